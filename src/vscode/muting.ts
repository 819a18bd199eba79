import * as vscode from "vscode";
import type { CurrentLibrary } from "./currentLibrary";
import { mentionOn } from "./mentionAtCursor";
import { readSettings } from "./settings";

type Target = vscode.ConfigurationTarget.Global | vscode.ConfigurationTarget.Workspace;

interface Muting {
  muteName(name?: string): Promise<void>;
  unmuteName(): Promise<void>;
}

/** The two commands that write the setting `citelens.mutedNames`, and nothing else. */
export function registerMuting(current: CurrentLibrary): Muting {
  return {
    async muteName(name) {
      const muted = name ?? nameAtCursor(current);
      if (muted === undefined) {
        void vscode.window.showInformationMessage("CiteLens: put the cursor on the name that is to be muted.");
        return;
      }
      const target = await chooseTarget(muted);
      if (target !== undefined) {
        const names = namesIn(target);
        await writeNames(target, names.includes(muted) ? names : [...names, muted]);
      }
    },
    async unmuteName() {
      const names = readSettings().mutedNames;
      if (names.length === 0) {
        void vscode.window.showInformationMessage("CiteLens: no name is muted.");
        return;
      }
      const chosen = await vscode.window.showQuickPick([...names], { title: "Unmute Name…" });
      if (chosen !== undefined) {
        for (const target of targets()) {
          const kept = namesIn(target).filter((name) => name !== chosen);
          if (kept.length < namesIn(target).length) {
            await writeNames(target, kept);
          }
        }
      }
    },
  };
}

function nameAtCursor(current: CurrentLibrary): string | undefined {
  const editor = vscode.window.activeTextEditor;
  const alias = editor && mentionOn(current, editor.document, editor.selection)?.mention.alias;
  return alias && alias.kind !== "title" ? alias.text : undefined;
}

function targets(): readonly Target[] {
  const hasWorkspace = (vscode.workspace.workspaceFolders ?? []).length > 0;
  return [...(hasWorkspace ? [vscode.ConfigurationTarget.Workspace as const] : []), vscode.ConfigurationTarget.Global];
}

async function chooseTarget(name: string): Promise<Target | undefined> {
  const rows = targets().map((target) => ({
    label: target === vscode.ConfigurationTarget.Global ? "Everywhere" : "In this workspace",
    target,
  }));
  return (await vscode.window.showQuickPick(rows, { title: `Mute “${name}”`, placeHolder: "Undone by CiteLens: Unmute Name…" }))?.target;
}

function namesIn(target: Target): readonly string[] {
  const values = vscode.workspace.getConfiguration("citelens").inspect<unknown>("mutedNames");
  const value = target === vscode.ConfigurationTarget.Global ? values?.globalValue : values?.workspaceValue;
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

async function writeNames(target: Target, names: readonly string[]): Promise<void> {
  await vscode.workspace.getConfiguration("citelens").update("mutedNames", names.length === 0 ? undefined : names, target);
}
