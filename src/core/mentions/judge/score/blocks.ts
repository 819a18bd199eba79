import { once } from "../../../once";
import { readDistinctStems } from "../stems";
import { addVector, dimensions, wordScore } from "./wordTable";

/** The subject of a stretch of text. */
export interface Topic {
  /** The sum of its words' scores; see `wordScore`. */
  readonly score: number;
  /** The number of its words that are rare in code that is not about machine learning. */
  readonly strong: number;
  /** The stems of its words, each once. */
  readonly words: Int32Array;
  /** Returns the sum of its words' vectors, computed once: most topics are needed for their scores alone. */
  readonly vector: () => Int32Array;
}

/** A block and its two neighbours. */
export interface Window {
  readonly topics: readonly [Topic, Topic, Topic];
  /** The number of words, those of several blocks counted for each. */
  readonly words: number;
  readonly strong: number;
  /** The mean score of its words, 0 if it has none. */
  readonly meanScore: number;
  readonly vector: () => Int32Array;
}

/** The topics of a text's blocks, each computed once. */
export interface Blocks {
  /** Returns the block of an offset and its two neighbours. */
  around(offset: number): Window;
  /** Returns the block in which the text begins. */
  head(): Topic;
}

/** Blocks begin at multiples of this, in UTF-16 code units, so the answer for a place does not depend on what part of a text is searched. */
const blockSize = 640;

/** A word with at least this score counts fully for the topic, twice this, one with at most its negative not at all: `return`, `file`. */
const fullWeight = 16;
const strongScore = 36;

/** Returns the topic of `[from, to)`. */
export function topicOf(text: string, from: number, to: number): Topic {
  const words = readDistinctStems(text, from, to);
  let score = 0;
  let strong = 0;
  for (let i = 0; i < words.length; i++) {
    const ofField = wordScore(words[i] ?? 0);
    score += ofField;
    strong += ofField >= strongScore ? 1 : 0;
  }
  return { score, strong, words, vector: once(() => vectorOf(words)) };
}

/** Returns the sum of the words' vectors in whole numbers, which are added faster. Only its direction counts. */
function vectorOf(words: Int32Array): Int32Array {
  const vector = new Int32Array(dimensions);
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? 0;
    const weight = Math.max(0, Math.min(2 * fullWeight, wordScore(word) + fullWeight));
    if (weight > 0) {
      addVector(vector, word, weight);
    }
  }
  return vector;
}

/** Creates the blocks of a text. */
export function createBlocks(text: string): Blocks {
  const blocks = new Map<number, Topic>();
  const windows = new Map<number, Window>();
  const block = (index: number): Topic => {
    const known = blocks.get(index);
    if (known) {
      return known;
    }
    const topic = topicOf(text, index * blockSize, (index + 1) * blockSize);
    blocks.set(index, topic);
    return topic;
  };
  return {
    around(offset) {
      const index = Math.floor(offset / blockSize);
      const known = windows.get(index);
      if (known) {
        return known;
      }
      const window = windowOf([block(index - 1), block(index), block(index + 1)]);
      windows.set(index, window);
      return window;
    },
    head: () => block(0),
  };
}

function windowOf(topics: readonly [Topic, Topic, Topic]): Window {
  const [before, here, behind] = topics;
  const words = before.words.length + here.words.length + behind.words.length;
  return {
    topics,
    words,
    strong: before.strong + here.strong + behind.strong,
    meanScore: words === 0 ? 0 : (before.score + here.score + behind.score) / words,
    vector: once(() => sumOf([before.vector(), here.vector(), behind.vector()])),
  };
}

/** Returns the mean score of a topic's words, 0 if it has none. */
export function meanScore({ score, words }: Topic): number {
  return words.length === 0 ? 0 : score / words.length;
}

function sumOf([a, b, c]: readonly [Int32Array, Int32Array, Int32Array]): Int32Array {
  const sum = new Int32Array(dimensions);
  for (let i = 0; i < dimensions; i++) {
    sum[i] = (a[i] ?? 0) + (b[i] ?? 0) + (c[i] ?? 0);
  }
  return sum;
}

/** Returns the cosine of two vectors, or 0 if one is empty. */
export function cosine(a: Int32Array, b: Int32Array): number {
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
