import { readStems } from "./stems";
import { isFieldStem } from "./wordKinds";

/** The words around a place, as hashes of their stems. */
export interface WordsAround {
  /** Returns the words of the offset's block and of its two neighbours, each word once per block. */
  around(offset: number): readonly Int32Array[];
  /** Returns how many words of the field these blocks have. A word in several blocks counts for each. */
  fieldWords(offset: number): number;
}

/**
 * Length of a block, in UTF-16 code units. Blocks begin at multiples of it, so that the answer for a place does not depend on
 * which part of the text is searched.
 */
const blockSize = 640;

/** Reads the blocks of a text on demand, each once. */
export function createWordsAround(text: string): WordsAround {
  const blocks = new Map<number, Int32Array>();
  const table = new Int32Array(tableSize);
  const block = (index: number): Int32Array => {
    const words = blocks.get(index) ?? withoutRepetitions(readStems(text, index * blockSize, (index + 1) * blockSize), table);
    blocks.set(index, words);
    return words;
  };
  const ofField = new Map<number, number>();
  const fieldWordsOf = (index: number): number => {
    const count = ofField.get(index) ?? block(index).reduce((sum, word) => sum + (isFieldStem(word) ? 1 : 0), 0);
    ofField.set(index, count);
    return count;
  };
  return {
    fieldWords(offset) {
      const index = Math.floor(offset / blockSize);
      return fieldWordsOf(index - 1) + fieldWordsOf(index) + fieldWordsOf(index + 1);
    },
    around(offset) {
      const index = Math.floor(offset / blockSize);
      return [block(index - 1), block(index), block(index + 1)];
    },
  };
}

/** A block has at most a third as many words as characters. */
const tableSize = 1 << 9;

/**
 * Returns the words in order, each once, in the same array.
 *
 * @param table room for them, which is emptied first
 */
function withoutRepetitions(words: Int32Array, table: Int32Array): Int32Array {
  table.fill(0);
  let count = 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? 0;
    let place = word & (tableSize - 1);
    while (table[place] !== 0 && table[place] !== word) {
      place = (place + 1) & (tableSize - 1);
    }
    if (table[place] === 0) {
      table[place] = word;
      words[count++] = word;
    }
  }
  return words.subarray(0, count);
}
