import * as vscode from "vscode";
import { parentOf } from "./namedBibliographies";
import { readText } from "../platform/readText";

/** A package's description is looked for in so many folders upwards. */
const foldersUp = 3;

/** An R package that reads citations with Rdpack. */
export interface RdpackPackage {
  readonly name: string;
  readonly folder: vscode.Uri;
}

/** The R package that a file is in, where its description names Rdpack. */
export async function rdpackPackageOf({
  uri,
  isUntitled,
}: Pick<vscode.TextDocument, "uri" | "isUntitled">): Promise<RdpackPackage | undefined> {
  let folder = isUntitled ? undefined : parentOf(uri);
  for (let level = 0; folder && level < foldersUp; level++, folder = parentOf(folder)) {
    const description = await readOpenText(vscode.Uri.joinPath(folder, "DESCRIPTION"));
    const name = /^Package:\s*([\w.]+)/m.exec(description ?? "")?.[1];
    if (name !== undefined) {
      return /\bRdpack\b/.test(description ?? "") ? { name, folder } : undefined;
    }
  }
  return undefined;
}

/** What an editor has of a file, saved or not, else the file; `undefined` where there is none. */
export async function readOpenText(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  return open
    ? open.getText()
    : readText(uri).then(
        (text) => text,
        () => undefined,
      );
}
