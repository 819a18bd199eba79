import { isUtf16 } from "../decodeText";

/** The bytes at the beginning of a file that are looked at. */
const sampleBytes = 8_192;

/** The beginnings of common files that are no text. */
const signatures: readonly string[] = [
  "\x89PNG",
  "%PDF-",
  "PK\x03\x04",
  "\x7fELF",
  "GIF8",
  "\xff\xd8\xff",
  "\x1f\x8b",
  "SQLite format 3\0",
];

/** In a file with a NUL, no more than this share of the bytes may be such as no text has. */
const maxOddShare = 0.1;

/**
 * Returns whether a file is no text: it has a NUL, and begins like a common binary file or has many bytes that no text has. A few stray NULs in a
 * text, or those at the end of a file that was not written to its end, do not count.
 */
export function isBinary(bytes: Uint8Array): boolean {
  const sample = withoutEndingNuls(bytes.subarray(0, sampleBytes));
  if (!sample.includes(0)) {
    return sample.length === 0 && bytes.length > 0;
  }
  if (isUtf16(bytes)) {
    return false;
  }
  const begin = String.fromCharCode(...sample.subarray(0, 16));
  return signatures.some((signature) => begin.startsWith(signature)) || oddBytes(sample) > maxOddShare * sample.length;
}

function withoutEndingNuls(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) {
    end--;
  }
  return bytes.subarray(0, end);
}

/** Counts the control characters of ASCII, and those of Latin-1 that are not a part of a letter in UTF-8. */
function oddBytes(bytes: Uint8Array): number {
  let count = 0;
  for (const [index, byte] of bytes.entries()) {
    const isControl = (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b) || byte === 0x7f;
    const isLoose = byte >= 0x80 && byte < 0xa0 && (bytes[index - 1] ?? 0) < 0x80;
    count += isControl || isLoose ? 1 : 0;
  }
  return count;
}
