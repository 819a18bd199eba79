import * as vscode from "vscode";
import { isLatexRoot, latexPartsNamedIn } from "../../core/bibliography/latexParts";
import { type NamingDocument, parentOf } from "./namedBibliographies";
import { fileNamed, type OnRefused } from "./namedFile";
import { readOpenText } from "../platform/openDocument";
import { orUndefined } from "../platform/orUndefined";

/** A comment that names the root counts only in these first lines. */
const maxRootCommentLines = 40;
/** A root that is not named is looked for in this many folders, from the part's own upwards, but not above the workspace folder. */
const maxFoldersUp = 4;
/** The ending of files that may be roots or parts. */
const latexEnding = /\.(?:tex|ltx|rnw|rtex)$/i;
const latexGlob = "**/*.{tex,ltx,Rnw,rnw,Rtex,rtex}";
/** The most files that one search reads: the files in these folders and in the workspace, and the parts of each possible root. */
const maxFilesRead = 200;
/** The most files that are read because a preamble includes them. */
const maxPreambleParts = 10;

/** Finds the LaTeX documents that files are parts of. */
export interface LatexRoots extends vscode.Disposable {
  /**
   * Returns the root of a document with the files that the root's preamble includes. The root is the file that the document
   * names in `% !TEX root = main.tex` or `\documentclass[main.tex]{subfiles}`, else a file in its folder, above, or anywhere in
   * its workspace folder that includes it. Returns `undefined` if no file does. For a root, returns the root itself if its preamble includes files.
   */
  of(document: vscode.TextDocument): Promise<NamingDocument | undefined>;
}

/**
 * Searches for a part's root when it is asked, and again after a LaTeX file was saved, created, or deleted.
 *
 * @param onRefused gets a sentence about each name of a root or of a part of a preamble that names no file.
 */
export function createLatexRoots(onRefused?: OnRefused): LatexRoots {
  /** The root of each part, by the part's address. `undefined` if a search found none. */
  const searched = new Map<string, vscode.Uri | undefined>();
  const forget = (uris: readonly vscode.Uri[]): void => {
    if (uris.some(({ path }) => latexEnding.test(path))) {
      searched.clear();
    }
  };
  const rootAround = async (part: vscode.Uri): Promise<NamingDocument | undefined> => {
    const address = part.toString();
    if (!searched.has(address)) {
      searched.set(address, await searchRoot(part));
    }
    const found = searched.get(address);
    return found && readRoot(found, onRefused);
  };
  const watcher = vscode.workspace.createFileSystemWatcher(latexGlob, false, true, false);
  const subscriptions = vscode.Disposable.from(
    watcher,
    watcher.onDidCreate((uri) => {
      forget([uri]);
    }),
    watcher.onDidDelete((uri) => {
      forget([uri]);
    }),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      forget([uri]);
    }),
  );
  return {
    async of(document) {
      const folder = parentOf(document.uri);
      if (document.isUntitled || !folder) {
        return undefined;
      }
      const named = rootNamedIn(document.getText(new vscode.Range(0, 0, maxRootCommentLines, 0)));
      if (named !== undefined) {
        const root = fileNamed(/\.\w+$/.test(named) ? named : `${named}.tex`, { namedIn: document.uri, folder, onRefused });
        return root && readRoot(root, onRefused);
      }
      const text = document.getText();
      if (!isLatexRoot(text)) {
        return rootAround(document.uri);
      }
      return preamblePartsOf(text).length === 0 ? undefined : wholeOf(document.uri, text, onRefused);
    },
    dispose() {
      subscriptions.dispose();
    },
  };
}

function rootNamedIn(start: string): string | undefined {
  const [, magic, subfile] = /^\s*%\s*!\s*TEX\s+root\s*=\s*(\S.*)$|\\documentclass\[([^\]\n]+)\]\{subfiles\}/im.exec(start) ?? [];
  return (magic ?? subfile)?.trim();
}

async function readRoot(uri: vscode.Uri, onRefused: OnRefused | undefined): Promise<NamingDocument | undefined> {
  const text = await readOpenText(uri);
  return text === undefined ? undefined : wholeOf(uri, text, onRefused);
}

/** Returns a root with the files that its preamble includes, as one document. */
async function wholeOf(uri: vscode.Uri, text: string, onRefused: OnRefused | undefined): Promise<NamingDocument> {
  const place = { namedIn: uri, folder: vscode.Uri.joinPath(uri, ".."), onRefused };
  const files = preamblePartsOf(text).flatMap((path) => fileNamed(path, place) ?? []);
  const parts = await Promise.all(files.map(readOpenText));
  const whole = [text, ...parts.filter((part) => part !== undefined)].join("\n");
  return { uri, isUntitled: false, languageId: "latex", getText: () => whole };
}

function preamblePartsOf(text: string): readonly string[] {
  const end = text.indexOf("\\begin{document}");
  return latexPartsNamedIn(end === -1 ? text : text.slice(0, end)).slice(0, maxPreambleParts);
}

async function searchRoot(part: vscode.Uri): Promise<vscode.Uri | undefined> {
  const top = vscode.workspace.getWorkspaceFolder(part)?.uri.path;
  const read = createReader();
  let folder = parentOf(part);
  for (let level = 0; folder && level < maxFoldersUp; level++) {
    for (const candidate of await latexFilesIn(folder)) {
      if (isLatexRoot(await read(candidate)) && (await includes(candidate, part, read))) {
        return candidate;
      }
    }
    folder = top === undefined || folder.path === top ? undefined : parentOf(folder);
  }
  for (const candidate of await latexFilesBeside(part)) {
    if (isLatexRoot(await read(candidate)) && (await includes(candidate, part, read))) {
      return candidate;
    }
  }
  return undefined;
}

/** Returns the LaTeX files of the workspace folder that a part is in, in order: a root may be in a folder beside those of its chapters. */
async function latexFilesBeside(part: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const workspaceFolder = vscode.workspace.getWorkspaceFolder(part);
  const pattern = workspaceFolder && new vscode.RelativePattern(workspaceFolder, latexGlob);
  const found = pattern ? await vscode.workspace.findFiles(pattern, undefined, maxFilesRead) : [];
  return [...found].sort((one, other) => (one.path < other.path ? -1 : 1));
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

async function latexFilesIn(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const entries = (await orUndefined(vscode.workspace.fs.readDirectory(folder))) ?? [];
  const names = entries.filter(([name, type]) => (type & vscode.FileType.File) !== 0 && latexEnding.test(name)).map(([name]) => name);
  return names.sort().map((name) => vscode.Uri.joinPath(folder, name));
}

/**
 * Returns `true` if a root includes a file, directly or through a part. Paths start at the root's folder, for `subimport` at
 * the part's own.
 */
async function includes(root: vscode.Uri, part: vscode.Uri, read: Read): Promise<boolean> {
  const home = vscode.Uri.joinPath(root, "..");
  const waiting = [root];
  const seen = new Set<string>();
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const here = vscode.Uri.joinPath(next, "..");
    const paths = latexPartsNamedIn(await read(next));
    const parts = paths.flatMap((path) => [home, here].flatMap((folder) => fileNamed(path, { namedIn: root, folder }) ?? []));
    if (parts.some(({ path }) => path === part.path)) {
      return true;
    }
    const more = parts.filter((uri) => !seen.has(uri.toString()));
    for (const uri of more) {
      seen.add(uri.toString());
      waiting.push(uri);
    }
  }
  return false;
}
