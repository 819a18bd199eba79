import type * as vscode from "vscode";
import { showWarning } from "./notifications";

/** Something so large that the user is asked first. */
export interface Limit {
  /** Distinguishes it from others. */
  readonly id: string;
  /** A sentence that says what was not done. */
  readonly message: string;
  /** The label of the button that does it all the same. */
  readonly acceptLabel: string;
  /** The label of a button that leaves it at that, if there is one. */
  readonly declineLabel?: string;
  /** `true` if a yes counts until VS Code is closed, and is not stored. */
  readonly isForSession?: boolean;
}

/** Returns `true` if the user has accepted the limit. Asks the first time, and returns `false` until the user answers. */
export type LimitQuestion = (limit: Limit) => boolean;

const storageKey = "acceptedLimits";
const maxStoredAnswers = 100;

/** Creates a question that is asked once for each id. A yes calls `onAccept` and is stored, so the next session does not ask. */
export function createLimitQuestion(log: vscode.LogOutputChannel, storage: vscode.Memento, onAccept: () => void): LimitQuestion {
  const answers = new Map(texts(storage.get(storageKey)).map((id) => [id, true]));
  const stored = new Set(answers.keys());
  const ask = async ({ id, message, acceptLabel, declineLabel, isForSession = false }: Limit): Promise<void> => {
    log.warn(message);
    const labels = [acceptLabel, ...(declineLabel === undefined ? [] : [declineLabel])];
    if ((await showWarning(`CiteLens: ${message}`, ...labels)) === acceptLabel) {
      answers.set(id, true);
      if (!isForSession) {
        stored.add(id);
      }
      await storage.update(storageKey, [...stored].slice(-maxStoredAnswers));
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
