import * as vscode from "vscode";
import { fold } from "../../core/words/fold";
import type { PaperLookUps } from "../lookup/paperLookUps";
import { mentionOn } from "./mentionAtCursor";
import { readSettings, writableMutedNames, writeMutedNames } from "../platform/settings";

type Target = vscode.ConfigurationTarget.Global | vscode.ConfigurationTarget.Workspace;

/** Mutes a name of a known paper, that at the cursor unless given, in the workspace or everywhere, as the person chooses. */
export async function muteName(current: PaperLookUps, given?: string): Promise<void> {
  const name = given === undefined ? nameAtCursor(current) : nameKnown(current, given);
  if (name === undefined) {
    void vscode.window.showInformationMessage("CiteLens: put the cursor on the name that is to be muted.");
    return;
  }
  const target = await chooseTarget(name);
  if (target !== undefined) {
    await writeMutedNames(target, [...new Set([...writableMutedNames(target), name])]);
  }
}

/** Lets the person choose one of the muted names, and mutes it no more. */
export async function unmuteName(): Promise<void> {
  const names = readSettings().mutedNames;
  if (names.length === 0) {
    void vscode.window.showInformationMessage("CiteLens: no name is muted.");
    return;
  }
  const chosen = await vscode.window.showQuickPick([...names], { title: "Unmute Name…" });
  if (chosen === undefined) {
    return;
  }
  for (const target of targets()) {
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
  const mention = editor && mentionOn(current, editor.document, editor.selection)?.mention;
  return mention && mention.alias.kind !== "title" ? nameKnown(current, mention.alias.text) : undefined;
}

/** A name as its paper writes it; `undefined` for what is no name of any paper, such as an id. */
function nameKnown(current: PaperLookUps, name: string): string | undefined {
  const wanted = fold(name);
  const aliases = current.library().papers.flatMap((paper) => paper.aliases);
  return aliases.find(({ kind, text }) => kind !== "title" && fold(text) === wanted)?.text;
}

function targets(): readonly Target[] {
  const hasWorkspace = vscode.workspace.workspaceFile !== undefined || (vscode.workspace.workspaceFolders ?? []).length > 0;
  return [...(hasWorkspace ? [vscode.ConfigurationTarget.Workspace as const] : []), vscode.ConfigurationTarget.Global];
}

async function chooseTarget(name: string): Promise<Target | undefined> {
  const rows = targets().map((target) => ({
    label: target === vscode.ConfigurationTarget.Global ? "Everywhere" : "In this workspace",
    target,
  }));
  return (await vscode.window.showQuickPick(rows, { title: `Mute “${name}”`, placeHolder: "Undone by CiteLens: Unmute Name…" }))?.target;
}
