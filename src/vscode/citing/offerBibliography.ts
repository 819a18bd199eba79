import * as vscode from "vscode";
import type { Paper } from "../../core/paper";
import { ownerOf, parentOf } from "../documents/namedBibliographies";
import { addRecording, planRecording } from "./recordCitation";
import { createdBibliographyKey, declined } from "./recordingTarget";
import { showInformation } from "../platform/notifications";

/**
 * Offers to create a bibliography for a document that names none, and records the papers in it. The user is asked once in a workspace.
 *
 * @param workspaceState stores the answer.
 */
export async function offerBibliography(
  document: vscode.TextDocument,
  papers: readonly Paper[],
  workspaceState: vscode.Memento,
): Promise<void> {
  const { uri: file, isUntitled } = ownerOf(document);
  const folder = parentOf(file);
  if (isUntitled || !folder || !vscode.workspace.getWorkspaceFolder(file) || workspaceState.get(createdBibliographyKey) !== undefined) {
    return;
  }
  const uri = vscode.Uri.joinPath(folder, "references.bib");
  await workspaceState.update(createdBibliographyKey, declined);
  const [record, never] = [vscode.l10n.t("Record"), vscode.l10n.t("Not in This Workspace")];
  const question = vscode.l10n.t(
    "CiteLens: this file names no bibliography. Record the papers that you cite in {0}?",
    vscode.workspace.asRelativePath(uri),
  );
  const answer = await showInformation(question, record, never);
  if (answer !== record) {
    return;
  }
  await workspaceState.update(createdBibliographyKey, uri.toString());
  const edit = new vscode.WorkspaceEdit();
  addRecording(edit, await planRecording(papers, [uri], document));
  await vscode.workspace.applyEdit(edit);
}
