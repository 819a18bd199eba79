import { disk } from "#disk";
import type * as vscode from "vscode";

/**
 * Does work that reads a file and writes it again, while no other window does such work with the file. There are locks on this machine's disk
 * only: elsewhere, the work itself must read the file just before it writes.
 *
 * @throws if another window holds the lock for a minute.
 */
export async function withFileLock<Result>(file: vscode.Uri, work: () => Promise<Result>): Promise<Result> {
  return disk && file.scheme === "file" ? disk.withLock(`${file.fsPath}.lock`, work) : work();
}
