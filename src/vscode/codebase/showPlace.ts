import * as vscode from "vscode";
import type { Place } from "../../core/codebase/createCodebase";
import { isRecord } from "../../core/record";

/** Returns the argument with which the command shows a place. */
export function showPlaceArgument({ file, line, column, text, cell }: Place): string {
  return JSON.stringify({ file, line, column, length: text.length, ...(cell ? { cell: cell.index, cellLine: cell.line } : {}) });
}

/** Shows a place: selects the mention in its file, or the cell of a notebook. Does nothing without a place that `showPlaceArgument` made. */
export async function showPlace(argument: string | undefined): Promise<void> {
  const place = readArgument(argument ?? "");
  const uri = place && vscode.Uri.parse(textOf(place["file"]), true);
  // The argument may come from anywhere, and a place of the tree is always in the workspace.
  if (!uri || !vscode.workspace.getWorkspaceFolder(uri)) {
    return;
  }
  if (place["cell"] !== undefined) {
    await showCell(uri, numberOf(place["cell"]), numberOf(place["cellLine"]));
    return;
  }
  const start = new vscode.Position(Math.max(0, numberOf(place["line"]) - 1), Math.max(0, numberOf(place["column"]) - 1));
  const selection = new vscode.Range(start, start.translate(0, Math.max(0, numberOf(place["length"]))));
  await vscode.window.showTextDocument(uri, { selection });
}

async function showCell(uri: vscode.Uri, index: number, line: number): Promise<void> {
  const notebook = await vscode.workspace.openNotebookDocument(uri);
  const editor = await vscode.window.showNotebookDocument(notebook, { selections: [new vscode.NotebookRange(index, index + 1)] });
  editor.revealRange(new vscode.NotebookRange(index, index + 1), vscode.NotebookEditorRevealType.InCenterIfOutsideViewport);
  const document = index < notebook.cellCount ? notebook.cellAt(index).document : undefined;
  const cell = document && vscode.window.visibleTextEditors.find((one) => one.document === document);
  if (cell) {
    const start = new vscode.Position(Math.min(line, cell.document.lineCount - 1), 0);
    cell.selection = new vscode.Selection(start, start);
  }
}

function readArgument(argument: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(argument);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function numberOf(value: unknown): number {
  return typeof value === "number" && Number.isSafeInteger(value) ? value : 0;
}
