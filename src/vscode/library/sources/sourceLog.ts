import * as vscode from "vscode";
import { openDocument } from "../../platform/openDocument";
import type { PaperSource } from "./paperSource";

/** Logs each configured file that is missing, once. A relative path is looked for in every folder, and need not be in all of them. */
export function createMissingLog(log: vscode.LogOutputChannel): (uris: readonly vscode.Uri[]) => void {
  const missing = new Set<string>();
  return (uris) => {
    for (const uri of uris.filter((one) => !missing.has(one.toString()) && !vscode.workspace.getWorkspaceFolder(one))) {
      missing.add(uri.toString());
      log.warn(`citelens.libraries names ${uri.toString(true)}, but no file can be read there.`);
    }
  };
}

/**
 * Logs that a file has problems, in one line with the first of them: the Problems view has them all. Says nothing about a file that is open in
 * an editor, where each key may break an entry, and the view shows it.
 */
export function createProblemLog(log: vscode.LogOutputChannel): (source: PaperSource) => void {
  const logged = new Map<string, string>();
  return ({ uri, problems }) => {
    const [first] = problems();
    const count = problems().length;
    const more = count > 1 ? ` (and ${count - 1} more)` : "";
    const text = first ? `${uri.toString(true)}:${first.line}: ${first.message}${more}` : "";
    if (text !== (logged.get(uri.toString()) ?? "") && !openDocument(uri)) {
      logged.set(uri.toString(), text);
      if (text !== "") {
        log.warn(text);
      }
    }
  };
}

/** Logs once for each address that what is there is not a file. A folder is not an error: a name may lack its ending. */
export function createOtherKindLog(log: vscode.LogOutputChannel): (uri: vscode.Uri) => void {
  const logged = new Set<string>();
  return (uri) => {
    if (!logged.has(uri.toString())) {
      logged.add(uri.toString());
      log.warn(`${uri.toString(true)} was not read: it is not a regular file.`);
    }
  };
}
