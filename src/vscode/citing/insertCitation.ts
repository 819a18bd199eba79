import { languageOf } from "../documents/languageOf";
import * as vscode from "vscode";
import type { CitationEdit } from "../../core/citations/citationEdit";
import { isCff } from "../../core/citations/entries/cffEdit";
import { cffProblem } from "../../core/citations/entries/cffProblem";
import type { Paper } from "../../core/paper";
import { rangeOf } from "../mentions/mentionAtCursor";
import { showProblem } from "../platform/log";
import type { Services } from "../services/services";
import { offerBibliography } from "./offerBibliography";
import { type CitationRequest, type CitingServices, planCitation, type StyleOverride } from "./planCitation";
import { addRecording, applyRecording, type RecordingPlan } from "./recordCitation";

/**
 * Cites papers at every cursor of an editor and records them in the document's bibliography. One undo reverts both.
 *
 * @param style by default, the settings and the place choose the style.
 */
export function insertCitation(
  services: CitingServices & Pick<Services, "log">,
  editor: vscode.TextEditor,
  papers: readonly Paper[],
  style: StyleOverride = {},
): Promise<void> {
  return citeInEditor(services, editor, papers, { kind: "insertion", selections: editor.selections, style });
}

/** Cites papers in an editor, and puts the cursors after the citations. */
export async function citeInEditor(
  services: CitingServices & Pick<Services, "log">,
  editor: vscode.TextEditor,
  papers: readonly Paper[],
  request: CitationRequest,
): Promise<void> {
  const { document } = editor;
  const { log, workspaceState } = services;
  const { edits, distinct, recording: plan, isUnrecorded } = await planCitation(services, document, papers, request);
  const version = document.version;
  const refusal = isCff({ text: document.getText(), languageId: languageOf(document) })
    ? cffProblem(document.getText(), distinct)
    : undefined;
  if (refusal !== undefined) {
    await showProblem(log, vscode.l10n.t("nothing was added to {0}: {1}.", vscode.workspace.asRelativePath(document.uri), refusal));
    return;
  }
  // VS Code rejects an edit that changes nothing.
  const changes = distinct.filter((edit) => replacedText(document, edit) !== edit.newText);
  if (changes.length === 0 && !plan.insertion) {
    vscode.window.setStatusBarMessage(vscode.l10n.t("CiteLens: already cited here"), 3000);
    if (!isUnrecorded) {
      return;
    }
  }
  const before = editor.selections.map(({ anchor, active }) => ({ anchor: document.offsetAt(anchor), active: document.offsetAt(active) }));
  const isApplied = await applyEdits(editor, changes, plan);
  // VS Code reports success for a read-only editor too, but the version stays the same.
  if (!isApplied || (changes.length > 0 && document.version === version)) {
    const reason = isApplied ? vscode.l10n.t("it is read-only") : vscode.l10n.t("it was changed or closed in the meantime");
    await showProblem(
      log,
      vscode.l10n.t("the citation could not be inserted into {0}: {1}.", vscode.workspace.asRelativePath(document.uri), reason),
    );
    return;
  }
  // If the user has already typed on or undone the citation, the cursors are elsewhere.
  if (document.version <= version + 1) {
    editor.selections = before.map(({ anchor, active }, position) => {
      const edit = edits[position]?.[0];
      const cursor =
        edit && isInline(edit) ? offsetAfter(edit.end, distinct) - edit.newText.length + (edit.cursor ?? edit.newText.length) : undefined;
      const [newAnchor, newActive] = [cursor ?? offsetAfter(anchor, distinct), cursor ?? offsetAfter(active, distinct)];
      return new vscode.Selection(document.positionAt(newAnchor), document.positionAt(newActive));
    });
  }
  if (plan.problem !== undefined) {
    await showProblem(log, plan.problem);
  }
  if (isUnrecorded) {
    void offerBibliography(document, papers, workspaceState);
  }
}

function replacedText(document: vscode.TextDocument, { start, end }: CitationEdit): string {
  return document.getText(rangeOf(document, start, end));
}

/** Applies the edits together with the recording. Resolves with whether VS Code accepted them. */
function applyEdits(editor: vscode.TextEditor, edits: readonly CitationEdit[], plan: RecordingPlan): Thenable<boolean> {
  const { document } = editor;
  if (!plan.insertion) {
    const edited = editor.edit((builder) => {
      for (const { start, end, newText } of edits) {
        builder.replace(rangeOf(document, start, end), newText);
      }
    });
    return edited.then(
      (applied) => applied,
      () => false,
    );
  }
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, newText } of edits) {
    edit.replace(document.uri, rangeOf(document, start, end), newText);
  }
  addRecording(edit, plan);
  return applyRecording(document, edit, plan);
}

/** Returns whether the user goes on writing after the citation. A citation on lines of its own leaves the cursor in place. */
function isInline({ newText, isElsewhere = false }: CitationEdit): boolean {
  return !isElsewhere && !newText.endsWith("\n");
}

/** Returns an offset as it is after the edits. Text that is inserted at the offset comes before it. */
function offsetAfter(offset: number, edits: readonly CitationEdit[]): number {
  return edits
    .filter(({ start }) => start <= offset)
    .reduce((sum, { start, end, newText }) => sum + newText.length - (end - start), offset);
}
