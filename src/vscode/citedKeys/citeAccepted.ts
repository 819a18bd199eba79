import * as vscode from "vscode";
import { openCitationAt } from "../../core/citations/reading/findCitations";
import { givenPaper, type GivenPaperSources } from "../picking/choosePaper";
import type { RecentPapers } from "../lookup/recentPapers";
import { citeInEditor } from "../citing/insertCitation";
import type { InsertionSources, KeyPlace } from "../citing/planCitation";

/** Runs when a paper of the library is accepted in the list of completions; no command for people. */
export const citeAcceptedCommand = "citelens.internal.citeAccepted";

export type CiteAcceptedSources = GivenPaperSources & InsertionSources & { readonly recent: RecentPapers };

/** Registers the command that cites a paper in the place of what is typed at the cursors of the active editor. */
export function registerCiteAccepted(sources: CiteAcceptedSources): vscode.Disposable {
  return vscode.commands.registerCommand(citeAcceptedCommand, async (citekey: unknown) => {
    const editor = vscode.window.activeTextEditor;
    const paper = editor && typeof citekey === "string" ? await givenPaper(sources, citekey) : undefined;
    if (!editor || !paper) {
      return;
    }
    const places = (): readonly (KeyPlace | undefined)[] => keysBeingTyped(editor);
    if (places().some((place) => place !== undefined)) {
      sources.recent.add([paper.citekey]);
      await citeInEditor(sources, editor, [paper], { kind: "keys", places });
    }
  });
}

/** The key that is being typed at each cursor. */
function keysBeingTyped({ document, selections }: vscode.TextEditor): readonly (KeyPlace | undefined)[] {
  const text = document.getText();
  return selections.map(({ active }) => openCitationAt(text, document.offsetAt(active), document.languageId));
}
