/** The multiplier of 32-bit FNV-1a (Fowler, Noll and Vo, 1991). */
export const fnvPrime = 0x01000193;

/** An odd multiplier for a second hash of the same text (the one of MurmurHash2, Appleby, public domain). */
export const secondFactor = 0x5bd1e995;

/** Returns a hash with one more code unit or number mixed in, as FNV-1a does. */
export function fnv1a(hash: number, code: number, factor = fnvPrime): number {
  return Math.imul(hash ^ code, factor);
}

/**
 * Returns a hash with a text mixed in: its length and its code units, or every `stride`-th of them. Returns `start` if there is
 * no text.
 */
export function hashText(start: number, text: string | undefined, factor = fnvPrime, stride = 1): number {
  if (text === undefined) {
    return start;
  }
  const { length } = text;
  let hash = start ^ length;
  for (let at = 0; at < length; at += stride) {
    hash = Math.imul(hash ^ text.charCodeAt(at), factor);
  }
  return hash;
}

/** Returns two 32-bit hashes as one of 53 bits, the most that a number holds exactly. */
export function joinHashHalves(low: number, high: number): number {
  return (high & 0x1fffff) * 2 ** 32 + (low >>> 0);
}

/** Returns a hash with a number mixed in, as MurmurHash3 does (Appleby, public domain). */
export function mix(hash: number, value: number): number {
  const scrambled = Math.imul(value, 0xcc9e2d51);
  const mixed = hash ^ Math.imul((scrambled << 15) | (scrambled >>> 17), 0x1b873593);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}

/** Returns a 32-bit checksum of bytes, read four at a time with the mixing of MurmurHash3. */
export function checksum(bytes: Uint8Array): number {
  // A copy, which `slice` of a Node buffer is not.
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
  let hash = bytes.length;
  for (let at = 0; at < words.length; at++) {
    hash = mix(hash, words[at] ?? 0);
  }
  for (let at = words.length * 4; at < bytes.length; at++) {
    hash = mix(hash, aligned[at] ?? 0);
  }
  return (hash ^ (hash >>> 16)) >>> 0;
}
