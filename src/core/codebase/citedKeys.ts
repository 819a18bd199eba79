import { citingLanguageOf } from "../citations/reading/citingFiles";
import { findCitations, mayCite } from "../citations/reading/findCitations";
import type { Paper } from "../paper";
import type { FoundPlace } from "./findPlaces";
import { linesOfOffsets } from "./linesOfOffsets";
import { exportedSections } from "./markedSection";
import { notebookSources } from "./notebookSources";

/** A place in a file that cites a key. The paper depends on the bibliographies of the file. */
export interface CitedPlace extends Pick<FoundPlace, "line" | "column" | "text" | "cell"> {
  readonly citekey: string;
}

/** A file in which cited keys are looked for. */
export interface CitingFile {
  readonly fileName: string;
  /** The texts of a LaTeX document that stand before the file, such as the preamble of its root. */
  readonly around?: string | undefined;
}

/** A longer text is not searched, in UTF-16 code units, because citations are found in one step. */
const maxSearchedLength = 4_000_000;

/** Returns the keys that a file cites, in order. Those in the section of an export do not count. Yields after each slice of the work. */
export function* findCitedKeys(text: string, { fileName, around }: CitingFile): Generator<undefined, readonly CitedPlace[]> {
  const isNotebook = /\.ipynb$/i.test(fileName);
  const languageId = citingLanguageOf(fileName);
  if ((languageId === undefined && !isNotebook) || text.length > maxSearchedLength || !mayCite(text)) {
    return [];
  }
  const found = isNotebook ? yield* keysInNotebook(text) : keysIn(text, languageId ?? "", around);
  const sections = found.length === 0 ? [] : exportedSections(text);
  const keys = distinct(found).filter(({ start }) => !sections.some((section) => start >= section.start && start < section.end));
  const lines = yield* linesOfOffsets(
    text,
    keys.map(({ start }) => start),
  );
  return keys.flatMap(({ citekey, written, cell }, index) => {
    const position = lines[index];
    return position ? [{ citekey, ...position, text: written, ...(cell ? { cell } : {}) }] : [];
  });
}

interface FoundKey extends Pick<CitedPlace, "citekey" | "cell"> {
  readonly start: number;
  readonly written: string;
}

function keysIn(text: string, languageId: string, around = ""): readonly FoundKey[] {
  return findCitations(text, languageId, around).flatMap(({ keys }) =>
    keys.map(({ citekey, start, end }) => ({ citekey, start, written: text.slice(start, end).replace(/\s+/g, " ") })),
  );
}

function* keysInNotebook(file: string): Generator<undefined, readonly FoundKey[]> {
  const codeLanguage = citingLanguageOf(`code${/"file_extension"\s{0,9}:\s{0,9}"(\.\w{1,9})"/.exec(file)?.[1] ?? ".py"}`) ?? "";
  const found: FoundKey[] = [];
  for (const { index, cellType, text, offsetsInFile } of yield* notebookSources(file)) {
    const languageId = cellType === "markdown" ? "markdown" : cellType === "code" ? codeLanguage : "";
    const keys = distinct(keysIn(text, languageId));
    const starts = keys.map(({ start }) => start);
    const [lines, inFile] = [yield* linesOfOffsets(text, starts), offsetsInFile(starts)];
    for (const [at, key] of keys.entries()) {
      found.push({ ...key, start: inFile[at] ?? 0, cell: { index, line: (lines[at]?.line ?? 1) - 1 } });
    }
    yield;
  }
  return found;
}

function distinct(keys: readonly FoundKey[]): readonly FoundKey[] {
  return [...new Map(keys.map((key) => [key.start, key])).values()].sort((one, other) => one.start - other.start);
}

/**
 * Returns the places of a file with those that cite a paper by its key, in order. A key of which no paper is known is no place. A name or an id in
 * the key of a paper is not a place of its own.
 */
export function withCitations(
  places: readonly FoundPlace[],
  cited: readonly CitedPlace[],
  paperOf: (citekey: string) => Paper | undefined,
): readonly FoundPlace[] {
  const known = cited.flatMap(({ citekey, ...place }): readonly FoundPlace[] => {
    const paper = paperOf(citekey);
    return paper ? [{ paper, certainty: "citation", ...place, why: "cited by key" }] : [];
  });
  if (known.length === 0) {
    return places;
  }
  let next = 0;
  const others = places.filter((place) => {
    for (let key = known[next]; key && isBefore(key, place); key = known[++next]) {
      // A key before this place is before all later ones.
    }
    const key = known[next];
    return !key || isBefore(place, key);
  });
  return [...others, ...known].sort((one, other) => one.line - other.line || one.column - other.column);
}

function isBefore(one: FoundPlace, other: FoundPlace): boolean {
  return one.line < other.line || (one.line === other.line && one.column + one.text.length <= other.column);
}
