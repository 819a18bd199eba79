/** What is longer is no argument of a command. */
const longestArgument = 400;
/** As much of what was read is looked back at. */
const tailLength = 16;

/** What is being read, and what came of it so far. */
export interface Reader {
  readonly text: string;
  /** For each opening brace where it closes, and 0 where it does not. */
  readonly closings: Int32Array;
  at: number;
  readonly parts: string[];
  /** The end of what was read so far. */
  tail: string;
  /** Where the formula that is being read ends; before `at` outside of one. */
  mathEnd: number;
}

/** A reader at the beginning of a text. */
export function createReader(text: string): Reader {
  return { text, closings: closingBraces(text), at: 0, parts: [], tail: "", mathEnd: -1 };
}

/** Adds to what came of the text. */
export function emit(reader: Reader, text: string): void {
  reader.parts.push(text);
  reader.tail = (reader.tail + text.slice(-tailLength)).slice(-tailLength);
}

/** The text of a braced argument with its inner braces, or "" where none begins here; unclosed or very long, it is none. */
export function takeGroup(reader: Reader): string {
  const start = reader.at + (reader.text.charAt(reader.at) === " " ? 1 : 0);
  const end = reader.text.charAt(start) === "{" ? (reader.closings[start] ?? 0) : 0;
  if (end === 0 || end - start > longestArgument) {
    return "";
  }
  reader.at = end + 1;
  return reader.text.slice(start + 1, end);
}

/** An argument in braces, or the one character that LaTeX takes without them. */
export function takeArgument(reader: Reader): string {
  return takeGroup(reader) || take(reader, /\s?[\p{L}\p{N}]/uy).trim();
}

/** Goes on behind what this sticky pattern finds here, and returns it; "" where it finds nothing. */
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
