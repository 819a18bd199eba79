import type * as vscode from "vscode";
import { withCitations } from "../../core/codebase/citedKeys";
import type { Codebase } from "../../core/codebase/createCodebase";
import type { Paper } from "../../core/paper";
import type { Services } from "../services/services";
import type { FileContent } from "./readFilePlaces";

/** The services that know which paper a key means. */
export interface KeyPapers {
  readonly bibliographies: Pick<Services["bibliographies"], "paperOf">;
  readonly current: { library(): { byCitekey(citekey: string): Paper | undefined } };
}

/** The cited keys of files, kept so that another bibliography changes their papers without reading the files again. */
export interface CitedPapers {
  /** Puts what a file says in force. */
  set(address: string, content: FileContent): void;
  remove(address: string): void;
  /** Looks all keys up again. Takes time by the files that cite, not by the others. */
  refresh(): void;
  /** Returns the addresses of the files that cite keys. */
  files(): readonly string[];
}

/** Matches files that may say which bibliographies other files have: roots of LaTeX and Typst, and files of projects. */
const namingFiles = /\.(?:tex|ltx|latex|typ|ya?ml)$|\/(?:index\.Rmd|conf\.py|makefile|GNUmakefile|Doxyfile(?:\.in)?|DESCRIPTION)$/i;

/** Returns whether a change of a file may give other files other bibliographies. */
export function mayNameBibliographies({ path }: vscode.Uri): boolean {
  return namingFiles.test(path);
}

/** Creates the cited papers of files. A key means the entry in a bibliography of its file, else the paper of the library. */
export function createCitedPapers(codebase: Codebase, { bibliographies, current }: KeyPapers): CitedPapers {
  const citing = new Map<string, FileContent>();
  const resolve = (address: string, { places, cited, bibliographies: files }: FileContent): void => {
    const paperOf = (citekey: string): Paper | undefined => bibliographies.paperOf(citekey, files) ?? current.library().byCitekey(citekey);
    codebase.set(address, cited.length === 0 ? places : withCitations(places, cited, paperOf));
  };
  const remove = (address: string): void => {
    citing.delete(address);
    codebase.remove(address);
  };
  return {
    set(address, content) {
      citing.delete(address);
      if (content.cited.length > 0) {
        citing.set(address, content);
      }
      resolve(address, content);
    },
    remove,
    refresh() {
      for (const [address, content] of citing) {
        resolve(address, content);
      }
    },
    files: () => [...citing.keys()],
  };
}
