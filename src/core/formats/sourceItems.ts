import { bibtexItem } from "./bibtex/bibtexItem";
import { createBibtexIndex, type PlacedChunk } from "./bibtex/bibtexIndex";
import { readJsonRecords } from "./csl/jsonRecords";
import { parseBibtexFields } from "./bibtex/parseBibtexFields";
import { isPaperItem } from "./csl/parseCslJson";
import { type CslItem } from "./csl/item";
import { cslYamlItems } from "./csl/parseCslYaml";
import { hayagrivaItems } from "./parseHayagriva";
import { libraryFormat, type LibraryFormat } from "./parseLibrary";
import { paperListItems } from "./parsePaperList";
import { risItems } from "./parseRis";
import { nonPaperTypes, readBibtexChunk, withInherited } from "./bibtex/readBibtexChunk";
import { createBibtexContext } from "./bibtex/readBibtexContext";
import { createBibtexSplitter } from "./bibtex/splitBibtex";
import { splitLibrary } from "./splitLibrary";
import { itemOfZotero } from "./csl/zoteroItem";

/** A slice takes a few milliseconds. */
const charsPerSlice = 20_000;

/**
 * Reads everything that a file says about its papers, as CSL items in the order in which `parseLibrary` returns the papers.
 * This includes the fields that `Paper` does not have; fields that CSL has no name for are under `custom`. Returns an empty
 * list for a format that has no more than the papers do.
 *
 * Yields after each slice of the work.
 */
export function* readSourceItems(text: string, from: { readonly fileName: string }): Generator<undefined, readonly CslItem[]> {
  const format = libraryFormat(text, from.fileName);
  if (format === "bibtex") {
    return yield* bibtexItems(text);
  }
  const read = readers.get(format);
  const items: CslItem[] = [];
  const pieces = read && ((yield* splitLibrary(format, text, charsPerSlice)) ?? [{ text }]);
  for (const piece of read ? (pieces ?? []) : []) {
    items.push(...(read?.(piece.text, from.fileName) ?? []));
    yield;
  }
  return items;
}

/**
 * Returns `true` if the papers of a CSL-JSON text are all that it contains: it is a list, no record is broken, and each
 * record is a paper. Yields after each slice of the work.
 */
export function* isWholeLibrary(text: string): Generator<undefined, boolean> {
  const pieces = yield* splitLibrary("csl-json", text, charsPerSlice);
  for (const piece of pieces ?? []) {
    const { records, problems } = readJsonRecords(piece.text);
    if (problems.length > 0 || !records.every(({ value }) => isPaperItem(itemOfZotero(value)))) {
      return false;
    }
    yield;
  }
  return pieces !== undefined;
}

const readers: ReadonlyMap<LibraryFormat, (text: string, fileName: string) => readonly CslItem[]> = new Map([
  [
    "csl-json",
    (text: string) =>
      readJsonRecords(text)
        .records.map(({ value }) => itemOfZotero(value))
        .filter(isPaperItem),
  ],
  ["csl-yaml", cslYamlItems],
  ["hayagriva", hayagrivaItems],
  ["ris", risItems],
  ["paper-list", paperListItems],
]);

function* bibtexItems(text: string): Generator<undefined, readonly CslItem[]> {
  const chunks: PlacedChunk[] = [];
  const splitter = createBibtexSplitter(text, { start: 0, line: 1 });
  for (let chunk = splitter.next(); chunk; chunk = splitter.next()) {
    chunks.push({ chunk, shift: 0, lines: 0, reading: undefined });
    yield;
  }
  const index = createBibtexIndex();
  index.add(chunks);
  const context = createBibtexContext(text, index);
  const items: CslItem[] = [];
  for (const { chunk } of chunks) {
    const own = text.slice(chunk.start, chunk.end);
    if (chunk.kind === "entry" && !nonPaperTypes.has(chunk.type ?? "") && readBibtexChunk(chunk, own, context).paper) {
      const type = chunk.type ?? "misc";
      const citekey = chunk.citekey?.text ?? "";
      const { values, usesMacros } = parseBibtexFields(own, chunk, context.macros);
      items.push(
        bibtexItem({ type, citekey, fields: withInherited(values, type, { context, inheritance: { citekey, parents: [], usesMacros } }) }),
      );
    }
    yield;
  }
  return items;
}
