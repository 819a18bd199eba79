import * as vscode from "vscode";
import { excludedGlob } from "../documents/excludedGlob";
import { readIgnoreRules } from "../documents/ignoreRules";

/** Returns the files among some files and folders that exist, and that neither the settings nor git exclude. */
export async function findAmong(uris: readonly vscode.Uri[]): Promise<readonly vscode.Uri[]> {
  const isIgnored = await readIgnoreRules();
  const found = new Map<string, vscode.Uri>();
  for (const uri of uris) {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    // These signs have a meaning in patterns.
    const path = vscode.workspace.asRelativePath(uri, false).replace(/[*?{}[\],]/g, "?");
    const files = folder
      ? await vscode.workspace.findFiles(new vscode.RelativePattern(folder, `{${path},${path}/**}`), excludedGlob())
      : [];
    for (const file of files.filter((one) => !isIgnored(one))) {
      found.set(file.toString(), file);
    }
  }
  return [...found.values()];
}

/** Returns those of the known files that were among some files and folders, and are not listed there any more. */
export function goneFrom(known: readonly string[], uris: readonly vscode.Uri[], listed: ReadonlySet<string>): readonly string[] {
  const places = uris.map((uri) => uri.toString());
  return known.filter((file) => !listed.has(file) && places.some((place) => file === place || file.startsWith(`${place}/`)));
}
