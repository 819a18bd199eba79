import * as vscode from "vscode";
import type { Paper } from "../../core/paper";
import { identify } from "../../core/sources/identify";
import { pageOfPasted } from "../../core/text/pageOfPasted";
import { citationText } from "../citing/dropCitation";
import { type CitingServices, planCitation } from "../citing/planCitation";
import { type AddingServices, lookUpKey } from "./addPaper";

/** Longer texts are not an id or an address, in UTF-16 code units. */
const maxPastedChars = 600;
const plainText = "text/plain";
/** Matches the languages of files whose fields have ids and addresses as they are. */
const bibliography = /^(?:bibtex|biblatex|bib)$/;
const kind = vscode.DocumentDropOrPasteEditKind.Empty.append("citation");

interface Place {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
}

/** A pasted text, and its place. */
interface Pasted extends Place {
  readonly text: string;
}

/**
 * Registers the citation of a pasted id or address. VS Code offers that of a known paper beside the plain text, which stays the default, and in
 * *Paste As…*. There, a paper that is not in the library can be looked up: no service is asked before the user chooses that.
 */
export function registerCitationPaste(services: AddingServices & CitingServices): vscode.Disposable {
  return vscode.languages.registerDocumentPasteEditProvider("*", createCitationPaste(services), {
    providedPasteEditKinds: [kind],
    pasteMimeTypes: [plainText],
  });
}

type CitationPaste = Required<Pick<vscode.DocumentPasteEditProvider, "provideDocumentPasteEdits" | "resolveDocumentPasteEdit">>;

/** Creates the provider of the citations. */
export function createCitationPaste(services: AddingServices & CitingServices): CitationPaste {
  const lookUps = new WeakMap<vscode.DocumentPasteEdit, Pasted>();
  return {
    async provideDocumentPasteEdits(document, ranges, dataTransfer, { triggerKind }, token) {
      const [range, ...others] = ranges;
      const text = (await dataTransfer.get(plainText)?.asString())?.trim() ?? "";
      const isId = text.length <= maxPastedChars && pageOfPasted(text) !== undefined;
      if (!range || others.length > 0 || !isId || bibliography.test(document.languageId)) {
        return undefined;
      }
      const paper = services.current.paperOf(text);
      if (paper) {
        const edit = createEdit(vscode.l10n.t("Insert Citation"), text);
        return (await cite(services, edit, paper, { document, range })) && !token.isCancellationRequested ? [edit] : undefined;
      }
      // The list of VS Code that follows a paste cannot wait for an answer, and would follow each number in the form of an id.
      if (triggerKind !== vscode.DocumentPasteTriggerKind.PasteAs || identify(text).kind !== "id") {
        return undefined;
      }
      const edit = createEdit(vscode.l10n.t("Look Up and Insert Citation…"), text);
      lookUps.set(edit, { document, range, text });
      return [edit];
    },
    async resolveDocumentPasteEdit(edit, token) {
      const pasted = lookUps.get(edit);
      const paper = pasted && (await lookUpKey(services, pasted.text, pasted.text));
      await (pasted && paper && !token.isCancellationRequested && cite(services, edit, paper, pasted));
      return edit;
    },
  };
}

/** Creates an edit that pastes the text until it cites a paper. */
function createEdit(title: string, text: string): vscode.DocumentPasteEdit {
  const edit = new vscode.DocumentPasteEdit(text, title, kind);
  edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
  return edit;
}

/** Makes the edit cite the paper. Returns false, and changes nothing, if the citation would change the selected text that the paste replaces. */
async function cite(services: CitingServices, edit: vscode.DocumentPasteEdit, paper: Paper, { document, range }: Place): Promise<boolean> {
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const selections = [new vscode.Selection(range.start, range.start)];
  const plan = await planCitation(services, document, [paper], { kind: "insertion", selections });
  const { newText, additional } = citationText(plan, { document, position: range.start });
  if (start < end && plan.distinct.some((one) => one.start < end && one.end > start)) {
    return false;
  }
  // A space that parts the citation from the selected text would be left alone.
  edit.insertText = start < end && !/\w/.test(document.getText().charAt(end)) ? newText.trimEnd() : newText;
  edit.additionalEdit = additional;
  return true;
}
