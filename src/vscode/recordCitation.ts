import * as vscode from "vscode";
import { knownCitekeys, recordPapers } from "../core/bibliography/recordPapers";
import { parseLibrary } from "../core/bibliography/parseLibrary";
import type { Paper } from "../core/paper";
import { bibliographiesOf, parentOf } from "./library/namedBibliographies";
import { fileName } from "./library/readText";
import { readSettings } from "./settings";

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

/** The bibliographies into which a document's papers go: those that it names, else the one that was made for its workspace. */
export async function bibliographiesFor(document: vscode.TextDocument, storage: vscode.Memento): Promise<readonly vscode.Uri[]> {
  const named = await bibliographiesOf(document);
  const own: unknown = storage.get(storageKey);
  return named.length === 0 && !document.isUntitled && typeof own === "string" && own !== unwanted ? [vscode.Uri.parse(own)] : named;
}

/**
 * How papers are recorded in the first of these bibliographies that is a .bib file; a paper that stands in any of them is cited by its key
 * there. Nothing is changed yet.
 */
export async function planRecording(papers: readonly Paper[], bibliographies: readonly vscode.Uri[], scope: vscode.TextDocument): Promise<RecordingPlan> {
  const texts = await Promise.all(bibliographies.map(async (uri) => ({ uri, document: await openIfThere(uri) })));
  const known = new Map<Paper, string>();
  for (const { uri, document } of texts) {
    const bibliography = document ? parseLibrary(document.getText(), { fileName: fileName(uri) }).papers : [];
    knownCitekeys(bibliography, papers.filter((paper) => !known.has(paper))).forEach((citekey, paper) => known.set(paper, citekey));
  }
  const place = texts.find(({ uri }) => /\.bib$/i.test(uri.path));
  const missing = papers.filter((paper) => !known.has(paper));
  const cited = (keys: ReadonlyMap<Paper, string>): readonly Paper[] => papers.map((paper) => ({ ...paper, citekey: keys.get(paper) ?? paper.citekey }));
  if (!place || missing.length === 0) {
    return { papers: cited(known) };
  }
  if (await isReadOnly(place.uri)) {
    return { papers: cited(known), problem: `${vscode.workspace.asRelativePath(place.uri)} is read-only: the entry was not added to it` };
  }
  const settings = readSettings(scope);
  const text = place.document?.getText() ?? "";
  const options = { keyPattern: settings["citation.keyPattern"], version: settings["citation.version"] };
  const { citekeys, insertion } = recordPapers(text, missing, options);
  const keys = new Map([...known, ...missing.map((paper, index) => [paper, citekeys[index] ?? paper.citekey] as const)]);
  const position = place.document?.positionAt(text.length) ?? new vscode.Position(0, 0);
  return { papers: cited(keys), ...(insertion ? { insertion: { uri: place.uri, position, text: insertion.text } } : {}) };
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

/** Offers to make a bibliography for a document that names none, once in a workspace, and records the papers in it. */
export async function offerBibliography(document: vscode.TextDocument, papers: readonly Paper[], storage: vscode.Memento): Promise<void> {
  const folder = parentOf(document.uri);
  if (document.isUntitled || !folder || !vscode.workspace.getWorkspaceFolder(document.uri) || storage.get(storageKey) !== undefined) {
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

/** The document of a file, with what is not saved of it; `undefined` where there is none. */
async function openIfThere(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  return vscode.workspace.openTextDocument(uri).then((document) => document, () => undefined);
}

async function isReadOnly(uri: vscode.Uri): Promise<boolean> {
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) {
    return true;
  }
  const stat = await vscode.workspace.fs.stat(uri).then((found) => found, () => undefined);
  return ((stat?.permissions ?? 0) & vscode.FilePermission.Readonly) !== 0;
}
