import * as vscode from "vscode";
import { createPauses } from "../platform/slices";
import { excludedGlob } from "./excludedGlob";
import { readIgnoreRules } from "./ignoreRules";

/**
 * Returns the files of the workspace in the order of their paths, without those that the settings exclude from the explorer or from search, and
 * those that git ignores. Returns no files if it is cancelled.
 *
 * @param maxFiles more files are not looked at. Without it, all are.
 */
export async function findFilesToRead(token: vscode.CancellationToken, maxFiles?: number): Promise<readonly vscode.Uri[]> {
  const [files, isIgnored] = await Promise.all([
    vscode.workspace.findFiles("**/*", excludedGlob(), maxFiles, token),
    readIgnoreRules(token),
  ]);
  const pauseIfLong = createPauses();
  const kept: vscode.Uri[] = [];
  for (const file of files) {
    if (!isIgnored(file)) {
      kept.push(file);
    }
    await pauseIfLong();
    if (token.isCancellationRequested) {
      return [];
    }
  }
  return kept.sort((one, other) => (one.path < other.path ? -1 : 1));
}
