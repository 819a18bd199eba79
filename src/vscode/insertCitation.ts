import * as vscode from "vscode";
import { type CitationEdit, citationEdits, type CitationPlace, type CitationWishes, citesByKey } from "../core/citations/citationEdit";
import type { CitationStyleId } from "../core/citations/citationStyles";
import { embeddedAt } from "../core/citations/embeddedAt";
import type { Paper } from "../core/paper";
import { citationContextOf } from "./citationContext";
import { readTemplates } from "./citationTemplates";
import type { CurrentLibrary } from "./currentLibrary";
import type { LanguageComments } from "./languageComments";
import { showProblem } from "./log";
import { mentionOn, rangeOf } from "./mentionAtCursor";
import { addRecording, bibliographiesFor, offerBibliography, planRecording, type RecordingPlan } from "./recordCitation";
import { readSettings } from "./settings";

export interface InsertionSources {
  readonly current: CurrentLibrary;
  readonly log: vscode.LogOutputChannel;
  readonly comments: LanguageComments;
  /** What is remembered for the workspace. */
  readonly workspaceState: vscode.Memento;
}

/**
 * Cites papers at every cursor of an editor and records them in the document's bibliography, in one step that one undo takes back.
 *
 * @param styleId the citation style, where it is not that of the setting or the place.
 */
export async function insertCitation(
  sources: InsertionSources,
  editor: vscode.TextEditor,
  papers: readonly Paper[],
  styleId?: CitationStyleId,
): Promise<void> {
  const { document } = editor;
  const { log, workspaceState } = sources;
  const wishes = wishesFor(sources, document, styleId);
  const surroundings = await surroundingsOf(sources, editor);
  const isKeyed = placesOf(sources, editor, surroundings).some((place) => citesByKey(place, wishes));
  const isRecorded = isKeyed && readSettings(document)["bibliography.record"];
  const bibliographies = isRecorded ? await bibliographiesFor(document, workspaceState) : [];
  const plan: RecordingPlan = bibliographies.length === 0 ? { papers } : await planRecording(papers, bibliographies, document);
  const edits = placesOf(sources, editor, surroundings).map((place) => citationEdits(plan.papers, place, wishes));
  const version = document.version;
  const distinct = [...new Map(edits.flat().map((edit) => [`${edit.start}:${edit.end}`, edit])).values()];
  if (distinct.length === 0 && !plan.insertion) {
    vscode.window.setStatusBarMessage("CiteLens: cited here already", 3000);
    return;
  }
  const before = editor.selections.map(({ anchor, active }) => ({ anchor: document.offsetAt(anchor), active: document.offsetAt(active) }));
  const isTaken = await applyEdits(editor, distinct, plan);
  // VS Code says that a read-only editor has taken the edit.
  if (!isTaken || (distinct.length > 0 && document.version === version)) {
    const why = isTaken ? "it is read-only" : "it has just been changed or closed";
    await showProblem(log, `the citation could not be inserted into ${vscode.workspace.asRelativePath(document.uri)}: ${why}.`);
    return;
  }
  editor.selections = before.map(({ anchor, active }, position) => {
    const edit = edits[position]?.[0];
    const cursor = edit && standsInPlace(edit) ? moved(edit.end, distinct) - edit.newText.length + (edit.cursor ?? edit.newText.length) : undefined;
    const [from, to] = [cursor ?? moved(anchor, distinct), cursor ?? moved(active, distinct)];
    return new vscode.Selection(document.positionAt(from), document.positionAt(to));
  });
  if (plan.problem !== undefined) {
    await showProblem(log, `${plan.problem}.`);
  }
  if (isRecorded && bibliographies.length === 0) {
    void offerBibliography(document, papers, workspaceState);
  }
}

/** The style that was asked for, else that of the settings; else the settings' templates. */
function wishesFor({ log }: InsertionSources, document: vscode.TextDocument, styleId: CitationStyleId | undefined): CitationWishes {
  const settings = readSettings(document);
  const configured = settings["citation.style"];
  return { styleId: styleId ?? (configured === "auto" ? undefined : configured), templates: readTemplates(settings["citation.templates"], log) };
}

type Surroundings = Omit<CitationPlace, "text" | "start" | "end" | "languageId" | "mention">;

/** What has to be read before the editor's text is looked at. */
async function surroundingsOf({ comments }: InsertionSources, { document, selections }: vscode.TextEditor): Promise<Surroundings> {
  const text = document.getText();
  const { languageId } = document;
  const embedded = selections.flatMap(({ start }) => embeddedAt(text, document.offsetAt(start), languageId)?.languageId ?? []);
  return { ...(await citationContextOf(document)), comments: await comments.read([languageId, ...embedded]) };
}

function placesOf({ current }: InsertionSources, { document, selections }: vscode.TextEditor, surroundings: Surroundings): readonly CitationPlace[] {
  const text = document.getText();
  return selections.map((selection) => {
    const mention = mentionOn(current, document, selection);
    return {
      ...surroundings,
      text,
      start: document.offsetAt(selection.start),
      end: document.offsetAt(selection.end),
      languageId: document.languageId,
      mention: mention && { start: document.offsetAt(mention.range.start), end: document.offsetAt(mention.range.end) },
    };
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
function standsInPlace({ newText, isElsewhere = false }: CitationEdit): boolean {
  return !isElsewhere && !newText.endsWith("\n");
}

/** Where an offset is after the edits; one at which text was inserted is behind it. */
function moved(offset: number, edits: readonly CitationEdit[]): number {
  return edits
    .filter(({ start }) => start <= offset)
    .reduce((sum, { start, end, newText }) => sum + newText.length - (end - start), offset);
}
