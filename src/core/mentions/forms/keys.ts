import { fnvPrime } from "../../hash";
import { CharacterClass, classIn, classOf, readingOf, valueIn } from "./characters";

/** A `+` that ends a name is part of its key: `ViDT+` is not `ViDT`. */
export const plus = 0x2b;

const base = fnvPrime;

/** What `base` is multiplied with, in 32 bits, to give 1. */
const inverse = 0x359c449b;

/** Prefixes of keys that are longer than this are not known to the filter. */
export const longestPrefix = 24;

/** What of a key is beyond this length is left out. */
export const longestKey = 400;

const powers = new Int32Array(longestKey + 1);
powers[0] = 1;
for (let length = 1; length <= longestKey; length++) {
  powers[length] = Math.imul(powers[length - 1] ?? 0, base);
}

/** The hash of a key with one character more: a polynomial, so that the hashes of two parts can be joined. */
export function addToHash(hash: number, folded: number): number {
  return (Math.imul(hash, base) + folded) | 0;
}

/** The hash of a key without its last character. */
export function takeFromHash(hash: number, folded: number): number {
  return Math.imul(hash - folded, inverse);
}

/** The hash of a key with a part behind it, of which the hash and the length are given. Parts longer than any key give nothing of use. */
export function joinHashes(hash: number, part: number, length: number): number {
  return (Math.imul(hash, powers[length] ?? 0) + part) | 0;
}

/** The hash spread over all its bits, for use as an index. */
export function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

const { lower, upper, mark } = CharacterClass;

/** Where keys are read into, one after the other. */
export interface KeySink {
  /** Called with the hash and length of a form's key: its letters and digits, folded, and a `+` at its end; nothing beyond `longestKey`. */
  readonly key: (hash: number, length: number) => void;
  /** Called with the hash of each prefix of the key behind which a file may begin a new word. */
  readonly prefix: (hash: number) => void;
}

/**
 * Reads the key of a form. A file may begin a new word at a separator, at a change of case and beside digits; in what is written in any
 * case, as addresses are, `anywhere`.
 */
export function readKey(text: string, anywhere: boolean, sink: KeySink): void {
  let hash = 0;
  let length = 0;
  let before: number = mark;
  for (let i = 0; i < text.length && length < longestKey; i++) {
    const code = text.charCodeAt(i);
    const reading = readingOf(code);
    const here = classIn(reading);
    const isPlus = code === plus && i === text.length - 1;
    if (here >= lower || isPlus) {
      if (length > 0 && length <= longestPrefix && (anywhere || isBorder(before, here, text, i))) {
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
