import { runToEnd } from "../sliced";

/** The encodings that a text file can be read in. */
export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** A text and the encoding of its file. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

/**
 * Decodes a text file, without its byte order mark. The mark determines the encoding. Without a mark the encoding is UTF-16
 * if every other byte at the beginning is zero, UTF-8 if the bytes are valid UTF-8, and otherwise Windows-1252, which
 * includes Latin-1.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  return runToEnd(decodeTextInSlices(bytes));
}

/**
 * Like {@link decodeText}, but yields after each slice of the work. Decodes UTF-16, which is rare, in one go.
 *
 * @param bytesPerSlice at least four. The default takes a few milliseconds.
 */
export function* decodeTextInSlices(bytes: Uint8Array, bytesPerSlice = 2_000_000): Generator<undefined, DecodedText> {
  const encoding = markedEncoding(bytes) ?? unmarkedUtf16(bytes);
  if (encoding === "utf-16le" || encoding === "utf-16be") {
    return { text: new TextDecoder(encoding).decode(bytes), encoding };
  }
  const text = yield* decodeUtf8(bytes, { fatal: encoding === undefined, bytesPerSlice });
  return text === undefined
    ? { text: withoutControls(new TextDecoder("windows-1252").decode(bytes)), encoding: "windows-1252" }
    : { text, encoding: "utf-8" };
}

/** Returns `undefined` if the bytes are not valid UTF-8 and `fatal` is set. */
function* decodeUtf8(
  bytes: Uint8Array,
  { fatal, bytesPerSlice }: { readonly fatal: boolean; readonly bytesPerSlice: number },
): Generator<undefined, string | undefined> {
  const texts: string[] = [];
  for (let start = 0; start < bytes.length;) {
    const end = endOfPiece(bytes, start + bytesPerSlice);
    try {
      texts.push(new TextDecoder("utf-8", { fatal, ignoreBOM: start > 0 }).decode(bytes.subarray(start, end)));
    } catch {
      return undefined;
    }
    start = end;
    yield;
  }
  return texts.join("");
}

/** Returns an end for a slice, at most `latest`, that does not cut a character in two. */
function endOfPiece(bytes: Uint8Array, latest: number): number {
  for (let back = 1; back < 4 && latest < bytes.length; back++) {
    const byte = bytes[latest - back] ?? 0;
    if ((byte & 0xc0) !== 0x80) {
      const length = byte < 0xc0 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
      return length > back ? latest - back : latest;
    }
  }
  return Math.min(latest, bytes.length);
}

/** The characters of Windows-1252 from 0x80 to 0x9F, where Latin-1 has control characters. */
const windows1252Symbols = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Some versions of Node decode Windows-1252 as if it were Latin-1. */
function withoutControls(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (control) => windows1252Symbols.charAt(control.charCodeAt(0) - 0x80));
}

function markedEncoding(bytes: Uint8Array): TextEncoding | undefined {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) {
    return "utf-16le";
  }
  if (first === 0xfe && second === 0xff) {
    return "utf-16be";
  }
  return first === 0xef && second === 0xbb && third === 0xbf ? "utf-8" : undefined;
}

const sampleBytes = 400;

function unmarkedUtf16(bytes: Uint8Array): TextEncoding | undefined {
  const start = bytes.subarray(0, sampleBytes);
  const zeros = [0, 1].map((parity) => start.filter((byte, index) => index % 2 === parity && byte === 0).length);
  const enough = Math.max(2, start.length / 4);
  if ((zeros[1] ?? 0) >= enough && zeros[0] === 0) {
    return "utf-16le";
  }
  return (zeros[0] ?? 0) >= enough && zeros[1] === 0 ? "utf-16be" : undefined;
}
