import assert from "node:assert/strict";
import * as vscode from "vscode";
import { formatBibtex } from "../../src/core/formats/bibtex/formatBibtex";
import { bundledPapers } from "../../src/core/library/bundledPapers";
import { until } from "./editing";

export interface WorkspaceFiles {
  uriOf(file: string): vscode.Uri;
  write(file: string, text: string): Promise<vscode.Uri>;
  /** Returns the text of the file with its unsaved changes. */
  textOf(file: string): Promise<string>;
}

/**
 * Returns files in a folder of their own, in the workspace's second folder. The folder is deleted after each test of the `describe` around the
 * call, and its papers leave the library, because the user's files count before the bundled papers.
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

/** Waits until the papers that tests cite are known from the bundled papers only. */
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

/** Writes a file with a cursor `|` drawn in it, opens it, and cites NPO at the cursor. */
export async function citeIn(files: WorkspaceFiles, file: string, drawn: string): Promise<vscode.TextDocument> {
  const at = drawn.indexOf("|");
  const editor = await vscode.window.showTextDocument(await files.write(file, drawn.replace("|", "")));
  const position = editor.document.positionAt(at);
  editor.selection = new vscode.Selection(position, position);
  await vscode.commands.executeCommand("citelens.insertCitation", "zhang2024negative");
  return editor.document;
}
