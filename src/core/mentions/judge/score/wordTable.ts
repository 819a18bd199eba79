import tables from "#data/judging.json";
import { once } from "../../../once";
import { stemHash } from "../stems";

/** The length of a word's vector. */
export const dimensions = 24;

/** A number per word, in a hash table: a look-up per word around a doubtful name must be fast. */
interface WordTable {
  /** The hashes of stems, each in the slot that its lowest bits give, or in the next one that was free; 0 for a free slot. */
  readonly keys: Int32Array;
  readonly values: Int16Array;
}

/** Creates the table of words with their numbers. The first of several words with one stem counts. */
function createWordTable(words: readonly string[], values: readonly number[]): WordTable {
  const size = 1 << Math.ceil(Math.log2(words.length * 2 + 2));
  const table = { keys: new Int32Array(size), values: new Int16Array(size) };
  for (const [index, word] of words.entries()) {
    const stem = stemHash(word);
    const slot = slotOf(table, stem);
    if (table.keys[slot] === 0) {
      table.keys[slot] = stem;
      table.values[slot] = values[index] ?? 0;
    }
  }
  return table;
}

/** Returns the slot of a stem, or the free one in which it would be. */
function slotOf({ keys }: WordTable, stem: number): number {
  const last = keys.length - 1;
  let slot = stem & last;
  while (keys[slot] !== stem && keys[slot] !== 0) {
    slot = (slot + 1) & last;
  }
  return slot;
}

/** Returns the number of a word by the hash of its stem, or 0. */
function valueOf(table: WordTable, stem: number): number {
  return table.values[slotOf(table, stem)] ?? 0;
}

/** The middle of the printable characters that stand for the numbers of a vector. */
const middleCode = 80;

/** The vectors one after the other, the first of them of zeros, and the number of each word's vector. */
const vectors = once(() => {
  const words = Object.keys(tables.vectors);
  const rows = new Int8Array((words.length + 1) * dimensions);
  Object.values(tables.vectors).forEach((row, index) => {
    for (let i = 0; i < dimensions; i++) {
      rows[(index + 1) * dimensions + i] = row.charCodeAt(i) - middleCode;
    }
  });
  const numbers = words.map((_, index) => index + 1);
  return { table: createWordTable(words, numbers), rows };
});

/** Creates the look-up of a table of numbers by the hashes of the words' stems; 0 for other words. */
function createScores(numbers: Readonly<Record<string, number>>): (stem: number) => number {
  let table: WordTable | undefined;
  return (stem) => valueOf((table ??= createWordTable(Object.keys(numbers), Object.values(numbers))), stem);
}

/** Adds the vector of a word, by the hash of its stem, to `sum`, with a weight, which is a whole number. */
export function addVector(sum: Int32Array, stem: number, weight: number): void {
  const { table, rows } = vectors();
  const first = valueOf(table, stem) * dimensions;
  if (first > 0) {
    for (let i = 0; i < dimensions; i++) {
      sum[i] = (sum[i] ?? 0) + Math.imul(weight, rows[first + i] ?? 0);
    }
  }
}

/** Returns how much more often machine-learning code has a word than other code: log-odds times 16, 0 if unknown. */
export const wordScore = createScores(tables.words);

/** Returns how much more often a word is in one identifier with a paper's name than with a word that looks like one. */
export const companionScore = createScores(tables.companions);

/** Scores a word before or after the identifier. */
export const neighbourScore = createScores(tables.neighbours);
