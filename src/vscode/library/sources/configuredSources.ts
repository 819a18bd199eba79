import * as vscode from "vscode";
import { pathProblem, shownPath } from "../../../core/bibliography/pathProblem";
import type { OnRefused } from "../../documents/namedFile";
import { readSettings } from "../../platform/settings";
import { filesMatching, maxFolders, maxFoldersUnasked, watchedPattern } from "../../platform/filesMatching";
import type { LimitQuestion } from "../../platform/limitQuestion";

/**
 * Returns the files that the setting `citelens.libraries` names, in its order. It may have paths, globs, and addresses of other
 * file systems (`vscode-remote://…`). `~` is the home folder; a relative path counts in every workspace folder. The files need
 * not exist. Asks the user before it looks for a glob in more than the usual number of folders.
 *
 * @param onRefused gets a sentence about each text that names no file.
 */
export async function configuredSources(
  isAccepted: LimitQuestion,
  onRefused: OnRefused,
): Promise<{ uris: readonly vscode.Uri[]; watched: readonly vscode.RelativePattern[] }> {
  const globs = readSettings().libraries.flatMap((path) => {
    const { uris, problem } = placesOf(path);
    if (problem !== undefined) {
      onRefused(`citelens.libraries names ${shownPath(path)}, which was not read: ${problem}.`);
    }
    return uris;
  });
  const found = await Promise.all(globs.map((glob) => filesOf(glob, isAccepted)));
  return { uris: found.flat(), watched: globs.map(watchedPattern) };
}

async function filesOf(glob: vscode.Uri, isAccepted: LimitQuestion): Promise<readonly vscode.Uri[]> {
  const { files, isWhole } = await filesMatching(glob, maxFoldersUnasked);
  const message = vscode.l10n.t(
    "the search for {0} stopped after {1} folders. There are more.",
    vscode.workspace.asRelativePath(glob),
    maxFoldersUnasked,
  );
  if (isWhole || !isAccepted({ id: glob.toString(), message, acceptLabel: vscode.l10n.t("Search All Folders") })) {
    return files;
  }
  return (await filesMatching(glob, maxFolders)).files;
}

/** The places that a path in a setting names. Without any, there may be a reason. */
export interface Places {
  readonly uris: readonly vscode.Uri[];
  readonly problem?: string;
}

/**
 * Returns the places that a path in a setting names: in the home folder, on the disk, or in every workspace folder. An address
 * stays as it is. Never throws.
 */
export function placesOf(setting: string): Places {
  const path = setting.trim().replaceAll("\\", "/");
  const problem = pathProblem(path);
  if (path === "" || problem !== undefined) {
    return { uris: [], ...(problem === undefined ? {} : { problem }) };
  }
  try {
    return { uris: rootedPaths(path) };
  } catch {
    return { uris: [], problem: "it is neither a path nor an address" };
  }
}

/** @throws if the path looks like an address but is not one: `file:////x`. */
function rootedPaths(path: string): readonly vscode.Uri[] {
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

/**
 * Returns an absolute path on the machine on which the extension runs. A browser has no disk, so there the path is on the
 * workspace's file system.
 */
function onDisk(path: string, folder: vscode.Uri | undefined): vscode.Uri {
  const file = vscode.Uri.file(path);
  return homeFolder() === undefined && folder ? folder.with({ path: file.path }) : file;
}

/** Returns the path of the user's home folder, or `undefined` in a browser. */
export function homeFolder(): string | undefined {
  const environment = typeof process === "undefined" ? undefined : process.env;
  return environment?.["HOME"] ?? environment?.["USERPROFILE"];
}
