import { Telling, type PaperWords } from "./paperWords";

/** Fewer different words than this around a name say nothing; fewer than the second, little. */
const fewWords = 12;
const someWords = 25;

/** A name as its surroundings see it. */
export interface NameWords {
  /** How many words it has. */
  readonly units: number;
  /** Hashes of the stems of its words and those of its long form. */
  readonly stems: ReadonlySet<number>;
  /** It has four letters at most, which may stand for many things. */
  readonly isFewLetters: boolean;
  /** It has no word that is not the field's: `KD-Loss`. */
  readonly isOfField: boolean;
}

/** So many words of the paper's that are not the field's as well does a name ask for that any paper of the field may have. */
const wordsForFieldName = 3;

/**
 * Whether what is written around a name speaks against the paper: plenty of words, of which next to none are the paper's or its
 * field's. The more words the name has, the fewer are asked for. A name of few letters asks for one of the paper's own, and a name
 * that is the field's for several.
 */
export function isForeignGround(around: readonly Int32Array[], vocabulary: PaperWords, name: NameWords): boolean {
  const units = Math.max(name.units, 2);
  const count = countTelling(around, vocabulary, name);
  const { own, field, special } = count;
  const different = countDifferent(around);
  if (name.isOfField && different >= fewWords) {
    return special < wordsForFieldName;
  }
  if ((own >= 4 - units && own + field >= 7 - units) || (name.isFewLetters && isFamiliar(count))) {
    return false;
  }
  return different >= someWords || (different >= fewWords && own + (name.isFewLetters ? 0 : field) < 1);
}

/** How many different words around a name are the paper's own, the field's, and the paper's but not the field's. */
interface TellingCount {
  readonly own: number;
  readonly field: number;
  readonly special: number;
}

function countTelling(around: readonly Int32Array[], { telling }: PaperWords, { stems }: NameWords): TellingCount {
  const met: number[] = [];
  const count = { own: 0, field: 0, special: 0 };
  for (const words of around) {
    for (const word of words) {
      const says = telling(word);
      if (says === 0 || met.includes(word)) {
        continue;
      }
      met.push(word);
      const isOwn = (says & Telling.own) !== 0 && !stems.has(word);
      const isField = (says & Telling.field) !== 0;
      count.own += isOwn ? 1 : 0;
      count.field += isField ? 1 : 0;
      count.special += isOwn && !isField ? 1 : 0;
    }
  }
  return count;
}

/** So many of the field's words at least, and so many with the paper's own, make a ground of the field where the paper may be meant. */
export const someOfField = 2;
const someTelling = 3;

/** Whether what is written around a name is a text of the field with a word of the paper's own. */
export function isFamiliarGround(around: readonly Int32Array[], vocabulary: PaperWords, name: NameWords): boolean {
  return isFamiliar(countTelling(around, vocabulary, name));
}

function isFamiliar({ own, field, special }: TellingCount): boolean {
  return own > 0 && field >= someOfField && special + field >= someTelling;
}

/** So many different words of the paper make its ground. */
const ownWords = 4;

/** Whether what is written around a name speaks for the paper: words of it that are neither code's nor every paper's. */
export function isOwnGround(around: readonly Int32Array[], { telling }: PaperWords, name: NameWords): boolean {
  const met: number[] = [];
  for (const words of around) {
    for (const word of words) {
      if ((telling(word) & Telling.own) !== 0 && !name.stems.has(word) && !met.includes(word)) {
        met.push(word);
        if (met.length >= ownWords) {
          return true;
        }
      }
    }
  }
  return false;
}

/** How many different words there are in blocks that have each once, counted no farther than is asked. */
function countDifferent(around: readonly Int32Array[]): number {
  if (around.some((words) => words.length >= someWords)) {
    return someWords;
  }
  const different: number[] = [];
  for (const words of around) {
    for (let i = 0; i < words.length && different.length < someWords; i++) {
      const word = words[i] ?? 0;
      if (!different.includes(word)) {
        different.push(word);
      }
    }
  }
  return different.length;
}
