import { disk } from "#disk";
import * as vscode from "vscode";
import type { Disk, DiskStat } from "./disk";

/**
 * Reads a file of any file system. Bypasses VS Code for a local file if it can: VS Code's file API asks its window about each
 * file, which takes seconds while the window starts.
 *
 * @throws vscode.FileSystemError if the file cannot be read.
 */
export async function readUri(uri: vscode.Uri): Promise<Uint8Array> {
  return asked(
    uri,
    (local) => local.readFile(uri.fsPath),
    () => vscode.workspace.fs.readFile(uri),
  );
}

/** Returns the stat of a file or folder, read like `readUri`. @throws vscode.FileSystemError if there is no such file. */
export async function statUri(uri: vscode.Uri): Promise<vscode.FileStat> {
  return asked(
    uri,
    async (local) => statOf(await local.stat(uri.fsPath)),
    () => vscode.workspace.fs.stat(uri),
  );
}

/** Returns `true` for the error by which VS Code says that there is no such file. */
export function isFileNotFound(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === "FileNotFound";
}

/** Distinguishes one state of a file from another; `undefined` if the file system does not say when it was changed. */
export function stampOf(stat: vscode.FileStat | undefined): string | undefined {
  return stat && stat.mtime > 0 ? `${stat.mtime}:${stat.size}` : undefined;
}

/** Asks VS Code if the disk fails: VS Code may succeed, and else throws its own error. */
async function asked<T>(uri: vscode.Uri, ofDisk: (local: Disk) => Promise<T>, ofVscode: () => Thenable<T>): Promise<T> {
  if (!disk || uri.scheme !== "file") {
    return ofVscode();
  }
  return ofDisk(disk).catch((error: unknown) => {
    if (isMissingOnDisk(error)) {
      throw vscode.FileSystemError.FileNotFound(uri);
    }
    return ofVscode();
  });
}

/** Returns `true` for the errors by which Node says that there is no such file. */
function isMissingOnDisk(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}

const types = { file: vscode.FileType.File, folder: vscode.FileType.Directory, other: vscode.FileType.Unknown } as const;

function statOf({ kind, created, changed, size }: DiskStat): vscode.FileStat {
  return { type: types[kind], ctime: created, mtime: changed, size };
}
