import type { PaperWords } from "./paperWords";
import type { WordVectors } from "./wordVectors";

/** A look-up of how alike words are. */
export interface WordLikeness {
  /** Returns the likeness of all words to this one, for `of`. */
  row(number: number): LikenessRow;
}

/** The likeness of words to one word. */
export interface LikenessRow {
  /** Returns the cosine between the vectors, or 0 if it is no more than 0.3. */
  of(number: number): number;
  /** Returns the largest likeness of a paper's words, and in addition half the largest of its title's. */
  nearest(paper: PaperWords): number;
}

/** Words less alike than this are not alike at all. */
const minLikeness = 0.3;
/** The rows of the words that were asked for last are kept: a user who types asks for the same words again. */
const maxRows = 24;
/** Each row keeps the nearest words of this many papers, which is more than a few keystrokes compare. */
const maxKnownPapers = 1000;
/** A near word counts half as much again if it is in the title. */
export const titleBonus = 0.5;

/**
 * Two words are compared with a third at once: this factor lies between their rows, so that the two sums of products are exact in one
 * number. Rows longer than `maxPairedSize` are compared one by one.
 */
const pairFactor = 2 ** 26;
const maxPairedSize = 2048;

/** Creates a look-up that computes what it is asked for, and remembers it. */
export function createWordLikeness(words: WordVectors): WordLikeness {
  const rows = new Map<number, LikenessRow>();
  let last: ComparedWords | undefined;
  const create = (number: number): LikenessRow => {
    const word: ComparedWord = { number, known: new Float32Array(words.count).fill(NaN) };
    if (last && !last.isUsed && !last.pair && words.size <= maxPairedSize) {
      last.pair = { second: word, numbers: joinRows(last.first.number, number, words) };
    } else {
      last = { first: word, pair: undefined, isUsed: false };
    }
    return createRow(last, word, words);
  };
  return {
    row(number) {
      const row = rows.get(number) ?? create(number);
      rows.delete(number);
      rows.set(number, row);
      for (const oldest of rows.size > maxRows ? rows.keys() : []) {
        rows.delete(oldest);
        break;
      }
      return row;
    },
  };
}

interface ComparedWord {
  readonly number: number;
  /** Its likeness to other words by their numbers; NaN if it is unknown. */
  readonly known: Float32Array;
}

/** One word, or two that were asked for one after the other, which are then compared together. */
interface ComparedWords {
  readonly first: ComparedWord;
  pair: { readonly second: ComparedWord; readonly numbers: Float64Array } | undefined;
  /** True once they were compared with a word. */
  isUsed: boolean;
}

/** Returns the row of one word plus `pairFactor` times that of another. */
function joinRows(first: number, second: number, { rows, size }: WordVectors): Float64Array {
  return Float64Array.from({ length: size }, (_, at) => (rows[first * size + at] ?? 0) + (rows[second * size + at] ?? 0) * pairFactor);
}

function createRow(compared: ComparedWords, { known }: ComparedWord, words: WordVectors): LikenessRow {
  const nearestOf = (numbers: Uint16Array, start: number, end: number, least: number): number => {
    let most = least;
    for (let at = start; at < end; at++) {
      const number = numbers[at] ?? 0;
      let alike = known[number] ?? 0;
      if (Number.isNaN(alike)) {
        compare(compared, number, words);
        alike = known[number] ?? 0;
      }
      most = alike > most ? alike : most;
    }
    return most;
  };
  const nearestIn = new Map<PaperWords, number>();
  return {
    of(number) {
      if (Number.isNaN(known[number])) {
        compare(compared, number, words);
      }
      return known[number] ?? 0;
    },
    nearest(paper) {
      const kept = nearestIn.get(paper);
      if (kept !== undefined) {
        return kept;
      }
      const inTitle = nearestOf(paper.numbers, 0, paper.titleCount, 0);
      const nearest = nearestOf(paper.numbers, paper.titleCount, paper.numbers.length, inTitle) + titleBonus * inTitle;
      if (nearestIn.size >= maxKnownPapers) {
        nearestIn.clear();
      }
      nearestIn.set(paper, nearest);
      return nearest;
    },
  };
}

/** Computes the likeness of a word to the compared ones. */
function compare(compared: ComparedWords, number: number, words: WordVectors): void {
  const { first, pair } = compared;
  compared.isUsed = true;
  if (!pair) {
    first.known[number] = likenessOf(first.number, number, words);
    return;
  }
  const { numbers, second } = pair;
  const { rows, size } = words;
  const start = number * size;
  let [sum, other] = [0, 0];
  // Two sums, because an addition waits for the one before.
  for (let at = 0; at < size; at += 4) {
    sum += (numbers[at] ?? 0) * (rows[start + at] ?? 0) + (numbers[at + 1] ?? 0) * (rows[start + at + 1] ?? 0);
    other += (numbers[at + 2] ?? 0) * (rows[start + at + 2] ?? 0) + (numbers[at + 3] ?? 0) * (rows[start + at + 3] ?? 0);
  }
  const both = sum + other;
  const sumOfSecond = Math.round(both / pairFactor);
  first.known[number] = likenessBySum(both - sumOfSecond * pairFactor, first.number, number, words);
  second.known[number] = likenessBySum(sumOfSecond, second.number, number, words);
}

/** Returns the cosine between the vectors of two words, or 0 if it is no more than 0.3. */
export function likenessOf(word: number, other: number, words: WordVectors): number {
  const { rows, size } = words;
  const [first, second] = [word * size, other * size];
  let sum = 0;
  for (let at = 0; at < size; at++) {
    sum = (sum + Math.imul(rows[first + at] ?? 0, rows[second + at] ?? 0)) | 0;
  }
  return likenessBySum(sum, word, other, words);
}

function likenessBySum(sum: number, word: number, other: number, { norms }: WordVectors): number {
  const cosine = sum / (norms[other] ?? 1) / (norms[word] ?? 1);
  return cosine > minLikeness ? cosine : 0;
}
