import { disk } from "#disk";
import * as vscode from "vscode";
import { isAddress, namedPathProblem, pathProblem, shownPath } from "../../core/bibliography/pathProblem";
import { isFileNotFound, isInside, realFolders, statUri } from "../platform/disk/readUri";

/** A file or folder of the workspace that a call names. */
export interface LocatedPath {
  readonly uri: vscode.Uri;
  readonly isFolder: boolean;
}

/** The files and folders that a call names, or a sentence for the model that says why it is refused and what to do next. */
export type Located = { readonly paths: readonly LocatedPath[] } | { readonly problem: string };

/**
 * Finds what a path names: an address, an absolute path, or a path relative to a folder of the workspace. In a workspace with several folders, the
 * path may begin with the name of one. A path may name something in several folders. All else is refused: what is outside the workspace,
 * also behind a symbolic link, and what is not there.
 */
export async function locate(path: string): Promise<Located> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    return { problem: "No folder is open, so no file can be named. Ask the user to open one." };
  }
  const problem = isAddress(path) ? pathProblem(path) : namedPathProblem(path);
  if (problem !== undefined) {
    return { problem: `${shownPath(path)} names no file: ${problem}. ${advice(folders)}` };
  }
  const named = namedBy(path, folders);
  const inside = named.filter((uri) => vscode.workspace.getWorkspaceFolder(uri) !== undefined);
  if (inside.length === 0) {
    return { problem: outside(path, folders) };
  }
  const found: LocatedPath[] = [];
  let isOutside = false;
  for (const uri of distinct(inside)) {
    const isFolder = await folderAt(uri);
    if (isFolder !== undefined) {
      const isReallyInside = await isBehindLinksInside(uri);
      isOutside ||= !isReallyInside;
      found.push(...(isReallyInside ? [{ uri, isFolder }] : []));
    }
  }
  if (found.length > 0) {
    return { paths: found };
  }
  return { problem: isOutside ? outside(path, folders) : `${shownPath(path)} is not in the workspace. ${advice(folders)}` };
}

/** Finds what each of some paths names. The first path that names nothing refuses all. */
export async function locateAll(paths: readonly string[]): Promise<Located> {
  const found: LocatedPath[] = [];
  for (const path of paths) {
    const located = await locate(path);
    if ("problem" in located) {
      return located;
    }
    found.push(...located.paths);
  }
  return { paths: found };
}

/** Like {@link locate}, for exactly one file. */
export async function locateFile(path: string): Promise<{ readonly uri: vscode.Uri } | { readonly problem: string }> {
  const located = await locate(path);
  if ("problem" in located) {
    return located;
  }
  const files = located.paths.filter(({ isFolder }) => !isFolder);
  const [file, other] = files;
  if (!file) {
    return { problem: `${shownPath(path)} is a folder. Name a file in it.` };
  }
  return other
    ? { problem: `${shownPath(path)} is in several folders. Name one of these: ${files.map(({ uri }) => shownFile(uri)).join(", ")}.` }
    : file;
}

/** Returns the path of a file as the model gets it: relative to the workspace, after the name of its folder if there are several. */
export function shownFile(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri).replaceAll("\\", "/");
}

function namedBy(path: string, folders: readonly vscode.WorkspaceFolder[]): readonly vscode.Uri[] {
  try {
    if (isAddress(path)) {
      return [vscode.Uri.parse(path, true)];
    }
    if (/^(?:[\\/]|[a-z]:[\\/])/i.test(path)) {
      const { path: absolute } = vscode.Uri.joinPath(vscode.Uri.file(path), ".");
      return folders.map(({ uri }) => uri.with({ path: absolute }));
    }
    const parts = path.replaceAll("\\", "/");
    const [first = "", ...rest] = parts.split("/");
    return folders.flatMap(({ uri, name }) => [
      vscode.Uri.joinPath(uri, parts),
      ...(name === first ? [vscode.Uri.joinPath(uri, ...(rest.length > 0 ? rest : ["."]))] : []),
    ]);
  } catch {
    return [];
  }
}

function distinct(uris: readonly vscode.Uri[]): readonly vscode.Uri[] {
  return [...new Map(uris.map((uri) => [uri.toString().replace(/\/$/, ""), uri])).values()];
}

/** Returns whether there is a folder or a file at this address, or `undefined` if nothing is there. */
async function folderAt(uri: vscode.Uri): Promise<boolean | undefined> {
  try {
    return ((await statUri(uri)).type & vscode.FileType.Directory) !== 0;
  } catch (error) {
    if (isFileNotFound(error)) {
      return undefined;
    }
    // The file is there, and reading it gives the reason.
    return false;
  }
}

async function isBehindLinksInside(uri: vscode.Uri): Promise<boolean> {
  if (!disk || uri.scheme !== "file") {
    return true;
  }
  const real = await disk.realPath(uri.fsPath).catch(() => undefined);
  return real !== undefined && isInside(real, await realFolders());
}

function outside(path: string, folders: readonly vscode.WorkspaceFolder[]): string {
  return `${shownPath(path)} is outside the workspace, so it is neither read nor changed. ${advice(folders)}`;
}

const maxNamedFolders = 5;

function advice(folders: readonly vscode.WorkspaceFolder[]): string {
  const names = folders.slice(0, maxNamedFolders).map(({ name }) => shownPath(name));
  return `Use a path relative to the workspace folder ${names.join(" or ")}.`;
}
