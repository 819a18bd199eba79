import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as vscode from "vscode";

/**
 * Creates a temporary folder and a log for the tests of the surrounding `describe`, and removes both after them. Call `folder` only in hooks
 * and tests.
 */
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
