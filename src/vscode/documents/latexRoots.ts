import * as vscode from "vscode";
import { isLatexRoot, latexPartsNamedIn } from "../../core/bibliography/latexParts";
import { type NamingDocument, parentOf } from "./namedBibliographies";
import { readOpenText } from "../platform/openDocument";
import { orUndefined } from "../platform/orUndefined";

/** What names a root stands in so many lines from the beginning. */
const maxRootCommentLines = 40;
/** A root that nothing names is looked for in so many folders, from the part's own upwards, not above the workspace's. */
const maxFoldersUp = 4;
/** So many files are read for it at most: those of the folders, and the parts of what may be the root. */
const maxFilesRead = 200;
/** So many files that a preamble takes in are read. */
const maxPreambleParts = 10;

/** Finds the LaTeX documents that files are parts of. */
export interface LatexRoots extends vscode.Disposable {
  /**
   * The file with the preamble of which a document is a part, with what its preamble takes in: the one that the document names as its root,
   * `% !TEX root = main.tex` or `\documentclass[main.tex]{subfiles}`, else one in its folder or above that takes it in, if it is there. Of a
   * root itself, that root, where its preamble takes something in.
   */
  of(document: vscode.TextDocument): Promise<NamingDocument | undefined>;
}

/** Searches when it is asked; a part's root is searched for again once a LaTeX file is saved, comes or goes. */
export function createLatexRoots(): LatexRoots {
  /** Where the search for a part's root ended; `undefined`: there is none. */
  const searched = new Map<string, vscode.Uri | undefined>();
  const forget = (uris: readonly vscode.Uri[]): void => {
    if (uris.some(({ path }) => path.endsWith(".tex"))) {
      searched.clear();
    }
  };
  const rootAround = async (part: vscode.Uri): Promise<NamingDocument | undefined> => {
    const address = part.toString();
    if (!searched.has(address)) {
      searched.set(address, await searchRoot(part));
    }
    const found = searched.get(address);
    return found && readRoot(found);
  };
  const watcher = vscode.workspace.createFileSystemWatcher("**/*.tex", false, true, false);
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
        return readRoot(vscode.Uri.joinPath(folder, /\.\w+$/.test(named) ? named : `${named}.tex`));
      }
      const text = document.getText();
      if (!isLatexRoot(text)) {
        return rootAround(document.uri);
      }
      return preamblePartsOf(text).length === 0 ? undefined : wholeOf(document.uri, text);
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

async function readRoot(uri: vscode.Uri): Promise<NamingDocument | undefined> {
  const text = await readOpenText(uri);
  return text === undefined ? undefined : wholeOf(uri, text);
}

/** A root with what its preamble takes in, as one document. */
async function wholeOf(uri: vscode.Uri, text: string): Promise<NamingDocument> {
  const parts = await Promise.all(preamblePartsOf(text).map((path) => readOpenText(vscode.Uri.joinPath(uri, "..", path))));
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
      if (isLatexRoot(await read(candidate)) && (await takesIn(candidate, part, read))) {
        return candidate;
      }
    }
    folder = top === undefined || folder.path === top ? undefined : parentOf(folder);
  }
  return undefined;
}

type Read = (uri: vscode.Uri) => Promise<string>;

/** Reads each file once, and no more than so many; "" for one that cannot be read, or is one too many. */
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
  const names = entries.filter(([name, type]) => (type & vscode.FileType.File) !== 0 && name.endsWith(".tex")).map(([name]) => name);
  return names.sort().map((name) => vscode.Uri.joinPath(folder, name));
}

/** Whether a root takes a file in, itself or by one of its parts. All are named from the root's folder; what `subimport` takes in, from its own. */
async function takesIn(root: vscode.Uri, part: vscode.Uri, read: Read): Promise<boolean> {
  const home = vscode.Uri.joinPath(root, "..");
  const waiting = [root];
  const seen = new Set<string>();
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const here = vscode.Uri.joinPath(next, "..");
    const parts = latexPartsNamedIn(await read(next)).flatMap((path) => [home, here].map((folder) => vscode.Uri.joinPath(folder, path)));
    if (parts.some(({ path }) => path === part.path)) {
      return true;
    }
    const more = parts.filter((uri) => !seen.has(uri.toString()));
    more.forEach((uri) => seen.add(uri.toString()));
    waiting.push(...more);
  }
  return false;
}
