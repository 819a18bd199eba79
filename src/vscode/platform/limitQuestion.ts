import * as vscode from "vscode";

/** Something so large that the user is asked first. */
export interface Limit {
  /** Distinguishes it from others. */
  readonly id: string;
  /** A sentence that says what was not done. */
  readonly message: string;
  /** The label of the button that does it all the same. */
  readonly acceptLabel: string;
}

/** Returns `true` if the user has accepted the limit. Asks the first time, and returns `false` until the user answers. */
export type LimitQuestion = (limit: Limit) => boolean;

const storageKey = "acceptedLimits";
const maxStoredAnswers = 100;

/** Creates a question that is asked once for each id. A yes calls `onAccept` and is stored, so the next session does not ask. */
export function createLimitQuestion(log: vscode.LogOutputChannel, storage: vscode.Memento, onAccept: () => void): LimitQuestion {
  const answers = new Map(texts(storage.get(storageKey)).map((id) => [id, true]));
  const ask = async ({ id, message, acceptLabel }: Limit): Promise<void> => {
    log.warn(message);
    if ((await vscode.window.showWarningMessage(`CiteLens: ${message}`, acceptLabel)) !== undefined) {
      answers.set(id, true);
      await storage.update(storageKey, [...answers].flatMap(([one, isAccepted]) => (isAccepted ? [one] : [])).slice(-maxStoredAnswers));
      onAccept();
    }
  };
  return (limit) => {
    if (!answers.has(limit.id)) {
      answers.set(limit.id, false);
      void ask(limit);
    }
    return answers.get(limit.id) === true;
  };
}

function texts(stored: unknown): readonly string[] {
  return Array.isArray(stored) ? stored.filter((one) => typeof one === "string") : [];
}
