import * as vscode from "vscode";

/** Something that is larger than what is done unasked. */
export interface Limit {
  /** Tells it from others. */
  readonly what: string;
  /** A sentence for the person: what was left out. */
  readonly message: string;
  /** What they choose to have it done all the same. */
  readonly goOn: string;
}

/** Whether the person has said that it is to go on beyond a limit; asks the first time, and says no until they answer. */
export type LimitQuestion = (limit: Limit) => boolean;

const storageKey = "acceptedLimits";
const maxStoredAnswers = 100;

/** A question that is asked once for each thing. A yes is told, and kept in the storage: the next start does not ask again. */
export function createLimitQuestion(log: vscode.LogOutputChannel, storage: vscode.Memento, onAccept: () => void): LimitQuestion {
  const answers = new Map(texts(storage.get(storageKey)).map((what) => [what, true]));
  const ask = async ({ what, message, goOn }: Limit): Promise<void> => {
    log.warn(message);
    if ((await vscode.window.showWarningMessage(`CiteLens: ${message}`, goOn)) !== undefined) {
      answers.set(what, true);
      await storage.update(storageKey, [...answers].flatMap(([one, isAccepted]) => (isAccepted ? [one] : [])).slice(-maxStoredAnswers));
      onAccept();
    }
  };
  return (limit) => {
    if (!answers.has(limit.what)) {
      answers.set(limit.what, false);
      void ask(limit);
    }
    return answers.get(limit.what) === true;
  };
}

function texts(stored: unknown): readonly string[] {
  return Array.isArray(stored) ? stored.filter((one) => typeof one === "string") : [];
}
