import * as vscode from "vscode";
import { readSettings } from "../../platform/settings";
import { filesMatching, maxFoldersUnasked, watchedPattern } from "../../platform/filesMatching";
import type { LimitQuestion } from "../../platform/limitQuestion";

/**
 * The files that the setting `citelens.libraries` names, in its order: paths, with `~` for the home folder and relative ones in every
 * workspace folder, globs of such, and addresses of other file systems (`vscode-remote://…`). They may not exist. Whether a glob is looked
 * for in more folders than is usual is asked.
 */
export async function configuredSources(
  isAccepted: LimitQuestion,
): Promise<{ uris: readonly vscode.Uri[]; watched: readonly vscode.RelativePattern[] }> {
  const globs = readSettings().libraries.flatMap(rootedPaths);
  const found = await Promise.all(globs.map((glob) => filesOf(glob, isAccepted)));
  return { uris: found.flat(), watched: globs.map(watchedPattern) };
}

async function filesOf(glob: vscode.Uri, isAccepted: LimitQuestion): Promise<readonly vscode.Uri[]> {
  const { files, isWhole } = await filesMatching(glob, maxFoldersUnasked);
  const message = `${vscode.workspace.asRelativePath(glob)} was looked for in ${maxFoldersUnasked} folders, and there are more.`;
  if (isWhole || !isAccepted({ what: glob.toString(), message, goOn: "Look in All" })) {
    return files;
  }
  return (await filesMatching(glob, Number.POSITIVE_INFINITY)).files;
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
