import type * as vscode from "vscode";
import { citedKeyAt } from "../../core/citations/reading/findCitations";
import { bibliographyKeyAt, type PlacedKey } from "../../core/formats/bibliographyKeys";
import type { Paper } from "../../core/paper";
import { languageOf } from "../documents/languageOf";
import { rangeOf } from "../mentions/mentionAtCursor";
import type { BibliographyFile, Services } from "../services/services";
import { citationsInDocument, citingLanguages, isBibliography } from "./citationsInDocument";

/** The services that find the entries of a citekey. */
export type KeyServices = Pick<Services, "bibliographies" | "latexRoots" | "personal">;

/** A citekey and its range in a document. */
export interface KeyInDocument {
  readonly citekey: string;
  readonly range: vscode.Range;
}

/** Returns the citekey at a position of a citing document or a .bib file, or `undefined`. */
export async function citekeyAt(
  { bibliographies }: Pick<Services, "bibliographies">,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<KeyInDocument | undefined> {
  const offset = document.offsetAt(position);
  const key = isBibliography(document)
    ? entryKeyAt(await bibliographies.read(document.uri), offset)
    : citedKeyAt(citationsInDocument(document), offset);
  return key && { citekey: key.citekey, range: rangeOf(document, key.start, key.end) };
}

function entryKeyAt(file: BibliographyFile | undefined, offset: number): PlacedKey | undefined {
  return file && bibliographyKeyAt(file.keys, offset);
}

/** The place of a citekey's entry in a file. */
export interface PlacedEntry {
  readonly file: BibliographyFile;
  readonly place: PlacedKey;
}

/**
 * Returns the entries of a citekey: in the document itself if it is a .bib file, or else in its bibliographies, or else in any file of the
 * user's papers.
 */
export async function entriesOf(
  { bibliographies, personal }: KeyServices,
  document: vscode.TextDocument,
  citekey: string,
): Promise<readonly PlacedEntry[]> {
  const own = isBibliography(document) ? [await bibliographies.read(document.uri)] : (await bibliographies.of(document)).files;
  const found = own.flatMap((file) => (file ? entriesIn(file, citekey) : []));
  if (found.length > 0) {
    return found;
  }
  const sources = personal.sources().filter((source) => source.isOfZotero !== true && source.lineOf(citekey) !== undefined);
  const files = await Promise.all(sources.map(({ uri }) => bibliographies.read(uri)));
  return files.flatMap((file) => (file ? entriesIn(file, citekey) : []));
}

function entriesIn(file: BibliographyFile, citekey: string): readonly PlacedEntry[] {
  return [...file.keys.entries, ...file.keys.others].filter((place) => place.citekey === citekey).map((place) => ({ file, place }));
}

/** A cited paper, and the range of its citekey. */
export interface CitedPaper {
  readonly paper: Paper;
  readonly range: vscode.Range;
}

/**
 * Returns the paper whose citekey is at a position: the one in the document's bibliographies, or else the one in the library. Returns
 * `undefined` if there is no citekey, or no paper has it.
 */
export async function citedPaperAt(
  services: Pick<Services, "bibliographies" | "current">,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<CitedPaper | undefined> {
  if (!citingLanguages.includes(languageOf(document)) && !isBibliography(document)) {
    return undefined;
  }
  const { bibliographies, current } = services;
  const key = await citekeyAt(services, document, position);
  if (!key) {
    return undefined;
  }
  const uris = isBibliography(document) ? [document.uri] : (await bibliographies.of(document)).files.map(({ uri }) => uri);
  const paper = bibliographies.paperOf(key.citekey, uris) ?? current.library().byCitekey(key.citekey);
  return paper && { paper, range: key.range };
}
