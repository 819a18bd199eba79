import * as vscode from "vscode";
import { citationEdit } from "../core/citations/citationEdit";
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
  const distinct = new Map(edits.map((edit) => [`${edit.start}:${edit.end}`, edit]));
  const done = await editor.edit((builder) => {
    for (const { start, end, newText } of distinct.values()) {
      builder.replace(rangeOf(document, start, end), newText);
    }
  });
  if (!done) {
    const why = document.version === version ? "it may be read-only" : "it has just been changed";
    await showProblem(log, `the citation could not be inserted into ${vscode.workspace.asRelativePath(document.uri)}: ${why}.`);
  }
}
