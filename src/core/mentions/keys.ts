import { CharacterClass, classOf, foldOf } from "./characters";

/** A `+` that ends a name is part of its key: `ViDT+` is not `ViDT`. */
export const plus = 0x2b;

/** Prefixes of these lengths are known to the filter, so that a walk over a text ends soon after it has left all keys. */
export const filteredLengths = [5, 8, 12, 20, 32, 64] as const;

/** Where a walk that has taken so many characters asks the filter. */
export const isFiltered: Uint8Array = Uint8Array.from({ length: 65 }, (_, length) => ((filteredLengths as readonly number[]).includes(length) ? 1 : 0));

/** The hash of a key with one character more. */
export function addToHash(hash: number, folded: number): number {
  return (Math.imul(hash, 0x01000193) ^ folded) | 0;
}

/** The hash spread over all its bits, for use as an index. */
export function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

/** Five bits each of the first three characters of a key. */
export function headOf(first: number, second: number, third: number): number {
  return ((first & 31) << 10) | ((second & 31) << 5) | (third & 31);
}

/** The same with the fourth. */
export function longHeadOf(head: number, fourth: number): number {
  return (head << 5) | (fourth & 31);
}

/**
 * Writes the key of a form into the buffer: its letters and digits, folded, and a `+` at its end. Returns the length: 0 where the form has
 * neither letter nor digit, at most the buffer's.
 */
export function writeKey(text: string, buffer: Uint16Array): number {
  let length = 0;
  for (let i = 0; i < text.length && length < buffer.length; i++) {
    const code = text.charCodeAt(i);
    if (classOf(code) >= CharacterClass.lower || (code === plus && i === text.length - 1)) {
      buffer[length++] = foldOf(code);
    }
  }
  return length;
}
