import { runToEnd } from "../sliced";
import { libraryFormat } from "./parseLibrary";
import { parseLibraryInSlices } from "./parseLibraryInSlices";
import { createBibtexSplitter } from "./bibtex/splitBibtex";
import { withoutNuls } from "./encoding/withoutNuls";

/** A citekey and its place in a file of papers, as half-open offsets. */
export interface PlacedKey {
  readonly citekey: string;
  readonly start: number;
  readonly end: number;
}

/** The citekeys in a file of papers. */
export interface BibliographyKeys {
  /** The key of each entry, in the order of the file. A key that is defined twice is listed twice. */
  readonly entries: readonly PlacedKey[];
  /** Other keys by which an entry may be cited: BibLaTeX's field `ids`. */
  readonly others: readonly PlacedKey[];
  /** Keys with which an entry refers to other entries: the fields `crossref`, `xref`, `xdata`, `related`, `entryset`. */
  readonly references: readonly PlacedKey[];
  /** `false` if a part of the file could not be read, as that part might have more keys. */
  readonly isWhole: boolean;
}

const keyFields = /(?<=[,\s])(crossref|xref|xdata|related|entryset|ids)\s{0,20}=\s{0,20}(?:\{([^{}]{0,2000})\}|"([^"]{0,2000})")/dgi;

/** Finds the citekeys in a file of papers of any format, without reading the papers themselves. */
export function bibliographyKeysIn(text: string, fileName: string): BibliographyKeys {
  return runToEnd(bibliographyKeysInSlices(text, fileName));
}

/** Like {@link bibliographyKeysIn}, but yields after each entry of a .bib file, and after each slice of the other formats. */
export function* bibliographyKeysInSlices(text: string, fileName: string): Generator<undefined, BibliographyKeys> {
  const { text: plain } = withoutNuls(text);
  return libraryFormat(plain, fileName) === "bibtex" ? yield* keysInBibtex(plain) : yield* keysByLine(plain, fileName);
}

/** Returns the key of an entry, or a reference to one, that contains `offset` or ends there. */
export function bibliographyKeyAt({ entries, others, references }: BibliographyKeys, offset: number): PlacedKey | undefined {
  return [...entries, ...others, ...references].find(({ start, end }) => start <= offset && offset <= end);
}

function* keysInBibtex(text: string): Generator<undefined, BibliographyKeys> {
  const splitter = createBibtexSplitter(text, { start: 0, line: 1 });
  const [entries, others, references]: [PlacedKey[], PlacedKey[], PlacedKey[]] = [[], [], []];
  for (let chunk = splitter.next(); chunk; chunk = splitter.next()) {
    const { kind, citekey, bodyStart, end } = chunk;
    if (kind === "entry" && citekey) {
      entries.push({ citekey: citekey.text, start: citekey.start, end: citekey.end });
      for (const found of text.slice(bodyStart - 1, end).matchAll(keyFields)) {
        const [start = 0] = found.indices?.[2] ?? found.indices?.[3] ?? [];
        const list = found[1]?.toLowerCase() === "ids" ? others : references;
        keysInList(found[2] ?? found[3] ?? "", bodyStart - 1 + start).forEach((key) => list.push(key));
      }
    }
    yield;
  }
  return { entries, others, references, isWhole: true };
}

function keysInList(list: string, offset: number): readonly PlacedKey[] {
  return [...list.matchAll(/[^\s,]+/g)].map(({ 0: citekey, index }) => ({
    citekey,
    start: offset + index,
    end: offset + index + citekey.length,
  }));
}

/** A key is searched for in only so many characters: a file may be one line, and its papers may have keys that it does not have. */
const maxSearchedChars = 20_000;
/** This many keys take a millisecond or two. */
const keysPerSlice = 500;

/**
 * The readers of the other formats return only the line on which a paper begins. Its key is on that line or up to three
 * lines below it, behind the key of the paper before it. If the key is not there, its place is empty.
 */
function* keysByLine(text: string, fileName: string): Generator<undefined, BibliographyKeys> {
  const starts = lineStarts(text);
  const { lines, problems } = yield* parseLibraryInSlices(text, { fileName });
  const entries: PlacedKey[] = [];
  let last = 0;
  for (const [citekey, line] of lines) {
    const from = Math.max(starts[line - 1] ?? 0, last);
    const at = indexOfWhole(text.slice(from, Math.min(starts[line + 3] ?? text.length, from + maxSearchedChars)), citekey);
    const found = at === -1 ? { citekey, start: from, end: from } : { citekey, start: from + at, end: from + at + citekey.length };
    entries.push(found);
    last = found.end;
    if (entries.length % keysPerSlice === 0) {
      yield;
    }
  }
  return { entries, others: [], references: [], isWhole: entries.length > 0 && problems.length === 0 };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) {
    starts.push(end + 1);
  }
  return starts;
}

function indexOfWhole(text: string, citekey: string): number {
  // An empty key is found at the text's end again and again.
  for (let at = text.indexOf(citekey); at !== -1 && citekey !== ""; at = text.indexOf(citekey, at + 1)) {
    if (!/[\p{L}\p{N}_-]/u.test((text[at - 1] ?? "") + (text[at + citekey.length] ?? ""))) {
      return at;
    }
  }
  return -1;
}
