import type { Paper, Problem } from "../../paper";
import { encodeLine, linesOf } from "./cachedLines";
import { type CachedRows, createRowsReader, createRowsWriter } from "./cachedRows";
import { hashOfPaper } from "./hashOfPaper";

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
export type CacheReading =
  | { readonly kind: "papers"; readonly read: CachedPapers }
  | { readonly kind: "other" }
  | { readonly kind: "damaged"; readonly why: string };

/** So many characters of papers' texts stand on a line, or a little more: a millisecond's work. */
const charactersOnLine = 140_000;
/** So many bytes are copied in a slice. */
const copiedAtOnce = 4_000_000;

/** Of the lines: what an earlier one wrote is worth nothing. */
const format = 3;

interface Head extends CacheSubject {
  readonly format: number;
  readonly count: number;
  readonly problems: readonly Problem[];
}

/** What stands on the second line, for whoever wants some of the papers alone. */
export interface CacheContents {
  /** Of each line with papers how many there are, and how many people who were on none before. */
  readonly papers: readonly number[];
  readonly people: readonly number[];
  /** Of each paper, see {@link hashOfPaper}. */
  readonly hashes: readonly number[];
}

/**
 * The bytes that keep what a file was read as: lines of JSON, each behind its checksum. The first tells the version, the file, its stamp and how
 * many papers follow, the second what is where (see {@link CacheContents}), the others have some of them each (see {@link CachedRows}).
 *
 * @returns a generator that yields after each slice of the work.
 */
export function* encodeCachedPapers({ papers, problems, lines }: CachedPapers, subject: CacheSubject): Generator<undefined, Uint8Array> {
  const head: Head = { ...subject, format, count: papers.length, problems };
  const contents = { papers: [] as number[], people: [] as number[], hashes: [] as number[] };
  const written: Uint8Array[] = [];
  const rows = createRowsWriter();
  for (const [index, paper] of papers.entries()) {
    rows.add(paper, lines.get(paper.citekey) ?? 0);
    contents.hashes.push(hashOfPaper(paper));
    if (rows.characters() >= charactersOnLine || index === papers.length - 1) {
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
    if (at - copied > copiedAtOnce) {
      copied = at;
      yield;
    }
  }
  return bytes;
}

/** Reads what {@link encodeCachedPapers} wrote, yielding after each slice of the work. Never throws. */
export function* decodeCachedPapers(bytes: Uint8Array, subject: CacheSubject): Generator<undefined, CacheReading> {
  const lines = linesOf(bytes);
  const head = lines.next().value as Head | undefined;
  if (!head) {
    return { kind: "damaged", why: "a wrong checksum at its beginning" };
  }
  if (!isOf(head, subject)) {
    return { kind: "other" };
  }
  if (lines.next().value === undefined) {
    return { kind: "damaged", why: "a wrong checksum behind its beginning" };
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

/** Whether the first line of a cache says that it is of this subject. */
export function isOf(head: unknown, subject: CacheSubject): boolean {
  const { format: written, version, file, stamp } = head as Head;
  return written === format && version === subject.version && file === subject.file && stamp === subject.stamp;
}
