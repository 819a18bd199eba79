import { ContextWord, type PaperWords } from "./paperWords";

/** Fewer different words than `fewWords` around a name show nothing; fewer than `someWords` show little. */
const fewWords = 12;
const someWords = 25;

/** The traits of a name on which its context is judged. */
export interface NameWords {
  /** The number of its words. */
  readonly units: number;
  /** Hashes of the stems of its words, and of the words of its long form. */
  readonly stems: ReadonlySet<number>;
  /** True if it has at most four letters, which may mean many things. */
  readonly isFewLetters: boolean;
  /** True if all its words are terms of the field: `KD-Loss`. */
  readonly isOfField: boolean;
}

/**
 * A name made of field terms needs this many words around it that are the paper's and not the field's, because other papers of
 * the field may use it too.
 */
const minSpecialWords = 3;

/**
 * Returns whether the words around a name are evidence against the paper: there are many, and almost none is the paper's or the
 * field's. The more words the name has, the fewer it needs. A name of few letters needs one of the paper's own words, and a
 * name made of field terms needs several.
 */
export function isUnrelatedContext(around: readonly Int32Array[], paperWords: PaperWords, name: NameWords): boolean {
  const units = Math.max(name.units, 2);
  const count = countContextWords(around, paperWords, name);
  const { own, field, special } = count;
  const different = countDifferent(around);
  if (name.isOfField && different >= fewWords) {
    return special < minSpecialWords;
  }
  if ((own >= 4 - units && own + field >= 7 - units) || (name.isFewLetters && hasFieldAndOwnWords(count))) {
    return false;
  }
  return different >= someWords || (different >= fewWords && own + (name.isFewLetters ? 0 : field) < 1);
}

/** The numbers of different words around a name that are the paper's, the field's, and the paper's but not the field's. */
interface ContextCount {
  readonly own: number;
  readonly field: number;
  readonly special: number;
}

function countContextWords(around: readonly Int32Array[], { contextKinds }: PaperWords, { stems }: NameWords): ContextCount {
  const met: number[] = [];
  const count = { own: 0, field: 0, special: 0 };
  for (const words of around) {
    for (const word of words) {
      const kinds = contextKinds(word);
      if (kinds === 0 || met.includes(word)) {
        continue;
      }
      met.push(word);
      const isOwn = (kinds & ContextWord.own) !== 0 && !stems.has(word);
      const isField = (kinds & ContextWord.field) !== 0;
      count.own += isOwn ? 1 : 0;
      count.field += isField ? 1 : 0;
      count.special += isOwn && !isField ? 1 : 0;
    }
  }
  return count;
}

/**
 * In a text of the field that may mean the paper, at least `minFieldWords` words are the field's, and at least
 * `minFieldAndSpecialWords` are the field's or the paper's.
 */
export const minFieldWords = 2;
const minFieldAndSpecialWords = 3;

/** Returns whether a name is in a text of the field that also has a word of the paper's own. */
export function isFieldContext(around: readonly Int32Array[], paperWords: PaperWords, name: NameWords): boolean {
  return hasFieldAndOwnWords(countContextWords(around, paperWords, name));
}

function hasFieldAndOwnWords({ own, field, special }: ContextCount): boolean {
  return own > 0 && field >= minFieldWords && special + field >= minFieldAndSpecialWords;
}

/** This many different words of the paper are evidence for it. */
const minOwnWords = 4;

/**
 * Returns whether the words around a name are evidence for the paper: several are in it and are common neither in code nor in
 * papers.
 */
export function isPaperContext(around: readonly Int32Array[], { contextKinds }: PaperWords, name: NameWords): boolean {
  const met: number[] = [];
  for (const words of around) {
    for (const word of words) {
      if ((contextKinds(word) & ContextWord.own) !== 0 && !name.stems.has(word) && !met.includes(word)) {
        met.push(word);
        if (met.length >= minOwnWords) {
          return true;
        }
      }
    }
  }
  return false;
}

/** Returns how many different words there are in blocks that each list a word once. Stops counting at `someWords`. */
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
