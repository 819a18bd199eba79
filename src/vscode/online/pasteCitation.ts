import * as vscode from "vscode";
import { pageOfPasted } from "../../core/text/pageOfPasted";
import { citationText } from "./dropCitation";
import { type CitingServices, planCitation } from "./planCitation";

/** Longer texts are not an id or an address, in UTF-16 code units. */
const maxPastedChars = 600;
const plainText = "text/plain";
const kind = vscode.DocumentDropOrPasteEditKind.Empty.append("citation");

/**
 * Registers the citation of a pasted id or address whose paper is known. VS Code offers it beside the plain text, which stays the default, and in
 * *Paste As…*. No service is asked; the card of an unknown id offers to look it up.
 */
export function registerCitationPaste(services: CitingServices): vscode.Disposable {
  const provider: vscode.DocumentPasteEditProvider = {
    async provideDocumentPasteEdits(document, ranges, dataTransfer, _context, token) {
      const [range, ...others] = ranges;
      const text = (await dataTransfer.get(plainText)?.asString())?.trim() ?? "";
      const isId = text.length <= maxPastedChars && pageOfPasted(text) !== undefined;
      const paper = isId ? services.current.paperOf(text) : undefined;
      if (!range || others.length > 0 || !paper) {
        return undefined;
      }
      const selections = [new vscode.Selection(range.start, range.start)];
      const plan = await planCitation(services, document, [paper], { kind: "insertion", selections });
      if (token.isCancellationRequested) {
        return undefined;
      }
      const { newText, additional } = citationText(plan, { document, position: range.start });
      const edit = new vscode.DocumentPasteEdit(newText, vscode.l10n.t("Insert Citation"), kind);
      edit.additionalEdit = additional;
      edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
      return [edit];
    },
  };
  return vscode.languages.registerDocumentPasteEditProvider("*", provider, { providedPasteEditKinds: [kind], pasteMimeTypes: [plainText] });
}
