import { Telling, type Vocabulary } from "./vocabulary";

/** Fewer different words than this around a name say nothing; fewer than the second, little. */
const fewWords = 12;
const someWords = 25;

/** A name as its surroundings see it. */
export interface NameWords {
  /** How many words it has. */
  readonly units: number;
  /** Hashes of the stems of its words. */
  readonly stems: ReadonlySet<number>;
}

/**
 * Whether what is written around a name speaks against the paper: plenty of words, of which next to none are the paper's or its
 * field's. The more words the name has, the fewer are asked for.
 */
export function isForeignGround(around: readonly Int32Array[], { telling }: Vocabulary, name: NameWords): boolean {
  const units = Math.max(name.units, 2);
  const met: number[] = [];
  let own = 0;
  let field = 0;
  for (const words of around) {
    for (const word of words) {
      const says = telling(word);
      if (says === 0 || met.includes(word)) {
        continue;
      }
      met.push(word);
      own += (says & Telling.own) !== 0 && !name.stems.has(word) ? 1 : 0;
      field += (says & Telling.field) !== 0 ? 1 : 0;
      if (own >= 4 - units && own + field >= 7 - units) {
        return false;
      }
    }
  }
  const different = countDifferent(around);
  return different >= someWords || (different >= fewWords && own + field < 1);
}

/** So many different words of the paper make its ground. */
const ownWords = 4;

/** Whether what is written around a name speaks for the paper: words of it that are neither code's nor every paper's. */
export function isOwnGround(around: readonly Int32Array[], { telling }: Vocabulary, name: NameWords): boolean {
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
