import { disk } from "#disk";
import * as vscode from "vscode";

/**
 * Puts a file in the place of another one, if there is one. On the machine's own disk that is one step: a reader finds the old
 * file or the new one. Elsewhere VS Code deletes the old file before it renames the new one.
 *
 * @throws vscode.FileSystemError if the file cannot be renamed.
 */
export async function replaceFile(file: vscode.Uri, by: vscode.Uri): Promise<void> {
  if (!(await replaceOnDisk(file, by))) {
    await vscode.workspace.fs.rename(by, file, { overwrite: true });
  }
}

/** Returns `false` if the disk cannot do it, as on Windows while another program reads the file. */
async function replaceOnDisk(file: vscode.Uri, by: vscode.Uri): Promise<boolean> {
  if (!disk || file.scheme !== "file") {
    return false;
  }
  return disk.replace(file.fsPath, by.fsPath).then(
    () => true,
    () => false,
  );
}
