import * as vscode from "vscode";
import { citekeysIn } from "../../core/citations/reading/findCitations";
import type { PaperLookUps } from "../lookup/paperLookUps";
import { rangeOf } from "../mentions/mentionAtCursor";

/** Of a larger document only the beginning is looked through, in UTF-16 code units. */
const largestText = 500_000;

const known = new WeakMap<
  vscode.TextDocument,
  { readonly version: number; readonly papers: unknown; readonly citekeys: readonly string[] }
>();

/** The citekeys of papers that the active editor's document cites already; read anew only when it, or the library, has changed. */
export function citedInActiveDocument(current: PaperLookUps): readonly string[] {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) {
    return [];
  }
  const papers = current.papers();
  const earlier = known.get(document);
  if (earlier?.version === document.version && earlier.papers === papers) {
    return earlier.citekeys;
  }
  const library = current.library();
  const text = document.getText(rangeOf(document, 0, largestText));
  const citekeys = citekeysIn(text, document.languageId).filter((citekey) => library.byCitekey(citekey) !== undefined);
  known.set(document, { version: document.version, papers, citekeys });
  return citekeys;
}
