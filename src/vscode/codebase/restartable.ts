import * as vscode from "vscode";

/** Work that runs at most once at a time. */
export interface Restartable extends vscode.Disposable {
  /** Stops the work if it runs, and then begins it again. Settles at its end. */
  restart(): Promise<void>;
  /** Asks the work to stop. */
  stop(): void;
  /** Settles at the end of the work that runs, or at once. */
  settled(): Promise<void>;
}

/**
 * Creates it. Nothing runs yet.
 *
 * @param work must not reject. It stops early once the token is cancelled.
 */
export function createRestartable(work: (token: vscode.CancellationToken) => Promise<void>): Restartable {
  let running: { readonly source: vscode.CancellationTokenSource; readonly done: Promise<void> } | undefined;
  const stop = (): void => {
    running?.source.cancel();
  };
  return {
    restart() {
      stop();
      const before = running?.done ?? Promise.resolve();
      const source = new vscode.CancellationTokenSource();
      const done = before
        .then(() => work(source.token))
        .finally(() => {
          source.dispose();
          running = running?.source === source ? undefined : running;
        });
      running = { source, done };
      return done;
    },
    stop,
    settled: () => running?.done ?? Promise.resolve(),
    dispose: stop,
  };
}
