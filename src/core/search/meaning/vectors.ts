import type { Paper } from "../../paper";
import { readWordNumbers } from "./wordNumbers";
import type { WordVectors } from "./wordVectors";

/** The words of a title count twice in the vector of a paper. */
const titleTimes = 2;

/** Returns the sum of the vectors of these words, brought to length 1. All numbers are 0 if there are no words. */
export function vectorOfWords(numbers: readonly number[], words: WordVectors): Float64Array {
  const sum = new Float64Array(words.size);
  for (const number of numbers) {
    addWord(sum, number, 1, words);
  }
  return toUnit(sum);
}

/** Returns the vector of a paper, brought to length 1: the words of its abstract, and twice those of its title. */
export function vectorOfPaper({ title, abstract = "" }: Pick<Paper, "title" | "abstract">, words: WordVectors): Float64Array {
  const sum = new Float64Array(words.size);
  for (const number of readWordNumbers(title, words)) {
    addWord(sum, number, titleTimes, words);
  }
  for (const number of readWordNumbers(abstract, words)) {
    addWord(sum, number, 1, words);
  }
  return toUnit(sum);
}

function addWord(sum: Float64Array, number: number, times: number, { rows, scales, size }: WordVectors): void {
  const scale = (scales[number] ?? 0) * times;
  const start = number * size;
  for (let at = 0; at < size; at++) {
    sum[at] = (sum[at] ?? 0) + (rows[start + at] ?? 0) * scale;
  }
}

function toUnit(vector: Float64Array): Float64Array {
  let square = 0;
  for (let at = 0; at < vector.length; at++) {
    const value = vector[at] ?? 0;
    square += value * value;
  }
  const length = Math.sqrt(square) || 1;
  for (let at = 0; at < vector.length; at++) {
    vector[at] = (vector[at] ?? 0) / length;
  }
  return vector;
}
