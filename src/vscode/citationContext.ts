import * as vscode from "vscode";
import type { CitationPlace } from "../core/citations/cursor/citationPlace";
import { isDoxygenLanguage } from "../core/citations/places/doxygen";
import { bibliographiesByDoxyfile } from "./library/doxyfile";
import { fileName, readText } from "./library/readText";
import { parentOf } from "./library/namedBibliographies";

/** What tells, outside a document's own text, how it cites. */
export type CitationContext = Pick<CitationPlace, "around" | "fileName" | "rdpackPackage" | "hasDoxyfile">;

/** A package's description is looked for in so many folders upwards. */
const foldersUp = 3;

/** Reads what belongs to a document: the other cells of its notebook, the LaTeX file with the preamble, the R package, the Doxyfile. */
export async function citationContextOf(document: vscode.TextDocument): Promise<CitationContext> {
  const { languageId, uri } = document;
  return {
    fileName: fileName(uri),
    around: cellsAround(document) ?? (languageId === "latex" ? await rootOf(document) : undefined),
    rdpackPackage: languageId === "r" && !document.isUntitled ? await rdpackPackageAt(uri) : undefined,
    hasDoxyfile: isDoxygenLanguage(languageId) && (await bibliographiesByDoxyfile(document)) !== undefined,
  };
}

function cellsAround(document: vscode.TextDocument): string | undefined {
  const notebook = vscode.workspace.notebookDocuments.find((one) => one.getCells().some((cell) => cell.document === document));
  const cells = notebook?.getCells().filter((cell) => cell.document !== document && cell.document.languageId === document.languageId);
  return cells?.map((cell) => cell.document.getText()).join("\n\n");
}

/** The file that a part of a LaTeX document names as its root: `% !TEX root = main.tex`, `\documentclass[main.tex]{subfiles}`. */
async function rootOf(document: vscode.TextDocument): Promise<string | undefined> {
  const folder = parentOf(document.uri);
  const start = document.getText(new vscode.Range(0, 0, 40, 0));
  const [, magic, subfile] = /^\s*%\s*!\s*TEX\s+root\s*=\s*(\S.*)$|\\documentclass\[([^\]\n]+)\]\{subfiles\}/im.exec(start) ?? [];
  const named = (magic ?? subfile)?.trim();
  if (named === undefined || !folder || document.isUntitled) {
    return undefined;
  }
  return readOpenText(vscode.Uri.joinPath(folder, /\.\w+$/.test(named) ? named : `${named}.tex`));
}

/** The name of the R package that a file is in, where its description names Rdpack. */
async function rdpackPackageAt(uri: vscode.Uri): Promise<string | undefined> {
  let folder = parentOf(uri);
  for (let level = 0; folder && level < foldersUp; level++, folder = parentOf(folder)) {
    const description = await readOpenText(vscode.Uri.joinPath(folder, "DESCRIPTION"));
    const name = /^Package:\s*([\w.]+)/m.exec(description ?? "")?.[1];
    if (name !== undefined) {
      return /\bRdpack\b/.test(description ?? "") ? name : undefined;
    }
  }
  return undefined;
}

/** What an editor has of a file, saved or not, else the file; `undefined` where there is none. */
async function readOpenText(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  return open ? open.getText() : readText(uri).then((text) => text, () => undefined);
}
