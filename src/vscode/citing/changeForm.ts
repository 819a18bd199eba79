import { languageOf } from "../documents/languageOf";
import { preambleOf } from "../documents/latexRoots";
import * as vscode from "vscode";
import { citationsInEdit } from "../../core/citations/formedEdit";
import { type Citing, citingAt, formEdit } from "../../core/citations/forms/citationForms";
import type { CitedForm, FormPlace } from "../../core/citations/forms/citedForm";
import { citationAt } from "../../core/citations/reading/findCitations";
import type { Paper } from "../../core/paper";
import { citationContextOf } from "../documents/citationContext";
import { rangeOf } from "../mentions/mentionAtCursor";
import type { Services } from "../services/services";
import { chooseForm, rememberedForm, rememberForm } from "./chooseForm";
import { type CitingServices, planCitation } from "./planCitation";
import { showInformation } from "../platform/notifications";

function title(): string {
  return vscode.l10n.t("How It Is Cited");
}

/** Lets the user change how the citation at the cursor is cited. Says so if there is no citation, or it has one form only. */
export async function changeForm({ latexRoots }: Pick<Services, "latexRoots">): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    void showInformation(vscode.l10n.t("CiteLens: put the cursor on the citation that you want to change."));
    return;
  }
  const { document } = editor;
  const offset = document.offsetAt(editor.selection.active);
  const around = (await citationContextOf(document, latexRoots)).around ?? "";
  const before = placeIn(document, offset);
  const citing = before ? citingAt(before, `${before.text}\n${around}`) : vscode.l10n.t("there is no citation at the cursor");
  if (typeof citing === "string") {
    void showInformation(`CiteLens: ${citing}.`);
    return;
  }
  if (!before) {
    return;
  }
  const { syntax } = before.citation;
  const wanted = await chooseForm(syntax, citing, `${title()}: ${before.citation.keys[0]?.citekey ?? ""}`);
  // The document may have changed while the user was choosing.
  const place = wanted && placeIn(document, offset);
  const edit = place?.citation.syntax === syntax ? formEdit(place, wanted ?? {}, `${place.text}\n${around}`) : undefined;
  if (wanted && edit) {
    await editor.edit((builder) => {
      builder.replace(rangeOf(document, edit.start, edit.end), edit.newText);
    });
  }
}

/** Returns whether there is a citation at a position that could be cited in another form. */
export function canChangeForm(document: vscode.TextDocument, position: vscode.Position): boolean {
  const place = placeIn(document, document.offsetAt(position));
  return place !== undefined && typeof citingAt(place) !== "string";
}

function placeIn(document: vscode.TextDocument, offset: number): FormPlace | undefined {
  const text = document.getText();
  const citation = citationAt(text, offset, languageOf(document), preambleOf(document));
  return citation && { text, citation, offset };
}

/**
 * Lets the user choose how papers are cited that are not inserted yet, and remembers the form. Returns `undefined` if the user cancels; an
 * empty object if there are no forms to choose from, which it says.
 */
export async function chooseFormBefore(
  services: CitingServices,
  { document, selections }: vscode.TextEditor,
  papers: readonly Paper[],
): Promise<Partial<CitedForm> | undefined> {
  const { edits } = await planCitation(services, document, papers, { kind: "insertion", selections, isRecorded: false });
  const around = (await citationContextOf(document, services.latexRoots)).around ?? "";
  const edit = edits.flat()[0];
  const found = edit && citationsInEdit(edit, { text: document.getText(), languageId: languageOf(document) });
  const citation = found?.citations[0];
  const citing: Citing | string =
    found && citation
      ? citingAt({ text: found.text, citation, offset: citation.keys[0]?.end ?? 0 }, `${document.getText()}\n${around}`)
      : vscode.l10n.t("a citation here has one form only");
  if (typeof citing === "string") {
    void showInformation(`CiteLens: ${citing}.`);
    return {};
  }
  if (!citation) {
    return {};
  }
  const { syntax } = citation;
  const now = { ...citing.cited, ...rememberedForm(syntax) };
  const wanted = await chooseForm(syntax, { ...citing, cited: now }, title());
  if (wanted) {
    rememberForm(syntax, wanted.form);
  }
  return wanted;
}
