import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as vscode from "vscode";

/** Creates a folder and a log for the tests of the `describe` around the call, and removes both after them. The path is known once they begin. */
export function useTemporaryFolder(name: string): { folder(): string; readonly log: vscode.LogOutputChannel } {
  let folder = "";
  const log = vscode.window.createOutputChannel(`CiteLens' ${name} in a test`, { log: true });
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), `${name}-`));
  });
  after(() => {
    rmSync(folder, { recursive: true });
    log.dispose();
  });
  return { folder: () => folder, log };
}
