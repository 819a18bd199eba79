import * as vscode from "vscode";

/** A problem of an import. */
export interface Warning {
  /** `undefined` for the clipboard. */
  readonly uri: vscode.Uri | undefined;
  /** The name of the text, and the line in it, counted from 1. */
  readonly place: string;
  readonly line: number;
  readonly message: string;
}

/** Returns a problem as a line of the log. */
export function lineOf({ place, message }: Warning): string {
  return `${place}: ${message}`;
}

/** Lists what was left out. Picking one shows its line in its file or, if it was pasted, the log, where the texts are whole and can be copied. */
export async function showProblems(warnings: readonly Warning[]): Promise<void> {
  const rows = warnings.map((warning) => ({ label: warning.message, description: warning.place, warning }));
  const picked = await vscode.window.showQuickPick(rows, {
    title: vscode.l10n.t("Problems of the Import"),
    placeHolder: vscode.l10n.t("Pick one to see its line in the file, or the log for pasted text"),
    matchOnDescription: true,
  });
  const { uri, line } = picked?.warning ?? {};
  if (picked && (uri === undefined || !(await showLine(uri, line ?? 1)))) {
    await vscode.commands.executeCommand("citelens.showLog");
  }
}

/** Shows a line, counted from 1. Returns false if the file cannot be opened as a text, as a gzipped one. */
async function showLine(uri: vscode.Uri, line: number): Promise<boolean> {
  const document = /\.gz$/i.test(uri.path) ? undefined : await vscode.workspace.openTextDocument(uri).then(undefined, () => undefined);
  if (!document) {
    return false;
  }
  const at = document.lineAt(Math.min(line, document.lineCount) - 1).range;
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(at.start, at.start) });
  return true;
}
