import assert from "node:assert/strict";
import * as vscode from "vscode";
import { formatBibtex } from "../../src/core/formats/bibtex/write/formatBibtex";
import { bundledPapers } from "../../src/core/library/bundledPapers";
import { until } from "./editing";

/** Access to the files of a folder in the workspace, by their paths below that folder. */
export interface WorkspaceFiles {
  uriOf(file: string): vscode.Uri;
  write(file: string, text: string): Promise<vscode.Uri>;
  /** Returns the text of a file, including unsaved changes. */
  textOf(file: string): Promise<string>;
}

/**
 * Provides files in a subfolder of the workspace's second folder. After each test of the surrounding `describe`, it deletes the subfolder and
 * waits until the library no longer has its papers, because the user's papers take precedence over the bundled ones.
 */
export function useFiles(name: string): WorkspaceFiles {
  const uriOf = (file: string): vscode.Uri => {
    const folder = vscode.workspace.workspaceFolders?.[1]?.uri;
    assert.ok(folder);
    return vscode.Uri.joinPath(folder, name, file);
  };
  afterEach(async () => {
    for (const document of vscode.workspace.textDocuments.filter(({ isDirty, uri }) => isDirty && uri.path.startsWith(uriOf("").path))) {
      await document.save();
    }
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await vscode.workspace.fs.delete(uriOf(""), { recursive: true }).then(undefined, () => undefined);
    await untilOnlyBundled();
  });
  return {
    uriOf,
    async write(file, text) {
      await vscode.workspace.fs.writeFile(uriOf(file), new TextEncoder().encode(text));
      return uriOf(file);
    },
    textOf: async (file) => (await vscode.workspace.openTextDocument(uriOf(file))).getText(),
  };
}

/** Waits until the papers that tests cite come from the bundled papers alone. */
export async function untilOnlyBundled(): Promise<void> {
  for (const paper of bundledPapers.filter(({ citekey }) =>
    ["zhang2024negative", "song2022extendable", "he2021debertav3"].includes(citekey),
  )) {
    await until(async () => {
      await vscode.commands.executeCommand("citelens.copyBibtex", paper.arxiv);
      return (await vscode.env.clipboard.readText()) === `${formatBibtex(paper)}\n`;
    }, `${paper.citekey} as it is bundled`);
  }
}

/** Creates and opens a file with the cursor at the drawn `|`, and inserts a citation of NPO there. */
export async function citeIn(files: WorkspaceFiles, file: string, drawn: string): Promise<vscode.TextDocument> {
  const at = drawn.indexOf("|");
  const editor = await vscode.window.showTextDocument(await files.write(file, drawn.replace("|", "")));
  const position = editor.document.positionAt(at);
  editor.selection = new vscode.Selection(position, position);
  await vscode.commands.executeCommand("citelens.insertCitation", "zhang2024negative");
  return editor.document;
}
