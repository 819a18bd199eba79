/** A longer group is not the argument of a command. */
const maxArgumentChars = 400;
const tailChars = 16;
/** The white space that may stand before an argument. */
const maxBlanks = 20;

/**
 * Where a LaTeX text is from. The value of a `field` in a .bib file is what TeX gets. A `scraped` text may have lost its backslashes, and its `$` may be
 * a price.
 */
export type LatexKind = "field" | "scraped";

/** A LaTeX text that is being read, and the Unicode text read so far. */
export interface Reader {
  readonly text: string;
  readonly kind: LatexKind;
  /** The offset of the closing brace for each opening brace, or 0 if it is never closed. */
  readonly closings: Int32Array;
  /** The offset at which to read on after some closing braces, by their offset. */
  jumps: Map<number, number> | undefined;
  at: number;
  readonly parts: string[];
  /** The last characters of the text read so far. */
  tail: string;
  /** `true` if the text has prices with a `$`, so that not every `$` of a field begins a formula. */
  hasPrices: boolean;
  /** The end of the current formula, or an offset before `at` outside of formulas. */
  mathEnd: number;
  /** The offset of the apostrophe that ends the quoted words, or -1. */
  quoteEnd: number;
}

/** Creates a reader at the beginning of a text. */
export function createReader(text: string, kind: LatexKind): Reader {
  return {
    text,
    kind,
    closings: closingBraces(text),
    jumps: undefined,
    at: 0,
    parts: [],
    tail: "",
    hasPrices: false,
    mathEnd: -1,
    quoteEnd: -1,
  };
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

/**
 * Reads the arguments of a command up to the text that it displays, which is read like the rest. Finds those behind that text and has the reader
 * skip them. See the table in `commandArguments.ts`.
 */
export function takeArguments(reader: Reader, shape: string): void {
  for (const [index, sign] of [...shape].entries()) {
    if (sign === "+") {
      skipBehind(reader, shape.slice(index + 1));
      return;
    }
    if (sign === "-") {
      reader.at = groupEnd(reader, reader.at) ?? reader.at;
    } else {
      take(reader, sign === "*" ? /\*/y : sign === "[" ? /\s?\[[^\][]{0,200}\]/y : bareLength);
    }
  }
}

const bareLength =
  /\s{0,9}=?\s{0,9}[+-]?\s{0,9}(?:\d{1,9}(?:[.,]\d{0,9})?|[.,]\d{1,9})?(?:\s?(?:true\s?)?(?:pt|em|ex|mm|cm|in|bp|pc|dd|cc|sp|mu|fill?l?)(?![a-z]))?\s?(?:(?:plus|minus)\s{0,9}[\d.]{1,9}\s?[a-z]{2,5}\s?){0,2}/y;

/** Has the reader skip the arguments behind the group that begins here, after it has read the group. */
function skipBehind(reader: Reader, shape: string): void {
  const end = groupEnd(reader, reader.at);
  let next = end;
  for (const sign of end === undefined ? "" : shape) {
    next = sign === "-" && next !== undefined ? (groupEnd(reader, next) ?? next) : next;
  }
  if (end !== undefined && next !== undefined && next !== end) {
    (reader.jumps ??= new Map()).set(end - 1, next);
  }
}

/** Returns the offset behind the group that begins at an offset or behind the white space there, or `undefined`. */
function groupEnd({ text, closings }: Reader, from: number): number | undefined {
  let start = from;
  while (start - from < maxBlanks && /\s/.test(text.charAt(start))) {
    start++;
  }
  const end = text.charAt(start) === "{" ? (closings[start] ?? 0) : 0;
  return end === 0 ? undefined : end + 1;
}

/** Removes white space from the end of the text read so far. */
export function trimRead(reader: Reader): void {
  const last = reader.parts.pop() ?? "";
  reader.parts.push(last.trimEnd());
  reader.tail = reader.tail.trimEnd();
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
