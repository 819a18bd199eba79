import { normalise } from "./spelling";
import { joined } from "./terms";
import { lettersOf } from "./vocabulary";
import { createWordOrder } from "./sortWords";

/**
 * The words met so far, each with a number, while many papers are read: texts repeat their words, so that a writing is looked up
 * where it stands rather than cut out and normalised again. A table is thrown away when its papers are read.
 */
export interface WordTable {
  /** The number of a word that is normalised already. */
  idOf(word: string): number;
  /** The number of the word that is written from `start` to `end`. */
  idAt(text: string, start: number, end: number, isCompound: boolean): number;
  /** By number. */
  readonly words: readonly string[];
  /** By number, as in a part's vocabulary. */
  letters(id: number): number;
  /** The numbers of all words so far, in the words' order. Yields after each slice. */
  sorted(): Generator<undefined, Int32Array>;
}

/** An empty table. */
export function createWordTable(): WordTable {
  const drawers: (Map<string, number> | undefined)[] = [];
  const words: string[] = [];
  const letters: number[] = [];
  const writings = createWritings();
  const idOf = (word: string): number => {
    const drawer = drawerOf(word);
    const ids = (drawers[drawer] ??= new Map<string, number>());
    let id = ids.get(word);
    if (id === undefined) {
      id = words.length;
      ids.set(word, id);
      words.push(word);
      letters.push(lettersOf(word));
    }
    return id;
  };
  return {
    idOf,
    idAt(text, start, end, isCompound) {
      const known = writings.find(text, start, end, isCompound);
      return known >= 0 ? known : writings.add(idOf(isCompound ? joined(text.slice(start, end)) : normalise(text.slice(start, end))));
    },
    words,
    letters: (id) => letters[id] ?? 0,
    sorted: createWordOrder(words),
  };
}

/** Many small maps, for one that grows is copied, and a large one would hold others up. */
function drawerOf(word: string): number {
  return (word.charCodeAt(0) * 31 + word.charCodeAt(word.length - 1) * 7 + word.length) & 63;
}

/** Words as they are written: a hash table over stretches of texts. */
interface Writings {
  /** The word's number, or -1 for one that is new: `add` is to follow. */
  find(text: string, start: number, end: number, isCompound: boolean): number;
  add(id: number): number;
}

/** A slot is two hashes and the number plus one, side by side: looking a word up touches memory in one place. */
const slotLength = 4;
const firstSlots = 1 << 9;

/**
 * Writings are told apart by two hashes of 32 bits each: of a million writings two are taken for one once in many million libraries,
 * and a search then finds one word more.
 */
function createWritings(): Writings {
  let slots = new Int32Array(firstSlots * slotLength);
  let mask = firstSlots - 1;
  let count = 0;
  let wanted = { first: 0, second: 0, at: 0 };
  const placeOf = (first: number, second: number): number => {
    let slot = (first ^ (first >>> 15)) & mask;
    for (let at = slot * slotLength; slots[at + 2] !== 0; at = slot * slotLength) {
      if (slots[at] === first && slots[at + 1] === second) {
        return at;
      }
      slot = (slot + 1) & mask;
    }
    return slot * slotLength;
  };
  const grow = (): void => {
    const before = slots;
    slots = new Int32Array(before.length * 2);
    mask = mask * 2 + 1;
    for (let at = 0; at < before.length; at += slotLength) {
      if (before[at + 2] !== 0) {
        slots.set(before.subarray(at, at + slotLength), placeOf(before[at] ?? 0, before[at + 1] ?? 0));
      }
    }
  };
  return {
    find(text, start, end, isCompound) {
      // FNV-1a (Fowler, Noll, Vo) over code units, and the same with another factor; compounds have hashes of their own.
      let first = isCompound ? 0x2f0b4c47 : 0x811c9dc5;
      let second = end - start;
      for (let at = start; at < end; at++) {
        const code = text.charCodeAt(at);
        first = Math.imul(first ^ code, 0x01000193);
        second = Math.imul(second ^ code, 0x85ebca6b) ^ (second >>> 13);
      }
      second ^= isCompound ? 1 : 0;
      const at = placeOf(first, second);
      const found = (slots[at + 2] ?? 0) - 1;
      if (found < 0) {
        wanted = { first, second, at };
      }
      return found;
    },
    add(id) {
      slots.set([wanted.first, wanted.second, id + 1], wanted.at);
      count++;
      if (count * 2 > mask) {
        grow();
      }
      return id;
    },
  };
}
