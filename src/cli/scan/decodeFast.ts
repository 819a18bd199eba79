import { isAscii, isUtf8 } from "node:buffer";
import { decodeText } from "../../core/formats/decodeText";
import { once } from "../../core/once";
import { isBinary } from "../../core/formats/encoding/isBinary";

/** NUL may be a part of UTF-16 or of a binary file. SO, SI, and ESC switch the alphabets of ISO-2022-JP. */
const special = [0x00, 0x0e, 0x0f, 0x1b];

/** Where a file may name its encoding, see `declaredEncoding`. */
const [headBytes, tailBytes] = [2_000, 3_000];

/** The content of a file, as bytes and as text. */
export interface FileText {
  /** Returns the text, or `undefined` if the file is binary. Takes time at the first call. */
  readonly text: () => string | undefined;
  /** The bytes, if they are UTF-8, and the text is nothing else than that. */
  readonly utf8: Uint8Array | undefined;
}

/** Returns the content of a file. */
export function fileTextOf(bytes: Buffer): FileText {
  const utf8 = isPlain(bytes) ? bytes : undefined;
  return { text: once(() => (utf8 ? plainText(utf8) : otherText(bytes))), utf8 };
}

/** Returns whether bytes are UTF-8 that nothing says to be anything else. */
function isPlain(bytes: Buffer): boolean {
  return !special.some((byte) => bytes.includes(byte)) && (isAscii(bytes) || (isUtf8(bytes) && !hasMark(bytes) && !mayBeJapanese(bytes)));
}

/**
 * Returns the text of a file, as `decodeText` of the core decodes it, or `undefined` if it is no text. Takes a tenth of the time for UTF-8,
 * because most files need no search for the name of their encoding.
 */
export function decodeFast(bytes: Buffer): string | undefined {
  return fileTextOf(bytes).text();
}

function plainText(bytes: Buffer): string {
  return isAscii(bytes) ? asciiText(bytes) : bytes.toString("utf8");
}

function otherText(bytes: Buffer): string | undefined {
  return isBinary(bytes) ? undefined : decodeText(bytes).text;
}

/** Node keeps a longer string outside of the heap, where it leaves gaps that cost a tree of files 50 MB. */
const asciiPart = 1_000_000;

function asciiText(bytes: Buffer): string {
  let text = "";
  for (let start = 0; start < bytes.length; start += asciiPart) {
    text += bytes.toString("latin1", start, start + asciiPart);
  }
  return text;
}

/** Returns whether the bytes begin with a byte order mark of UTF-8. */
function hasMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** Returns whether a file may say that it is in ISO-2022-JP, the only declaration that counts more than valid UTF-8. */
function mayBeJapanese(bytes: Buffer): boolean {
  return bytes.subarray(0, headBytes).includes("2022") || bytes.subarray(Math.max(0, bytes.length - tailBytes)).includes("2022");
}
