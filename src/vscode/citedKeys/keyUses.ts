import type * as vscode from "vscode";
import type { CitedKey } from "../../core/citations/syntaxes/citation";
import type { PlacedKey } from "../../core/formats/bibliographyKeys";
import { bibliographiesOf } from "../documents/namedBibliographies";
import type { BibliographyFile } from "../services/services";
import { isBibliography } from "./citationsInDocument";
import { entriesOf, type KeyServices } from "./citekeyAt";
import { type CitingText, citingTexts } from "./citingTexts";

/** A citation of a key in a text. */
export interface KeyUse {
  readonly text: CitingText;
  readonly syntax: string;
  readonly key: CitedKey;
}

/** All places of a citekey. */
export interface KeyUses {
  /** The places in bibliographies: entries (declarations) and fields that refer to them. */
  readonly entries: readonly { readonly file: BibliographyFile; readonly place: PlacedKey; readonly isDeclaration: boolean }[];
  readonly uses: readonly KeyUse[];
}

/**
 * Finds all places of a citekey that a document has. Searches the bibliographies that have it for that document, and every text of the
 * workspace that names one of these bibliographies or, as a chapter does, names none. The same key in another project is a different key.
 */
export async function usesOfKey(
  services: KeyServices,
  at: { readonly document: vscode.TextDocument; readonly citekey: string },
  token: vscode.CancellationToken,
): Promise<KeyUses> {
  const { document, citekey } = at;
  const files = await filesWith(services, document, citekey);
  const entries = files.flatMap((file) => [
    ...[...file.keys.entries, ...file.keys.others]
      .filter((place) => place.citekey === citekey)
      .map((place) => ({ file, place, isDeclaration: true })),
    ...file.keys.references.filter((place) => place.citekey === citekey).map((place) => ({ file, place, isDeclaration: false })),
  ]);
  const uses = (await citingTexts(services, citekey, token))
    .map((text) => ({ text, keys: usesIn(text, citekey) }))
    .filter(({ keys }) => keys.length > 0);
  const isInProject = await createProjectTest(
    document,
    files,
    uses.map(({ text }) => text),
  );
  return { entries, uses: uses.filter(({ text }) => isInProject(text)).flatMap(({ keys }) => keys) };
}

function usesIn(text: CitingText, citekey: string): readonly KeyUse[] {
  return text.citations.flatMap(({ syntax, keys }) => keys.filter((key) => key.citekey === citekey).map((key) => ({ text, syntax, key })));
}

/** Returns the files that have an entry of the key. If there is no such file, returns the document if it is a .bib file. */
async function filesWith(services: KeyServices, document: vscode.TextDocument, citekey: string): Promise<readonly BibliographyFile[]> {
  const found = await entriesOf(services, document, citekey);
  const files = [...new Map(found.map(({ file }) => [file.uri.toString(), file])).values()];
  const own = isBibliography(document) ? await services.bibliographies.read(document.uri) : undefined;
  return files.length > 0 || !own ? files : [own];
}

/**
 * Returns a test for texts that belong to the project of these bibliographies. Such a text names one of them; or it names none and is below the
 * folder of one, of a text that names one, or of the given document.
 */
async function createProjectTest(
  document: vscode.TextDocument,
  files: readonly BibliographyFile[],
  texts: readonly CitingText[],
): Promise<(text: CitingText) => boolean> {
  const addresses = new Set(files.map(({ uri }) => uri.toString()));
  const named = new Map<CitingText, readonly vscode.Uri[]>();
  for (const text of texts) {
    named.set(text, await bibliographiesOf({ uri: text.uri, isUntitled: false, languageId: text.languageId, getText: () => text.text }));
  }
  const namesOne = (text: CitingText): boolean => named.get(text)?.some((uri) => addresses.has(uri.toString())) === true;
  const folders = [document.uri, ...files.map(({ uri }) => uri), ...texts.filter(namesOne).map(({ uri }) => uri)].map(({ path }) =>
    path.replace(/[^/]*$/, ""),
  );
  const isBelow = ({ uri }: CitingText): boolean => folders.some((folder) => folder.length > 1 && uri.path.startsWith(folder));
  return (text) => text.uri.toString() === document.uri.toString() || namesOne(text) || (named.get(text)?.length === 0 && isBelow(text));
}
