import * as vscode from "vscode";
import { type CitationEdit, citationEdit } from "../core/citations/citationEdit";
import { type CitationStyleId, citationStyleFor } from "../core/citations/citationStyles";
import type { Paper } from "../core/paper";
import type { CurrentLibrary } from "./currentLibrary";
import { showProblem } from "./log";
import { mentionOn, rangeOf } from "./mentionAtCursor";
import { addRecording, bibliographiesFor, offerBibliography, planRecording, type RecordingPlan } from "./recordCitation";
import { readSettings } from "./settings";

interface InsertionSources {
  readonly current: CurrentLibrary;
  readonly log: vscode.LogOutputChannel;
  /** What is remembered for the workspace. */
  readonly workspaceState: vscode.Memento;
}

/** Those that cite by the key of an entry that stands elsewhere. */
const keyStyles: ReadonlySet<CitationStyleId> = new Set(["latex", "pandoc", "typst", "rst"]);

/**
 * Cites papers at every cursor of an editor and records them in the document's bibliography, in one step that one undo takes back.
 *
 * @param styleId the citation style, where it is not that of the setting or the language.
 */
export async function insertCitation(
  sources: InsertionSources,
  editor: vscode.TextEditor,
  papers: readonly Paper[],
  styleId?: CitationStyleId,
): Promise<void> {
  const { document } = editor;
  const { log, workspaceState } = sources;
  const configured = readSettings(document)["citation.style"];
  const style = styleId ?? (configured === "auto" ? undefined : configured);
  const isRecorded = keyStyles.has(style ?? citationStyleFor(document.languageId)) && readSettings(document)["bibliography.record"];
  const bibliographies = isRecorded ? await bibliographiesFor(document, workspaceState) : [];
  const plan: RecordingPlan = bibliographies.length === 0 ? { papers } : await planRecording(papers, bibliographies, document);
  const edits = editsAtCursors(sources, editor, plan.papers, style);
  const version = document.version;
  const distinct = [...new Map(edits.map((edit) => [`${edit.start}:${edit.end}`, edit])).values()];
  const before = editor.selections.map(({ anchor, active }) => ({ anchor: document.offsetAt(anchor), active: document.offsetAt(active) }));
  const isTaken = await applyEdits(editor, distinct, plan);
  // VS Code says that a read-only editor has taken the edit.
  if (!isTaken || document.version === version) {
    const why = isTaken ? "it is read-only" : "it has just been changed or closed";
    await showProblem(log, `the citation could not be inserted into ${vscode.workspace.asRelativePath(document.uri)}: ${why}.`);
    return;
  }
  editor.selections = before.map(({ anchor, active }, position) => {
    const edit = edits[position];
    const [from, to] = edit && standsInPlace(edit) ? [edit.end, edit.end] : [anchor, active];
    return new vscode.Selection(document.positionAt(moved(from, distinct)), document.positionAt(moved(to, distinct)));
  });
  if (plan.problem !== undefined) {
    await showProblem(log, `${plan.problem}.`);
  }
  if (isRecorded && bibliographies.length === 0) {
    void offerBibliography(document, papers, workspaceState);
  }
}

function editsAtCursors(
  { current }: InsertionSources,
  { document, selections }: vscode.TextEditor,
  papers: readonly Paper[],
  style: CitationStyleId | undefined,
): readonly CitationEdit[] {
  const text = document.getText();
  return selections.map((selection) => {
    const mention = mentionOn(current, document, selection);
    return citationEdit(
      papers,
      {
        text,
        start: document.offsetAt(selection.start),
        end: document.offsetAt(selection.end),
        languageId: document.languageId,
        mention: mention && { start: document.offsetAt(mention.range.start), end: document.offsetAt(mention.range.end) },
      },
      style,
    );
  });
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
    return edited.then((taken) => taken, () => false);
  }
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, newText } of edits) {
    edit.replace(document.uri, rangeOf(document, start, end), newText);
  }
  addRecording(edit, plan);
  return vscode.workspace.applyEdit(edit).then((taken) => taken, () => false);
}

/** Whether the person goes on writing behind a citation; not where it stands on lines of its own. */
function standsInPlace({ newText }: CitationEdit): boolean {
  return !newText.endsWith("\n");
}

/** Where an offset is after the edits; one at which text was inserted is behind it. */
function moved(offset: number, edits: readonly CitationEdit[]): number {
  return edits
    .filter(({ start }) => start <= offset)
    .reduce((sum, { start, end, newText }) => sum + newText.length - (end - start), offset);
}
