import type * as vscode from "vscode";
import { type CodebasePaper, createCodebase } from "../../core/codebase/createCodebase";
import { createCitedPapers, type KeyPapers } from "./citedPapers";
import { type LeftOut, readFilePlaces, type ReadingServices } from "./readFilePlaces";

/** Keeps what files say about papers. The files are addresses. */
export interface FileContents {
  papers(): readonly CodebasePaper[];
  /** Returns all files that were read, and those that were left out. */
  files(): readonly string[];
  /** Returns the files that cite keys. */
  citingFiles(): readonly string[];
  /** Returns how many files were left out, by the reason. */
  leftOut(): ReadonlyMap<LeftOut, number>;
  /** Reads a file and puts in force what it says, unless the result is unwanted by then. */
  read(uri: vscode.Uri, isUnwanted: () => boolean): Promise<void>;
  remove(files: readonly string[]): void;
  /** Looks the papers of all cited keys up again. */
  refresh(): void;
}

/** Creates the contents. No file is read yet. */
export function createFileContents(services: ReadingServices & KeyPapers): FileContents {
  const codebase = createCodebase();
  const cited = createCitedPapers(codebase, services);
  const leftOut = new Map<string, LeftOut>();
  return {
    papers: () => codebase.papers(),
    files: () => [...new Set([...codebase.files(), ...cited.files(), ...leftOut.keys()])],
    citingFiles: () => cited.files(),
    leftOut: () => countsOf(leftOut.values()),
    async read(uri, isUnwanted) {
      const found = await readFilePlaces(services, uri, isUnwanted);
      if (found === undefined) {
        return;
      }
      const address = uri.toString();
      leftOut.delete(address);
      if (typeof found === "string") {
        cited.remove(address);
        leftOut.set(address, found);
      } else {
        cited.set(address, found);
      }
    },
    remove(files) {
      for (const file of files) {
        cited.remove(file);
        leftOut.delete(file);
      }
    },
    refresh: () => {
      cited.refresh();
    },
  };
}

function countsOf(reasons: Iterable<LeftOut>): ReadonlyMap<LeftOut, number> {
  const counts = new Map<LeftOut, number>();
  for (const reason of reasons) {
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return counts;
}
