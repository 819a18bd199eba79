import { addToHash, filteredLengths, headOf, longHeadOf, spread, writeKey } from "./keys";

/** Keys by their hashes, in typed arrays. A form is known by its index. */
export interface KeyTable {
  /** A bit per first three characters with which a key begins. */
  readonly heads: Int32Array;
  /** The same for the first four. */
  readonly longHeads: Int32Array;
  /** A bit per prefix of a filtered length and per whole key, with few collisions. */
  readonly filter: Int32Array;
  /** Number of bits in the filter, less one. */
  readonly filterMask: number;
  /** Length of the longest key. */
  readonly longest: number;
  /** The first form whose key has this hash and length, or -1. Another key may have them too: compare the text. */
  first(hash: number, length: number): number;
  /** The next such form, or -1. */
  next(form: number): number;
  /** Bytes that the arrays take. */
  readonly bytes: number;
}

const longestKey = 400;
const shortestKey = 2;

/** So many texts are read in a slice: about a millisecond's work. */
const textsInSlice = 500;

/**
 * Makes the table of all forms, in one pass over their texts. Forms of one character, and what is beyond 400 of them, are left out. Yields
 * after each slice of the work.
 */
export function* createKeyTable(texts: readonly string[]): Generator<undefined, KeyTable> {
  const size = 1 << Math.max(8, Math.ceil(Math.log2(texts.length * 2 + 1)));
  const slots = new Int32Array(size).fill(-1);
  const chain = new Int32Array(texts.length).fill(-1);
  const hashes = new Int32Array(texts.length);
  const lengths = new Uint16Array(texts.length);
  const heads = new Int32Array(1 << 10);
  const longHeads = new Int32Array(1 << 15);
  const filter = new Int32Array(Math.max(1 << 8, size >> 2));
  const filterMask = filter.length * 32 - 1;
  const buffer = new Uint16Array(longestKey);
  let longest = 0;
  for (let form = texts.length - 1; form >= 0; form--) {
    if (form % textsInSlice === 0) {
      yield;
    }
    const length = writeKey(texts[form] ?? "", buffer);
    if (length < shortestKey) {
      continue;
    }
    const hash = hashAll(buffer, length, filter, filterMask);
    addHead(heads, longHeads, buffer, length);
    addBit(filter, filterMask, wholeBit(hash, length));
    hashes[form] = hash;
    lengths[form] = length;
    const slot = spread(hash) & (size - 1);
    chain[form] = slots[slot] ?? -1;
    slots[slot] = form;
    longest = Math.max(longest, length);
  }
  const seek = (from: number, hash: number, length: number): number => {
    let form = from;
    while (form >= 0 && !(hashes[form] === hash && lengths[form] === length)) {
      form = chain[form] ?? -1;
    }
    return form;
  };
  return {
    heads,
    longHeads,
    filter,
    filterMask,
    longest,
    first: (hash, length) => seek(slots[spread(hash) & (size - 1)] ?? -1, hash, length),
    next: (form) => seek(chain[form] ?? -1, hashes[form] ?? 0, lengths[form] ?? 0),
    bytes: [slots, chain, hashes, lengths, heads, longHeads, filter].reduce((sum, array) => sum + array.byteLength, 0),
  };
}

/** The filter's bit for the prefix of a longer key. */
export function prefixBit(hash: number, length: number): number {
  return spread(hash + Math.imul(length, 0x9e3779b1));
}

/** The filter's bit for a whole key. */
export function wholeBit(hash: number, length: number): number {
  return spread(Math.imul(hash ^ length, 0x5bd1e995));
}

/** The hash of the key in the buffer; its prefixes go into the filter. */
function hashAll(buffer: Uint16Array, length: number, filter: Int32Array, mask: number): number {
  let hash = 0;
  let level = 0;
  for (let i = 0; i < length; i++) {
    if (i === filteredLengths[level]) {
      addBit(filter, mask, prefixBit(hash, i));
      level++;
    }
    hash = addToHash(hash, buffer[i] ?? 0);
  }
  return hash;
}

/** Shorter keys begin every longer head with their letters: what follows them in a text is not theirs. */
function addHead(heads: Int32Array, longHeads: Int32Array, buffer: Uint16Array, length: number): void {
  const [first = 0, second = 0, third = 0, fourth = 0] = buffer;
  for (let last = 0; last < 32; last++) {
    if (length > 2 && last > 0) {
      break;
    }
    const head = headOf(first, second, length > 2 ? third : last);
    addBit(heads, -1, head);
    for (let next = length > 3 ? fourth & 31 : 0; next < 32; next += length > 3 ? 32 : 1) {
      addBit(longHeads, -1, longHeadOf(head, next));
    }
  }
}

function addBit(bits: Int32Array, mask: number, bit: number): void {
  const kept = bit & mask;
  const word = kept >>> 5;
  bits[word] = (bits[word] ?? 0) | (1 << (kept & 31));
}

/** Whether a bit is set. */
export function hasBit(bits: Int32Array, bit: number): boolean {
  return (((bits[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1;
}
