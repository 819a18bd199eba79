import * as vscode from "vscode";
import { statUri } from "./disk/readUri";
import { replaceFile } from "./disk/replaceFile";
import { orUndefined } from "./orUndefined";

/** A write takes seconds. A file that was written aside longer ago belongs to a window that was closed meanwhile. */
const abandonedAfterMs = 60 * 60 * 1000;

/**
 * Writes a file so that a reader never finds a part of it: writes aside, then puts that in the place of the old file. Creates
 * the folder. Two windows may write the same file at once; the last one wins.
 *
 * @throws if the file cannot be written. The old content is then still there, or the new content is beside the file.
 */
export async function writeWhole(file: vscode.Uri, bytes: Uint8Array): Promise<void> {
  const folder = vscode.Uri.joinPath(file, "..");
  const aside = file.with({ path: `${file.path}.${Date.now()}-${randomHex()}.part` });
  let isWritten = false;
  try {
    await vscode.workspace.fs.createDirectory(folder);
    await vscode.workspace.fs.writeFile(aside, bytes);
    isWritten = true;
    await replaceFile(file, aside);
  } catch (error) {
    // VS Code may have deleted the old file before it failed to rename. The file aside is then the only one.
    if (!isWritten || (await orUndefined(statUri(file)))) {
      await orUndefined(vscode.workspace.fs.delete(aside));
    }
    throw error;
  }
  await removeAbandoned(folder, (name) => name.startsWith(`${file.path.split("/").at(-1) ?? ""}.`));
}

/** Removes what earlier writes of certain files left in the folder when their window was closed. */
export async function removeAbandoned(folder: vscode.Uri, isOurs: (name: string) => boolean): Promise<void> {
  const entries = (await orUndefined(vscode.workspace.fs.readDirectory(folder))) ?? [];
  for (const [name] of entries.filter(([name]) => isOurs(name))) {
    const begun = /^[^.]+\.[^.]+\.(\d+)-[\da-f]+\.part$/.exec(name)?.[1];
    if (begun !== undefined && Date.now() - Number(begun) > abandonedAfterMs) {
      await orUndefined(vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, name)));
    }
  }
}

/** `crypto.randomUUID` is missing in browsers that came by HTTP. */
function randomHex(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
