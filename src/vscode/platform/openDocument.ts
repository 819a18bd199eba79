import * as vscode from "vscode";
import { orUndefined } from "./orUndefined";
import { readText } from "./readText";

/** Returns the document of a file that is open, with its unsaved changes, or `undefined`. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const address = uri.toString();
  return vscode.workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === address);
}

/** Returns the text of a file's open document, saved or not, else of the file. `undefined` if it cannot be read. */
export async function readOpenText(uri: vscode.Uri): Promise<string | undefined> {
  return openDocument(uri)?.getText() ?? orUndefined(readText(uri));
}
