/** Writes numbers and texts one behind the other. */
export interface ByteWriter {
  /** A number from 0 to 2^32 - 1, in one to five bytes: seven bits each, the lowest first (LEB128). */
  number(value: number): void;
  text(value: string): void;
  /** What was written. */
  bytes(): Uint8Array;
}

/** A writer with room for so many bytes; it takes more where that is not enough. */
export function createByteWriter(room = 1 << 16): ByteWriter {
  let buffer = new Uint8Array(room);
  let at = 0;
  const reserve = (count: number): void => {
    if (at + count > buffer.length) {
      const larger = new Uint8Array(Math.max(at + count, buffer.length * 2));
      larger.set(buffer);
      buffer = larger;
    }
  };
  const number = (value: number): void => {
    reserve(5);
    let rest = value;
    while (rest > 127) {
      buffer[at++] = (rest & 127) | 128;
      rest = rest >>> 7;
    }
    buffer[at++] = rest;
  };
  return {
    number,
    text(value) {
      const encoded = new TextEncoder().encode(value);
      number(encoded.length);
      reserve(encoded.length);
      buffer.set(encoded, at);
      at += encoded.length;
    },
    bytes: () => buffer.slice(0, at),
  };
}

/** Reads what a `ByteWriter` wrote. Behind the end there are zeros and empty texts. */
export interface ByteReader {
  number(): number;
  text(): string;
}

/** A reader from the first byte on. */
export function createByteReader(bytes: Uint8Array): ByteReader {
  let at = 0;
  const number = (): number => {
    let value = 0;
    let shift = 0;
    for (;;) {
      const byte = bytes[at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) {
        return value >>> 0;
      }
      shift += 7;
    }
  };
  return {
    number,
    text() {
      const length = number();
      const encoded = bytes.subarray(at, at + length);
      at += length;
      return new TextDecoder().decode(encoded);
    },
  };
}

/** A 32-bit checksum of bytes, four at a time (the mixing of MurmurHash3, Appleby, public domain). */
export function checksum(bytes: Uint8Array): number {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
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

/** Takes a number into a hash. */
export function mix(hash: number, value: number): number {
  const scrambled = Math.imul(value, 0xcc9e2d51);
  const mixed = hash ^ Math.imul((scrambled << 15) | (scrambled >>> 17), 0x1b873593);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}
