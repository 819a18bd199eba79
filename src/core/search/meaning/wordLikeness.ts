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
/** A step of a comparison takes so many numbers. */
const stepSize = 4;

/** One word, or two that were asked for one after the other, with their likeness to other words as far as it is known. */
interface ComparedWords {
  /** The row of the first word and, times `pairFactor`, that of the second. */
  readonly numbers: Float64Array;
  readonly first: ComparedWord;
  second: ComparedWord | undefined;
  isUsed: boolean;
}

interface ComparedWord {
  readonly norm: number;
  /** By number of the other word; NaN if it is unknown. */
  readonly known: Float32Array;
}

/** Creates a look-up that computes what it is asked for, and remembers it. */
export function createWordLikeness(words: WordVectors): WordLikeness {
  const rows = new Map<number, LikenessRow>();
  let last: ComparedWords | undefined;
  const create = (number: number): LikenessRow => {
    const word = { norm: words.norms[number] ?? 1, known: new Float32Array(words.count).fill(NaN) };
    const pair = last && !last.isUsed && !last.second && words.size <= maxPairedSize ? last : undefined;
    if (pair) {
      addNumbers(pair.numbers, number, pairFactor, words);
      pair.second = word;
      return createRow(pair, word, words);
    }
    last = { numbers: new Float64Array(Math.ceil(words.size / stepSize) * stepSize), first: word, second: undefined, isUsed: false };
    addNumbers(last.numbers, number, 1, words);
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

function addNumbers(numbers: Float64Array, word: number, factor: number, { rows, size }: WordVectors): void {
  for (let at = 0; at < size; at++) {
    numbers[at] = (numbers[at] ?? 0) + (rows[word * size + at] ?? 0) * factor;
  }
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
function compare(compared: ComparedWords, number: number, { rows, norms, size }: WordVectors): void {
  const { numbers, first, second } = compared;
  const start = number * size;
  let [sum, other] = [0, 0];
  for (let at = 0; at < numbers.length; at += stepSize) {
    sum += (numbers[at] ?? 0) * (rows[start + at] ?? 0) + (numbers[at + 1] ?? 0) * (rows[start + at + 1] ?? 0);
    other += (numbers[at + 2] ?? 0) * (rows[start + at + 2] ?? 0) + (numbers[at + 3] ?? 0) * (rows[start + at + 3] ?? 0);
  }
  sum += other;
  const norm = norms[number] ?? 1;
  const sumOfSecond = second ? Math.round(sum / pairFactor) : 0;
  first.known[number] = likenessOf((sum - sumOfSecond * pairFactor) / norm / first.norm);
  if (second) {
    second.known[number] = likenessOf(sumOfSecond / norm / second.norm);
  }
  compared.isUsed = true;
}

function likenessOf(cosine: number): number {
  return cosine > minLikeness ? cosine : 0;
}
