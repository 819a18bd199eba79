import { fnv1a } from "../../hash";
import { createHashSlots } from "./hashSlots";
import { createWordOrder } from "./sortWords";
import { joinWords, visitWordsInCodes } from "../text/terms";
import { createCodeReader } from "../text/codes";
import { normalise } from "../text/spelling";

/**
 * The words of all texts read so far, each with a number. Texts repeat their words, so a word is looked up by its code units
 * instead of being sliced and normalized again. A table is dropped once its papers are read.
 */
export interface WordTable {
  /** Returns the number of a word that is already normalized, adding it if needed; 0 for "". */
  idOf(word: string): number;
  /** Calls `found` with the number of each word of a text, in order, except words whose normalized form is "". */
  visit(text: string, found: (id: number) => void): void;
  /** All words by number. The first is "". */
  readonly words: readonly string[];
  /** Returns the numbers of all words, in the order of the words. Yields after each slice. */
  sorted(): Generator<undefined, Int32Array>;
}

/** Different start values keep apart words as they are written, compounds, and normalized words. */
const salts = { word: 0x811c9dc5, compound: 0x2f0b4c47, normalised: 0x5bd1e995 } as const;

/**
 * Creates an empty table. Words are distinguished by two hashes only. Two of a million words collide in one of many million
 * libraries; a search then finds one word too many.
 */
export function createWordTable(): WordTable {
  const words = [""];
  const slots = createHashSlots();
  const codeReader = createCodeReader();
  const idOf = (word: string): number => {
    if (word === "") {
      return 0;
    }
    let first: number = salts.normalised;
    let second = word.length;
    for (let at = 0; at < word.length; at++) {
      const code = word.charCodeAt(at);
      first = fnv1a(first, code);
      second = mixSecond(second, code);
    }
    const known = slots.find(first, second);
    return known >= 0 ? known : slots.add(first, second, words.push(word) - 1);
  };
  return {
    idOf,
    visit(text, found) {
      const codes = codeReader.read(text);
      visitWordsInCodes(codes, text.length, (start, end, isCompound) => {
        let first: number = isCompound ? salts.compound : salts.word;
        let second = end - start;
        for (let at = start; at < end; at++) {
          const code = codes[at] ?? 0;
          first = fnv1a(first, code);
          second = mixSecond(second, code);
        }
        let id = slots.find(first, second);
        if (id < 0) {
          const written = text.slice(start, end);
          id = slots.add(first, second, idOf(isCompound ? joinWords(written) : normalise(written)));
        }
        if (id > 0) {
          found(id);
        }
      });
    },
    words,
    sorted: createWordOrder(words),
  };
}

/** Returns a second hash with one more code unit mixed in, with a different factor than FNV-1a. */
function mixSecond(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x85ebca6b) ^ (hash >>> 13);
}
