import * as vscode from "vscode";
import type { Citation } from "../../core/citations/syntaxes/citation";
import { citingFilesGlob, citingLanguageOf } from "../../core/citations/reading/citingFiles";
import { findCitations } from "../../core/citations/reading/findCitations";
import { fileName, readText } from "../platform/readText";
import { runSliced } from "../platform/slices";
import { citationsInDocument, citingLanguages } from "./citationsInDocument";
import { createTextPositions } from "../platform/textPositions";

/** A text of the workspace that cites: a file, or a cell of a notebook. */
export interface CitingText {
  readonly uri: vscode.Uri;
  readonly languageId: string;
  readonly text: string;
  readonly citations: readonly Citation[];
  rangeOf(place: { readonly start: number; readonly end: number }): vscode.Range;
}

/** A larger file is no text that somebody writes, in bytes. */
const largestFile = 4_000_000;
/** So many files are read at once. */
const atOnce = 16;
const alwaysExcluded = ["**/node_modules/**", "**/.git/**", "**/.venv/**", "**/site-packages/**"];

/**
 * The texts of the workspace that hold this text and cite: open documents as they are, saved or not, and files, without those that the settings exclude
 * from searching. Gives up when it is cancelled.
 *
 * @param wanted what a file must contain to be looked at; "" for all.
 */
export async function citingTexts(wanted: string, token: vscode.CancellationToken): Promise<readonly CitingText[]> {
  const open = vscode.workspace.textDocuments.filter((document) => !document.isClosed && isCiting(document));
  const found = open.filter((document) => document.getText().includes(wanted)).map(ofDocument);
  const addresses = new Set(open.map(({ uri }) => uri.toString()));
  const files = await vscode.workspace.findFiles(citingFilesGlob, excludedGlob(), undefined, token);
  const closed = files.filter((uri) => !addresses.has(uri.toString()));
  for (let next = 0; next < closed.length && !token.isCancellationRequested; next += atOnce) {
    const read = await Promise.all(closed.slice(next, next + atOnce).map((uri) => ofFile(uri, wanted)));
    found.push(...read.flat());
  }
  return found.filter(({ citations }) => citations.length > 0);
}

/** Documents of other kinds than files, such as those of a comparison or of version control, show what stands elsewhere. */
function isCiting({ languageId, uri }: vscode.TextDocument): boolean {
  return citingLanguages.includes(languageId) && !["git", "output", "vscode", "review"].includes(uri.scheme);
}

function ofDocument(document: vscode.TextDocument): CitingText {
  return {
    uri: document.uri,
    languageId: document.languageId,
    text: document.getText(),
    citations: citationsInDocument(document),
    rangeOf: ({ start, end }) => new vscode.Range(document.positionAt(start), document.positionAt(end)),
  };
}

async function ofFile(uri: vscode.Uri, wanted: string): Promise<readonly CitingText[]> {
  const stat = await vscode.workspace.fs.stat(uri).then(
    (known) => known,
    () => undefined,
  );
  const text =
    stat && stat.size <= largestFile
      ? await readText(uri).then(
          (read) => read,
          () => "",
        )
      : "";
  if (!text.includes(wanted)) {
    return [];
  }
  if (/\.ipynb$/i.test(uri.path)) {
    return ofNotebook(uri);
  }
  const positionAt = await runSliced(createTextPositions(text));
  const languageId = citingLanguageOf(fileName(uri)) ?? "";
  const citations = findCitations(text, languageId);
  return [{ uri, languageId, text, citations, rangeOf: ({ start, end }) => new vscode.Range(positionAt(start), positionAt(end)) }];
}

/** The cells of a notebook, which VS Code opens without showing it. */
async function ofNotebook(uri: vscode.Uri): Promise<readonly CitingText[]> {
  const notebook = await vscode.workspace.openNotebookDocument(uri).then(
    (opened) => opened,
    () => undefined,
  );
  return (notebook?.getCells() ?? []).map(({ document }) => ofDocument(document));
}

/** What the settings hide from searches, as one glob. */
function excludedGlob(): string {
  const configuration = vscode.workspace.getConfiguration();
  const settings = ["files.exclude", "search.exclude"].map((key) => configuration.get<Readonly<Record<string, unknown>>>(key, {}));
  const globs = settings.flatMap((excluded) =>
    Object.entries(excluded).flatMap(([glob, isExcluded]) => (isExcluded === true ? [glob, `${glob}/**`] : [])),
  );
  // A glob with braces of its own cannot stand within braces.
  return `{${[...new Set([...alwaysExcluded, ...globs])].filter((glob) => !/[{}]/.test(glob)).join(",")}}`;
}
