import * as vscode from "vscode";
import { globPattern } from "./globPattern";
import { orUndefined } from "./orUndefined";

/** Into more folders than this it is not looked for one glob unless the person says so. */
export const maxFoldersUnasked = 2_000;
const neverWalked = new Set([".git", "node_modules", ".hg", ".svn"]);

/** What a glob matches. */
export interface MatchingFiles {
  readonly files: readonly vscode.Uri[];
  /** Whether all folders were looked into. */
  readonly isWhole: boolean;
}

/**
 * The files that a path with `*`, `?`, `**` or `{a,b}` in it matches, in order, in at most so many folders; the path itself where there is
 * nothing of that in it.
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

/** What is to be watched for files that come, change or go there. */
export function watchedPattern(glob: vscode.Uri): vscode.RelativePattern {
  const { folder, rest } = fixedFolder(glob.path);
  // In VS Code's patterns brackets stand for one of several characters.
  return new vscode.RelativePattern(glob.with({ path: folder }), rest.replace(/[[\]]/g, "?"));
}

/** A path in two: the folders before the first that is a pattern or the file, and the rest. */
function fixedFolder(path: string): { readonly folder: string; readonly rest: string } {
  const first = path.search(/[*?{]/);
  const end = path.lastIndexOf("/", first === -1 ? path.length : first);
  return { folder: path.slice(0, end) || "/", rest: path.slice(end + 1) };
}
