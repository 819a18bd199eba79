import type * as vscode from "vscode";
import type { Paper } from "../../core/paper";
import type { PaperLookUps } from "../lookup/paperLookUps";
import type { Bibliographies } from "../services/services";
import { citekeyAt } from "./citationDefinition";
import { citingLanguages, isBibliography } from "./citationsInDocument";

/** A paper that is cited, and where its key stands. */
export interface CitedPaper {
  readonly paper: Paper;
  readonly range: vscode.Range;
}

/**
 * The paper whose citekey stands at a position: that of the document's bibliography, else the library's where the document has none with this
 * key; `undefined` where no key stands there or nobody knows it.
 */
export async function citedPaperAt(
  current: PaperLookUps,
  bibliographies: Bibliographies,
  { document, position }: { readonly document: vscode.TextDocument; readonly position: vscode.Position },
): Promise<CitedPaper | undefined> {
  if (!citingLanguages.includes(document.languageId) && !isBibliography(document)) {
    return undefined;
  }
  const key = await citekeyAt(bibliographies, document, position);
  if (!key) {
    return undefined;
  }
  const uris = isBibliography(document) ? [document.uri] : (await bibliographies.of(document)).files.map(({ uri }) => uri);
  const paper = bibliographies.paperOf(key.citekey, uris) ?? current.library().byCitekey(key.citekey);
  return paper && { paper, range: key.range };
}
