import * as vscode from "vscode";

/** CiteLens's log, among VS Code's output channels. */
export function createLog(): vscode.LogOutputChannel {
  return vscode.window.createOutputChannel("CiteLens", { log: true });
}

/** Shows a message with a way to the log, where the details are. */
export async function showProblem(log: vscode.LogOutputChannel, message: string, details?: unknown): Promise<void> {
  log.error(message, details ?? "");
  const choice = await vscode.window.showErrorMessage(`CiteLens: ${message}`, "Show Log");
  if (choice !== undefined) {
    log.show();
  }
}
