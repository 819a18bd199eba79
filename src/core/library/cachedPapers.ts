import { checksum } from "../checksum";
import type { Paper, Problem } from "../paper";
import { type CachedRows, createRowsReader, createRowsWriter } from "./cachedRows";

/** What a file was read as, names and all. */
export interface CachedPapers {
  readonly papers: readonly Paper[];
  readonly problems: readonly Problem[];
  /** On which line, from 1, a paper begins, by citekey. */
  readonly lines: ReadonlyMap<string, number>;
}

/** What the bytes of a cache are of: they are worth nothing for anything else. */
export interface CacheSubject {
  /** Of the extension: another one may read the same file as something else. */
  readonly version: string;
  readonly file: string;
  /** Tells one state of the file from another. */
  readonly stamp: string;
}

/** What came of reading a cache: the papers, that it is of something else, or why it is worth nothing. */
export type CacheReading = { readonly kind: "papers"; readonly read: CachedPapers } | { readonly kind: "other" } | { readonly kind: "damaged"; readonly why: string };

/** So many characters of papers' texts stand on a line, or a little more: a millisecond's work. */
const charactersOnLine = 140_000;
/** So many bytes are copied in a slice. */
const copiedAtOnce = 4_000_000;
const lineBreak = 10;
/** Of a line's checksum, in hexadecimal digits. */
const checksumLength = 8;

/** Of the lines: what an earlier one wrote is worth nothing. */
const format = 2;

interface Head extends CacheSubject {
  readonly format: number;
  readonly count: number;
  readonly problems: readonly Problem[];
}

/**
 * The bytes that keep what a file was read as: lines of JSON, each behind its checksum. The first tells the version, the file, its stamp and how
 * many papers follow, the others have some of them each (see {@link CachedRows}).
 *
 * @returns a generator that yields after each slice of the work.
 */
export function* encodeCachedPapers({ papers, problems, lines }: CachedPapers, subject: CacheSubject): Generator<undefined, Uint8Array> {
  const head: Head = { ...subject, format, count: papers.length, problems };
  const written = [encodeLine(asciiJson(head))];
  const rows = createRowsWriter();
  for (const [index, paper] of papers.entries()) {
    rows.add(paper, lines.get(paper.citekey) ?? 0);
    if (rows.characters() >= charactersOnLine || index === papers.length - 1) {
      written.push(encodeLine(asciiJson(rows.take())));
      yield;
    }
  }
  return yield* joined(written);
}

function* joined(parts: readonly Uint8Array[]): Generator<undefined, Uint8Array> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let [at, copied] = [0, 0];
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
    if (at - copied > copiedAtOnce) {
      copied = at;
      yield;
    }
  }
  return bytes;
}

function encodeLine(json: string): Uint8Array {
  const encoder = new TextEncoder();
  const content = encoder.encode(json);
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

/** Reads what {@link encodeCachedPapers} wrote, yielding after each slice of the work. Never throws. */
export function* decodeCachedPapers(bytes: Uint8Array, subject: CacheSubject): Generator<undefined, CacheReading> {
  const lines = linesOf(bytes);
  const head = lines.next().value as Head | undefined;
  if (!head) {
    return { kind: "damaged", why: "a wrong checksum at its beginning" };
  }
  if (head.format !== format || head.version !== subject.version || head.file !== subject.file || head.stamp !== subject.stamp) {
    return { kind: "other" };
  }
  const papers: Paper[] = [];
  const places = new Map<string, number>();
  const reader = createRowsReader();
  for (const rows of lines) {
    if (rows === undefined) {
      return { kind: "damaged", why: `a wrong checksum behind ${papers.length} papers` };
    }
    const read = reader.read(rows as CachedRows);
    for (const [index, paper] of read.papers.entries()) {
      const line = read.lines[index] ?? 0;
      papers.push(paper);
      if (line > 0) {
        places.set(paper.citekey, line);
      }
    }
    yield;
  }
  return papers.length === head.count
    ? { kind: "papers", read: { papers, problems: head.problems, lines: places } }
    : { kind: "damaged", why: `${papers.length} papers in place of ${head.count}` };
}

/** The values of the lines; `undefined` for one that is damaged. At least one. */
function* linesOf(bytes: Uint8Array): Generator {
  const decoder = new TextDecoder();
  let start = 0;
  do {
    const end = bytes.indexOf(lineBreak, start);
    const behindChecksum = Math.min(start + checksumLength, bytes.length);
    // A copy: what VS Code reads may be a Node Buffer, whose slices are views at any offset.
    const content = new Uint8Array(bytes.subarray(behindChecksum, Math.max(behindChecksum, end)));
    const expected = decoder.decode(bytes.subarray(start, behindChecksum));
    yield end === -1 || checksum(content).toString(16).padStart(checksumLength, "0") !== expected ? undefined : parsed(decoder.decode(content));
    start = end === -1 ? bytes.length : end + 1;
  } while (start < bytes.length);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
