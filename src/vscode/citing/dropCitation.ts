import * as vscode from "vscode";
import { paperMimeType } from "../../webview/paperMimeType";
import { rangeOf } from "../mentions/mentionAtCursor";
import { type CitationPlan, type CitingServices, planCitation } from "./planCitation";
import { addRecording } from "./recordCitation";

/**
 * A paper that is dragged from the panel into an editor is cited where it is dropped, as *Insert Citation* would there, and recorded. VS Code
 * applies what is planned, and asks the person nothing; it does not where `editor.dropIntoEditor.enabled` is off.
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

/** What stands at the place of the drop is its text, so that the cursor comes to stand behind it; the rest goes along with it. */
function dropEdit(
  { distinct, recording }: CitationPlan,
  { document, position }: { document: vscode.TextDocument; position: vscode.Position },
): vscode.DocumentDropEdit {
  const at = document.offsetAt(position);
  const here = distinct.find(({ start, end }) => start === at && end === at);
  const edit = new vscode.DocumentDropEdit(
    here?.newText ?? "",
    "Insert Citation",
    vscode.DocumentDropOrPasteEditKind.Empty.append("citation"),
  );
  const additional = new vscode.WorkspaceEdit();
  for (const { start, end, newText } of distinct.filter((one) => one !== here)) {
    additional.replace(document.uri, rangeOf(document, start, end), newText);
  }
  addRecording(additional, recording);
  edit.additionalEdit = additional;
  return edit;
}
