import * as vscode from "vscode";
import { bibliographiesNamedIn } from "../../core/bibliography/bibliographiesNamedIn";
import { isLatexRoot, latexPartsNamedIn } from "../../core/bibliography/latexParts";
import { typstPartsNamedIn } from "../../core/bibliography/typstParts";
import { readOpenText } from "../platform/openDocument";
import { orUndefined } from "../platform/orUndefined";
import { parentOf } from "./namedBibliographies";
import { fileNamed } from "./namedFile";

/** A root that is not named is looked for in this many folders, from the part's own upwards, but not above the workspace folder. */
const maxFoldersUp = 4;
/** How documents in several files are written in a language. */
export interface PartLanguage {
  /** The ending of files that may be roots or parts. */
  readonly ending: RegExp;
  readonly glob: string;
  isRoot(text: string): boolean;
  /** Returns the paths of the files that a text includes. */
  partsIn(text: string): readonly string[];
}

export const latexParts: PartLanguage = {
  ending: /\.(?:tex|ltx|rnw|rtex)$/i,
  glob: "**/*.{tex,ltx,Rnw,rnw,Rtex,rtex}",
  isRoot: isLatexRoot,
  partsIn: latexPartsNamedIn,
};

/** In Typst, any file may be a document. The one with the bibliography is the root. */
export const typstParts: PartLanguage = {
  ending: /\.typ$/i,
  glob: "**/*.typ",
  isRoot: (text) => bibliographiesNamedIn(text, "typst").length > 0,
  partsIn: typstPartsNamedIn,
};

/** The most files that one search reads: the files in these folders and in the workspace, and the parts of each possible root. */
const maxFilesRead = 200;

/** Returns the root of a part, as `LatexRoots` describes it. */
export async function searchRoot(part: vscode.Uri, { language, closures }: RootSearch): Promise<vscode.Uri | undefined> {
  const includes = async (candidate: vscode.Uri): Promise<boolean> => (await closures.of(candidate))?.has(part.path) === true;
  const top = vscode.workspace.getWorkspaceFolder(part)?.uri.path;
  let folder = parentOf(part);
  for (let level = 0; folder && level < maxFoldersUp; level++) {
    for (const candidate of await filesIn(folder, language)) {
      if (await includes(candidate)) {
        return candidate;
      }
    }
    folder = top === undefined || folder.path === top ? undefined : parentOf(folder);
  }
  for (const candidate of await filesBeside(part, language)) {
    if (await includes(candidate)) {
      return candidate;
    }
  }
  return undefined;
}

/** Returns the files of the workspace folder that a part is in, in order: a root may be in a folder beside those of its chapters. */
async function filesBeside(part: vscode.Uri, { glob }: PartLanguage): Promise<readonly vscode.Uri[]> {
  const workspaceFolder = vscode.workspace.getWorkspaceFolder(part);
  const pattern = workspaceFolder && new vscode.RelativePattern(workspaceFolder, glob);
  const found = pattern ? await vscode.workspace.findFiles(pattern, undefined, maxFilesRead) : [];
  return [...found].sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** A search for roots in a language. */
export interface RootSearch {
  readonly language: PartLanguage;
  readonly closures: RootClosures;
}

/** The paths of the files that roots include, directly or through a part. */
export interface RootClosures {
  /** Returns `undefined` if the file is no root. */
  of(candidate: vscode.Uri): Promise<ReadonlySet<string> | undefined>;
}

/** Creates the look-up. Each root is read when it is asked for, and once. */
export function createRootClosures(language: PartLanguage): RootClosures {
  const found = new Map<string, Promise<ReadonlySet<string> | undefined>>();
  return {
    of(candidate) {
      const address = candidate.toString();
      const closure = found.get(address) ?? closureOf(candidate, language);
      found.set(address, closure);
      return closure;
    },
  };
}

type Read = (uri: vscode.Uri) => Promise<string>;

/**
 * Creates a reader that reads each file once, and at most `maxFilesRead` files. Returns "" for other files and for those that
 * cannot be read.
 */
function createReader(): Read {
  const texts = new Map<string, Promise<string>>();
  return (uri) => {
    const address = uri.toString();
    const earlier = texts.get(address);
    if (earlier || texts.size >= maxFilesRead) {
      return earlier ?? Promise.resolve("");
    }
    const text = readOpenText(uri).then((found) => found ?? "");
    texts.set(address, text);
    return text;
  };
}

async function filesIn(folder: vscode.Uri, { ending }: PartLanguage): Promise<readonly vscode.Uri[]> {
  const entries = (await orUndefined(vscode.workspace.fs.readDirectory(folder))) ?? [];
  const names = entries.filter(([name, type]) => (type & vscode.FileType.File) !== 0 && ending.test(name)).map(([name]) => name);
  return names.sort().map((name) => vscode.Uri.joinPath(folder, name));
}

/** Paths start at the root's folder or at the part's own, and with a slash at the workspace folder. */
async function closureOf(root: vscode.Uri, { isRoot, partsIn }: PartLanguage): Promise<ReadonlySet<string> | undefined> {
  const read = createReader();
  const text = await read(root);
  if (!isRoot(text)) {
    return undefined;
  }
  const home = vscode.Uri.joinPath(root, "..");
  const top = vscode.workspace.getWorkspaceFolder(root)?.uri ?? home;
  const waiting = [root];
  const paths = new Set<string>();
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const here = vscode.Uri.joinPath(next, "..");
    for (const path of partsIn(await read(next))) {
      const folders = path.startsWith("/") ? [home] : [home, here];
      for (const uri of folders.flatMap((folder) => fileNamed(path, { namedIn: root, folder, root: top }) ?? [])) {
        if (!paths.has(uri.path)) {
          paths.add(uri.path);
          waiting.push(uri);
        }
      }
    }
  }
  return paths;
}
