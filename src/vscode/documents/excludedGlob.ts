import * as vscode from "vscode";

/** The folders of code that others wrote, and of version control. */
const alwaysExcluded = ["**/node_modules/**", "**/.git/**", "**/.venv/**", "**/site-packages/**"];

/** Returns the files that the settings exclude from search, as one glob. */
export function excludedGlob(): string {
  const configuration = vscode.workspace.getConfiguration();
  const settings = ["files.exclude", "search.exclude"].map((key) => configuration.get<Readonly<Record<string, unknown>>>(key, {}));
  const globs = settings.flatMap((excluded) =>
    Object.entries(excluded).flatMap(([glob, isExcluded]) => (isExcluded === true ? [glob, `${glob}/**`] : [])),
  );
  // Braces cannot be nested, so a glob with braces is left out.
  return `{${[...new Set([...alwaysExcluded, ...globs])].filter((glob) => !/[{}]/.test(glob)).join(",")}}`;
}
