import * as vscode from "vscode";
import { createLibraryReader } from "../../core/formats/createLibraryReader";
import { knownCitekeys, recordPapers } from "../../core/bibliography/recordPapers";
import type { Paper } from "../../core/paper";
import { bibliographiesOfDocument } from "../documents/documentBibliographies";
import { ownerOf, parentOf } from "../documents/namedBibliographies";
import { isMisread, openBibliography } from "../documents/openBibliography";
import { fileName, readText } from "../platform/readText";
import { charsPerSlice, stepSliced } from "../platform/slices";
import { readSettings } from "../platform/settings";
import type { Services } from "../services/services";

/** Where the address of a bibliography that the person had made, or that they want none, is kept for the workspace. */
const storageKey = "ownBibliography";
const unwanted = "none";

/** What recording papers beside a citation takes. */
export interface RecordingPlan {
  /** The papers under the keys by which they are to be cited. */
  readonly papers: readonly Paper[];
  /** The insertion into the bibliography; `undefined` where nothing is to be added. */
  readonly insertion?: { readonly uri: vscode.Uri; readonly position: vscode.Position; readonly text: string };
  /** Why the papers could not be recorded, for the person. */
  readonly problem?: string;
}

/** The bibliographies into which a document's papers go: those that belong to it, else the one that was made for its workspace. */
export async function bibliographiesFor(
  document: vscode.TextDocument,
  { latexRoots, workspaceState }: Pick<Services, "latexRoots" | "workspaceState">,
): Promise<readonly vscode.Uri[]> {
  const named = await bibliographiesOfDocument(document, latexRoots);
  return named.length > 0 ? named : madeBibliographies(document, workspaceState);
}

/** The one that was made for the workspace of a document that names none; empty where none was. */
export function madeBibliographies(document: vscode.TextDocument, storage: vscode.Memento): readonly vscode.Uri[] {
  const made: unknown = storage.get(storageKey);
  return !ownerOf(document).isUntitled && typeof made === "string" && made !== unwanted ? [vscode.Uri.parse(made)] : [];
}

/** The one of a document's bibliographies into which papers are recorded: its first .bib file. */
export function recordingTarget(bibliographies: readonly vscode.Uri[]): vscode.Uri | undefined {
  return bibliographies.find(({ path }) => /\.bib$/i.test(path));
}

/**
 * Decides by which keys papers are cited, and plans recording them. A paper that stands in any of these bibliographies is cited by its key
 * there. Any other gets the key under which it is recorded in the target, even if it is not recorded. Nothing is changed yet.
 */
export async function planRecording(
  papers: readonly Paper[],
  bibliographies: readonly vscode.Uri[],
  scope: vscode.TextDocument,
  { isRecorded = true }: { readonly isRecorded?: boolean } = {},
): Promise<RecordingPlan> {
  const texts = await Promise.all(bibliographies.map(readBibliography));
  const known = new Map<Paper, string>();
  for (const { papers: bibliography } of texts) {
    knownCitekeys(
      bibliography,
      papers.filter((paper) => !known.has(paper)),
    ).forEach((citekey, paper) => known.set(paper, citekey));
  }
  const target = recordingTarget(bibliographies);
  const place = texts.find(({ uri }) => uri === target);
  const missing = papers.filter((paper) => !known.has(paper));
  const cited = (keys: ReadonlyMap<Paper, string>): readonly Paper[] =>
    papers.map((paper) => ({ ...paper, citekey: keys.get(paper) ?? paper.citekey }));
  if (!place || missing.length === 0) {
    return { papers: cited(known) };
  }
  const obstacle = isRecorded ? await obstacleTo(place) : undefined;
  const settings = readSettings(scope);
  const text = place.document?.getText() ?? place.text;
  // What came into the file while it was being read is read at once: two entries of one paper are worse than a wait.
  const bibliography = text === place.text ? { bibliography: place.papers } : {};
  const options = { keyPattern: settings["citation.keyPattern"], version: settings["citation.version"], ...bibliography };
  const { citekeys, insertion } = recordPapers(text, missing, options);
  const keyed = cited(new Map([...known, ...missing.map((paper, index) => [paper, citekeys[index] ?? paper.citekey] as const)]));
  if (obstacle !== undefined) {
    return { papers: keyed, problem: `${vscode.workspace.asRelativePath(place.uri)} ${obstacle}: the entry was not added to it` };
  }
  if (!insertion || !isRecorded) {
    return { papers: keyed };
  }
  const position = place.document?.positionAt(text.length) ?? new vscode.Position(0, 0);
  return { papers: keyed, insertion: { uri: place.uri, position, text: insertion.text } };
}

/**
 * Adds the insertion to an edit behind the others. The creation between, which does nothing where the file is there, makes the two edits steps
 * of one group for VS Code: one undo takes back both without asking about several files.
 */
export function addRecording(edit: vscode.WorkspaceEdit, { insertion }: RecordingPlan): void {
  if (insertion) {
    edit.createFile(insertion.uri, { ignoreIfExists: true });
    edit.insert(insertion.uri, insertion.position, insertion.text);
  }
}

/**
 * Applies an edit that cites in a document and then records. Between the two VS Code looks for the bibliography's file, and an undo in that
 * moment knows nothing yet of the entry: what is recorded behind such an undo is taken out again.
 *
 * @returns whether VS Code has taken the edit
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
  const isTaken = await vscode.workspace.applyEdit(edit).then(
    (taken) => taken,
    () => false,
  );
  listener.dispose();
  if (insertion && changes.at(-1) === vscode.TextDocumentChangeReason.Undo) {
    await takeBack(insertion);
  }
  return isTaken;
}

/** Takes an insertion out where it stands; where the undo has reached it, it does not. */
async function takeBack({ uri, position, text }: NonNullable<RecordingPlan["insertion"]>): Promise<void> {
  const document = await openBibliography(uri);
  const range = document && new vscode.Range(position, document.positionAt(document.offsetAt(position) + text.length));
  if (range && document.getText(range) === text) {
    const edit = new vscode.WorkspaceEdit();
    edit.delete(uri, range);
    await vscode.workspace.applyEdit(edit);
  }
}

/** Offers to make a bibliography for a document that names none, once in a workspace, and records the papers in it. */
export async function offerBibliography(document: vscode.TextDocument, papers: readonly Paper[], storage: vscode.Memento): Promise<void> {
  const { uri: file, isUntitled } = ownerOf(document);
  const folder = parentOf(file);
  if (isUntitled || !folder || !vscode.workspace.getWorkspaceFolder(file) || storage.get(storageKey) !== undefined) {
    return;
  }
  const uri = vscode.Uri.joinPath(folder, "references.bib");
  await storage.update(storageKey, unwanted);
  const [create, never] = ["Record", "Not in This Workspace"];
  const question = `CiteLens: this file names no bibliography. Record what you cite in ${vscode.workspace.asRelativePath(uri)}?`;
  const answer = await vscode.window.showInformationMessage(question, create, never);
  if (answer !== create) {
    return;
  }
  await storage.update(storageKey, uri.toString());
  const edit = new vscode.WorkspaceEdit();
  addRecording(edit, await planRecording(papers, [uri], document));
  await vscode.workspace.applyEdit(edit);
}

interface Bibliography {
  readonly uri: vscode.Uri;
  /** With what is not saved of it; `undefined` where there is no file yet. */
  readonly document?: vscode.TextDocument;
  readonly text: string;
  /** Without their abstracts. */
  readonly papers: readonly Paper[];
}

/** Reads a bibliography in slices: it may be large, and even more than VS Code gives to extensions as a document. */
async function readBibliography(uri: vscode.Uri): Promise<Bibliography> {
  const document = await openBibliography(uri);
  const text =
    document?.getText() ??
    (await readText(uri).then(
      (read) => read,
      () => "",
    ));
  const reader = createLibraryReader(fileName(uri));
  reader.update(text);
  await stepSliced(() => reader.step(charsPerSlice) && !reader.hasAllButAbstracts);
  return { uri, text, papers: reader.papers(), ...(document ? { document } : {}) };
}

/** Why a bibliography cannot be written to, as what its name is followed by; `undefined` if it can. */
async function obstacleTo({ uri, document }: Bibliography): Promise<string | undefined> {
  const stat = await statOf(uri);
  if (isReadOnly(uri, stat)) {
    return "is read-only";
  }
  if (document && (await isMisread(document))) {
    return "is in another encoding than it was opened with, and has unsaved changes";
  }
  return stat && !document ? "cannot be opened by VS Code" : undefined;
}

/** Whether a file that is there or not may be written. */
export async function isWritable(uri: vscode.Uri): Promise<boolean> {
  return !isReadOnly(uri, await statOf(uri));
}

function isReadOnly({ scheme }: vscode.Uri, stat: vscode.FileStat | undefined): boolean {
  return vscode.workspace.fs.isWritableFileSystem(scheme) === false || ((stat?.permissions ?? 0) & vscode.FilePermission.Readonly) !== 0;
}

function statOf(uri: vscode.Uri): Thenable<vscode.FileStat | undefined> {
  return vscode.workspace.fs.stat(uri).then(
    (found) => found,
    () => undefined,
  );
}
