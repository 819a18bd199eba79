import tables from "#data/judging.json";
import { once } from "../../../once";
import { stemHash } from "../stems";

/** The length of a word's vector. */
export const dimensions = 24;

/** A number per word, in a hash table: a lookup per word around a doubtful name must be fast. */
export interface WordTable {
  /** Returns the index of a word by the hash of its stem, or -1. */
  indexOf(stem: number): number;
}

function createWordTable(words: readonly string[]): WordTable {
  const size = 1 << Math.ceil(Math.log2(words.length * 2 + 2));
  const keys = new Int32Array(size);
  const indexes = new Int32Array(size).fill(-1);
  const slotOf = (stem: number): number => {
    let slot = stem & (size - 1);
    while (indexes[slot] !== -1 && keys[slot] !== stem) {
      slot = (slot + 1) & (size - 1);
    }
    return slot;
  };
  words.forEach((word, index) => {
    const stem = stemHash(word);
    const slot = slotOf(stem);
    if (indexes[slot] === -1) {
      keys[slot] = stem;
      indexes[slot] = index;
    }
  });
  return { indexOf: (stem) => indexes[slotOf(stem)] ?? -1 };
}

/** The middle of the printable characters that stand for the numbers of a vector. */
const middleCode = 80;

const vectors = once(() => {
  const words = Object.keys(tables.vectors);
  const rows = new Int8Array(words.length * dimensions);
  Object.values(tables.vectors).forEach((row, index) => {
    for (let i = 0; i < dimensions; i++) {
      rows[index * dimensions + i] = row.charCodeAt(i) - middleCode;
    }
  });
  return { table: createWordTable(words), rows };
});

/** Creates the lookup of a table of numbers by the hashes of the words' stems; 0 for other words. */
function createScores(table: Readonly<Record<string, number>>): (stem: number) => number {
  const made = once(() => ({ words: createWordTable(Object.keys(table)), values: Int8Array.from(Object.values(table)) }));
  return (stem) => {
    const { words, values } = made();
    const index = words.indexOf(stem);
    return index < 0 ? 0 : (values[index] ?? 0);
  };
}

/** Adds the vector of a word, by the hash of its stem, to `sum`, with a weight. */
export function addVector(sum: Float64Array, stem: number, weight: number): void {
  const { table, rows } = vectors();
  const index = table.indexOf(stem);
  if (index >= 0) {
    for (let i = 0; i < dimensions; i++) {
      sum[i] = (sum[i] ?? 0) + weight * (rows[index * dimensions + i] ?? 0);
    }
  }
}

/** Returns how much more often machine-learning code has a word than other code: log-odds times 16, 0 if unknown. */
export const wordScore = createScores(tables.words);

/** Returns how much more often a word is in one identifier with a paper's name than with a word that looks like one. */
export const companionScore = createScores(tables.companions);

/** Scores a word before or after the identifier. */
export const neighbourScore = createScores(tables.neighbours);
