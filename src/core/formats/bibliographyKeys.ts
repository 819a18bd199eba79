import { runToEnd } from "../sliced";
import { libraryFormat, parseLibrary } from "./parseLibrary";
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

/** Like {@link bibliographyKeysIn}, but yields after each entry of a .bib file. Reads the other formats in one go. */
export function* bibliographyKeysInSlices(text: string, fileName: string): Generator<undefined, BibliographyKeys> {
  const { text: plain } = withoutNuls(text);
  return libraryFormat(plain, fileName) === "bibtex" ? yield* keysInBibtex(plain) : keysByLine(plain, fileName);
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

/**
 * The readers of the other formats return only the line on which a paper begins. Its key is on that line or up to three
 * lines below it. If the key is not there, its place is empty.
 */
function keysByLine(text: string, fileName: string): BibliographyKeys {
  const starts = lineStarts(text);
  const { lines, problems } = parseLibrary(text, { fileName });
  const entries = [...lines].map(([citekey, line]) => {
    const from = starts[line - 1] ?? 0;
    const at = indexOfWhole(text.slice(from, starts[line + 3] ?? text.length), citekey);
    return at === -1 ? { citekey, start: from, end: from } : { citekey, start: from + at, end: from + at + citekey.length };
  });
  return { entries, others: [], references: [], isWhole: entries.length > 0 && problems.length === 0 };
}

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
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
