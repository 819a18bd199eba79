/** A longer group is not the argument of a command. */
const maxArgumentChars = 400;
const tailChars = 16;

/** A LaTeX text that is being read, and the Unicode text read so far. */
export interface Reader {
  readonly text: string;
  /** The offset of the closing brace for each opening brace, or 0 if it is never closed. */
  readonly closings: Int32Array;
  at: number;
  readonly parts: string[];
  /** The last characters of the text read so far. */
  tail: string;
  /** The end of the current formula, or an offset before `at` outside of formulas. */
  mathEnd: number;
  /** The offset of the apostrophe that ends the quoted words, or -1. */
  quoteEnd: number;
}

/** Creates a reader at the beginning of a text. */
export function createReader(text: string): Reader {
  return { text, closings: closingBraces(text), at: 0, parts: [], tail: "", mathEnd: -1, quoteEnd: -1 };
}

/** Appends to the text read so far. */
export function emit(reader: Reader, text: string): void {
  reader.parts.push(text);
  reader.tail = (reader.tail + text.slice(-tailChars)).slice(-tailChars);
}

/**
 * Reads a braced argument and returns it with its inner braces. Returns `""` if no group begins here, or if it is never
 * closed or too long.
 */
export function takeGroup(reader: Reader): string {
  const start = reader.at + (reader.text.charAt(reader.at) === " " ? 1 : 0);
  const end = reader.text.charAt(start) === "{" ? (reader.closings[start] ?? 0) : 0;
  if (end === 0 || end - start > maxArgumentChars) {
    return "";
  }
  reader.at = end + 1;
  return reader.text.slice(start + 1, end);
}

/** Reads an argument in braces, or the one character that LaTeX reads without them. */
export function takeArgument(reader: Reader): string {
  return takeGroup(reader) || take(reader, /\s?[\p{L}\p{N}]/uy).trim();
}

/** Reads and returns the match of a sticky pattern, or `""` if it does not match here. */
export function take(reader: Reader, pattern: RegExp): string {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text)?.[0] ?? "";
  reader.at += found.length;
  return found;
}

function closingBraces(text: string): Int32Array {
  const closings = new Int32Array(text.includes("{") ? text.length : 0);
  const open: number[] = [];
  for (let at = 0; at < closings.length; at++) {
    const character = text.charAt(at);
    if (character === "\\") {
      at++;
    } else if (character === "{") {
      open.push(at);
    } else if (character === "}") {
      const opening = open.pop();
      if (opening !== undefined) {
        closings[opening] = at;
      }
    }
  }
  return closings;
}
