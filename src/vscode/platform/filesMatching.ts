import * as vscode from "vscode";
import { globPattern } from "./globPattern";
import { orUndefined } from "./orUndefined";

/** The search for one glob stops after this many folders, unless the user agrees to go on. */
export const maxFoldersUnasked = 2_000;
const neverWalked = new Set([".git", "node_modules", ".hg", ".svn"]);

export interface MatchingFiles {
  readonly files: readonly vscode.Uri[];
  /** `false` if the search stopped before it had looked into all folders. */
  readonly isWhole: boolean;
}

/**
 * Returns the files that a path with `*`, `?`, `**`, or `{a,b}` matches, in order. Looks into at most `maxFolders` folders.
 * Returns a path without any of these as it is.
 */
export async function filesMatching(glob: vscode.Uri, maxFolders: number): Promise<MatchingFiles> {
  if (!/[*?{]/.test(glob.path)) {
    return { files: [glob], isWhole: true };
  }
  const { folder, rest } = fixedFolder(glob.path);
  const pattern = globPattern(glob.path);
  const isDeep = rest.includes("/");
  const waiting = [glob.with({ path: folder })];
  const found: vscode.Uri[] = [];
  for (let looked = 0; looked < maxFolders; looked++) {
    const next = waiting.shift();
    if (!next) {
      break;
    }
    const entries = (await orUndefined(vscode.workspace.fs.readDirectory(next))) ?? [];
    for (const [name, type] of entries.sort(([one], [other]) => (one < other ? -1 : 1))) {
      const uri = vscode.Uri.joinPath(next, name);
      if ((type & vscode.FileType.File) !== 0 && pattern.test(uri.path)) {
        found.push(uri);
      } else if ((type & vscode.FileType.Directory) !== 0 && isDeep && !neverWalked.has(name)) {
        waiting.push(uri);
      }
    }
  }
  return { files: found, isWhole: waiting.length === 0 };
}

/** Returns the pattern to watch for created, changed, and deleted files that match. */
export function watchedPattern(glob: vscode.Uri): vscode.RelativePattern {
  const { folder, rest } = fixedFolder(glob.path);
  // Brackets are a set of characters in VS Code's patterns.
  return new vscode.RelativePattern(glob.with({ path: folder }), rest.replace(/[[\]]/g, "?"));
}

/** Splits a path: the folders before the first pattern or the file name, and the rest. */
function fixedFolder(path: string): { readonly folder: string; readonly rest: string } {
  const first = path.search(/[*?{]/);
  const end = path.lastIndexOf("/", first === -1 ? path.length : first);
  return { folder: path.slice(0, end) || "/", rest: path.slice(end + 1) };
}
