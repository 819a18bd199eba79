/** Returns a 32-bit checksum of bytes, four at a time (the mixing of MurmurHash3, Appleby, public domain). */
export function checksum(bytes: Uint8Array): number {
  // Copies the bytes. `slice` of a Node buffer would return a view.
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

/** Mixes a number into a hash. */
export function mix(hash: number, value: number): number {
  const scrambled = Math.imul(value, 0xcc9e2d51);
  const mixed = hash ^ Math.imul((scrambled << 15) | (scrambled >>> 17), 0x1b873593);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}
