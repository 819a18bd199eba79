import { disk } from "#disk";
import * as vscode from "vscode";
import type { Disk, DiskStat } from "./disk";

/** Who named a file: the user, in a setting or a dialog, or CiteLens itself; or something in the workspace. */
export type NamedBy = "user" | "workspace";

export interface ReadingOptions {
  /** Files that something in an untrusted workspace names are read only inside that workspace. */
  readonly namedBy: NamedBy;
  readonly maxBytes?: number;
}

/** No larger file becomes a text. */
const maxBytes = 512 * 1024 * 1024;
const maxWaitMs = 30_000;

/**
 * Reads a file of any file system, and is the only way in which CiteLens reads one: regular files alone, with a bound on their size and on the
 * time, behind all symbolic links. Bypasses VS Code for a local file if it can: VS Code's file API asks its window about each
 * file, which takes seconds while the window starts.
 *
 * @throws vscode.FileSystemError if the file cannot be read.
 */
export async function readUri(
  uri: vscode.Uri,
  { namedBy, maxBytes: most = maxBytes }: ReadingOptions = { namedBy: "workspace" },
): Promise<Uint8Array> {
  const folders = namedBy === "workspace" && !vscode.workspace.isTrusted ? await realFolders() : undefined;
  return asked(
    uri,
    (local) => local.readFile(uri.fsPath, { maxBytes: most, ...(folders ? { mayRead: (path) => isInside(path, folders) } : {}) }),
    () => readThroughVscode(uri, most, folders !== undefined),
  );
}

/** Returns `true` if a path is that of a folder or of something in it. Both are without symbolic links. */
export function isInside(path: string, folders: readonly string[]): boolean {
  const plain = (one: string): string => one.replaceAll("\\", "/").replace(/\/+$/, "");
  return folders.some((folder) => plain(path) === plain(folder) || plain(path).startsWith(`${plain(folder)}/`));
}

/** Returns the paths of the workspace's folders behind all symbolic links. */
export async function realFolders(): Promise<readonly string[]> {
  const paths = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
  return Promise.all(paths.map(async (path) => (await disk?.realPath(path).catch(() => path)) ?? path));
}

/** Reads a file that is not on this machine's disk, or of which the disk gave no answer. */
async function readThroughVscode(uri: vscode.Uri, most: number, mustBeInside: boolean): Promise<Uint8Array> {
  if (mustBeInside && !vscode.workspace.getWorkspaceFolder(uri)) {
    throw refused(uri, vscode.l10n.t("it is outside of the workspace, which is not trusted"));
  }
  const stat = await vscode.workspace.fs.stat(uri);
  if ((stat.type & vscode.FileType.Directory) === 0 && (stat.type & vscode.FileType.File) === 0) {
    throw refused(uri, vscode.l10n.t("it is not a regular file"));
  }
  if (stat.size > most) {
    throw refused(uri, vscode.l10n.t("it is larger than {0} MB", Math.round(most / 1024 / 1024)));
  }
  return Promise.race([vscode.workspace.fs.readFile(uri), tooSlow(uri)]);
}

async function tooSlow(uri: vscode.Uri): Promise<never> {
  await new Promise((resolve) => setTimeout(resolve, maxWaitMs));
  throw refused(uri, vscode.l10n.t("reading it takes longer than {0} seconds", maxWaitMs / 1000));
}

function refused(uri: vscode.Uri, why: string): vscode.FileSystemError {
  return vscode.FileSystemError.NoPermissions(vscode.l10n.t("{0} was not read: {1}.", uri.toString(true), why));
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
    if (error instanceof Error && error.name === "FileRefused") {
      throw refused(uri, error.message);
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
