import * as vscode from "vscode";

/** Creates the "CiteLens" output channel. */
export function createLog(): vscode.LogOutputChannel {
  return vscode.window.createOutputChannel("CiteLens", { log: true });
}

/** Shows an error message with a button that opens the log, which has the details. */
export async function showProblem(log: vscode.LogOutputChannel, message: string, details?: unknown): Promise<void> {
  log.error(message, details ?? "");
  const choice = await vscode.window.showErrorMessage(`CiteLens: ${message}`, vscode.l10n.t("Show Log"));
  if (choice !== undefined) {
    log.show();
  }
}
