import * as vscode from "vscode";
import { citingFilesGlob, citingLanguageOf } from "../../core/citations/reading/citingFiles";
import { findCitations } from "../../core/citations/reading/findCitations";
import type { Citation } from "../../core/citations/syntaxes/citation";
import { latexLanguages } from "../documents/documentBibliographies";
import { excludedGlob } from "../documents/excludedGlob";
import { languageOf } from "../documents/languageOf";
import type { LatexRoots } from "../documents/latexRoots";
import { orUndefined } from "../platform/orUndefined";
import { fileName, readText } from "../platform/readText";
import { runSliced } from "../platform/slices";
import { createTextPositions } from "../platform/textPositions";
import type { Services } from "../services/services";
import { citationsInDocument, isCiting } from "./citationsInDocument";

/** A text of the workspace with citations: a file, or a cell of a notebook. */
export interface CitingText {
  readonly uri: vscode.Uri;
  readonly languageId: string;
  readonly text: string;
  readonly citations: readonly Citation[];
  rangeOf(place: { readonly start: number; readonly end: number }): vscode.Range;
}

/** A larger file was not written by hand. */
const maxFileBytes = 4_000_000;
const concurrentReads = 16;

/**
 * Returns the texts of the workspace that contain `substring` and have citations: open documents with their unsaved changes, and all other
 * files that the settings do not exclude from search. Stops early if it is cancelled.
 *
 * @param substring "" matches every text.
 */
export async function citingTexts(
  { latexRoots }: Pick<Services, "latexRoots">,
  substring: string,
  token: vscode.CancellationToken,
): Promise<readonly CitingText[]> {
  const open = vscode.workspace.textDocuments.filter((document) => !document.isClosed && isCiting(document));
  const found = open.filter((document) => document.getText().includes(substring)).map(documentText);
  const addresses = new Set(open.map(({ uri }) => uri.toString()));
  const files = await vscode.workspace.findFiles(citingFilesGlob, excludedGlob(), undefined, token);
  const closed = files.filter((uri) => !addresses.has(uri.toString()));
  for (let next = 0; next < closed.length && !token.isCancellationRequested; next += concurrentReads) {
    const texts = await Promise.all(closed.slice(next, next + concurrentReads).map((uri) => readTexts(latexRoots, uri, substring)));
    texts.flat().forEach((text) => found.push(text));
  }
  return found.filter(({ citations }) => citations.length > 0);
}

function documentText(document: vscode.TextDocument): CitingText {
  return {
    uri: document.uri,
    languageId: languageOf(document),
    text: document.getText(),
    citations: citationsInDocument(document),
    rangeOf: ({ start, end }) => new vscode.Range(document.positionAt(start), document.positionAt(end)),
  };
}

/** Returns the text of a file, or the cells of a notebook. Empty if the file is too large or does not contain `substring`. */
async function readTexts(latexRoots: LatexRoots, uri: vscode.Uri, substring: string): Promise<readonly CitingText[]> {
  const stat = await orUndefined(vscode.workspace.fs.stat(uri));
  const text = stat && stat.size <= maxFileBytes ? ((await orUndefined(readText(uri))) ?? "") : "";
  if (!text.includes(substring)) {
    return [];
  }
  if (/\.ipynb$/i.test(uri.path)) {
    return readCells(uri);
  }
  const positionAt = await runSliced(createTextPositions(text));
  const languageId = citingLanguageOf(fileName(uri)) ?? "";
  const root = latexLanguages.has(languageId)
    ? await latexRoots.of({ uri, isUntitled: false, languageId, getText: () => text })
    : undefined;
  const citations = findCitations(text, languageId, root?.preamble);
  return [{ uri, languageId, text, citations, rangeOf: ({ start, end }) => new vscode.Range(positionAt(start), positionAt(end)) }];
}

/** VS Code opens the notebook without showing it. */
async function readCells(uri: vscode.Uri): Promise<readonly CitingText[]> {
  const notebook = await orUndefined(vscode.workspace.openNotebookDocument(uri));
  return (notebook?.getCells() ?? []).map(({ document }) => documentText(document));
}
