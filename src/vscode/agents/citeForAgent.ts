import * as vscode from "vscode";
import { citationStyleIds, type CitationStyleId } from "../../core/citations/styles/languageStyles";
import type { CitationEdit } from "../../core/citations/citationEdit";
import { isCff } from "../../core/citations/entries/cffEdit";
import { cffProblem } from "../../core/citations/entries/cffProblem";
import type { Paper } from "../../core/paper";
import type { CiteOutcome, CiteRequest } from "../../core/tools/agentTool";
import { type ChangedFile, formatDiff } from "../../core/tools/unifiedDiff";
import { type CitationPlan, type CitingServices, planCitation } from "../citing/planCitation";
import { addRecording, applyRecording, type RecordingPlan } from "../citing/recordCitation";
import { isReadOnly, statOf } from "../citing/recordingTarget";
import { isMisread, openBibliography } from "../documents/openBibliography";
import { languageOf } from "../documents/languageOf";
import { rangeOf } from "../mentions/mentionAtCursor";
import { openDocument } from "../platform/openDocument";
import { citedPosition } from "./citedPosition";
import { locateFile, shownFile } from "./workspacePaths";

/**
 * Cites papers at a position of a file and records them in its bibliography, as one edit that one Undo reverts. An open file counts with its
 * unsaved changes, and no file is saved. A preview only plans.
 */
export async function citeForAgent(services: CitingServices, request: CiteRequest, papers: readonly Paper[]): Promise<CiteOutcome> {
  if (!vscode.workspace.isTrusted) {
    return refused("The workspace is not trusted (Restricted Mode). Ask the user to trust it.");
  }
  const located = await locateFile(request.file);
  if ("problem" in located) {
    return refused(located.problem);
  }
  const place = await citedPosition(located.uri, request);
  if ("problem" in place) {
    return refused(place.problem);
  }
  const { document, position, shown } = place;
  const obstacle = await obstacleTo(document, located.uri);
  if (obstacle !== undefined) {
    return refused(`${shown} ${obstacle}.`);
  }
  const plan = await planCitation(services, document, papers, {
    kind: "insertion",
    selections: [new vscode.Selection(position, position)],
    style: styleOf(request),
  });
  return carryOut(document, plan, { shown, isPreview: request.isPreview });
}

/** The form that the user chose last does not count: the same call cites in the same way. */
function styleOf({ style }: CiteRequest): { readonly styleId: CitationStyleId } | { readonly form: Record<string, never> } {
  const styleId = citationStyleIds.find((id) => id === style);
  return styleId === undefined ? { form: {} } : { styleId };
}

async function obstacleTo(document: vscode.TextDocument, file: vscode.Uri): Promise<string | undefined> {
  if (isReadOnly(file, await statOf(file))) {
    return "is read-only";
  }
  return (await isMisread(document)) ? "was opened in the wrong encoding" : undefined;
}

interface CarriedOut {
  /** The file as the model gets it. */
  readonly shown: string;
  readonly isPreview: boolean;
}

async function carryOut(document: vscode.TextDocument, plan: CitationPlan, { shown, isPreview }: CarriedOut): Promise<CiteOutcome> {
  const { recording, distinct } = plan;
  const { version } = document;
  const problem = isCff({ text: document.getText(), languageId: languageOf(document) })
    ? cffProblem(document.getText(), distinct)
    : undefined;
  if (problem !== undefined) {
    return refused(`${shown}: ${problem}.`);
  }
  const changes = distinct.filter(({ start, end, newText }) => document.getText(rangeOf(document, start, end)) !== newText);
  const outcome = {
    kind: "cited",
    citekeys: recording.papers.map(({ citekey }) => citekey),
    diff: formatDiff([changedDocument(document, changes, shown), ...(await changedBibliography(recording))]),
  } as const;
  const note = noteOf(plan, shown);
  if (isPreview || (changes.length === 0 && !recording.insertion)) {
    return { ...outcome, isWritten: false, ...note };
  }
  const isApplied = document.version === version && (await apply(document, changes, recording));
  // VS Code reports success for a read-only editor too, but the version stays the same.
  return isApplied && (changes.length === 0 || document.version !== version)
    ? { ...outcome, isWritten: true, ...note }
    : refused(`${shown} was changed or closed in the meantime, or is read-only. Read it again.`);
}

function apply(document: vscode.TextDocument, changes: readonly CitationEdit[], recording: RecordingPlan): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, newText } of changes) {
    edit.replace(document.uri, rangeOf(document, start, end), newText);
  }
  addRecording(edit, recording);
  return applyRecording(document, edit, recording);
}

function changedDocument(document: vscode.TextDocument, changes: readonly CitationEdit[], file: string): ChangedFile {
  const before = document.getText();
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, newText } of [...changes].sort((one, other) => one.start - other.start || one.end - other.end)) {
    parts.push(before.slice(at, start), newText);
    at = end;
  }
  return { file, before, after: [...parts, before.slice(at)].join("") };
}

async function changedBibliography({ insertion }: RecordingPlan): Promise<readonly ChangedFile[]> {
  if (!insertion) {
    return [];
  }
  const { uri, position, text } = insertion;
  const document = openDocument(uri) ?? (await openBibliography(uri));
  const before = document?.getText() ?? "";
  const at = document?.offsetAt(position) ?? 0;
  return [{ file: shownFile(uri), before, after: before.slice(0, at) + text + before.slice(at) }];
}

function noteOf({ recording: { problem }, isUnrecorded }: CitationPlan, shown: string): { readonly note?: string } {
  const note = problem ?? (isUnrecorded ? `No bibliography belongs to ${shown}, so no entry was added.` : undefined);
  return note === undefined ? {} : { note };
}

function refused(problem: string): CiteOutcome {
  return { kind: "refused", problem };
}
