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

/** Creates a look-up that computes what it is asked for, and remembers it. */
export function createWordLikeness(words: WordVectors): WordLikeness {
  const rows = new Map<number, LikenessRow>();
  return {
    row(number) {
      const row = rows.get(number) ?? createRow(number, words);
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

/** Returns the cosine between the vectors of two words, or 0 if it is no more than 0.3. */
export function likenessOf(word: number, other: number, { rows, norms, size }: WordVectors): number {
  let sum = 0;
  for (let at = 0, first = word * size, second = other * size; at < size; at++, first++, second++) {
    sum += (rows[first] ?? 0) * (rows[second] ?? 0);
  }
  const cosine = sum / (norms[other] ?? 1) / (norms[word] ?? 1);
  return cosine > minLikeness ? cosine : 0;
}

function createRow(word: number, words: WordVectors): LikenessRow {
  const known = new Float32Array(words.count).fill(NaN);
  const of = (number: number): number => {
    const found = known[number] ?? 0;
    return Number.isNaN(found) ? (known[number] = likenessOf(word, number, words)) : found;
  };
  const nearestOf = (numbers: Uint16Array, start: number, end: number, least: number): number => {
    let most = least;
    for (let at = start; at < end; at++) {
      const alike = of(numbers[at] ?? 0);
      most = alike > most ? alike : most;
    }
    return most;
  };
  const nearestIn = new Map<PaperWords, number>();
  return {
    of,
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
