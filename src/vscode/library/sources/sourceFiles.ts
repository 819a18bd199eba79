import * as vscode from "vscode";
import { configuredSources } from "./configuredSources";
import type { LimitQuestion } from "../../platform/limitQuestion";
import { bibliographiesOf, parentOf } from "../../documents/namedBibliographies";

/** The files with papers in them that there are for this workspace, and where changes of them are to be looked for. */
export interface SourceFiles {
  /** The most trusted first, each once: named by open documents, in the workspace, in the settings. They may not exist. */
  readonly uris: readonly vscode.Uri[];
  /** Those of them that the settings name. */
  readonly configured: readonly vscode.Uri[];
  readonly watched: readonly vscode.RelativePattern[];
}

/** What is looked for in the folders of the workspace. */
export const workspacePattern = "**/*.bib";
const excludedPattern = "**/{node_modules,.git,.venv,site-packages}/**";

/** Looks for them in every folder of the workspace, on whatever file system. */
export async function findSourceFiles(isAccepted: LimitQuestion): Promise<SourceFiles> {
  const [named, inWorkspace, configured] = await Promise.all([namedFiles(), filesInWorkspace(), configuredSources(isAccepted)]);
  const all = [...named, ...inWorkspace, ...configured.uris];
  const uris = [...new Map(all.map((uri) => [uri.toString(), uri])).values()];
  const elsewhere = named.filter((uri) => !uri.path.endsWith(".bib") || !vscode.workspace.getWorkspaceFolder(uri));
  return { uris, configured: configured.uris, watched: [...elsewhere.flatMap(patternOf), ...configured.watched] };
}

async function namedFiles(): Promise<readonly vscode.Uri[]> {
  const named = await Promise.all(vscode.workspace.textDocuments.map(bibliographiesOf));
  return named.flat();
}

async function filesInWorkspace(): Promise<readonly vscode.Uri[]> {
  const found = await vscode.workspace.findFiles(workspacePattern, excludedPattern);
  return found.sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** The one file, in its folder. */
function patternOf(file: vscode.Uri): readonly vscode.RelativePattern[] {
  const folder = parentOf(file);
  return folder ? [new vscode.RelativePattern(folder, (file.path.split("/").at(-1) ?? "").replace(/[[\]{}*?]/g, "?"))] : [];
}
