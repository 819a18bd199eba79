import * as vscode from "vscode";
import { paperMimeType } from "../../webview/paperMimeType";
import { rangeOf } from "../mentions/mentionAtCursor";
import { type CitationPlan, type CitingServices, planCitation } from "./planCitation";
import { addRecording } from "./recordCitation";

/**
 * Registers the drop of a paper from the panel into an editor. The paper is cited at the drop as *Insert Citation* would cite it there, and
 * recorded. VS Code applies the plan without a question; it ignores drops if `editor.dropIntoEditor.enabled` is off.
 */
export function registerCitationDrop(services: CitingServices): vscode.Disposable {
  const provider: vscode.DocumentDropEditProvider = {
    async provideDocumentDropEdits(document, position, dataTransfer, token) {
      const citekey = await dataTransfer.get(paperMimeType)?.asString();
      const paper = citekey === undefined ? undefined : services.current.paperOf(citekey);
      const selections = [new vscode.Selection(position, position)];
      const plan = paper && (await planCitation(services, document, [paper], { kind: "insertion", selections }));
      return plan && !token.isCancellationRequested ? dropEdit(plan, { document, position }) : undefined;
    },
  };
  return vscode.languages.registerDocumentDropEditProvider("*", provider, { dropMimeTypes: [paperMimeType] });
}

function dropEdit(
  plan: CitationPlan,
  place: { readonly document: vscode.TextDocument; readonly position: vscode.Position },
): vscode.DocumentDropEdit {
  const { newText, additional } = citationText(plan, place);
  const kind = vscode.DocumentDropOrPasteEditKind.Empty.append("citation");
  const edit = new vscode.DocumentDropEdit(newText, vscode.l10n.t("Insert Citation"), kind);
  edit.additionalEdit = additional;
  return edit;
}

/** Returns the citation at a position as the text to insert, so that the cursor goes after it, and all other changes as an additional edit. */
export function citationText(
  { distinct, recording }: CitationPlan,
  { document, position }: { readonly document: vscode.TextDocument; readonly position: vscode.Position },
): { readonly newText: string; readonly additional: vscode.WorkspaceEdit } {
  const at = document.offsetAt(position);
  const here = distinct.find(({ start, end }) => start === at && end === at);
  const additional = new vscode.WorkspaceEdit();
  for (const { start, end, newText } of distinct.filter((one) => one !== here)) {
    additional.replace(document.uri, rangeOf(document, start, end), newText);
  }
  addRecording(additional, recording);
  return { newText: here?.newText ?? "", additional };
}
