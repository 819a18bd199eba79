import type * as vscode from "vscode";
import type { Citation } from "../../core/citations/syntaxes/citation";
import { citationSyntaxes } from "../../core/citations/syntaxes/citationSyntaxes";
import { findCitations } from "../../core/citations/reading/findCitations";

/** A larger document is not read, in UTF-16 code units. */
const largestText = 4_000_000;

const known = new WeakMap<
  vscode.TextDocument,
  { readonly version: number; readonly languageId: string; readonly citations: readonly Citation[] }
>();

/** The languages in which something can be cited by its key. */
export const citingLanguages: readonly string[] = [...new Set(citationSyntaxes.flatMap(({ languages }) => languages))];

/** As VS Code's providers want them. */
export const citingDocuments: readonly vscode.DocumentFilter[] = citingLanguages.map((language) => ({ language }));

/** The .bib files' own languages. */
export const bibliographyDocuments: readonly vscode.DocumentFilter[] = ["bibtex", "biblatex", "bib"].map((language) => ({ language }));

/** Whether a document is a .bib file, whatever its language is called. */
export function isBibliography({ languageId, uri }: Pick<vscode.TextDocument, "languageId" | "uri">): boolean {
  return bibliographyDocuments.some(({ language }) => language === languageId) || /\.bib$/i.test(uri.path);
}

/** The citations of a document, found anew only when it has changed. */
export function citationsInDocument(document: vscode.TextDocument): readonly Citation[] {
  const { version, languageId } = document;
  const earlier = known.get(document);
  if (earlier?.version === version && earlier.languageId === languageId) {
    return earlier.citations;
  }
  const text = document.getText();
  const citations = text.length > largestText ? [] : findCitations(text, languageId);
  known.set(document, { version, languageId, citations });
  return citations;
}
