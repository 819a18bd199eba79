import { runToEnd } from "../sliced";
import { libraryFormat, parseLibrary } from "./parseLibrary";
import { createBibtexSplitter } from "./bibtex/splitBibtex";

/** A citekey where it stands in a file of papers. */
export interface PlacedKey {
  readonly citekey: string;
  readonly start: number;
  readonly end: number;
}

/** The keys of a file of papers. */
export interface BibliographyKeys {
  /** Each entry's own key, in the order of the file; one that comes twice is there twice. */
  readonly entries: readonly PlacedKey[];
  /** Further keys by which entries may be cited: BibLaTeX's field `ids`. */
  readonly others: readonly PlacedKey[];
  /** Keys by which entries name other entries: the fields `crossref`, `xref`, `xdata`, `related`, `entryset`. */
  readonly references: readonly PlacedKey[];
  /** Whether these are all: what cannot be read of a file might have keys too. */
  readonly isWhole: boolean;
}

const keyFields = /(?<=[,\s])(crossref|xref|xdata|related|entryset|ids)\s{0,20}=\s{0,20}(?:\{([^{}]{0,2000})\}|"([^"]{0,2000})")/dgi;

/** Finds the keys in a file of papers of any format, without reading what it says of the papers. */
export function bibliographyKeysIn(text: string, fileName: string): BibliographyKeys {
  return runToEnd(bibliographyKeysInSlices(text, fileName));
}

/** The same, of a .bib file an entry at a time, any other at once. */
export function* bibliographyKeysInSlices(text: string, fileName: string): Generator<undefined, BibliographyKeys> {
  return libraryFormat(text, fileName) === "bibtex" ? yield* keysInBibtex(text) : keysByLine(text, fileName);
}

/** The key of an entry that an offset stands in or at the end of, as its own or as another's. */
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
        list.push(...keysInList(found[2] ?? found[3] ?? "", bodyStart - 1 + start));
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

/** Of the other formats the line is known on which a paper begins; its key stands on it or a few lines below, else its place is empty. */
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
