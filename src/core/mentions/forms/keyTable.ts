import type { FormKeys } from "./formKeys";
import { spread } from "./keys";

/** Keys by their hashes, in typed arrays. A form is known by its index. */
export interface KeyTable {
  /**
   * Bits that say at once what no key is: for each whole key and for each prefix of one that ends where a word may, two bits in the word that its
   * hash gives, so that both are asked with one look into memory. See `mayBeKey` and `mayBePrefix`.
   */
  readonly filter: Int32Array;
  /** Length of the longest key. */
  readonly longest: number;
  /** The first form whose key has this hash and length, or -1. Another key may have them too: compare the text. */
  first(hash: number, length: number): number;
  /** The next such form, or -1. */
  next(form: number): number;
  /** Bytes that the arrays take. */
  readonly bytes: number;
}

/** Keys of one character are found nowhere. */
const shortestKey = 2;

/** So many numbers are put in their places in a slice: about a millisecond's work. */
const numbersInSlice = 50_000;

/** The table of all forms that these are the keys of, with their indexes. Yields after each slice of the work. */
export function* createKeyTable({
  hashes,
  lengths,
  prefixes,
}: Pick<FormKeys, "hashes" | "lengths" | "prefixes">): Generator<undefined, KeyTable> {
  const size = 1 << Math.max(8, Math.ceil(Math.log2(hashes.length + 1)));
  const slots = new Int32Array(size).fill(-1);
  const chain = new Int32Array(hashes.length).fill(-1);
  const filter = new Int32Array(Math.max(1 << 8, size));
  for (let form = hashes.length - 1; form >= 0; form--) {
    if (form % numbersInSlice === 0) {
      yield;
    }
    if ((lengths[form] ?? 0) >= shortestKey) {
      const mixed = spread(hashes[form] ?? 0);
      addBits(filter, mixed, keyBits(mixed));
      chain[form] = slots[mixed & (size - 1)] ?? -1;
      slots[mixed & (size - 1)] = form;
    }
  }
  for (let i = 0; i < prefixes.length; i++) {
    if (i % numbersInSlice === 0) {
      yield;
    }
    const mixed = spread(prefixes[i] ?? 0);
    addBits(filter, mixed, prefixBits(mixed));
  }
  const seek = (from: number, hash: number, length: number): number => {
    let form = from;
    while (form >= 0 && !(hashes[form] === hash && lengths[form] === length)) {
      form = chain[form] ?? -1;
    }
    return form;
  };
  return {
    filter,
    longest: greatestOf(lengths),
    first: (hash, length) => seek(slots[spread(hash) & (size - 1)] ?? -1, hash, length),
    next: (form) => seek(chain[form] ?? -1, hashes[form] ?? 0, lengths[form] ?? 0),
    bytes: [slots, chain, hashes, lengths, filter].reduce((sum, array) => sum + array.byteLength, 0),
  };
}

function greatestOf(numbers: Uint16Array): number {
  let greatest = 0;
  for (const number of numbers) {
    greatest = Math.max(greatest, number);
  }
  return greatest;
}

/** Whether a key may have this hash, which is given spread; where it says no, none has. */
export function mayBeKey(filter: Int32Array, mixed: number): boolean {
  const bits = keyBits(mixed);
  return ((filter[mixed & (filter.length - 1)] ?? 0) & bits) === bits;
}

/** The same for the part of a key before a place where a file may begin a new word. */
export function mayBePrefix(filter: Int32Array, mixed: number): boolean {
  const bits = prefixBits(mixed);
  return ((filter[mixed & (filter.length - 1)] ?? 0) & bits) === bits;
}

function keyBits(mixed: number): number {
  return (1 << (mixed >>> 27)) | (1 << (mixed >>> 22));
}

/** Others, so that a prefix is no key. Shifts take their last five bits only. */
function prefixBits(mixed: number): number {
  return (1 << (mixed >>> 24)) | (1 << (mixed >>> 19));
}

function addBits(filter: Int32Array, mixed: number, bits: number): void {
  const word = mixed & (filter.length - 1);
  filter[word] = (filter[word] ?? 0) | bits;
}
