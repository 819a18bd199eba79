import * as vscode from "vscode";
import { bibliographyKeyAt, type BibliographyKeys, type PlacedKey } from "../../core/formats/bibliographyKeys";
import { citedKeyAt } from "../../core/citations/reading/findCitations";
import { rangeOf } from "../mentions/mentionAtCursor";
import type { Bibliographies, BibliographyFile, Services } from "../services/services";
import { bibliographyDocuments, citationsInDocument, citingDocuments, isBibliography } from "./citationsInDocument";

/** The services that find the entry of a key. */
export type KeyServices = Pick<Services, "bibliographies" | "personal">;

/** A citekey in a document and where it stands. */
export interface KeyInDocument {
  readonly citekey: string;
  readonly range: vscode.Range;
}

/** Goes from a citekey to its entry, and from a `crossref` to the entry that it names. */
export function registerCitationDefinition(services: KeyServices): vscode.Disposable {
  return vscode.languages.registerDefinitionProvider([...citingDocuments, ...bibliographyDocuments], {
    async provideDefinition(document, position) {
      const key = await citekeyAt(services.bibliographies, document, position);
      const found = key ? await entriesOf(services, document, key.citekey) : [];
      return found.map(({ file, place }) => ({
        originSelectionRange: key?.range ?? new vscode.Range(position, position),
        targetUri: file.uri,
        targetRange: file.rangeOf(place),
        targetSelectionRange: file.rangeOf(place),
      }));
    },
  });
}

/** The citekey at a position of a citing document or a .bib file; `undefined` where there is none. */
export async function citekeyAt(
  bibliographies: Bibliographies,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<KeyInDocument | undefined> {
  const offset = document.offsetAt(position);
  const key = isBibliography(document)
    ? bibliographyKeyAt((await bibliographies.read(document.uri))?.keys ?? nothing, offset)
    : citedKeyAt(citationsInDocument(document), offset);
  return key && { citekey: key.citekey, range: rangeOf(document, key.start, key.end) };
}

const nothing: BibliographyKeys = { entries: [], others: [], references: [], isWhole: false };

/** Where a citekey's entry stands in a file. */
export interface PlacedEntry {
  readonly file: BibliographyFile;
  readonly place: PlacedKey;
}

/** The entries of a key: in the document itself where it is a .bib file, in its own bibliographies, else in whatever file of the person's has it. */
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
  const named = personal.sources().filter((source) => source.lineOf(citekey) !== undefined);
  const files = await Promise.all(named.map(({ uri }) => bibliographies.read(uri)));
  return files.flatMap((file) => (file ? entriesIn(file, citekey) : []));
}

function entriesIn(file: BibliographyFile, citekey: string): readonly PlacedEntry[] {
  return [...file.keys.entries, ...file.keys.others].filter((place) => place.citekey === citekey).map((place) => ({ file, place }));
}
