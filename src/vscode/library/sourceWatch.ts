import * as vscode from "vscode";
import { registerSettingsListener } from "../settings";
import { createDebounced } from "./slices";
import { workspacePattern } from "./sourceFiles";

/** A pause after which a changed file or editor is read again, in milliseconds. */
const afterChange = 150;
/** A pause after which the files are looked for again: opening a folder's editors makes many events. */
const afterMove = 300;

/** Whom to tell what has changed. */
export interface SourceListener {
  /** Whether there is a source of this address. */
  isSource(uri: vscode.Uri): boolean;
  /** These sources are to be read again. */
  changed(addresses: readonly string[]): void;
  /** Other files may be sources now. */
  moved(): void;
}

/** Watches files and editors. */
export interface SourceWatch extends vscode.Disposable {
  /** Watches these too, beside the workspace's own `.bib` files, in place of those before. */
  watch(patterns: readonly vscode.RelativePattern[]): void;
}

/** Tells the listener, after pauses, of changes on disk, in editors, in the settings and in the workspace's folders. */
export function createSourceWatch(listener: SourceListener): SourceWatch {
  const waiting = new Set<string>();
  const tellChanged = createDebounced(afterChange, () => {
    listener.changed([...waiting]);
    waiting.clear();
  });
  const tellMoved = createDebounced(afterMove, () => {
    listener.moved();
  });
  const change = (uri: vscode.Uri): void => {
    if (listener.isSource(uri)) {
      waiting.add(uri.toString());
      tellChanged();
    }
  };
  const watch = (pattern: vscode.GlobPattern): vscode.Disposable => {
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    return vscode.Disposable.from(watcher, watcher.onDidChange(change), watcher.onDidCreate(tellMoved), watcher.onDidDelete(tellMoved), watcher.onDidCreate(change));
  };
  const documentChange = ({ uri }: vscode.TextDocument): void => {
    change(uri);
    if (!listener.isSource(uri)) {
      tellMoved();
    }
  };
  const always = vscode.Disposable.from(
    watch(workspacePattern),
    registerSettingsListener(tellMoved),
    vscode.workspace.onDidChangeWorkspaceFolders(tellMoved),
    vscode.workspace.onDidOpenTextDocument(documentChange),
    vscode.workspace.onDidCloseTextDocument(documentChange),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) {
        documentChange(document);
      }
    }),
  );
  let own: readonly vscode.Disposable[] = [];
  let watched = "";
  return {
    watch(patterns) {
      const asked = patterns.map(({ baseUri, pattern }) => `${baseUri.toString()} ${pattern}`).join("\n");
      if (asked !== watched) {
        watched = asked;
        own.forEach((one) => void one.dispose());
        own = patterns.map(watch);
      }
    },
    dispose() {
      tellChanged.dispose();
      tellMoved.dispose();
      vscode.Disposable.from(always, ...own).dispose();
    },
  };
}
