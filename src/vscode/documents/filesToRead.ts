import ignore, { type Ignore } from "ignore";
import * as vscode from "vscode";
import { orUndefined } from "../platform/orUndefined";
import { readText } from "../platform/readText";
import { createPauses } from "../platform/slices";
import { quickIgnoreRules } from "../../core/text/ignoreRules";
import { excludedGlob } from "./excludedGlob";

/** The rules of a `.gitignore`, which hold below its folder. */
interface IgnoreFile {
  /** The path of the folder, with a slash at its end. */
  readonly folder: string;
  readonly rules: Ignore;
}

/**
 * Returns the files of the workspace in the order of their paths, without those that the settings exclude from the explorer or from search, and
 * those that git ignores. Stops early if it is cancelled.
 */
export async function findFilesToRead(token: vscode.CancellationToken): Promise<readonly vscode.Uri[]> {
  const excluded = excludedGlob();
  const [files, ignoreFiles] = await Promise.all([
    vscode.workspace.findFiles("**/*", excluded, undefined, token),
    vscode.workspace.findFiles("**/.gitignore", excluded, undefined, token),
  ]);
  const rules = new Map((await Promise.all(ignoreFiles.map(readIgnoreFile))).map((one) => [one.folder, one]));
  const pauseIfLong = createPauses();
  const kept: vscode.Uri[] = [];
  for (const file of files) {
    if (!isIgnored(file, rules)) {
      kept.push(file);
    }
    await pauseIfLong();
    if (token.isCancellationRequested) {
      return [];
    }
  }
  return kept.sort((one, other) => (one.path < other.path ? -1 : 1));
}

const maxIgnoreBytes = 1024 * 1024;

async function readIgnoreFile(uri: vscode.Uri): Promise<IgnoreFile> {
  const text = (await orUndefined(readText(uri, { namedBy: "workspace", maxBytes: maxIgnoreBytes }))) ?? "";
  const rules = ignore().add([...quickIgnoreRules(text)]);
  return { folder: folderOf(uri.toString()), rules };
}

function folderOf(address: string): string {
  return address.slice(0, address.lastIndexOf("/") + 1);
}

/** The nearest `.gitignore` with a matching rule decides, as in git. */
function isIgnored(file: vscode.Uri, rules: ReadonlyMap<string, IgnoreFile>): boolean {
  const address = file.toString();
  for (let folder = folderOf(address); rules.size > 0 && folder.length > 1; folder = folderOf(folder.slice(0, -1))) {
    const found = rules.get(folder);
    if (found) {
      const { ignored, unignored } = found.rules.test(decodeURIComponent(address.slice(folder.length)));
      if (ignored || unignored) {
        return ignored;
      }
    }
  }
  return false;
}
