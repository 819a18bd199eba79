import * as vscode from "vscode";
import { knownCitekeys, recordPapers } from "../../core/bibliography/recordPapers";
import { createLibraryReader } from "../../core/formats/createLibraryReader";
import type { Paper } from "../../core/paper";
import { isMisread, openBibliography } from "../documents/openBibliography";
import { orUndefined } from "../platform/orUndefined";
import { fileName, readText } from "../platform/readText";
import { readSettings } from "../platform/settings";
import { charsPerSlice, stepSliced } from "../platform/slices";
import { isReadOnly, recordingTarget, statOf } from "./recordingTarget";

/** A plan to record the papers of a citation. */
export interface RecordingPlan {
  /** The papers with the citekeys by which to cite them. */
  readonly papers: readonly Paper[];
  /** The insertion into the bibliography, or `undefined` if nothing needs to be added. */
  readonly insertion?: { readonly uri: vscode.Uri; readonly position: vscode.Position; readonly text: string };
  /** The reason, for the user, why the papers cannot be recorded. */
  readonly problem?: string;
}

/**
 * Decides by which keys papers are cited, and plans to record them. A paper that is in any of the bibliographies is cited by its key there.
 * Any other paper gets the key under which it is recorded in the target, even if it is not recorded. Changes nothing yet.
 */
export async function planRecording(
  papers: readonly Paper[],
  bibliographies: readonly vscode.Uri[],
  scope: vscode.TextDocument,
  { isRecorded = true }: { readonly isRecorded?: boolean } = {},
): Promise<RecordingPlan> {
  const parsed = await Promise.all(bibliographies.map(parseBibliography));
  const known = new Map<Paper, string>();
  for (const bibliography of parsed) {
    knownCitekeys(
      bibliography.papers,
      papers.filter((paper) => !known.has(paper)),
    ).forEach((citekey, paper) => known.set(paper, citekey));
  }
  const targetUri = recordingTarget(bibliographies);
  const target = parsed.find(({ uri }) => uri === targetUri);
  const missing = papers.filter((paper) => !known.has(paper));
  const withKeys = (keys: ReadonlyMap<Paper, string>): readonly Paper[] =>
    papers.map((paper) => ({ ...paper, citekey: keys.get(paper) ?? paper.citekey }));
  if (!target || missing.length === 0) {
    return { papers: withKeys(known) };
  }
  const obstacle = isRecorded ? await obstacleTo(target) : undefined;
  const settings = readSettings(scope);
  const text = target.document?.getText() ?? target.text;
  // If the file changed while it was read, it is parsed again at once: two entries for one paper are worse than a wait.
  const bibliography = text === target.text ? { bibliography: target.papers } : {};
  const options = { keyPattern: settings["citation.keyPattern"], version: settings["citation.version"], ...bibliography };
  const { citekeys, insertion } = recordPapers(text, missing, options);
  const cited = withKeys(new Map([...known, ...missing.map((paper, index) => [paper, citekeys[index] ?? paper.citekey] as const)]));
  if (obstacle !== undefined) {
    return { papers: cited, problem: obstacle(vscode.workspace.asRelativePath(target.uri)) };
  }
  if (!insertion || !isRecorded) {
    return { papers: cited };
  }
  const position = target.document?.positionAt(text.length) ?? new vscode.Position(0, 0);
  return { papers: cited, insertion: { uri: target.uri, position, text: insertion.text } };
}

/**
 * Adds the insertion to an edit, after the other changes. Creating the file in between does nothing if the file exists, but makes both edits
 * steps of one group: one undo then reverts both, and VS Code does not ask about several files.
 */
export function addRecording(edit: vscode.WorkspaceEdit, { insertion }: RecordingPlan): void {
  if (insertion) {
    edit.createFile(insertion.uri, { ignoreIfExists: true });
    edit.insert(insertion.uri, insertion.position, insertion.text);
  }
}

/**
 * Applies an edit that cites in a document and then records. Between the two, VS Code looks up the bibliography's file; an undo at that moment
 * does not know the entry yet. If that happens, the entry is removed again.
 *
 * @returns whether VS Code applied the edit.
 */
export async function applyRecording(
  document: vscode.TextDocument,
  edit: vscode.WorkspaceEdit,
  { insertion }: RecordingPlan,
): Promise<boolean> {
  const changes: (vscode.TextDocumentChangeReason | undefined)[] = [];
  const listener = vscode.workspace.onDidChangeTextDocument(({ document: changed, contentChanges, reason }) => {
    if (changed === document && contentChanges.length > 0) {
      changes.push(reason);
    }
  });
  const isApplied = await vscode.workspace.applyEdit(edit).then(
    (applied) => applied,
    () => false,
  );
  listener.dispose();
  if (insertion && changes.at(-1) === vscode.TextDocumentChangeReason.Undo) {
    await removeInsertion(insertion);
  }
  return isApplied;
}

/** Removes an insertion, unless the undo has already done so. */
async function removeInsertion({ uri, position, text }: NonNullable<RecordingPlan["insertion"]>): Promise<void> {
  const document = await openBibliography(uri);
  const range = document && new vscode.Range(position, document.positionAt(document.offsetAt(position) + text.length));
  if (range && document.getText(range) === text) {
    const edit = new vscode.WorkspaceEdit();
    edit.delete(uri, range);
    await vscode.workspace.applyEdit(edit);
  }
}

interface ParsedBibliography {
  readonly uri: vscode.Uri;
  /** The open document with its unsaved changes, or `undefined` if there is no file yet or VS Code cannot open it. */
  readonly document?: vscode.TextDocument;
  readonly text: string;
  /** The papers without their abstracts. */
  readonly papers: readonly Paper[];
}

/** Parses a bibliography in slices. It may be so large that VS Code does not open it as a document. */
async function parseBibliography(uri: vscode.Uri): Promise<ParsedBibliography> {
  const document = await openBibliography(uri);
  const text = document?.getText() ?? (await orUndefined(readText(uri, { namedBy: "workspace" }))) ?? "";
  const reader = createLibraryReader(fileName(uri));
  reader.update(text);
  await stepSliced(() => reader.step(charsPerSlice) && !reader.hasAllButAbstracts);
  return { uri, text, papers: reader.papers(), ...(document ? { document } : {}) };
}

/** Returns a function that says why the bibliography with this name cannot be written, or `undefined` if it can. */
async function obstacleTo({ uri, document }: ParsedBibliography): Promise<((file: string) => string) | undefined> {
  const stat = await statOf(uri);
  if (isReadOnly(uri, stat)) {
    return (file) => vscode.l10n.t("{0} is read-only, so the entry was not added.", file);
  }
  if (document && (await isMisread(document))) {
    return (file) => vscode.l10n.t("{0} was opened in the wrong encoding and has unsaved changes, so the entry was not added.", file);
  }
  return stat && !document ? (file) => vscode.l10n.t("{0} cannot be opened by VS Code, so the entry was not added.", file) : undefined;
}
