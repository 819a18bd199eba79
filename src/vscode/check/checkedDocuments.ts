import * as vscode from "vscode";
import type { CheckedFile } from "../../core/check/references/checkedFile";
import { isView } from "../citedKeys/citationsInDocument";
import { fileName } from "../platform/readText";
import { readSettings } from "../platform/settings";
import { fileOf, pathInFolder } from "./projectFiles";

/** A longer document was not written by hand, in UTF-16 code units. */
const maxCheckedLength = 4_000_000;

/** The languages of documents in which nobody refers to papers, or which only show the content of others. */
const uncheckedLanguages = new Set(["log", "scminput", "search-result", "diff", "code-runner-output", "ignore", "dotenv"]);

/** The folders of code that others wrote. */
const foreignFolder = /\/(?:node_modules|\.git|\.venv|site-packages)\//;

/** Returns whether the references in an open document are checked. */
export function isChecked(document: vscode.TextDocument): boolean {
  return readSettings(document)["check.references"] !== "off" && isCheckable(document);
}

/** Like `isChecked`, whatever the settings say. */
export function isCheckable(document: vscode.TextDocument): boolean {
  const { uri, languageId } = document;
  return (
    !isView(uri) && !uncheckedLanguages.has(languageId) && !foreignFolder.test(uri.path) && document.getText().length <= maxCheckedLength
  );
}

/** The endings that say how a document is read whose name does not say it. */
const endings: ReadonlyMap<string, string> = new Map([
  ["bibtex", "bib"],
  ["biblatex", "bib"],
  ["bib", "bib"],
  ["json", "json"],
  ["jsonc", "json"],
  ["yaml", "yaml"],
  ["latex", "tex"],
  ["tex", "tex"],
  ["markdown", "md"],
]);

/** Returns how a document is read. A cell of a notebook is a text in its language, although its address is that of the notebook. */
export function checkedFileOf({ uri, languageId }: Pick<vscode.TextDocument, "uri" | "languageId">): CheckedFile {
  const name = fileName(uri);
  const isNamed = uri.scheme !== "vscode-notebook-cell" && /\.\w+$/.test(name);
  const folder = folderOf(uri);
  return {
    ...(folder === undefined ? {} : { folder }),
    fileName: isNamed ? name : `untitled.${endings.get(languageId) ?? "txt"}`,
    languageId,
  };
}

/** Returns the path of a file's folder from its workspace folder. The folders around the workspace say nothing about the file. */
export function folderOf(uri: vscode.Uri): string | undefined {
  const isInside = vscode.workspace.getWorkspaceFolder(fileOf(uri)) !== undefined;
  return isInside ? pathInFolder(uri).split("/").slice(0, -1).join("/") : undefined;
}
