import { fnvPrime } from "../../hash";
import { CharacterClass, classIn, classOf, readingOf, valueIn } from "./characters";

/** A `+` that ends a name is part of its key: `ViDT+` is not `ViDT`. */
export const plus = 0x2b;

const base = fnvPrime;

/** The inverse of `base` modulo 2^32. */
const inverse = 0x359c449b;

/** Longer prefixes of keys are not in the filter. */
export const maxPrefixLength = 24;

/** Keys are cut to this length. */
export const maxKeyLength = 400;

const powers = new Int32Array(maxKeyLength + 1);
powers[0] = 1;
for (let length = 1; length <= maxKeyLength; length++) {
  powers[length] = Math.imul(powers[length - 1] ?? 0, base);
}

/** Returns the hash of a key with one more character. The hash is a polynomial, so the hashes of two parts can be joined. */
export function addToHash(hash: number, folded: number): number {
  return (Math.imul(hash, base) + folded) | 0;
}

/** Returns the hash of a key without its last character. */
export function takeFromHash(hash: number, folded: number): number {
  return Math.imul(hash - folded, inverse);
}

/**
 * Returns the hash of a key followed by a part, given the hash and the length of the part. The result is useless if the part is
 * longer than any key.
 */
export function joinHashes(hash: number, part: number, length: number): number {
  return (Math.imul(hash, powers[length] ?? 0) + part) | 0;
}

/** Spreads a hash over all its bits, for use as an index. */
export function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

const { lower, upper, mark } = CharacterClass;

/** Receives keys, one after the other. */
export interface KeySink {
  /**
   * Called with the hash and the length of a form's key: its letters and digits, folded, and a `+` at its end, cut to
   * `maxKeyLength`.
   */
  readonly key: (hash: number, length: number) => void;
  /** Called with the hash of each prefix of the key after which a file may begin a new word. */
  readonly prefix: (hash: number) => void;
}

/**
 * Reads the key of a form. A file may begin a new word at a separator, at a change of case and beside digits. With `anywhere`,
 * for addresses, which are written in any case, it may do so everywhere.
 */
export function readKey(text: string, anywhere: boolean, sink: KeySink): void {
  let hash = 0;
  let length = 0;
  let before: number = mark;
  for (let i = 0; i < text.length && length < maxKeyLength; i++) {
    const code = text.charCodeAt(i);
    const reading = readingOf(code);
    const here = classIn(reading);
    const isPlus = code === plus && i === text.length - 1;
    if (here >= lower || isPlus) {
      if (length > 0 && length <= maxPrefixLength && (anywhere || isBorder(before, here, text, i))) {
        sink.prefix(hash);
      }
      hash = addToHash(hash, isPlus ? plus : valueIn(reading));
      length++;
    }
    before = here;
  }
  sink.key(hash, length);
}

function isBorder(before: number, here: number, text: string, offset: number): boolean {
  if (before !== here) {
    return before !== upper || here !== lower;
  }
  return here === upper && offset + 1 < text.length && classOf(text.charCodeAt(offset + 1)) === lower;
}
