import ignore, { type Ignore } from "ignore";
import * as vscode from "vscode";
import { quickIgnoreRules } from "../../core/text/ignoreRules";
import { readUri } from "../platform/disk/readUri";
import { orUndefined } from "../platform/orUndefined";

const maxIgnoreBytes = 1024 * 1024;
interface Rules {
  /** The address of the folder, with a slash at its end. */
  readonly folder: string;
  readonly rules: Ignore;
}

/** Returns a function that says whether git ignores a file, by the `.gitignore` files in the workspace. */
export async function readIgnoreRules(token: vscode.CancellationToken): Promise<(uri: vscode.Uri) => boolean> {
  const files = await vscode.workspace.findFiles("**/.gitignore", "**/{node_modules,.git}/**", undefined, token);
  const byFolder = new Map<string, Rules>();
  for (const rules of await Promise.all(files.map(readRules))) {
    byFolder.set(rules.folder, rules);
  }
  return (uri) => isIgnored(uri.toString(), byFolder);
}

async function readRules(uri: vscode.Uri): Promise<Rules> {
  const bytes = (await orUndefined(readUri(uri, { namedBy: "workspace", maxBytes: maxIgnoreBytes }))) ?? new Uint8Array();
  const folder = uri.toString().replace(/[^/]*$/, "");
  return { folder, rules: ignore().add([...quickIgnoreRules(new TextDecoder().decode(bytes))]) };
}

/** The nearest `.gitignore` with a matching rule decides, as in git. */
function isIgnored(address: string, byFolder: ReadonlyMap<string, Rules>): boolean {
  for (let end = address.lastIndexOf("/"); end > 0; end = address.lastIndexOf("/", end - 1)) {
    const found = byFolder.get(address.slice(0, end + 1));
    const relative = decodeURIComponent(address.slice(end + 1));
    if (found && ignore.isPathValid(relative)) {
      const { ignored, unignored } = found.rules.test(relative);
      if (ignored || unignored) {
        return ignored;
      }
    }
  }
  return false;
}
