import * as vscode from "vscode";
import { createLibraryReader } from "../../core/bibliography/createLibraryReader";
import type { Paper, Problem } from "../../core/paper";
import { fileName, readText } from "./readText";
import { inSlices } from "./slices";

/** A file with papers in it, as it was last read. */
export interface PaperSource {
  readonly uri: vscode.Uri;
  /** Without names. */
  papers(): readonly Paper[];
  problems(): readonly Problem[];
  /** The line, from 1, on which a paper begins; `undefined` where it is not known. */
  lineOf(citekey: string): number | undefined;
  /**
   * Reads the file again: the text of its editor where it is open, else what is on disk. Settles when all is read; not to be called again
   * before.
   *
   * @returns whether something may be different now.
   * @throws where the file cannot be read.
   */
  read(): Promise<boolean>;
}

/** So many characters are read before the clock is looked at. */
const charactersAtOnce = 20_000;

/** A source that has not been read. */
export function createPaperSource(uri: vscode.Uri, log: vscode.LogOutputChannel): PaperSource {
  const reader = createLibraryReader(fileName(uri));
  let text: string | undefined;
  let papers: readonly Paper[] = [];
  let problems: readonly Problem[] = [];
  return {
    uri,
    papers: () => papers,
    problems: () => problems,
    lineOf: (citekey) => reader.lineOf(citekey),
    async read() {
      const newText = openDocument(uri)?.getText() ?? (await readText(uri));
      if (newText === text) {
        return false;
      }
      text = newText;
      reader.update(newText);
      await inSlices(() => reader.step(charactersAtOnce));
      problems = reader.problems();
      const found = reader.papers();
      if (found.length === 0 && papers.length > 0 && newText.trim() !== "") {
        log.warn(`${uri.toString(true)} has no paper any more that can be read; the ${papers.length} that it had are kept until it has.`);
        problems = [{ line: 1, message: `no paper can be read here; the ${papers.length} that were here are kept until one can` }, ...problems];
      } else {
        papers = found;
      }
      return true;
    },
  };
}

/** The document of a file that is open in an editor. */
function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const address = uri.toString();
  return vscode.workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === address);
}
