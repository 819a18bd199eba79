import { stem } from "../words/stem";
import { CharacterClass, classOf, foldOf } from "./characters";
import { addToHash, spread } from "./keys";

/** What is written around a place, as hashes of the words' stems. */
export interface Neighbourhood {
  /** The words of three letters or more in the block of the offset and its two neighbours, in order, with repetitions. */
  around(offset: number): readonly Int32Array[];
}

/**
 * Characters per block. Blocks lie at multiples of this, so that whoever asks about a place, with whatever part of the text in view, gets the same
 * answer.
 */
const blockSize = 1024;
const shortestWord = 3;
const longestWord = 24;

/** The hash of a stem by the hash of its word. Code has the same words again and again. */
const stems = new Map<number, number>();
const mostStems = 50_000;

/** Reads a text's blocks as they are asked for, each once. */
export function createNeighbourhood(text: string): Neighbourhood {
  const blocks = new Map<number, Int32Array>();
  const block = (index: number): Int32Array => {
    const words = blocks.get(index) ?? stemsIn(text, index * blockSize, (index + 1) * blockSize);
    blocks.set(index, words);
    return words;
  };
  return {
    around(offset) {
      const index = Math.floor(offset / blockSize);
      return [block(index - 1), block(index), block(index + 1)];
    },
  };
}

/** The hash of a word's stem; the word in lower case. */
export function stemHash(word: string): number {
  return hashOf(stem(word));
}

const buffer = new Int32Array(blockSize);

/** A word ends before a capital that follows a small letter, and at all that is no letter. */
function stemsIn(text: string, from: number, to: number): Int32Array {
  const end = Math.min(text.length, to);
  let count = 0;
  let start = -1;
  let hash = 0;
  let before = 0;
  for (let i = Math.max(0, from); i < end; i++) {
    const code = text.charCodeAt(i);
    const here = classOf(code);
    const isLetter = here === CharacterClass.lower || here === CharacterClass.upper;
    if (start >= 0 && (!isLetter || (here === CharacterClass.upper && before === CharacterClass.lower))) {
      count = addStem(text, start, i, hash, count);
      start = -1;
    }
    if (isLetter) {
      hash = start < 0 ? addToHash(0, foldOf(code)) : addToHash(hash, foldOf(code));
      start = start < 0 ? i : start;
    }
    before = here;
  }
  return buffer.slice(0, start >= 0 ? addStem(text, start, end, hash, count) : count);
}

function addStem(text: string, start: number, end: number, hash: number, count: number): number {
  if (end - start < shortestWord || end - start > longestWord) {
    return count;
  }
  buffer[count] = rememberStem(text, start, end, hash);
  return count + 1;
}

function rememberStem(text: string, start: number, end: number, hash: number): number {
  const known = stems.get(hash);
  if (known !== undefined) {
    return known;
  }
  if (stems.size >= mostStems) {
    stems.clear();
  }
  const root = stemHash(text.slice(start, end).toLowerCase());
  stems.set(hash, root);
  return root;
}

function hashOf(word: string): number {
  let hash = 0;
  for (let i = 0; i < word.length; i++) {
    hash = addToHash(hash, foldOf(word.charCodeAt(i)));
  }
  return spread(hash) | 0;
}
