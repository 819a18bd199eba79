import * as vscode from "vscode";
import { packageIn } from "../../core/bibliography/projectFiles";
import { readOpenText } from "../platform/openDocument";
import { parentOf } from "./namedBibliographies";

/** The search for a project's file goes this many folders upwards. */
const maxFoldersUp = 3;

/** An R package that reads citations with Rdpack. */
export interface RdpackPackage {
  readonly name: string;
  readonly folder: vscode.Uri;
}

/** Returns the R package of a file, if the package's DESCRIPTION names Rdpack. */
export async function rdpackPackageOf({
  uri,
  isUntitled,
}: Pick<vscode.TextDocument, "uri" | "isUntitled">): Promise<RdpackPackage | undefined> {
  let folder = isUntitled ? undefined : parentOf(uri);
  for (let level = 0; folder && level < maxFoldersUp; level++, folder = parentOf(folder)) {
    const found = packageIn((await readOpenText(vscode.Uri.joinPath(folder, "DESCRIPTION"))) ?? "");
    if (found) {
      return found.hasRdpack ? { name: found.name, folder } : undefined;
    }
  }
  return undefined;
}

/** Returns whether a file is in the folder of a `myst.yml` or below it. */
export async function isInMystProject({ uri, isUntitled }: Pick<vscode.TextDocument, "uri" | "isUntitled">): Promise<boolean> {
  let folder = isUntitled ? undefined : parentOf(uri);
  for (let level = 0; folder && level < maxFoldersUp; level++, folder = parentOf(folder)) {
    if ((await readOpenText(vscode.Uri.joinPath(folder, "myst.yml"))) !== undefined) {
      return true;
    }
  }
  return false;
}
