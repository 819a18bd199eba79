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

/** A question that is asked once for each thing; a yes is told. */
export function createLimitQuestion(log: vscode.LogOutputChannel, onAccept: () => void): LimitQuestion {
  const answers = new Map<string, boolean>();
  const ask = async ({ what, message, goOn }: Limit): Promise<void> => {
    log.warn(message);
    if ((await vscode.window.showWarningMessage(`CiteLens: ${message}`, goOn)) !== undefined) {
      answers.set(what, true);
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
