import * as vscode from "vscode";

/** Returns the file that repeats the papers of Zotero: it is beside that of the imported papers. */
export function zoteroFileBeside(importedFile: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(importedFile, "..", "zotero.json");
}
