import * as vscode from "vscode";

/** Does work with a signal that is aborted when the token is cancelled. */
export async function withSignal<T>(token: vscode.CancellationToken, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  if (token.isCancellationRequested) {
    controller.abort(new vscode.CancellationError());
  }
  const listener = token.onCancellationRequested(() => {
    controller.abort(new vscode.CancellationError());
  });
  try {
    return await work(controller.signal);
  } finally {
    listener.dispose();
  }
}

/** Does work with a token that is cancelled when the signal is aborted. */
export async function withToken<T>(signal: AbortSignal, work: (token: vscode.CancellationToken) => Promise<T>): Promise<T> {
  const source = new vscode.CancellationTokenSource();
  const cancel = (): void => {
    source.cancel();
  };
  if (signal.aborted) {
    cancel();
  }
  signal.addEventListener("abort", cancel);
  try {
    return await work(source.token);
  } finally {
    signal.removeEventListener("abort", cancel);
    source.dispose();
  }
}

/** Settles like `work`, or rejects as soon as the signal is aborted; the work then goes on for others that wait for it. */
export async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let onAbort = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => {
      reject(new vscode.CancellationError());
    };
    signal.addEventListener("abort", onAbort);
  });
  try {
    if (signal.aborted) {
      throw new vscode.CancellationError();
    }
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
