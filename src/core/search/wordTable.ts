import { lettersOf } from "./part";
import { normalise } from "./spelling";
import { joined } from "./terms";

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
  /** The numbers of all words so far, in the words' order. */
  sorted(): Int32Array;
}

/** An empty table. */
export function createWordTable(): WordTable {
  const ids = new Map<string, number>();
  const words: string[] = [];
  const letters: number[] = [];
  const writings = createWritings();
  let sorted: Int32Array = new Int32Array(0);
  const idOf = (word: string): number => {
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
      return writings.find(text, start, end, isCompound) ?? writings.add(idOf(isCompound ? joined(text.slice(start, end)) : normalise(text.slice(start, end))));
    },
    words,
    letters: (id) => letters[id] ?? 0,
    sorted() {
      sorted = sorted.length === words.length ? sorted : withNewWords(sorted, words);
      return sorted;
    },
  };
}

/** Adds the words that came since to an order, each found its place by halving. */
function withNewWords(sorted: Int32Array, words: readonly string[]): Int32Array {
  const added = Array.from({ length: words.length - sorted.length }, (_, index) => sorted.length + index);
  added.sort((a, b) => ((words[a] ?? "") < (words[b] ?? "") ? -1 : 1));
  const whole = new Int32Array(words.length);
  let from = 0;
  added.forEach((id, order) => {
    const place = placeOf(words[id] ?? "", sorted, words, from);
    whole.set(sorted.subarray(from, place), from + order);
    whole[place + order] = id;
    from = place;
  });
  whole.set(sorted.subarray(from), from + added.length);
  return whole;
}

function placeOf(word: string, sorted: Int32Array, words: readonly string[], from: number): number {
  let low = from;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[sorted[middle] ?? 0] ?? "") < word) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** Words as they are written: a hash table over stretches of texts. */
interface Writings {
  /** The word's number, or `undefined` for one that is new: `add` is to follow. */
  find(text: string, start: number, end: number, isCompound: boolean): number | undefined;
  add(id: number): number;
}

function createWritings(): Writings {
  const texts: string[] = [];
  let hashes = new Int32Array(1 << 12);
  let ids = new Int32Array(hashes.length);
  /** By place: the writing's number plus one, or 0. */
  let slots = new Int32Array(1 << 13);
  let wanted = { hash: 0, slot: 0, text: "" };
  const grow = (): void => {
    hashes = withRoom(hashes);
    ids = withRoom(ids);
    slots = new Int32Array(slots.length * 2);
    for (let writing = 0; writing < texts.length; writing++) {
      let slot = (hashes[writing] ?? 0) & (slots.length - 1);
      while (slots[slot] !== 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = writing + 1;
    }
  };
  return {
    find(text, start, end, isCompound) {
      const hash = hashOf(text, start, end, isCompound);
      let slot = hash & (slots.length - 1);
      for (let found = slots[slot] ?? 0; found !== 0; found = slots[slot] ?? 0) {
        const known = texts[found - 1] ?? "";
        if (hashes[found - 1] === hash && known.length === end - start && text.startsWith(known, start)) {
          return ids[found - 1];
        }
        slot = (slot + 1) & (slots.length - 1);
      }
      wanted = { hash, slot, text: text.slice(start, end) };
      return undefined;
    },
    add(id) {
      const writing = texts.length;
      // A copy: a slice would keep its whole text in memory.
      texts.push(` ${wanted.text}`.slice(1));
      hashes[writing] = wanted.hash;
      ids[writing] = id;
      slots[wanted.slot] = writing + 1;
      if (texts.length === hashes.length) {
        grow();
      }
      return id;
    },
  };
}

function withRoom(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}

/** FNV-1a (Fowler, Noll, Vo) over code units, spread; a compound has another hash than its letters as one word. */
function hashOf(text: string, start: number, end: number, isCompound: boolean): number {
  let hash = isCompound ? 0x2f0b4c47 : 0x811c9dc5;
  for (let at = start; at < end; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash ^ (hash >>> 15)) | 0;
}
