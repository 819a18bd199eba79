import * as vscode from "vscode";
import { maxProjectFileBytes, projectFileName } from "../../core/check/projectFile";
import { openDocument } from "../platform/openDocument";
import { orUndefined } from "../platform/orUndefined";
import { readText } from "../platform/readText";

/** Returns the address of the `citelens.json` of a workspace folder. */
export function projectFileOf(folder: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(folder, projectFileName);
}

/** Calls a function after a `citelens.json` of a workspace folder has changed, on disk or in an editor, until it is disposed. */
export function watchProjectFiles(react: () => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(`**/${projectFileName}`);
  const reactTo = (uri: vscode.Uri): void => {
    if (isProjectFile(uri)) {
      react();
    }
  };
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(reactTo),
    watcher.onDidChange(reactTo),
    watcher.onDidDelete(reactTo),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) {
        reactTo(document.uri);
      }
    }),
  );
}

/** Returns whether an address is that of the `citelens.json` of a workspace folder. */
export function isProjectFile(uri: vscode.Uri): boolean {
  const isNamedSo = uri.path.endsWith(`/${projectFileName}`);
  return isNamedSo && (vscode.workspace.workspaceFolders ?? []).some((folder) => projectFileOf(folder.uri).toString() === uri.toString());
}

/** Returns the text of a `citelens.json`, from its editor if it is open there. A file that cannot be read is empty. */
export async function readProjectFile(uri: vscode.Uri): Promise<string> {
  const written =
    openDocument(uri)?.getText() ?? (await orUndefined(readText(uri, { namedBy: "workspace", maxBytes: maxProjectFileBytes })));
  return (written ?? "").slice(0, maxProjectFileBytes);
}
