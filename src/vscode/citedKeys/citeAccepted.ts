import * as vscode from "vscode";
import { openCitationAt } from "../../core/citations/reading/findCitations";
import { lookUpPaper } from "../picking/choosePaper";
import type { Services } from "../services/services";
import { citeInEditor } from "../citing/insertCitation";
import type { CitingServices, KeyPlace } from "../citing/planCitation";

/** Runs when a paper of the library is accepted in the list of completions; no command for people. */
export const citeAcceptedCommand = "citelens.internal.citeAccepted";

/** Registers the command that cites a paper in the place of what is typed at the cursors of the active editor. */
export function registerCiteAccepted(services: CitingServices & Pick<Services, "log" | "personal" | "recent">): vscode.Disposable {
  return vscode.commands.registerCommand(citeAcceptedCommand, async (citekey: unknown) => {
    const editor = vscode.window.activeTextEditor;
    const paper = editor && typeof citekey === "string" ? await lookUpPaper(services, citekey) : undefined;
    if (!editor || !paper) {
      return;
    }
    const places = (): readonly (KeyPlace | undefined)[] => keysBeingTyped(editor);
    if (places().some((place) => place !== undefined)) {
      services.recent.add([paper.citekey]);
      await citeInEditor(services, editor, [paper], { kind: "keys", places });
    }
  });
}

/** The key that is being typed at each cursor. */
function keysBeingTyped({ document, selections }: vscode.TextEditor): readonly (KeyPlace | undefined)[] {
  const text = document.getText();
  return selections.map(({ active }) => openCitationAt(text, document.offsetAt(active), document.languageId));
}
