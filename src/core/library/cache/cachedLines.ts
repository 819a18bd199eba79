import { checksum } from "../../hash";

const lineBreak = 10;
/** The length of a line's checksum, in hexadecimal digits. */
const checksumDigits = 8;

/** Encodes a value as a line: its checksum, JSON, and a line break. */
export function encodeLine(value: unknown): Uint8Array {
  const encoder = new TextEncoder();
  const content = encoder.encode(asciiJson(value));
  const line = new Uint8Array(content.length + checksumDigits + 1);
  line.set(encoder.encode(checksum(content).toString(16).padStart(checksumDigits, "0")));
  line.set(content, checksumDigits);
  line[line.length - 1] = lineBreak;
  return line;
}

/** Formats JSON in ASCII only, which an engine reads twice as fast, as each byte is one character. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(/[\u0080-\uFFFF]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** The half-open offsets of a line in bytes, without its line break. `end` is -1 if it has none. */
export interface LinePlace {
  readonly start: number;
  readonly end: number;
}

/** Yields the place of each line, and at least one. The last line may have no end. */
export function* placesOfLines(bytes: Uint8Array): Generator<LinePlace, undefined> {
  let start = 0;
  do {
    const end = bytes.indexOf(lineBreak, start);
    yield { start, end };
    start = end === -1 ? bytes.length : end + 1;
  } while (start < bytes.length);
  return undefined;
}

/** Returns the value of a line, or `undefined` if the line is damaged. */
export function readLine(bytes: Uint8Array, place: LinePlace): unknown {
  const content = intactContent(bytes, place);
  return content && parsed(new TextDecoder().decode(content));
}

/** Returns `true` if a line has the checksum that it was written with. */
export function isIntactLine(bytes: Uint8Array, place: LinePlace): boolean {
  return intactContent(bytes, place) !== undefined;
}

function intactContent(bytes: Uint8Array, { start, end }: LinePlace): Uint8Array | undefined {
  const behindChecksum = Math.min(start + checksumDigits, bytes.length);
  // Copy the content. VS Code may return a Node Buffer, whose slices are views at any offset.
  const content = new Uint8Array(bytes.subarray(behindChecksum, Math.max(behindChecksum, end)));
  const expected = new TextDecoder().decode(bytes.subarray(start, behindChecksum));
  return end === -1 || checksum(content).toString(16).padStart(checksumDigits, "0") !== expected ? undefined : content;
}

/** Yields the value of each line, and at least one. The value of a damaged line is `undefined`. */
export function* linesOf(bytes: Uint8Array): Generator {
  for (const place of placesOfLines(bytes)) {
    yield readLine(bytes, place);
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
