import * as vscode from "vscode";
import { parseBibtex } from "../../../core/formats/bibtex/createBibtexReader";
import { writtenEntryAt } from "../../../core/formats/bibtex/write/writtenEntry";
import { isPreprint } from "../../../core/sources/published/preprint";
import { textAround } from "../../mentions/mentionAtCursor";
import type { CommandId } from "../../platform/contributions";

/** Registers the code action of a preprint's entry in a .bib document. It asks nobody before it is chosen. */
export function registerPublishedAction(): vscode.Disposable {
  const kind = vscode.CodeActionKind.RefactorRewrite.append("published");
  const provider: vscode.CodeActionProvider = {
    provideCodeActions(document, range) {
      const { text, offset } = textAround(document, range.end);
      const entry = writtenEntryAt(text, offset);
      const [paper] = entry ? parseBibtex(text.slice(entry.start, entry.end)).papers : [];
      if (!paper || !isPreprint(paper)) {
        return undefined;
      }
      const title = vscode.l10n.t("Find Published Version…");
      const action = new vscode.CodeAction(title, kind);
      const command: CommandId = "citelens.findPublished";
      action.command = { command, title };
      return [action];
    },
  };
  return vscode.languages.registerCodeActionsProvider([{ language: "bibtex" }, { pattern: "**/*.bib" }], provider, {
    providedCodeActionKinds: [kind],
  });
}
