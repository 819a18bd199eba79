import { checksum } from "../../hash";

const lineBreak = 10;
/** Of a line's checksum, in hexadecimal digits. */
const checksumLength = 8;

/** A value as a line: its checksum, JSON, and a line break. */
export function encodeLine(value: unknown): Uint8Array {
  const encoder = new TextEncoder();
  const content = encoder.encode(asciiJson(value));
  const line = new Uint8Array(content.length + checksumLength + 1);
  line.set(encoder.encode(checksum(content).toString(16).padStart(checksumLength, "0")));
  line.set(content, checksumLength);
  line[line.length - 1] = lineBreak;
  return line;
}

/** JSON without a character beyond ASCII, which an engine reads twice as fast: one byte is one character. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(/[\u0080-\uFFFF]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Where a line stands among bytes, its break not included. */
export interface LinePlace {
  readonly start: number;
  readonly end: number;
}

/** Where each of the lines stands; the last one may have no end. At least one. */
export function* placesOfLines(bytes: Uint8Array): Generator<LinePlace, undefined> {
  let start = 0;
  do {
    const end = bytes.indexOf(lineBreak, start);
    yield { start, end };
    start = end === -1 ? bytes.length : end + 1;
  } while (start < bytes.length);
  return undefined;
}

/** The value of a line; `undefined` where it is damaged. */
export function readLine(bytes: Uint8Array, { start, end }: LinePlace): unknown {
  const decoder = new TextDecoder();
  const behindChecksum = Math.min(start + checksumLength, bytes.length);
  // A copy: what VS Code reads may be a Node Buffer, whose slices are views at any offset.
  const content = new Uint8Array(bytes.subarray(behindChecksum, Math.max(behindChecksum, end)));
  const expected = decoder.decode(bytes.subarray(start, behindChecksum));
  return end === -1 || checksum(content).toString(16).padStart(checksumLength, "0") !== expected
    ? undefined
    : parsed(decoder.decode(content));
}

/** The values of the lines; `undefined` for one that is damaged. At least one. */
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
