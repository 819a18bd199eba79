import * as vscode from "vscode";
import { configuredSources } from "./configuredSources";
import { projectLibraries } from "./projectLibraries";
import type { LimitQuestion } from "../../platform/limitQuestion";
import { bibliographiesOf, parentOf } from "../../documents/namedBibliographies";
import type { OnRefused } from "../../documents/namedFile";

/** The files with papers for this workspace. */
export interface SourceFiles {
  /** Each file once, the most trusted first: named by open documents, in the workspace, in a `citelens.json`, in the settings. They need not exist. */
  readonly uris: readonly vscode.Uri[];
  /** The files that the settings name. They are in `uris`, too. */
  readonly configured: readonly vscode.Uri[];
  /** The files that a `citelens.json` names as libraries. They are in `uris`, too. */
  readonly project: readonly vscode.Uri[];
  /** The places to watch for changes, beside the `.bib` files of the workspace. */
  readonly watched: readonly vscode.RelativePattern[];
}

/** The files that every workspace folder is searched for. */
export const workspacePattern = "**/*.bib";
const excludedPattern = "**/{node_modules,.git,.venv,site-packages}/**";

/**
 * Finds the files in every folder of the workspace, on any file system.
 *
 * @param onRefused gets a sentence about each name, in a document or the settings, that names no file.
 */
export async function findSourceFiles(isAccepted: LimitQuestion, onRefused: OnRefused): Promise<SourceFiles> {
  const [named, inWorkspace, project, configured] = await Promise.all([
    namedFiles(onRefused),
    filesInWorkspace(),
    projectLibraries(onRefused),
    configuredSources(isAccepted, onRefused),
  ]);
  const all = [...named, ...inWorkspace, ...project.uris, ...configured.uris];
  const uris = [...new Map(all.map((uri) => [uri.toString(), uri])).values()];
  const elsewhere = named.filter((uri) => !uri.path.endsWith(".bib") || !vscode.workspace.getWorkspaceFolder(uri));
  const watched = [...elsewhere.flatMap(patternOf), ...project.watched, ...configured.watched];
  return { uris, configured: configured.uris, project: project.uris, watched };
}

async function namedFiles(onRefused: OnRefused): Promise<readonly vscode.Uri[]> {
  const named = await Promise.all(vscode.workspace.textDocuments.map((document) => bibliographiesOf(document, onRefused)));
  return named.flat();
}

async function filesInWorkspace(): Promise<readonly vscode.Uri[]> {
  const found = await vscode.workspace.findFiles(workspacePattern, excludedPattern);
  return found.sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** Returns a pattern that matches this file alone. */
function patternOf(file: vscode.Uri): readonly vscode.RelativePattern[] {
  const folder = parentOf(file);
  return folder ? [new vscode.RelativePattern(folder, (file.path.split("/").at(-1) ?? "").replace(/[[\]{}*?]/g, "?"))] : [];
}
