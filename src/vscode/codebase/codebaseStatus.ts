import * as vscode from "vscode";
import { createDelayed } from "../platform/slices";
import type { WorkspaceCodebase } from "./workspaceCodebase";

/** The kinds of findings by which a reference differs from what is known. */
const findingKinds: ReadonlySet<string> = new Set([
  "other-paper-id",
  "title",
  "authors",
  "year",
  "venue",
  "placeholder",
  "retracted",
  "repository",
]);
const delayMs = 300;

/** Registers the language status item that counts the workspace's papers, and the references that differ. It is there once the workspace is read. */
export function registerCodebaseStatus(codebase: WorkspaceCodebase): vscode.Disposable {
  let item: vscode.LanguageStatusItem | undefined;
  const show = (): void => {
    const state = codebase.state();
    if (state.kind === "unread") {
      return;
    }
    item ??= createItem();
    item.busy = state.kind === "reading";
    item.text = statusText(codebase.papers().length, countDifferent());
  };
  const ask = createDelayed(delayMs, show);
  const subscriptions = vscode.Disposable.from(ask, codebase.onDidChange(ask), vscode.languages.onDidChangeDiagnostics(ask));
  return new vscode.Disposable(() => {
    subscriptions.dispose();
    item?.dispose();
  });
}

function createItem(): vscode.LanguageStatusItem {
  const item = vscode.languages.createLanguageStatusItem("citelens.codebase", "*");
  item.name = vscode.l10n.t("Papers in This Workspace");
  item.command = { command: "citelens.codebase.focus", title: vscode.l10n.t("Show") };
  return item;
}

/** Returns "14 papers", or "14 papers · 2 references differ". */
export function statusText(papers: number, different: number): string {
  const counted = papers === 1 ? vscode.l10n.t("one paper") : vscode.l10n.t("{0} papers", papers);
  if (different === 0) {
    return counted;
  }
  return `${counted} · ${different === 1 ? vscode.l10n.t("one reference differs") : vscode.l10n.t("{0} references differ", different)}`;
}

/** Counts the findings of the check. Other diagnostics of CiteLens are about citation keys. */
function countDifferent(): number {
  let count = 0;
  for (const [, diagnostics] of vscode.languages.getDiagnostics()) {
    for (const { source, code } of diagnostics) {
      const kind = typeof code === "object" ? code.value : code;
      count += source === "CiteLens" && typeof kind === "string" && findingKinds.has(kind) ? 1 : 0;
    }
  }
  return count;
}
