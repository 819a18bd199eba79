import * as vscode from "vscode";
import { codebaseViewId } from "../platform/contributions";
import type { Services } from "../services/services";
import { registerCodebaseStatus } from "./codebaseStatus";
import { createCodebaseTree } from "./codebaseTree";
import { exportCodebase } from "./exportCodebase";
import { createRemovedPapers, type RemovedPapers } from "./removedPapers";
import type { LeftOut } from "./readFilePlaces";
import { createWorkspaceCodebase, type CodebaseState, type WorkspaceCodebase } from "./workspaceCodebase";
import { showInformation } from "../platform/notifications";

/** The actions of the view's commands. */
export interface CodebaseCommands extends vscode.Disposable {
  export(): Promise<void>;
  reread(): Promise<void>;
  stop(): void;
  /** Removes a paper from the list, for good. */
  remove(citekey: string | undefined): Promise<void>;
  /** Lets the user take removed papers back. */
  showRemoved(): Promise<void>;
  /** The papers that the view shows. */
  readonly workspace: WorkspaceCodebase;
}

/** True while the workspace is read, for the button that stops it. */
const readingKey = "citelens.isReadingWorkspace";

/** Registers the view of the papers in the workspace. Nothing is read before the view is first seen. */
export function registerCodebase(
  services: Pick<Services, "bibliographies" | "current" | "evidence" | "latexRoots" | "log" | "workspaceState">,
): CodebaseCommands {
  const removed = createRemovedPapers(services.workspaceState);
  const codebase = createWorkspaceCodebase(services, removed);
  const tree = createCodebaseTree(codebase);
  const view = vscode.window.createTreeView(codebaseViewId, { treeDataProvider: tree, showCollapseAll: true });
  const begin = (): void => {
    if (view.visible && codebase.state().kind === "unread") {
      void vscode.window.withProgress({ location: { viewId: codebaseViewId } }, () => codebase.read());
    }
  };
  const show = (): void => {
    const state = codebase.state();
    const message = viewMessage(state, codebase.papers().length) ?? "";
    view.description = state.kind === "unread" ? "" : String(codebase.papers().length);
    if (view.message !== message) {
      view.message = message;
    }
    void vscode.commands.executeCommand("setContext", readingKey, state.kind === "reading");
  };
  const subscriptions = vscode.Disposable.from(
    codebase,
    tree,
    view,
    view.onDidChangeVisibility(begin),
    codebase.onDidChange(show),
    registerCodebaseStatus(codebase),
  );
  begin();
  return {
    export: () => exportCodebase(codebase),
    reread: async () => {
      await vscode.window.withProgress({ location: { viewId: codebaseViewId } }, () => codebase.reread());
    },
    stop: () => {
      codebase.stop();
    },
    remove: (citekey) => removePaper(codebase, removed, citekey),
    showRemoved: () => restorePapers(codebase, removed),
    workspace: codebase,
    dispose: () => {
      subscriptions.dispose();
    },
  };
}

async function removePaper(codebase: WorkspaceCodebase, removed: RemovedPapers, citekey: string | undefined): Promise<void> {
  const found = codebase.papers().find(({ paper }) => paper.citekey === citekey);
  if (found) {
    await removed.add(found.paper);
    codebase.refresh();
  }
}

async function restorePapers(codebase: WorkspaceCodebase, removed: RemovedPapers): Promise<void> {
  const rows = removed.list().map((paper) => ({ label: paper.title, description: paper.citekey, paper }));
  if (rows.length === 0) {
    void showInformation(vscode.l10n.t("CiteLens: no papers are removed from the list of this workspace."));
    return;
  }
  const options = {
    title: vscode.l10n.t("Removed Papers"),
    placeHolder: vscode.l10n.t("Choose the papers to take back into the list"),
    canPickMany: true as const,
  };
  const chosen = await vscode.window.showQuickPick(rows, options);
  if (chosen && chosen.length > 0) {
    await removed.restore(chosen.map(({ paper }) => paper));
    codebase.refresh();
  }
}

/** Returns what the view says above the papers, or `undefined`. */
function viewMessage(state: CodebaseState, papers: number): string | undefined {
  if (state.kind === "unread") {
    return undefined;
  }
  if (state.kind === "reading") {
    return state.files === 0 ? vscode.l10n.t("Looking for files…") : vscode.l10n.t("Read {0} of {1} files…", state.read, state.files);
  }
  const sentences = [
    ...(papers === 0 ? [vscode.l10n.t("No papers found.")] : []),
    ...(state.isWhole ? [] : [vscode.l10n.t("Reading was stopped, so papers may be missing.")]),
    ...leftOutSentences(state.leftOut),
  ];
  return sentences.length === 0 ? undefined : sentences.join(" ");
}

function leftOutSentences(leftOut: ReadonlyMap<LeftOut, number>): readonly string[] {
  const counts = [...leftOut].filter(([, count]) => count > 0).map(([reason, count]) => leftOutText(reason, count));
  return counts.length === 0 ? [] : [vscode.l10n.t("Left out: {0}.", counts.join(", "))];
}

function leftOutText(reason: LeftOut, count: number): string {
  const texts: Readonly<Record<LeftOut, string>> = {
    unread: vscode.l10n.t("{0} unreadable or large", count),
    binary: vscode.l10n.t("{0} binary", count),
    generated: vscode.l10n.t("{0} generated", count),
    minified: vscode.l10n.t("{0} minified", count),
  };
  return texts[reason];
}
