import * as vscode from "vscode";
import { type WrittenKey, writtenKey } from "../../core/citations/syntaxes/citekeyRules";
import { openCitationAt } from "../../core/citations/reading/findCitations";
import type { Paper } from "../../core/paper";
import { givenPaper, type GivenPaperSources } from "../picking/choosePaper";
import { showProblem } from "../platform/log";
import { rangeOf } from "../mentions/mentionAtCursor";
import type { RecentPapers } from "../lookup/recentPapers";
import {
  addRecording,
  applyRecording,
  bibliographiesFor,
  offerBibliography,
  planRecording,
  type RecordingPlan,
} from "../citing/recordCitation";
import { readSettings } from "../platform/settings";

/** Runs when a paper of the library is accepted in the list of completions; no command for people. */
export const citeAcceptedCommand = "citelens.internal.citeAccepted";

export interface CiteAcceptedSources extends GivenPaperSources {
  readonly recent: RecentPapers;
  readonly workspaceState: vscode.Memento;
}

/** A key, or what is typed of one, that stands in a citation of a syntax. */
export interface KeyPlace {
  readonly syntax: string;
  readonly start: number;
  readonly end: number;
}

/** Registers the command that cites a paper in the place of what is typed at the cursors of the active editor. */
export function registerCiteAccepted(sources: CiteAcceptedSources): vscode.Disposable {
  return vscode.commands.registerCommand(citeAcceptedCommand, async (citekey: unknown) => {
    const editor = vscode.window.activeTextEditor;
    const paper = editor && typeof citekey === "string" ? await givenPaper(sources, citekey) : undefined;
    if (!editor || !paper) {
      return;
    }
    const { document } = editor;
    const text = document.getText();
    const open = editor.selections.flatMap(({ active }) => openCitationAt(text, document.offsetAt(active), document.languageId) ?? []);
    if (open.length > 0) {
      sources.recent.add([paper.citekey]);
      await citeInPlaces(sources, editor, { paper, places: open.sort((one, other) => one.start - other.start) });
    }
  });
}

/** Which paper is to be cited in the place of which keys. */
export interface CitingInPlaces {
  readonly paper: Paper;
  readonly places: readonly KeyPlace[];
}

/** An edit that cites in the place of keys, its parts in the document, and what is to be told. */
export interface InPlaceEdit {
  readonly edit: vscode.WorkspaceEdit;
  readonly written: readonly WrittenKey[];
  readonly recording: RecordingPlan;
  readonly problem?: string;
  /** Whether there is no bibliography to record the paper in. */
  readonly isHomeless: boolean;
}

/** One edit, which one undo takes back, with the key of a paper in the place of others and the paper's entry in the document's bibliography. */
export async function planInPlaces(
  workspaceState: vscode.Memento,
  document: vscode.TextDocument,
  { paper, places }: CitingInPlaces,
): Promise<InPlaceEdit> {
  const text = document.getText();
  const isWanted = readSettings(document)["bibliography.record"];
  const bibliographies = await bibliographiesFor(document, workspaceState);
  const plan: RecordingPlan = bibliographies.length === 0 ? { papers: [paper] } : await planRecording([paper], bibliographies, document);
  const citekey = plan.papers[0]?.citekey ?? paper.citekey;
  const edit = new vscode.WorkspaceEdit();
  const written = places.map((place) => writtenKey(place.syntax, { text, start: place.start, end: place.end }, citekey));
  written.forEach(({ start, end, newText }) => {
    edit.replace(document.uri, rangeOf(document, start, end), newText);
  });
  if (isWanted) {
    addRecording(edit, plan);
  }
  const isHomeless = isWanted && bibliographies.length === 0;
  return {
    edit,
    written,
    recording: isWanted ? plan : { papers: plan.papers },
    isHomeless,
    ...(isWanted && plan.problem !== undefined ? { problem: plan.problem } : {}),
  };
}

/** Cites in the place of what is typed; the cursors go behind the keys. */
async function citeInPlaces(
  { log, workspaceState }: CiteAcceptedSources,
  editor: vscode.TextEditor,
  citing: CitingInPlaces,
): Promise<void> {
  const { document } = editor;
  const { edit, written, recording, problem, isHomeless } = await planInPlaces(workspaceState, document, citing);
  const version = document.version;
  if (!(await applyRecording(document, edit, recording))) {
    await showProblem(
      log,
      `${citing.paper.citekey} could not be written into ${vscode.workspace.asRelativePath(document.uri)}: it has just been changed or closed.`,
    );
    return;
  }
  // Who has typed on or undone it meanwhile has the cursors elsewhere.
  if (document.version <= version + 1) {
    let moved = 0;
    editor.selections = written.map(({ start, end, newText }) => {
      const behind = document.positionAt(start + moved + newText.length);
      moved += newText.length - (end - start);
      return new vscode.Selection(behind, behind);
    });
  }
  if (problem !== undefined) {
    await showProblem(log, `${problem}.`);
  }
  if (isHomeless) {
    void offerBibliography(document, [citing.paper], workspaceState);
  }
}
