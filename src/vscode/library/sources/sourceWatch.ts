import * as vscode from "vscode";
import { registerSettingsListener } from "../../platform/settings";
import { namesOfBibliographies } from "../../documents/namedBibliographies";
import { watchProjectFiles } from "../../documents/projectFile";
import { createDelayed } from "../../platform/slices";
import { workspacePattern } from "./sourceFiles";

/** Waits for the end of a burst of changes before a file or editor is read again. */
const rereadDelayMs = 150;
/** Waits longer before files are looked for again: one save or one folder makes many events. */
const lookDelayMs = 300;

/** Receives the changes. */
export interface SourceListener {
  /** Returns `true` if this file is a source. */
  isSource(uri: vscode.Uri): boolean;
  /** Returns the addresses of all sources. */
  addresses(): readonly string[];
  /** Returns `true` if there are sources in this folder. */
  isAbove(folder: vscode.Uri): boolean;
  /** Called when these sources may have changed. */
  changed(addresses: readonly string[]): void;
  /** Called when other files may be sources now. */
  moved(): void;
}

export interface SourceWatch extends vscode.Disposable {
  /** Watches these files beside the `.bib` files of the workspace. Replaces the patterns of the last call. */
  watch(patterns: readonly vscode.RelativePattern[]): void;
}

/**
 * Reports changes on disk, in editors, in the settings, and in the workspace's folders to the listener, a moment later. When
 * the user comes back to the window, reports all sources: VS Code's watcher misses most changes of files in a new folder inside
 * a new folder.
 *
 * @param windowStates fires when the window gets or loses the focus.
 */
export function createSourceWatch(
  listener: SourceListener,
  windowStates: vscode.Event<Pick<vscode.WindowState, "focused">> = vscode.window.onDidChangeWindowState,
): SourceWatch {
  const waiting = new Set<string>();
  const named = new WeakMap<vscode.TextDocument, string>();
  const edited = new Set<vscode.TextDocument>();
  const reportChanged = createDelayed(rereadDelayMs, () => {
    listener.changed([...waiting]);
    waiting.clear();
  });
  const reportMoved = createDelayed(lookDelayMs, () => {
    listener.moved();
  });
  const change = (uri: vscode.Uri): void => {
    if (listener.isSource(uri)) {
      waiting.add(uri.toString());
      reportChanged();
    }
  };
  const watch = (pattern: vscode.GlobPattern): vscode.Disposable => {
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    return vscode.Disposable.from(
      watcher,
      watcher.onDidChange(change),
      watcher.onDidCreate(reportMoved),
      watcher.onDidDelete(reportMoved),
      watcher.onDidCreate(change),
    );
  };
  // Most documents name no bibliography, and most edits do not change the names.
  const compareNames = (document: vscode.TextDocument, isOpen: boolean): void => {
    const names = isOpen ? namesOfBibliographies(document) : "";
    if (names !== (named.get(document) ?? "")) {
      named.set(document, names);
      reportMoved();
    }
  };
  const compareEdited = createDelayed(lookDelayMs, () => {
    edited.forEach((document) => {
      compareNames(document, !document.isClosed);
    });
    edited.clear();
  });
  const always = vscode.Disposable.from(
    watch(workspacePattern),
    watchFolders(listener, reportMoved),
    watchProjectFiles(reportMoved),
    registerSettingsListener(reportMoved),
    vscode.workspace.onDidChangeWorkspaceFolders(reportMoved),
    windowStates(({ focused }) => {
      if (focused) {
        listener.addresses().forEach((address) => waiting.add(address));
        reportChanged();
      }
    }),
    vscode.workspace.onDidOpenTextDocument((document) => {
      change(document.uri);
      compareNames(document, true);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      change(document.uri);
      compareNames(document, false);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) {
        change(document.uri);
        edited.add(document);
        compareEdited();
      }
    }),
  );
  let own: readonly vscode.Disposable[] = [];
  let watched = "";
  return {
    watch(patterns) {
      for (const document of vscode.workspace.textDocuments) {
        named.set(document, namesOfBibliographies(document));
      }
      const asked = patterns.map(({ baseUri, pattern }) => `${baseUri.toString()} ${pattern}`).join("\n");
      if (asked !== watched) {
        watched = asked;
        own.forEach((one) => void one.dispose());
        own = patterns.map(watch);
      }
    },
    dispose() {
      reportChanged.dispose();
      reportMoved.dispose();
      compareEdited.dispose();
      vscode.Disposable.from(always, ...own).dispose();
    },
  };
}

/** Watches for folders: VS Code reports a created or deleted folder, but not the files inside it. */
function watchFolders(listener: SourceListener, reportMoved: () => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher("**/*", false, true, false);
  const reportIf =
    (isRelevant: (uri: vscode.Uri) => boolean) =>
    (uri: vscode.Uri): void => {
      if (isRelevant(uri)) {
        reportMoved();
      }
    };
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(reportIf(mayBeFolder)),
    watcher.onDidDelete(reportIf((uri) => listener.isAbove(uri))),
  );
}

/** Decides by the name, because asking the file system about each of a thousand new files takes long. */
function mayBeFolder({ path }: vscode.Uri): boolean {
  return !/\.[a-z]\w*$/i.test(path);
}
