import * as vscode from "vscode";
import { type CitationEdit, citationEdit } from "../core/citations/citationEdit";
import type { CitationStyleId } from "../core/citations/citationStyles";
import type { Paper } from "../core/paper";
import type { CurrentLibrary } from "./currentLibrary";
import { showProblem } from "./log";
import { mentionOn, rangeOf } from "./mentionAtCursor";
import { readSettings } from "./settings";

interface InsertionSources {
  readonly current: CurrentLibrary;
  readonly log: vscode.LogOutputChannel;
}

/**
 * Cites papers at every cursor of an editor, in one step that one undo takes back.
 *
 * @param styleId the citation style, where it is not that of the setting or the language.
 */
export async function insertCitation(
  { current, log }: InsertionSources,
  editor: vscode.TextEditor,
  papers: readonly Paper[],
  styleId?: CitationStyleId,
): Promise<void> {
  const { document } = editor;
  const configured = readSettings(document)["citation.style"];
  const style = styleId ?? (configured === "auto" ? undefined : configured);
  const text = document.getText();
  const edits = editor.selections.map((selection) => {
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
  const version = document.version;
  const distinct = [...new Map(edits.map((edit) => [`${edit.start}:${edit.end}`, edit])).values()];
  const before = editor.selections.map(({ anchor, active }) => ({ anchor: document.offsetAt(anchor), active: document.offsetAt(active) }));
  const edited = editor.edit((builder) => {
    for (const { start, end, newText } of distinct) {
      builder.replace(rangeOf(document, start, end), newText);
    }
  });
  const isTaken = await edited.then((taken) => taken, () => false);
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
