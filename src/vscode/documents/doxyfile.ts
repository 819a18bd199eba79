import * as vscode from "vscode";
import { bibliographiesInDoxyfile, doxyfilePaths } from "../../core/bibliography/bibliographiesInDoxyfile";
import { parentOf } from "./namedBibliographies";
import { fileNamed, type OnRefused } from "./namedFile";
import { orUndefined } from "../platform/orUndefined";
import { readText } from "../platform/readText";

/** The search goes this many folders upwards, but not above the workspace folder. */
const maxFoldersUp = 8;

/**
 * Returns the bibliographies that the Doxyfile of a source file's project names, or `undefined` if there is no Doxyfile.
 *
 * @param onRefused gets a sentence about each name that names no file.
 */
export async function bibliographiesByDoxyfile(
  { uri, isUntitled }: Pick<vscode.TextDocument, "uri" | "isUntitled">,
  onRefused?: OnRefused,
): Promise<readonly vscode.Uri[] | undefined> {
  const root = isUntitled ? undefined : vscode.workspace.getWorkspaceFolder(uri)?.uri;
  let folder = root && parentOf(uri);
  for (let level = 0; folder && level < maxFoldersUp; level++) {
    const found = await doxyfileIn(folder, onRefused);
    if (found) {
      return found;
    }
    folder = folder.path === root?.path ? undefined : parentOf(folder);
  }
  return undefined;
}

async function doxyfileIn(folder: vscode.Uri, onRefused: OnRefused | undefined): Promise<readonly vscode.Uri[] | undefined> {
  const files = doxyfilePaths.map((name) => vscode.Uri.joinPath(folder, name));
  const texts = await Promise.all(files.map((file) => orUndefined(readText(file))));
  const position = texts.findIndex((text) => text !== undefined);
  const file = files[position];
  if (!file) {
    return undefined;
  }
  const place = { namedIn: file, folder: vscode.Uri.joinPath(file, ".."), onRefused };
  return bibliographiesInDoxyfile(texts[position] ?? "").flatMap((path) => fileNamed(path, place) ?? []);
}
