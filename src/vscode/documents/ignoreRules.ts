import * as vscode from "vscode";
import { createIgnoreRules } from "../../core/text/ignoreRules";
import { orUndefined } from "../platform/orUndefined";
import { readText } from "../platform/readText";

const maxIgnoreBytes = 1024 * 1024;

/**
 * Returns a function that says whether git ignores a file, by the `.gitignore` files in the workspace, also by those that the settings hide. One
 * that cannot be read has no rules.
 */
export async function readIgnoreRules(token?: vscode.CancellationToken): Promise<(file: vscode.Uri) => boolean> {
  const files = await vscode.workspace.findFiles("**/.gitignore", "**/{node_modules,.git}/**", undefined, token);
  const texts = await Promise.all(files.map((file) => orUndefined(readText(file, { namedBy: "workspace", maxBytes: maxIgnoreBytes }))));
  const rules = createIgnoreRules(decodeURIComponent);
  for (const [index, file] of files.entries()) {
    rules.add(file.toString().replace(/[^/]*$/, ""), texts[index] ?? "");
  }
  return (file) => rules.ignores(file.toString());
}
