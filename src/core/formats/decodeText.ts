import type { Problem } from "../paper";
import { runToEnd } from "../sliced";
import { declaredEncoding } from "./encoding/declaredEncoding";

/** A text and the encoding of its file. */
export interface DecodedText {
  readonly text: string;
  /** The encoding's label in the Encoding Standard: `"utf-8"`, `"windows-1252"`. */
  readonly encoding: string;
  /** `true` if the file itself names the encoding. */
  readonly isDeclared?: true;
  /** The lines with bytes that are not valid in the encoding, if there are any. */
  readonly problems?: readonly Problem[];
}

/**
 * Decodes a text file, without its byte order mark. The mark determines the encoding. Without a mark, the first of these that holds does:
 *
 * - UTF-16 if every other byte at the beginning is zero
 * - UTF-8 if the bytes are valid UTF-8: text in another encoding hardly ever is
 * - the encoding that the file names, as JabRef and Emacs write it
 * - UTF-8 if the bytes have at least as many valid sequences of several bytes as invalid ones: one stray byte costs one letter
 * - Windows-1252, which includes Latin-1
 *
 * An invalid byte becomes U+FFFD, as in VS Code, and its line is reported. It could be a letter of Windows-1252, but just as well one of
 * another encoding or a part of a letter that was cut, and nobody would notice a wrong one.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  return runToEnd(decodeTextInSlices(bytes));
}

/**
 * Like {@link decodeText}, but yields after each slice of the work. Decodes anything but UTF-8, which is rare, in one go.
 *
 * @param bytesPerSlice at least four. The default takes a few milliseconds.
 */
export function* decodeTextInSlices(bytes: Uint8Array, bytesPerSlice = 2_000_000): Generator<undefined, DecodedText> {
  const marked = markedEncoding(bytes) ?? unmarkedUtf16(bytes);
  if (marked !== undefined && marked !== "utf-8") {
    return { text: new TextDecoder(marked).decode(bytes), encoding: marked };
  }
  const declared = marked === undefined ? declaredEncoding(bytes) : undefined;
  const valid = declared === "iso-2022-jp" ? undefined : yield* decodeUtf8(bytes, { fatal: true, bytesPerSlice });
  if (valid !== undefined) {
    return { text: valid, encoding: "utf-8" };
  }
  const counts = yield* countSequences(bytes, bytesPerSlice);
  if (declared !== undefined && declared !== "utf-8") {
    const text = decodeAs(declared, bytes);
    if (counts.valid < 4 * counts.invalid || isMultiByte.test(declared)) {
      return { text, encoding: declared, isDeclared: true };
    }
  }
  if (marked === "utf-8" || declared === "utf-8" || (counts.valid > 0 && counts.valid >= counts.invalid)) {
    const text = (yield* decodeUtf8(bytes, { fatal: false, bytesPerSlice })) ?? "";
    return { text, encoding: "utf-8", problems: lossProblems(counts.lines) };
  }
  return { text: decodeAs("windows-1252", bytes), encoding: "windows-1252" };
}

/** Characters of these encodings may look like UTF-8 by chance. */
const isMultiByte = /^(?:gb|big5|euc|shift|iso-2022)/;

function decodeAs(encoding: string, bytes: Uint8Array): string {
  const text = new TextDecoder(encoding).decode(bytes);
  return encoding === "windows-1252" ? withoutControls(text) : text;
}

/** The sequences of several bytes in a text, and the lines of those that are not valid UTF-8. */
interface SequenceCounts {
  readonly valid: number;
  readonly invalid: number;
  readonly lines: readonly number[];
}

/** Counts as a UTF-8 decoder reads: a byte that cannot go on a sequence ends it and is read again. */
function* countSequences(bytes: Uint8Array, bytesPerSlice: number): Generator<undefined, SequenceCounts> {
  let [valid, invalid, line] = [0, 0, 1];
  const lines = new Set<number>();
  for (let at = 0, next = bytesPerSlice; at < bytes.length;) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) {
      line += byte === 0x0a || (byte === 0x0d && bytes[at + 1] !== 0x0a) ? 1 : 0;
      at++;
    } else {
      const length = sequenceLength(bytes, at);
      valid += length > 0 ? 1 : 0;
      if (length < 0) {
        invalid++;
        lines.add(line);
      }
      at += Math.abs(length);
    }
    if (at >= next) {
      next = at + bytesPerSlice;
      yield;
    }
  }
  return { valid, invalid, lines: [...lines] };
}

/** Returns the length of the sequence that begins at an offset, negative if it is not valid (Unicode, table 3-7). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const length = first < 0xc2 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 1;
  for (let offset = 1; offset < length; offset++) {
    const byte = bytes[at + offset] ?? 0;
    const low = offset === 1 && first === 0xe0 ? 0xa0 : offset === 1 && first === 0xf0 ? 0x90 : 0x80;
    const high = offset === 1 && first === 0xed ? 0x9f : offset === 1 && first === 0xf4 ? 0x8f : 0xbf;
    if (byte < low || byte > high) {
      return -offset;
    }
  }
  return length === 1 ? -1 : length;
}

/** More lines are not listed. */
const maxListedLines = 20;

function lossProblems(lines: readonly number[]): readonly Problem[] {
  const more = lines.length - maxListedLines;
  return lines.slice(0, maxListedLines).map((line, index) => ({
    line,
    message: `A byte is not valid in UTF-8, so a letter was lost${more > 0 && index === maxListedLines - 1 ? `, as on ${more} more lines` : ""}.`,
  }));
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

function markedEncoding(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) {
    return "utf-16le";
  }
  if (first === 0xfe && second === 0xff) {
    return "utf-16be";
  }
  return first === 0xef && second === 0xbb && third === 0xbf ? "utf-8" : undefined;
}

/** Returns whether a file is in UTF-16, by its mark or the zeros in it. */
export function isUtf16(bytes: Uint8Array): boolean {
  return (markedEncoding(bytes) ?? unmarkedUtf16(bytes) ?? "").startsWith("utf-16");
}

const sampleBytes = 400;

function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const start = bytes.subarray(0, sampleBytes);
  const zeros = [0, 1].map((parity) => start.filter((byte, index) => index % 2 === parity && byte === 0).length);
  const enough = Math.max(2, start.length / 4);
  if ((zeros[1] ?? 0) >= enough && zeros[0] === 0) {
    return "utf-16le";
  }
  return (zeros[0] ?? 0) >= enough && zeros[1] === 0 ? "utf-16be" : undefined;
}
