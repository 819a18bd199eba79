import * as vscode from "vscode";
import { createDelayed } from "../platform/slices";

/** A branch that is checked out changes many files. */
const fileDelayMs = 300;

/** The changes of the workspace's files, collected for a moment and then taken over one after the other. */
export interface FileChanges extends vscode.Disposable {
  /** Begins to watch. */
  watch(): void;
  /** Settles when all changes so far are taken over. */
  settled(): Promise<void>;
}

/** Creates the changes. Nothing is watched yet. */
export function createFileChanges(
  take: (uris: readonly vscode.Uri[]) => Promise<void>,
  log: Pick<vscode.LogOutputChannel, "error">,
): FileChanges {
  const waiting = new Map<string, vscode.Uri>();
  let watcher: vscode.FileSystemWatcher | undefined;
  let work = Promise.resolve();
  const takeWaiting = (): void => {
    const uris = [...waiting.values()];
    waiting.clear();
    work = work
      .then(() => take(uris))
      .catch((error: unknown) => {
        log.error("Changed files could not be read for papers.", error);
      });
  };
  const ask = createDelayed(fileDelayMs, takeWaiting);
  const add = (uri: vscode.Uri): void => {
    if (!/\/(?:\.git|node_modules)\//.test(uri.path)) {
      waiting.set(uri.toString(), uri);
      ask();
    }
  };
  const saved = vscode.workspace.onDidSaveTextDocument(({ uri }) => {
    if (watcher) {
      add(uri);
    }
  });
  return {
    watch() {
      if (!watcher) {
        watcher = vscode.workspace.createFileSystemWatcher("**/*");
        watcher.onDidCreate(add);
        watcher.onDidChange(add);
        watcher.onDidDelete(add);
      }
    },
    async settled() {
      if (waiting.size > 0) {
        takeWaiting();
      }
      await work;
    },
    dispose() {
      ask.dispose();
      vscode.Disposable.from(saved, ...(watcher ? [watcher] : [])).dispose();
    },
  };
}
