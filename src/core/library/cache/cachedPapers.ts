import type { Paper, Problem } from "../../paper";
import { encodeLine, linesOf } from "./cachedLines";
import { type CachedRows, createRowsReader, createRowsWriter } from "./cachedRows";
import { hashOfPaper } from "./hashOfPaper";

/** The result of reading a file, aliases included. */
export interface CachedPapers {
  readonly papers: readonly Paper[];
  readonly problems: readonly Problem[];
  /** The line, counted from 1, on which each paper begins, by citekey. */
  readonly lines: ReadonlyMap<string, number>;
}

/** The file that a cache belongs to. For any other subject the cache is not valid. */
export interface CacheSubject {
  /** The version of the extension, as another version may read the same file differently. */
  readonly version: string;
  readonly file: string;
  /** Identifies one state of the file. */
  readonly stamp: string;
}

/** The result of reading a cache: the papers, a cache of another subject, or the reason why the cache is damaged. */
export type CacheReading =
  | { readonly kind: "papers"; readonly read: CachedPapers }
  | { readonly kind: "other" }
  | { readonly kind: "damaged"; readonly why: string };

/** A line has slightly more characters of text than this, which take about a millisecond. */
const charsPerLine = 140_000;
const bytesPerSlice = 4_000_000;

/** The version of the lines' format. Lines of earlier versions cannot be read. */
const format = 4;

interface Head extends CacheSubject {
  readonly format: number;
  readonly count: number;
  readonly problems: readonly Problem[];
}

/** The second line of a cache, which is needed to read single papers. */
export interface CacheContents {
  /** The number of papers on each line, and the number of people who first appear on it. */
  readonly papers: readonly number[];
  readonly people: readonly number[];
  /** The {@link hashOfPaper} of each paper. */
  readonly hashes: readonly number[];
}

/**
 * Encodes the result of reading a file as lines of JSON, each after its checksum. The first line has the version, the file,
 * its stamp and the number of papers. The second has the contents (see {@link CacheContents}). Each of the others has some
 * of the papers (see {@link CachedRows}).
 *
 * Yields after each slice of the work.
 */
export function* encodeCachedPapers({ papers, problems, lines }: CachedPapers, subject: CacheSubject): Generator<undefined, Uint8Array> {
  const head: Head = { ...subject, format, count: papers.length, problems };
  const contents = { papers: [] as number[], people: [] as number[], hashes: [] as number[] };
  const written: Uint8Array[] = [];
  const rows = createRowsWriter();
  for (const [index, paper] of papers.entries()) {
    rows.add(paper, lines.get(paper.citekey) ?? 0);
    contents.hashes.push(hashOfPaper(paper));
    if (rows.characters() >= charsPerLine || index === papers.length - 1) {
      const taken = rows.take();
      const [, , people, { length }] = taken;
      contents.papers.push(length);
      contents.people.push(people.length);
      written.push(encodeLine(taken));
      yield;
    }
  }
  return yield* joined([encodeLine(head), encodeLine(contents), ...written]);
}

function* joined(parts: readonly Uint8Array[]): Generator<undefined, Uint8Array> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let [at, copied] = [0, 0];
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
    if (at - copied > bytesPerSlice) {
      copied = at;
      yield;
    }
  }
  return bytes;
}

/** Reads bytes from {@link encodeCachedPapers}. Yields after each slice of the work. Never throws. */
export function* decodeCachedPapers(bytes: Uint8Array, subject: CacheSubject): Generator<undefined, CacheReading> {
  const lines = linesOf(bytes);
  const head = lines.next().value as Head | undefined;
  if (!head) {
    return { kind: "damaged", why: "wrong checksum of its first line" };
  }
  if (!hasSubject(head, subject)) {
    return { kind: "other" };
  }
  if (lines.next().value === undefined) {
    return { kind: "damaged", why: "wrong checksum of its second line" };
  }
  const papers: Paper[] = [];
  const places = new Map<string, number>();
  const reader = createRowsReader();
  for (const rows of lines) {
    if (rows === undefined) {
      return { kind: "damaged", why: `wrong checksum after ${papers.length} papers` };
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
    : { kind: "damaged", why: `${papers.length} papers instead of ${head.count}` };
}

/** Returns `true` if the first line of a cache has this subject. */
export function hasSubject(head: unknown, subject: CacheSubject): boolean {
  const { format: written, version, file, stamp } = head as Head;
  return written === format && version === subject.version && file === subject.file && stamp === subject.stamp;
}
