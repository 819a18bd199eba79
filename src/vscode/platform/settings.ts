import * as vscode from "vscode";
import { citationStyleIds } from "../../core/citations/styles/citationStyles";
import { hoverScopes, paperVersions, settingDefaults, type SettingValues } from "./contributions";

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
    mutedNames: mutedNames(configuration),
    libraries: texts(configuration.get("libraries")),
    "bibliography.problems": configuration.get("bibliography.problems") !== false,
    "diagnostics.unknownKeys": configuration.get("diagnostics.unknownKeys") !== false,
    "diagnostics.sameTwice": configuration.get("diagnostics.sameTwice") !== false,
    "diagnostics.neverCited": configuration.get("diagnostics.neverCited") === true,
    "mentions.underline": configuration.get("mentions.underline") === true,
    "mentions.overviewRuler": configuration.get("mentions.overviewRuler") === true,
  };
}

/** Calls `onChange` when a setting of CiteLens has changed. */
export function registerSettingsListener(onChange: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration("citelens")) {
      onChange();
    }
  });
}

/** Returns the names muted everywhere and those muted in this workspace. VS Code does not merge lists: one would hide the other. */
function mutedNames(configuration: vscode.WorkspaceConfiguration): readonly string[] {
  const values = configuration.inspect<unknown>("mutedNames");
  return [...new Set([values?.globalValue, values?.workspaceValue, values?.workspaceFolderValue].flatMap(texts))];
}

/** Returns the names that are muted in this target alone, to be changed and written back. */
export function writableMutedNames(target: vscode.ConfigurationTarget): readonly string[] {
  const values = vscode.workspace.getConfiguration("citelens", null).inspect<unknown>("mutedNames");
  return texts(target === vscode.ConfigurationTarget.Global ? values?.globalValue : values?.workspaceValue);
}

/** Writes the names that are muted in this target. An empty list removes the setting. */
export async function writeMutedNames(target: vscode.ConfigurationTarget, names: readonly string[]): Promise<void> {
  await vscode.workspace.getConfiguration("citelens", null).update("mutedNames", names.length === 0 ? undefined : names, target);
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
