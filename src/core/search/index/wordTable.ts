import { fnv1a } from "../../hash";
import { codesOf } from "../text/codes";
import { createHashSlots } from "./hashSlots";
import { createWordOrder } from "./sortWords";
import { normaliseUncached } from "../text/spelling";
import { joinWords, visitWordsInCodes } from "../text/terms";

/**
 * The words met so far, each with a number, while many papers are read: texts repeat their words, so that a writing is looked up
 * where it stands rather than cut out and normalised again. A table is thrown away when its papers are read.
 */
export interface WordTable {
  /** The number of a word that is normalised already; 0 for "". */
  idOf(word: string): number;
  /** Calls back with the number of each word of a text that has letters when it is normalised, one behind the other. */
  visit(text: string, found: (id: number) => void): void;
  /** By number. The first is "". */
  readonly words: readonly string[];
  /** The numbers of all words so far, in the words' order. Yields after each slice. */
  sorted(): Generator<undefined, Int32Array>;
}

/** What is hashed apart: words as they are written, compounds, and what they are normalised to. */
const salts = { word: 0x811c9dc5, compound: 0x2f0b4c47, normalised: 0x5bd1e995 } as const;

/**
 * An empty table. Words are told apart by two hashes: of a million two are taken for one once in many million libraries, and a search
 * then finds one word more.
 */
export function createWordTable(): WordTable {
  const words = [""];
  const slots = createHashSlots();
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
      const codes = codesOf(text);
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
          id = slots.add(first, second, idOf(isCompound ? joinWords(written) : normaliseUncached(written)));
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

/** Returns a second hash with one more code unit mixed in, with another factor than FNV-1a has. */
function mixSecond(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x85ebca6b) ^ (hash >>> 13);
}
