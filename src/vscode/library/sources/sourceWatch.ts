import * as vscode from "vscode";
import { registerSettingsListener } from "../../platform/settings";
import { namesOfBibliographies } from "../../documents/namedBibliographies";
import { createDelayed } from "../../platform/slices";
import { workspacePattern } from "./sourceFiles";

/** So long after its change a file or editor is read again, in milliseconds. */
const rereadDelayMs = 150;
/** So long after that the files are looked for again: one save or one folder makes many events. */
const lookDelayMs = 300;

/** Whom to tell what has changed. */
export interface SourceListener {
  /** Whether there is a source of this address. */
  isSource(uri: vscode.Uri): boolean;
  /** The addresses of all sources. */
  addresses(): readonly string[];
  /** Whether there are sources in this folder. */
  isAbove(folder: vscode.Uri): boolean;
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

/**
 * Tells the listener, a moment later, of changes on disk, in editors, in the settings and in the workspace's folders. When the person comes back to
 * the window, all sources may have changed: of files in a new folder of a new folder VS Code's own watcher loses most changes.
 *
 * @param windowStates when the window gets or loses the focus.
 */
export function createSourceWatch(
  listener: SourceListener,
  windowStates: vscode.Event<Pick<vscode.WindowState, "focused">> = vscode.window.onDidChangeWindowState,
): SourceWatch {
  const waiting = new Set<string>();
  const named = new WeakMap<vscode.TextDocument, string>();
  const edited = new Set<vscode.TextDocument>();
  const tellChanged = createDelayed(rereadDelayMs, () => {
    listener.changed([...waiting]);
    waiting.clear();
  });
  const tellMoved = createDelayed(lookDelayMs, () => {
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
    return vscode.Disposable.from(
      watcher,
      watcher.onDidChange(change),
      watcher.onDidCreate(tellMoved),
      watcher.onDidDelete(tellMoved),
      watcher.onDidCreate(change),
    );
  };
  /** Most documents name no bibliography, and most edits leave it as it is. */
  const compareNames = (document: vscode.TextDocument, isOpen: boolean): void => {
    const names = isOpen ? namesOfBibliographies(document) : "";
    if (names !== (named.get(document) ?? "")) {
      named.set(document, names);
      tellMoved();
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
    watchFolders(listener, tellMoved),
    registerSettingsListener(tellMoved),
    vscode.workspace.onDidChangeWorkspaceFolders(tellMoved),
    windowStates(({ focused }) => {
      if (focused) {
        listener.addresses().forEach((address) => waiting.add(address));
        tellChanged();
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
      tellChanged.dispose();
      tellMoved.dispose();
      compareEdited.dispose();
      vscode.Disposable.from(always, ...own).dispose();
    },
  };
}

/** Of a folder that comes or goes as a whole, VS Code tells, and of nothing in it. */
function watchFolders(listener: SourceListener, tellMoved: () => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher("**/*", false, true, false);
  const tellIf =
    (isSo: (uri: vscode.Uri) => boolean) =>
    (uri: vscode.Uri): void => {
      if (isSo(uri)) {
        tellMoved();
      }
    };
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(tellIf(mayBeFolder)),
    watcher.onDidDelete(tellIf((uri) => listener.isAbove(uri))),
  );
}

/** By its name, as asking the file system of each of a thousand new files would take its time. */
function mayBeFolder({ path }: vscode.Uri): boolean {
  return !/\.[a-z]\w*$/i.test(path);
}
