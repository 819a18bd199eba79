import * as vscode from "vscode";
import { fold } from "../../core/words/fold";
import type { PaperLookUps } from "../lookup/paperLookUps";
import { readSettings, writableMutedNames, writeMutedNames } from "../platform/settings";
import { mentionInEditor } from "./mentionAtCursor";

type Target = vscode.ConfigurationTarget.Global | vscode.ConfigurationTarget.Workspace;

/** Mutes a name of a known paper, by default the one at the cursor. The user chooses between the workspace and everywhere. */
export async function muteName(current: PaperLookUps, given?: string): Promise<void> {
  const name = given === undefined ? nameAtCursor(current) : nameInLibrary(current, given);
  if (name === undefined) {
    void vscode.window.showInformationMessage("CiteLens: put the cursor on the name that you want to mute.");
    return;
  }
  const target = await chooseTarget(name);
  if (target !== undefined) {
    await writeMutedNames(target, [...new Set([...writableMutedNames(target), name])]);
  }
}

/** Lets the user choose one of the muted names, and unmutes it. */
export async function unmuteName(): Promise<void> {
  const mutedNames = readSettings().mutedNames;
  if (mutedNames.length === 0) {
    void vscode.window.showInformationMessage("CiteLens: no names are muted.");
    return;
  }
  const chosen = await vscode.window.showQuickPick([...mutedNames], { title: "Unmute Name…" });
  if (chosen === undefined) {
    return;
  }
  for (const target of possibleTargets()) {
    const names = writableMutedNames(target);
    if (names.includes(chosen)) {
      await writeMutedNames(
        target,
        names.filter((name) => name !== chosen),
      );
    }
  }
}

function nameAtCursor(current: PaperLookUps): string | undefined {
  const editor = vscode.window.activeTextEditor;
  const mention = editor && mentionInEditor(current, editor)?.mention;
  return mention && mention.alias.kind !== "title" ? nameInLibrary(current, mention.alias.text) : undefined;
}

/** Returns a name as its paper spells it, or `undefined` if it is not a name of a paper but, say, an id. */
function nameInLibrary(current: PaperLookUps, name: string): string | undefined {
  const wanted = fold(name);
  const aliases = current.library().papers.flatMap((paper) => paper.aliases);
  return aliases.find(({ kind, text }) => kind !== "title" && fold(text) === wanted)?.text;
}

function possibleTargets(): readonly Target[] {
  const hasWorkspace = vscode.workspace.workspaceFile !== undefined || (vscode.workspace.workspaceFolders ?? []).length > 0;
  return [...(hasWorkspace ? [vscode.ConfigurationTarget.Workspace as const] : []), vscode.ConfigurationTarget.Global];
}

async function chooseTarget(name: string): Promise<Target | undefined> {
  const rows = possibleTargets().map((target) => ({
    label: target === vscode.ConfigurationTarget.Global ? "Everywhere" : "In this workspace",
    target,
  }));
  const options = { title: `Mute “${name}”`, placeHolder: "To undo this, run CiteLens: Unmute Name…" };
  return (await vscode.window.showQuickPick(rows, options))?.target;
}
