import { readStems } from "./stems";

/** What is written around a place, as hashes of the words' stems. */
export interface Neighbourhood {
  /** The words in the block of the offset and its two neighbours, in order, with repetitions. */
  around(offset: number): readonly Int32Array[];
}

/**
 * Characters per block. Blocks lie at multiples of this, so that whoever asks about a place, with whatever part of the text in view, gets the same
 * answer.
 */
const blockSize = 640;

/** Reads a text's blocks as they are asked for, each once. */
export function createNeighbourhood(text: string): Neighbourhood {
  const blocks = new Map<number, Int32Array>();
  const block = (index: number): Int32Array => {
    const words = blocks.get(index) ?? readStems(text, index * blockSize, (index + 1) * blockSize);
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
