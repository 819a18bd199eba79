import { disk } from "#disk";
import * as vscode from "vscode";
import { parseProjectFile } from "../../../core/check/projectFile";
import type { OnRefused } from "../../documents/namedFile";
import { projectFileOf, readProjectFile } from "../../documents/projectFile";
import { isInside } from "../../platform/disk/readUri";
import { filesMatching, maxFoldersUnasked, watchedPattern } from "../../platform/filesMatching";

/** The files that `citelens.json` names as libraries. */
export interface ProjectLibraries {
  /** In the order of the file. A path without a pattern need not exist. */
  readonly uris: readonly vscode.Uri[];
  readonly watched: readonly vscode.RelativePattern[];
}

/**
 * Returns the files that `libraries` in the `citelens.json` of each workspace folder names, by path or glob. None is outside of its folder, not
 * even behind a link.
 *
 * @param onRefused gets a sentence about each name that leads out of the folder, or to no file.
 */
export async function projectLibraries(onRefused: OnRefused): Promise<ProjectLibraries> {
  const all = await Promise.all((vscode.workspace.workspaceFolders ?? []).map(({ uri }) => librariesOf(uri, onRefused)));
  return { uris: all.flatMap(({ uris }) => uris), watched: all.flatMap(({ watched }) => watched) };
}

async function librariesOf(folder: vscode.Uri, onRefused: OnRefused): Promise<ProjectLibraries> {
  const file = projectFileOf(folder);
  const { libraries } = parseProjectFile(await readProjectFile(file));
  const globs = libraries.map((library) => ({ library, glob: vscode.Uri.joinPath(folder, library) }));
  const found = await Promise.all(
    globs.map(async ({ library, glob }) => {
      const { files } = await filesMatching(glob, maxFoldersUnasked);
      const inside: vscode.Uri[] = [];
      for (const uri of files) {
        const problem = await problemOf(uri, folder);
        if (problem === undefined) {
          inside.push(uri);
        } else {
          onRefused(`${vscode.workspace.asRelativePath(file)} names ${library}, which was not read: ${problem}.`);
        }
      }
      if (files.length === 0) {
        onRefused(`${vscode.workspace.asRelativePath(file)} names ${library}, but no file matches it.`);
      }
      return inside;
    }),
  );
  return { uris: found.flat(), watched: globs.map(({ glob }) => watchedPattern(glob)) };
}

/** Returns why a file is no library of a folder. */
async function problemOf(uri: vscode.Uri, folder: vscode.Uri): Promise<string | undefined> {
  if (!disk || uri.scheme !== "file") {
    return undefined;
  }
  const real = disk;
  const [path, root] = await Promise.all(
    [uri, folder].map(({ fsPath }) =>
      real.realPath(fsPath).then(
        (found) => found,
        () => undefined,
      ),
    ),
  );
  if (path === undefined || root === undefined) {
    return "there is no such file";
  }
  return isInside(path, [root]) ? undefined : "it leads out of the folder";
}
