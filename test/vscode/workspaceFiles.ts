import assert from "node:assert/strict";
import * as vscode from "vscode";

export interface WorkspaceFiles {
  uriOf(file: string): vscode.Uri;
  write(file: string, text: string): Promise<vscode.Uri>;
  /** With what is not saved. */
  textOf(file: string): Promise<string>;
}

/** Files of the workspace's second folder, in a folder that is gone behind the tests of the `describe` around the call. */
export function useFiles(name: string): WorkspaceFiles {
  const uriOf = (file: string): vscode.Uri => {
    const folder = vscode.workspace.workspaceFolders?.[1]?.uri;
    assert.ok(folder);
    return vscode.Uri.joinPath(folder, name, file);
  };
  after(async () => {
    for (const document of vscode.workspace.textDocuments.filter(({ isDirty, uri }) => isDirty && uri.path.startsWith(uriOf("").path))) {
      await document.save();
    }
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await vscode.workspace.fs.delete(uriOf(""), { recursive: true });
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

/** Opens a file with the cursor where `|` is drawn, and cites NPO there. */
export async function citeIn(files: WorkspaceFiles, file: string, drawn: string): Promise<vscode.TextDocument> {
  const at = drawn.indexOf("|");
  const editor = await vscode.window.showTextDocument(await files.write(file, drawn.replace("|", "")));
  const position = editor.document.positionAt(at);
  editor.selection = new vscode.Selection(position, position);
  await vscode.commands.executeCommand("citelens.insertCitation", "zhang2024negative");
  return editor.document;
}
