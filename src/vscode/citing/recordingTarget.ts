import * as vscode from "vscode";
import { bibliographiesOfDocument } from "../documents/documentBibliographies";
import { type NamingDocument, ownerOf } from "../documents/namedBibliographies";
import { orUndefined } from "../platform/orUndefined";
import type { Services } from "../services/services";

/**
 * The key of the workspace's answer to `offerBibliography`: the address of the bibliography that CiteLens created, or `declined`.
 * `undefined` if the user was never asked.
 */
export const createdBibliographyKey = "ownBibliography";
export const declined = "none";

/** Returns the bibliographies of a document: those that belong to it, or else the one that CiteLens created for its workspace. */
export async function bibliographiesFor(
  document: NamingDocument,
  { latexRoots, workspaceState }: Pick<Services, "latexRoots" | "workspaceState">,
): Promise<readonly vscode.Uri[]> {
  const named = await bibliographiesOfDocument(document, latexRoots);
  return named.length > 0 ? named : createdBibliographies(document, workspaceState);
}

/** Returns the bibliography that CiteLens created for the workspace of a document that names none. Empty if it created none. */
export function createdBibliographies(document: NamingDocument, workspaceState: vscode.Memento): readonly vscode.Uri[] {
  const address: unknown = workspaceState.get(createdBibliographyKey);
  return !ownerOf(document).isUntitled && typeof address === "string" && address !== declined ? [vscode.Uri.parse(address)] : [];
}

/** Returns the bibliography of a document in which papers are recorded: its first .bib file. */
export function recordingTarget(bibliographies: readonly vscode.Uri[]): vscode.Uri | undefined {
  return bibliographies.find(({ path }) => /\.bib$/i.test(path));
}

/** Returns whether a file, existing or not, may be written. */
export async function isWritable(uri: vscode.Uri): Promise<boolean> {
  return !isReadOnly(uri, await statOf(uri));
}

/** Returns whether a file with this stat may not be written; without a stat, the file does not exist. */
export function isReadOnly({ scheme }: vscode.Uri, stat: vscode.FileStat | undefined): boolean {
  return vscode.workspace.fs.isWritableFileSystem(scheme) === false || ((stat?.permissions ?? 0) & vscode.FilePermission.Readonly) !== 0;
}

/** Returns the stat of a file, or `undefined` if there is no such file. */
export function statOf(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
  return orUndefined(vscode.workspace.fs.stat(uri));
}
