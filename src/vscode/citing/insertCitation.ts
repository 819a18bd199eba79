import * as vscode from "vscode";
import type { CitationEdit } from "../../core/citations/citationEdit";
import type { Paper } from "../../core/paper";
import { showProblem } from "../platform/log";
import type { Services } from "../services/services";
import { rangeOf } from "../mentions/mentionAtCursor";
import { type CitationRequest, type CitationWish, type CitingServices, planCitation } from "./planCitation";
import { addRecording, applyRecording, offerBibliography, type RecordingPlan } from "./recordCitation";

/**
 * Cites papers at every cursor of an editor and records them in the document's bibliography, in one step that one undo takes back.
 *
 * @param wish how, if not as the setting or the place want it.
 */
export function insertCitation(
  services: CitingServices & Pick<Services, "log">,
  editor: vscode.TextEditor,
  papers: readonly Paper[],
  wish: CitationWish = {},
): Promise<void> {
  return citeInEditor(services, editor, papers, { kind: "insertion", selections: editor.selections, wish });
}

/** Cites papers in an editor as they are requested, and puts the cursors behind the citations. */
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
  // VS Code takes an edit that changes nothing for none.
  const changes = distinct.filter((edit) => textOf(document, edit) !== edit.newText);
  if (changes.length === 0 && !plan.insertion) {
    vscode.window.setStatusBarMessage("CiteLens: cited here already", 3000);
    if (!isUnrecorded) {
      return;
    }
  }
  const before = editor.selections.map(({ anchor, active }) => ({ anchor: document.offsetAt(anchor), active: document.offsetAt(active) }));
  const isTaken = await applyEdits(editor, changes, plan);
  // VS Code says that a read-only editor has taken the edit.
  if (!isTaken || (changes.length > 0 && document.version === version)) {
    const why = isTaken ? "it is read-only" : "it has just been changed or closed";
    await showProblem(log, `the citation could not be inserted into ${vscode.workspace.asRelativePath(document.uri)}: ${why}.`);
    return;
  }
  // Who has typed on or undone it meanwhile has the cursors elsewhere.
  if (document.version <= version + 1) {
    editor.selections = before.map(({ anchor, active }, position) => {
      const edit = edits[position]?.[0];
      const cursor =
        edit && standsInPlace(edit) ? moved(edit.end, distinct) - edit.newText.length + (edit.cursor ?? edit.newText.length) : undefined;
      const [from, to] = [cursor ?? moved(anchor, distinct), cursor ?? moved(active, distinct)];
      return new vscode.Selection(document.positionAt(from), document.positionAt(to));
    });
  }
  if (plan.problem !== undefined) {
    await showProblem(log, `${plan.problem}.`);
  }
  if (isUnrecorded) {
    void offerBibliography(document, papers, workspaceState);
  }
}

function textOf(document: vscode.TextDocument, { start, end }: CitationEdit): string {
  return document.getText(rangeOf(document, start, end));
}

/** Whether VS Code has taken the edits, and with them what is recorded. */
function applyEdits(editor: vscode.TextEditor, edits: readonly CitationEdit[], plan: RecordingPlan): Thenable<boolean> {
  const { document } = editor;
  if (!plan.insertion) {
    const edited = editor.edit((builder) => {
      for (const { start, end, newText } of edits) {
        builder.replace(rangeOf(document, start, end), newText);
      }
    });
    return edited.then(
      (taken) => taken,
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

/** Whether the person goes on writing behind a citation; not where it stands on lines of its own. */
function standsInPlace({ newText, isElsewhere = false }: CitationEdit): boolean {
  return !isElsewhere && !newText.endsWith("\n");
}

/** Where an offset is after the edits; one at which text was inserted is behind it. */
function moved(offset: number, edits: readonly CitationEdit[]): number {
  return edits
    .filter(({ start }) => start <= offset)
    .reduce((sum, { start, end, newText }) => sum + newText.length - (end - start), offset);
}
