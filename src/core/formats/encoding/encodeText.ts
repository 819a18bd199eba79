import { decodeText, type DecodedText } from "../decodeText";

/**
 * Returns the bytes of a changed text in the encoding of the file that it was read from, with the byte order mark of the file, or `undefined` if the
 * encoding lacks a character of it. The bytes of all that did not change stay as they are.
 */
export function encodeLike(bytes: Uint8Array, { text, encoding }: DecodedText, after: string): Uint8Array | undefined {
  const coded = encodings.get(encoding)?.(bytes, text, after);
  return coded && decodeText(coded).text === after ? coded : undefined;
}

type Encode = (bytes: Uint8Array, before: string, after: string) => Uint8Array | undefined;

const encodings: ReadonlyMap<string, Encode> = new Map<string, Encode>([
  ["utf-8", (bytes, _before, after) => joined(markOf(bytes, [0xef, 0xbb, 0xbf]), new TextEncoder().encode(after))],
  ["utf-16le", (bytes, _before, after) => joined(markOf(bytes, [0xff, 0xfe]), utf16(after, true))],
  ["utf-16be", (bytes, _before, after) => joined(markOf(bytes, [0xfe, 0xff]), utf16(after, false))],
  ["windows-1252", splice],
  ["iso-8859-1", splice],
  ["iso-8859-15", splice],
]);

function markOf(bytes: Uint8Array, mark: readonly number[]): Uint8Array {
  return mark.every((byte, index) => bytes[index] === byte) ? Uint8Array.from(mark) : new Uint8Array(0);
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function utf16(text: string, isLittleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) {
    view.setUint16(at * 2, text.charCodeAt(at), isLittleEndian);
  }
  return new Uint8Array(view.buffer);
}

/** In these encodings, a character is a byte. An inserted text must be ASCII or a letter of Latin-1, which they share. */
function splice(bytes: Uint8Array, before: string, after: string): Uint8Array | undefined {
  let start = 0;
  while (start < before.length && before[start] === after[start]) {
    start++;
  }
  let same = 0;
  while (same < Math.min(before.length, after.length) - start && before.at(-1 - same) === after.at(-1 - same)) {
    same++;
  }
  const inserted = after.slice(start, after.length - same);
  if (bytes.length !== before.length || /[^\p{ASCII}\u00a0-\u00ff]/u.test(inserted)) {
    return undefined;
  }
  const letters = Uint8Array.from(inserted, (letter) => letter.charCodeAt(0));
  return joined(bytes.subarray(0, start), letters, bytes.subarray(bytes.length - same));
}
