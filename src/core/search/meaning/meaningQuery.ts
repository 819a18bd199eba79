import { vectorOfWords } from "./vectors";
import { wordNumbers } from "./wordNumbers";
import type { LikenessRow, WordLikeness } from "./wordLikeness";
import type { WordVectors } from "./wordVectors";

/** A query, for comparing with the meaning of papers. */
export interface MeaningQuery {
  /** The vector of its words, of length 1. */
  readonly vector: Float64Array;
  /** The words that say what the query is about, each once. */
  readonly telling: readonly TellingWord[];
  /** The sum of the `idf` of these words. */
  readonly totalIdf: number;
}

/** A word that says what a query is about. */
export interface TellingWord {
  readonly number: number;
  readonly idf: number;
  readonly likeness: LikenessRow;
}

/** Words in more papers, such as "the" and "model", are not looked for one by one. */
export const minTellingIdf = 1.5;
/** A pasted text has more; who pastes that much knows which paper they want. */
const maxTelling = 24;

/** Returns the query, or `undefined` if no word says what it is about. */
export function readMeaningQuery(text: string, words: WordVectors, likeness: WordLikeness): MeaningQuery | undefined {
  const numbers = wordNumbers(text, words);
  const telling = [...new Set(numbers)]
    .filter((number) => (words.idf[number] ?? 0) > minTellingIdf)
    .slice(0, maxTelling)
    .map((number) => ({ number, idf: words.idf[number] ?? 0, likeness: likeness.row(number) }));
  if (telling.length === 0) {
    return undefined;
  }
  return { vector: vectorOfWords(numbers, words), telling, totalIdf: telling.reduce((sum, { idf }) => sum + idf, 0) };
}
