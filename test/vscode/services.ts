import * as vscode from "vscode";
import type { LatexRoots } from "../../src/vscode/documents/latexRoots";
import type { UserPapers } from "../../src/vscode/library/userPapers";
import type { WorkspaceEvidence } from "../../src/vscode/mentions/workspaceEvidence";
import type { Bibliographies } from "../../src/vscode/services/services";

/** Returns a personal library without files, except for what is given. */
export function userPapers(given: Partial<Pick<UserPapers, "sources" | "importedFile" | "onDidRead">> = {}): UserPapers {
  return {
    placesOf: () => [],
    isOwn: () => false,
    setOf: () => undefined,
    changeBundled: () => Promise.resolve(),
    sources: () => [],
    importedFile: vscode.Uri.parse("memory:/library.json"),
    importedPapers: () => [],
    changeImported: (task) => task([]),
    started: Promise.resolve(),
    refresh: () => Promise.resolve(),
    onDidRead: new vscode.EventEmitter<void>().event,
    dispose: () => undefined,
    ...given,
  };
}

/** Bibliographies for documents that have none. */
export const noBibliographies: Bibliographies = {
  of: () => Promise.resolve({ files: [], missing: [], isNamed: false }),
  read: () => Promise.resolve(undefined),
  paperOf: () => undefined,
  recordedKey: () => undefined,
};

/** A workspace in which no LaTeX file belongs to another. */
export const noLatexRoots: LatexRoots = { of: () => Promise.resolve(undefined), dispose: () => undefined };

/** Evidence for documents without a workspace folder. */
export const noEvidence: WorkspaceEvidence = {
  of: () => undefined,
  read: () => Promise.resolve(undefined),
  onDidChange: new vscode.EventEmitter<void>().event,
  dispose: () => undefined,
};
