import * as vscode from "vscode";
import { showError } from "./notifications";

/** Creates the "CiteLens" output channel. */
export function createLog(): vscode.LogOutputChannel {
  return vscode.window.createOutputChannel("CiteLens", { log: true });
}

const logged = new WeakMap<vscode.LogOutputChannel, Set<string>>();
/** After this many different warnings, they are only repetitions with other names. */
const maxWarnings = 2_000;

/** Returns a function that logs a warning the first time that it gets it, whoever else logs to the same channel. */
export function onceIn(log: vscode.LogOutputChannel): (sentence: string) => void {
  const known = logged.get(log) ?? new Set<string>();
  logged.set(log, known);
  return (sentence) => {
    if (!known.has(sentence) && known.size < maxWarnings) {
      known.add(sentence);
      log.warn(sentence);
    }
  };
}

/** Shows an error message with a button that opens the log, which has the details. */
export async function showProblem(log: vscode.LogOutputChannel, message: string, details?: unknown): Promise<void> {
  log.error(message, details ?? "");
  const choice = await showError(`CiteLens: ${message}`, vscode.l10n.t("Show Log"));
  if (choice !== undefined) {
    log.show();
  }
}

/** Returns a function that shows a problem the first time that it gets it, as {@link showProblem} does, and does not wait for the user. */
export function createProblemOnce(log: vscode.LogOutputChannel): (message: string) => void {
  const shown = new Set<string>();
  return (message) => {
    if (!shown.has(message)) {
      shown.add(message);
      void showProblem(log, message);
    }
  };
}
