import * as vscode from "vscode";
import { isLatexRoot } from "../../core/bibliography/latexParts";
import { type LatexRoot, ownRoot, readRoot } from "./latexRootTexts";
import { createRootClosures, latexParts, type RootSearch, searchRoot, typstParts } from "./latexRootSearch";
import { languageOf } from "./languageOf";
import { type NamingDocument, parentOf } from "./namedBibliographies";
import { fileNamed, type OnRefused } from "./namedFile";

/** A comment that names the root counts only in these first lines. */
const maxRootCommentLines = 40;

/** Finds the documents of LaTeX and Typst that files are parts of. */
export interface LatexRoots extends vscode.Disposable {
  /**
   * Returns the root of a document with the files that the root's preamble includes. The root is the file that the document
   * names in `% !TEX root = main.tex` or `\documentclass[main.tex]{subfiles}`, else a file in its folder, above, or anywhere in
   * its workspace folder that includes it. Returns `undefined` if no file does. For a root, returns the root itself if it includes files.
   * In Typst, the root is a file that includes the document and names a bibliography.
   */
  of(document: NamingDocument): Promise<LatexRoot | undefined>;
}

/** The preambles that were last found for documents. */
const preambles = new WeakMap<NamingDocument, string>();

/** Returns what stands before a document in its LaTeX document, as it was when its root was last asked for; "" if it never was. */
export function preambleOf(document: NamingDocument): string {
  return preambles.get(document) ?? "";
}

/**
 * Searches for a part's root when it is asked, and again after such a file was saved, created, or deleted.
 *
 * @param onRefused gets a sentence about each name of a root or of a part of a preamble that names no file.
 */
export function createLatexRoots(onRefused?: OnRefused): LatexRoots {
  /** The root of each part, by the part's address. `undefined` if a search found none. */
  const searched = new Map<string, vscode.Uri | undefined>();
  let searches = createSearches();
  const forget = (uris: readonly vscode.Uri[]): void => {
    if (uris.some(({ path }) => latexParts.ending.test(path) || typstParts.ending.test(path))) {
      searched.clear();
      searches = createSearches();
    }
  };
  const rootAround = async (part: vscode.Uri, search: RootSearch): Promise<LatexRoot | undefined> => {
    const address = part.toString();
    if (!searched.has(address)) {
      searched.set(address, await searchRoot(part, search));
    }
    const found = searched.get(address);
    return found && readRoot(found, search.language, onRefused);
  };
  const rootOf = async (document: NamingDocument): Promise<LatexRoot | undefined> => {
    const folder = parentOf(document.uri);
    if (document.isUntitled || !folder) {
      return undefined;
    }
    const text = document.getText();
    if (languageOf(document) === "typst") {
      return typstParts.isRoot(text) ? undefined : rootAround(document.uri, searches.typst);
    }
    const named = rootNamedIn(text.split("\n", maxRootCommentLines).join("\n"));
    if (named !== undefined) {
      const root = fileNamed(/\.\w+$/.test(named) ? named : `${named}.tex`, { namedIn: document.uri, folder, onRefused });
      return root && readRoot(root, latexParts, onRefused);
    }
    return isLatexRoot(text) ? ownRoot(document.uri, text, onRefused) : rootAround(document.uri, searches.latex);
  };
  const watchers = [latexParts, typstParts].map(({ glob }) => vscode.workspace.createFileSystemWatcher(glob, false, true, false));
  const subscriptions = vscode.Disposable.from(
    ...watchers.flatMap((watcher) => [
      watcher,
      watcher.onDidCreate((uri) => {
        forget([uri]);
      }),
      watcher.onDidDelete((uri) => {
        forget([uri]);
      }),
    ]),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      forget([uri]);
    }),
  );
  return {
    async of(document) {
      const root = await rootOf(document);
      preambles.set(document, root?.preamble ?? "");
      return root;
    },
    dispose() {
      subscriptions.dispose();
    },
  };
}

function createSearches(): Readonly<Record<"latex" | "typst", RootSearch>> {
  const searchIn = (language: typeof latexParts): RootSearch => ({ language, closures: createRootClosures(language) });
  return { latex: searchIn(latexParts), typst: searchIn(typstParts) };
}

function rootNamedIn(start: string): string | undefined {
  const [, magic, subfile] = /^\s*%\s*!\s*TEX\s+root\s*=\s*(\S.*)$|\\documentclass\[([^\]\n]+)\]\{subfiles\}/im.exec(start) ?? [];
  return (magic ?? subfile)?.trim();
}
