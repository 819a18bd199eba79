import { disk } from "#disk";
import * as vscode from "vscode";
import { globPattern } from "../../core/text/globPattern";
import { orUndefined } from "./orUndefined";

/** The search for one glob stops after this many folders, unless the user agrees to go on. */
export const maxFoldersUnasked = 2_000;
/** The search stops after this many folders even if the user agrees: links may make a small folder look endless. */
export const maxFolders = 200_000;
const neverWalked = new Set([".git", "node_modules", ".hg", ".svn"]);

export interface MatchingFiles {
  readonly files: readonly vscode.Uri[];
  /** `false` if the search stopped before it had looked into all folders. */
  readonly isWhole: boolean;
}

/**
 * Returns the files that a path with `*`, `?`, `**`, or `{a,b}` matches, in order. Looks into at most `most` folders.
 * Returns a path without any of these as it is.
 */
export async function filesMatching(glob: vscode.Uri, most: number): Promise<MatchingFiles> {
  if (!/[*?{]/.test(glob.path)) {
    return { files: [glob], isWhole: true };
  }
  const { folder, rest } = fixedFolder(glob.path);
  const pattern = globPattern(glob.path);
  const isDeep = rest.includes("/");
  const start = glob.with({ path: folder });
  const waiting: Folder[] = [{ uri: start, real: await realPathOf(start) }];
  const found: vscode.Uri[] = [];
  let looked = 0;
  for (let next = waiting[0]; next && looked < most; next = waiting[++looked]) {
    const entries = (await orUndefined(vscode.workspace.fs.readDirectory(next.uri))) ?? [];
    for (const [name, type] of entries.sort(([one], [other]) => (one < other ? -1 : 1))) {
      const uri = vscode.Uri.joinPath(next.uri, name);
      if ((type & vscode.FileType.File) !== 0 && pattern.test(uri.path)) {
        found.push(uri);
      } else if ((type & vscode.FileType.Directory) !== 0 && isDeep && !neverWalked.has(name)) {
        const isLink = (type & vscode.FileType.SymbolicLink) !== 0;
        const real = isLink ? await realPathOf(uri) : `${next.real.replace(/\/$/, "")}/${name}`;
        waiting.push(...(isLink && isWithin(next, real) ? [] : [{ uri, real, above: next }]));
      }
    }
  }
  return { files: found, isWhole: looked >= waiting.length };
}

/** A folder on the way of a search. */
interface Folder {
  readonly uri: vscode.Uri;
  /** Its path behind all symbolic links, with slashes. */
  readonly real: string;
  /** The folder in which it was found. */
  readonly above?: Folder;
}

async function realPathOf({ scheme, fsPath, path }: vscode.Uri): Promise<string> {
  const real = scheme === "file" ? disk?.realPath(fsPath).catch(() => path) : undefined;
  return ((await real) ?? path).replaceAll("\\", "/");
}

/** Returns `true` if a folder is the one with this path or was found in it: a link to that one is a circle. */
function isWithin(folder: Folder, real: string): boolean {
  for (let one: Folder | undefined = folder; one; one = one.above) {
    if (one.real === real) {
      return true;
    }
  }
  return false;
}

/** VS Code's own patterns take time by the length of a path to the power of the number of their stars. */
const maxWatchedStars = 2;
const maxWatchedChars = 200;

/**
 * Returns the pattern to watch for created, changed, and deleted files that match. It matches more files than a glob that would take VS Code long:
 * the files are looked for again in any case.
 */
export function watchedPattern(glob: vscode.Uri): vscode.RelativePattern {
  const { folder, rest } = fixedFolder(glob.path);
  const stars = rest.replace(/^\*\*\//, "").match(/\*+/g)?.length ?? 0;
  const isSimple = stars <= maxWatchedStars && rest.length <= maxWatchedChars;
  const wide = `${rest.includes("/") ? "**/" : ""}*${/\.\w{1,10}$/.exec(rest)?.[0] ?? ""}`;
  // Brackets are a set of characters in VS Code's patterns.
  return new vscode.RelativePattern(glob.with({ path: folder }), isSimple ? rest.replace(/[[\]]/g, "?") : wide);
}

/** Splits a path: the folders before the first pattern or the file name, and the rest. */
function fixedFolder(path: string): { readonly folder: string; readonly rest: string } {
  const first = path.search(/[*?{]/);
  const end = path.lastIndexOf("/", first === -1 ? path.length : first);
  return { folder: path.slice(0, end) || "/", rest: path.slice(end + 1) };
}
