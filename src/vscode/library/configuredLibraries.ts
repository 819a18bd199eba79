import * as vscode from "vscode";
import { readSettings } from "../settings";
import { filesMatching, watchedPattern } from "./filesMatching";

/**
 * The files that the setting `citelens.libraries` names, in its order: paths, with `~` for the home folder and relative ones in every
 * workspace folder, globs of such, and addresses of other file systems (`vscode-remote://…`). They may not exist.
 */
export async function configuredLibraries(): Promise<{ uris: readonly vscode.Uri[]; watched: readonly vscode.RelativePattern[] }> {
  const globs = readSettings().libraries.flatMap(rootedPaths);
  const found = await Promise.all(globs.map(filesMatching));
  return { uris: found.flat(), watched: globs.map(watchedPattern) };
}

/** The places that a path of a setting names: in the home folder, on the disk, in every workspace folder; or an address as it is. */
export function rootedPaths(setting: string): readonly vscode.Uri[] {
  const path = setting.trim().replaceAll("\\", "/");
  if (path === "") {
    return [];
  }
  if (/^[a-z][\w+.-]+:\/\//i.test(path)) {
    return [vscode.Uri.parse(path, true)];
  }
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  if (path.startsWith("~/")) {
    const home = homeFolder();
    return home === undefined ? [] : [onDisk(home.replaceAll("\\", "/") + path.slice(1), folders[0])];
  }
  if (path.startsWith("/") || /^[a-z]:\//i.test(path)) {
    return [onDisk(path, folders[0])];
  }
  return folders.map((folder) => vscode.Uri.joinPath(folder, path));
}

/** An absolute path is one of the machine on which the extension runs; in a browser alone, of the workspace's file system. */
function onDisk(path: string, folder: vscode.Uri | undefined): vscode.Uri {
  const file = vscode.Uri.file(path);
  return homeFolder() === undefined && folder ? folder.with({ path: file.path }) : file;
}

/** `undefined` where the platform has none, as a browser. */
function homeFolder(): string | undefined {
  const environment = typeof process === "undefined" ? undefined : process.env;
  return environment?.["HOME"] ?? environment?.["USERPROFILE"];
}
