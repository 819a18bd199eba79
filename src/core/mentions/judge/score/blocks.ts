import { readStems } from "../stems";
import { addVector, dimensions, wordScore } from "./wordTable";

/** The subject of a stretch of text. */
export interface Topic {
  /** The sum of its words' vectors. */
  readonly vector: Float64Array;
  /** The sum of its words' scores; see `wordScore`. */
  readonly score: number;
  /** The number of its words that are rare in code that is not about machine learning. */
  readonly strong: number;
  readonly words: Int32Array;
}

/** The topics of a text's blocks, each computed once. */
export interface Blocks {
  /** Returns the block of an offset and its two neighbours. */
  around(offset: number): readonly [Topic, Topic, Topic];
  /** Returns the block in which the text begins. */
  head(): Topic;
}

/** Blocks begin at multiples of this, in UTF-16 code units, so the answer for a place does not depend on what part of a text is searched. */
const blockSize = 640;

/** A word with at least this score counts fully for the topic, one with at most its negative not at all: `return`, `file`. */
const fullWeight = 16;
const strongScore = 36;

/** Returns the topic of `[from, to)`. */
export function topicOf(text: string, from: number, to: number): Topic {
  const words = readStems(text, from, to);
  const vector = new Float64Array(dimensions);
  const seen = new Set<number>();
  let score = 0;
  let strong = 0;
  for (const word of words) {
    if (!seen.has(word)) {
      seen.add(word);
      const ofField = wordScore(word);
      addVector(vector, word, Math.max(0, Math.min(1, (ofField + fullWeight) / (2 * fullWeight))));
      score += ofField;
      strong += ofField >= strongScore ? 1 : 0;
    }
  }
  return { vector, score, strong, words: Int32Array.from(seen) };
}

/** Creates the blocks of a text. */
export function createBlocks(text: string): Blocks {
  const known = new Map<number, Topic>();
  const block = (index: number): Topic => {
    const topic = known.get(index) ?? topicOf(text, index * blockSize, (index + 1) * blockSize);
    known.set(index, topic);
    return topic;
  };
  return {
    around(offset) {
      const index = Math.floor(offset / blockSize);
      return [block(index - 1), block(index), block(index + 1)];
    },
    head: () => block(0),
  };
}

/** Returns the cosine of two vectors, or 0 if one is empty. */
export function cosine(a: Float64Array, b: Float64Array): number {
  let both = 0;
  let [aa, bb] = [0, 0];
  for (let i = 0; i < dimensions; i++) {
    const [x, y] = [a[i] ?? 0, b[i] ?? 0];
    both += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa === 0 || bb === 0 ? 0 : both / Math.sqrt(aa * bb);
}
