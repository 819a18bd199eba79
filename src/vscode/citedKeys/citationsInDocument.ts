import type * as vscode from "vscode";
import { citingFilesGlob } from "../../core/citations/reading/citingFiles";
import { findCitations } from "../../core/citations/reading/findCitations";
import type { Citation } from "../../core/citations/syntaxes/citation";
import { citationSyntaxes } from "../../core/citations/syntaxes/citationSyntaxes";
import { languageOf } from "../documents/languageOf";
import { preambleOf } from "../documents/latexRoots";

/** A longer document is not searched, in UTF-16 code units. */
const maxSearchedLength = 4_000_000;
/** The schemes of documents that only show the content of other documents, such as the sides of a comparison. */
const viewSchemes = ["git", "output", "vscode", "review"];

/** The citations of a version of a document. */
interface FoundCitations {
  readonly version: number;
  readonly languageId: string;
  /** The texts that stand before the document in its LaTeX document. */
  readonly preamble: string;
  readonly citations: readonly Citation[];
}

const foundIn = new WeakMap<vscode.TextDocument, FoundCitations>();

/** The languages in which papers can be cited by key. */
export const citingLanguages: readonly string[] = [...new Set(citationSyntaxes.flatMap(({ languages }) => languages))];

/** The citing languages, and plain text whose file name is that of a citing language, in the form that VS Code's providers expect. */
export const citingDocuments: readonly vscode.DocumentFilter[] = [
  ...citingLanguages.map((language) => ({ language })),
  { language: "plaintext", pattern: citingFilesGlob },
];

/** The languages of .bib files in the form that VS Code's providers expect. */
export const bibliographyDocuments: readonly vscode.DocumentFilter[] = ["bibtex", "biblatex", "bib"].map((language) => ({ language }));

/** Returns whether a document is a .bib file, whatever its language is called. */
export function isBibliography({ languageId, uri }: Pick<vscode.TextDocument, "languageId" | "uri">): boolean {
  return bibliographyDocuments.some(({ language }) => language === languageId) || /\.bib$/i.test(uri.path);
}

/** Returns whether a document is in a citing language, and does not merely show the content of another document. */
export function isCiting(document: Pick<vscode.TextDocument, "languageId" | "uri">): boolean {
  return citingLanguages.includes(languageOf(document)) && !isView(document.uri);
}

/** Returns whether a document with this address only shows the content of another document. */
export function isView({ scheme }: vscode.Uri): boolean {
  return viewSchemes.includes(scheme);
}

/** Returns the citations of a document. Searches it again only after it has changed. */
export function citationsInDocument(document: vscode.TextDocument): readonly Citation[] {
  const { version } = document;
  const languageId = languageOf(document);
  const earlier = foundIn.get(document);
  const preamble = preambleOf(document);
  if (earlier?.version === version && earlier.languageId === languageId && earlier.preamble === preamble) {
    return earlier.citations;
  }
  const text = document.getText();
  const citations = text.length > maxSearchedLength ? [] : findCitations(text, languageId, preamble);
  foundIn.set(document, { version, languageId, preamble, citations });
  return citations;
}
