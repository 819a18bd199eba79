import * as vscode from "vscode";
import { openCitationAt } from "../../core/citations/reading/findCitations";
import { citeInEditor } from "../citing/insertCitation";
import type { CitingServices, KeyPlace } from "../citing/planCitation";
import { languageOf } from "../documents/languageOf";
import { preambleOf } from "../documents/latexRoots";
import { lookUpPaper } from "../picking/choosePaper";
import type { Services } from "../services/services";

/** The command that runs when the user accepts a completion with a paper of the library. It is not in the Command Palette. */
export const citeAcceptedCommand = "citelens.internal.citeAccepted";

/** Registers the command. It cites a paper in place of the keys that are being typed at the cursors of the active editor. */
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

/** Returns the key that is being typed at each cursor, if any. */
function keysBeingTyped({ document, selections }: vscode.TextEditor): readonly (KeyPlace | undefined)[] {
  const text = document.getText();
  return selections.map(({ active }) => openCitationAt(text, document.offsetAt(active), languageOf(document), preambleOf(document)));
}
