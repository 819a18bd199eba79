import * as vscode from "vscode";
import type { Finding } from "../../core/check/finding";
import { createIgnores, type Ignores } from "../../core/check/ignores";
import { parseProjectFile } from "../../core/check/projectFile";
import { notebookOf } from "../documents/namedBibliographies";
import { projectFileOf, readProjectFile, watchProjectFiles } from "../documents/projectFile";
import { stampOf, statUri } from "../platform/disk/readUri";
import { onceIn } from "../platform/log";
import { openDocument } from "../platform/openDocument";
import { orUndefined } from "../platform/orUndefined";

/** The `citelens.json` at the root of each workspace folder, which says what the check of references hides. */
export interface ProjectFiles extends vscode.Disposable {
  /** Returns a function that returns whether the file of a document's folder hides a finding in the document. */
  hidesIn(uri: vscode.Uri): Promise<(finding: Finding) => boolean>;
  /** Fires after such a file has changed, on disk or in an editor. */
  readonly onDidChange: vscode.Event<void>;
}

interface Read {
  readonly stamp: string;
  readonly ignores: Ignores;
}

/** Reads a file when it is asked for, and again only after it has changed. */
export function createProjectFiles(log: vscode.LogOutputChannel): ProjectFiles {
  const changed = new vscode.EventEmitter<void>();
  const known = new Map<string, Read>();
  const warn = onceIn(log);
  const ignoresOf = async (folder: vscode.Uri): Promise<Ignores | undefined> => {
    const uri = projectFileOf(folder);
    const document = openDocument(uri);
    const stamp = document ? `version ${document.version}` : stampOf(await orUndefined(statUri(uri)));
    if (stamp === undefined) {
      return undefined;
    }
    const before = known.get(uri.toString());
    if (before?.stamp === stamp) {
      return before.ignores;
    }
    const { ignore, problems } = parseProjectFile(await readProjectFile(uri));
    // While the user edits the file, it is often broken.
    for (const { line, message } of document?.isDirty === true ? [] : problems) {
      warn(`${uri.toString(true)}:${line}: ${message}`);
    }
    const ignores = createIgnores(ignore);
    known.set(uri.toString(), { stamp, ignores });
    return ignores;
  };
  const subscriptions = vscode.Disposable.from(
    changed,
    watchProjectFiles(() => {
      changed.fire();
    }),
  );
  return {
    async hidesIn(uri) {
      const folder = vscode.workspace.getWorkspaceFolder(fileOf(uri));
      const ignores = folder && (await ignoresOf(folder.uri));
      const path = pathInFolder(uri);
      return (finding) => ignores?.has(finding, path) === true;
    },
    onDidChange: changed.event,
    dispose() {
      subscriptions.dispose();
    },
  };
}

/** Returns the path of a file below its workspace folder, with slashes. */
export function pathInFolder(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(fileOf(uri), false).replaceAll("\\", "/");
}

/** Returns the file of a document: for a cell, that of its notebook. */
export function fileOf(uri: vscode.Uri): vscode.Uri {
  return notebookOf({ uri })?.uri ?? uri;
}
