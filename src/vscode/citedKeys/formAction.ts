import * as vscode from "vscode";
import { canChangeForm } from "../citing/changeForm";
import type { CommandId } from "../platform/contributions";
import { citingDocuments } from "./citationsInDocument";

/** A longer document gets no such action, in UTF-16 code units. */
const maxSearchedLength = 2_000_000;

/** Registers the code action that changes how the citation at the cursor is cited. */
export function registerFormAction(): vscode.Disposable {
  const kind = vscode.CodeActionKind.RefactorRewrite.append("citation");
  const provider: vscode.CodeActionProvider = {
    provideCodeActions(document, range) {
      if (document.getText().length > maxSearchedLength || !range.isSingleLine || !canChangeForm(document, range.end)) {
        return undefined;
      }
      const title = vscode.l10n.t("Change How It Is Cited…");
      const action = new vscode.CodeAction(title, kind);
      const command: CommandId = "citelens.changeForm";
      action.command = { command, title };
      return [action];
    },
  };
  return vscode.languages.registerCodeActionsProvider([...citingDocuments], provider, { providedCodeActionKinds: [kind] });
}
