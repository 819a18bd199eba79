import * as vscode from "vscode";
import { citekeysIn } from "../../core/citations/reading/findCitations";
import { languageOf } from "../documents/languageOf";
import type { PaperLookUps } from "../lookup/paperLookUps";
import { rangeOf } from "../mentions/mentionAtCursor";

/** The searched part at the beginning of a document, in UTF-16 code units. */
const maxSearchedLength = 500_000;

/** The citekeys that were found in a version of a document with a list of papers. */
interface CitedPapers {
  readonly version: number;
  readonly papers: unknown;
  readonly citekeys: readonly string[];
}

const citedIn = new WeakMap<vscode.TextDocument, CitedPapers>();

/** Returns the citekeys of the papers that the active document cites. Searches it again only after the document or the library has changed. */
export function citedInActiveDocument(current: PaperLookUps): readonly string[] {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) {
    return [];
  }
  const papers = current.papers();
  const earlier = citedIn.get(document);
  if (earlier?.version === document.version && earlier.papers === papers) {
    return earlier.citekeys;
  }
  const library = current.library();
  const text = document.getText(rangeOf(document, 0, maxSearchedLength));
  const citekeys = citekeysIn(text, languageOf(document)).filter((citekey) => library.byCitekey(citekey) !== undefined);
  citedIn.set(document, { version: document.version, papers, citekeys });
  return citekeys;
}
