import * as vscode from "vscode";
import type { NameRule } from "../../core/cards/formatExplanation";
import { fold } from "../../core/words/fold";
import type { PaperLookUps } from "../lookup/paperLookUps";
import { changeSettings, settingsFolder } from "./madeSettings";
import { type NamesSetting, readSettings, writableNames, writeNames } from "../platform/settings";
import { explainAt, mentionInEditor, type MentionServices } from "./mentionAtCursor";
import { showInformation } from "../platform/notifications";

type Target = vscode.ConfigurationTarget.Global | vscode.ConfigurationTarget.Workspace;

interface WorkspaceState {
  readonly workspaceState: vscode.Memento;
}
type MutingServices = MentionServices & WorkspaceState;

/** Mutes a name of a known paper, by default the one at the cursor. The user chooses between the workspace and everywhere. */
export function muteName(services: MutingServices, given?: string): Promise<void> {
  return changeName(services, given, {
    titleOf: (name) => vscode.l10n.t("Mute “{0}”", name),
    hint: vscode.l10n.t("CiteLens: put the cursor on the name that you want to mute."),
    add: "mutedNames",
    remove: "shownNames",
  });
}

/** Always shows a name of a known paper, by default the one at the cursor, even where CiteLens would be silent. The opposite of muting. */
export function alwaysShowName(services: MutingServices, given?: string): Promise<void> {
  return changeName(services, given, {
    titleOf: (name) => vscode.l10n.t("Always Show “{0}”", name),
    hint: vscode.l10n.t("CiteLens: put the cursor on the name that you want to always show."),
    add: "shownNames",
    remove: "mutedNames",
  });
}

/** Lets CiteLens decide again about a name that is muted or always shown: the given one, or one that the user chooses. */
export async function unmuteName({ workspaceState }: WorkspaceState, given?: string): Promise<void> {
  const { mutedNames, shownNames } = readSettings();
  if (mutedNames.length + shownNames.length === 0) {
    void showInformation(vscode.l10n.t("CiteLens: no names are muted or always shown."));
    return;
  }
  const rows = [
    ...mutedNames.map((label) => ({ label, description: "" })),
    ...shownNames.filter((name) => !mutedNames.includes(name)).map((label) => ({ label, description: vscode.l10n.t("always shown") })),
  ];
  const chosen = given ?? (await vscode.window.showQuickPick(rows, { title: vscode.l10n.t("Unmute Name…") }))?.label;
  if (chosen !== undefined) {
    await changeSettings(workspaceState, settingsFolder(), async () => {
      await removeName("mutedNames", chosen);
      await removeName("shownNames", chosen);
    });
  }
}

/** Returns what the user has decided about a name. A name that is muted and always shown is muted. */
export function ruleOf(name: string): NameRule {
  const { mutedNames, shownNames } = readSettings();
  const isIn = (names: readonly string[]): boolean => names.some((one) => fold(one) === fold(name));
  return isIn(mutedNames) ? "never" : isIn(shownNames) ? "always" : "automatic";
}

interface NameChange {
  /** Returns the title of the question where the change applies. */
  readonly titleOf: (name: string) => string;
  /** Says what to do if there is no name at the cursor. */
  readonly hint: string;
  readonly add: NamesSetting;
  readonly remove: NamesSetting;
}

async function changeName(services: MutingServices, given: string | undefined, { titleOf, hint, add, remove }: NameChange): Promise<void> {
  const name = given === undefined ? nameAtCursor(services) : nameInLibrary(services.current, given);
  if (name === undefined) {
    void showInformation(hint);
    return;
  }
  const target = await chooseTarget(titleOf(name));
  if (target !== undefined) {
    await changeSettings(services.workspaceState, settingsFolder(), async () => {
      await removeName(remove, name);
      await writeNames(add, target, [...new Set([...writableNames(add, target), name])]);
    });
  }
}

/** Removes a name from a setting, in this workspace and everywhere. */
async function removeName(key: NamesSetting, name: string): Promise<void> {
  for (const target of possibleTargets()) {
    const names = writableNames(key, target);
    const others = names.filter((one) => fold(one) !== fold(name));
    if (others.length < names.length) {
      await writeNames(key, target, others);
    }
  }
}

/** Returns the name at the cursor, whether it is a mention there or not. */
function nameAtCursor(services: MentionServices): string | undefined {
  const editor = vscode.window.activeTextEditor;
  const selection = editor?.selections.at(0);
  if (!editor || !selection) {
    return undefined;
  }
  const alias = mentionInEditor(services, editor)?.mention.alias ?? explainAt(services, editor.document, selection.active)?.alias;
  return alias && alias.kind !== "title" ? nameInLibrary(services.current, alias.text) : undefined;
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

async function chooseTarget(title: string): Promise<Target | undefined> {
  const rows = possibleTargets().map((target) => ({
    label: target === vscode.ConfigurationTarget.Global ? vscode.l10n.t("Everywhere") : vscode.l10n.t("In this workspace"),
    target,
  }));
  const options = { title, placeHolder: vscode.l10n.t("To undo this, run CiteLens: Unmute Name…") };
  return (await vscode.window.showQuickPick(rows, options))?.target;
}
