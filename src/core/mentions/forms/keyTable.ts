import type { FormKeys } from "./formKeys";
import { spread } from "./keys";

/** Keys by their hashes, in typed arrays. A form is identified by its index. */
export interface KeyTable {
  /**
   * A Bloom filter that rejects most non-keys. Each whole key, and each prefix of one that ends where a word may, sets two bits
   * in the element that its hash selects, so that one memory access answers for both. See `mayBeKey` and `mayBePrefix`.
   */
  readonly filter: Int32Array;
  /** Length of the longest key. */
  readonly longest: number;
  /** Returns the first form whose key has this hash and length, or -1. Another key may have them too: compare the text. */
  first(hash: number, length: number): number;
  /** Returns the next such form, or -1. */
  next(form: number): number;
  /** Size of the arrays, in bytes. */
  readonly bytes: number;
}

/** Keys of one character are never found. */
const shortestKey = 2;

/** Takes about a millisecond. */
const numbersPerSlice = 50_000;

/** Creates the table of all forms that have these keys, with their indexes. Yields after each slice of the work. */
export function* createKeyTable({
  hashes,
  lengths,
  prefixes,
}: Pick<FormKeys, "hashes" | "lengths" | "prefixes">): Generator<undefined, KeyTable> {
  const size = 1 << Math.max(8, Math.ceil(Math.log2(hashes.length + 1)));
  const slots = new Int32Array(size).fill(-1);
  const chain = new Int32Array(hashes.length).fill(-1);
  const filter = new Int32Array(1 << Math.max(8, Math.ceil(Math.log2(hashes.length + prefixes.length + 1))));
  for (let form = hashes.length - 1; form >= 0; form--) {
    if (form % numbersPerSlice === 0) {
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
    if (i % numbersPerSlice === 0) {
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

/** Returns whether a key may have this hash, which must be spread. If not, no key has it. */
export function mayBeKey(filter: Int32Array, mixed: number): boolean {
  const bits = keyBits(mixed);
  return ((filter[mixed & (filter.length - 1)] ?? 0) & bits) === bits;
}

/** Like `mayBeKey`, for the prefixes of keys after which a file may begin a new word. */
export function mayBePrefix(filter: Int32Array, mixed: number): boolean {
  const bits = prefixBits(mixed);
  return ((filter[mixed & (filter.length - 1)] ?? 0) & bits) === bits;
}

function keyBits(mixed: number): number {
  return (1 << (mixed >>> 27)) | (1 << (mixed >>> 22));
}

/** Other bits than a key's, so that a prefix is not taken for a key. Shifts use only the last five bits of their operand. */
function prefixBits(mixed: number): number {
  return (1 << (mixed >>> 24)) | (1 << (mixed >>> 19));
}

function addBits(filter: Int32Array, mixed: number, bits: number): void {
  const word = mixed & (filter.length - 1);
  filter[word] = (filter[word] ?? 0) | bits;
}
