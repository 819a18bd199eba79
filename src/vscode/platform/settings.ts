import * as vscode from "vscode";
import { citationStyleIds } from "../../core/citations/styles/citationStyles";
import { bundledSets } from "../../core/library/bundledSets";
import { checkScopes, hoverScopes, lookUpAnswers, paperVersions, settingDefaults, type SettingValues } from "./contributions";

/**
 * Reads the settings for a document, or for none, as one plain snapshot. A value of the wrong type counts as the default, so a
 * mistake in a settings file affects only that setting.
 */
export function readSettings(scope?: vscode.ConfigurationScope): SettingValues {
  const configuration = vscode.workspace.getConfiguration("citelens", scope ?? null);
  return {
    "hover.scope": oneOf(hoverScopes, configuration.get("hover.scope")) ?? settingDefaults["hover.scope"],
    "citation.style": oneOf(citationStyleIds, configuration.get("citation.style")) ?? settingDefaults["citation.style"],
    "citation.templates": entries(configuration.get("citation.templates")),
    "citation.keyPattern": text(configuration.get("citation.keyPattern")) ?? settingDefaults["citation.keyPattern"],
    "citation.version": oneOf(paperVersions, configuration.get("citation.version")) ?? settingDefaults["citation.version"],
    "bibliography.record": configuration.get("bibliography.record") !== false,
    "references.style": text(configuration.get("references.style")) ?? settingDefaults["references.style"],
    "references.styles": texts(configuration.get("references.styles")),
    "references.locale": text(configuration.get("references.locale")) ?? settingDefaults["references.locale"],
    mutedNames: names(configuration, "mutedNames"),
    shownNames: names(configuration, "shownNames"),
    libraries: texts(configuration.get("libraries")),
    bundled: sets(configuration.get("bundled")),
    "bibliography.problems": configuration.get("bibliography.problems") !== false,
    "diagnostics.unknownKeys": configuration.get("diagnostics.unknownKeys") !== false,
    "diagnostics.sameTwice": configuration.get("diagnostics.sameTwice") !== false,
    "diagnostics.ignoredKeys": names(configuration, "diagnostics.ignoredKeys"),
    "diagnostics.neverCited": configuration.get("diagnostics.neverCited") === true,
    "check.references": oneOf(checkScopes, configuration.get("check.references")) ?? settingDefaults["check.references"],
    "online.lookUp": oneOf(lookUpAnswers, configuration.get("online.lookUp")) ?? settingDefaults["online.lookUp"],
    "online.contact": text(configuration.get("online.contact")) ?? settingDefaults["online.contact"],
    zotero: configuration.get("zotero") === true,
    daily: configuration.get("daily") === true,
    "mentions.underline": configuration.get("mentions.underline") === true,
    "mentions.overviewRuler": configuration.get("mentions.overviewRuler") === true,
  };
}

/** Calls `onChange` when a setting of CiteLens has changed, with a function that returns whether a certain one has. */
export function registerSettingsListener(onChange: (hasChanged: (key: keyof SettingValues) => boolean) => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration("citelens")) {
      onChange((key) => event.affectsConfiguration(`citelens.${key}`));
    }
  });
}

/** A setting that is a list of names. */
export type NamesSetting = "mutedNames" | "shownNames" | "diagnostics.ignoredKeys";

/** Returns the names set everywhere and those set in this workspace. VS Code does not merge lists: one would hide the other. */
function names(configuration: vscode.WorkspaceConfiguration, key: NamesSetting): readonly string[] {
  const values = configuration.inspect<unknown>(key);
  return [...new Set([values?.globalValue, values?.workspaceValue, values?.workspaceFolderValue].flatMap(texts))];
}

/** Returns the names that are set in this target alone, to be changed and written back. */
export function writableNames(key: NamesSetting, target: vscode.ConfigurationTarget): readonly string[] {
  const values = vscode.workspace.getConfiguration("citelens", null).inspect<unknown>(key);
  return texts(target === vscode.ConfigurationTarget.Global ? values?.globalValue : values?.workspaceValue);
}

/** Writes the names that are set in this target. An empty list removes the setting. */
export async function writeNames(key: NamesSetting, target: vscode.ConfigurationTarget, value: readonly string[]): Promise<void> {
  await vscode.workspace.getConfiguration("citelens", null).update(key, value.length === 0 ? undefined : value, target);
}

/** An empty list is a choice too: no set. */
function sets(value: unknown): SettingValues["bundled"] {
  return Array.isArray(value) ? bundledSets.filter((set) => value.includes(set)) : settingDefaults.bundled;
}

function oneOf<T extends string>(known: readonly T[], value: unknown): T | undefined {
  return known.find((one) => one === value);
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function entries(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
