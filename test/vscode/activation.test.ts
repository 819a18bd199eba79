import assert from "node:assert/strict";
import { reporters } from "mocha";
import * as vscode from "vscode";
import { commandIds, settingDefaults } from "../../src/vscode/platform/contributions";
import { until } from "./editing";

/** The time limit for activation. VS Code itself needs nine tenths of that time, to read our storage and to ask other processes. */
const maxActivationMs = 100;

/** VS Code's record of the events in its extension host, with their times. */
interface Marks {
  getMarks(): readonly { readonly name: string; readonly startTime: number }[];
}

declare global {
  var MonacoPerformanceMarks: Marks | undefined;
}

const extension = vscode.extensions.getExtension("citelens.citelens");

before("CiteLens has been activated by VS Code", () => until(() => extension?.isActive === true, "active"));

describe("activation", () => {
  it(`takes less than ${maxActivationMs} ms`, () => {
    const marks = globalThis.MonacoPerformanceMarks?.getMarks() ?? [];
    const time = (what: string): number => marks.find(({ name }) => name === `code/extHost/${what}/citelens.citelens`)?.startTime ?? NaN;
    const loading = time("didLoadExtensionCode") - time("willLoadExtensionCode");
    const activating = time("didActivateExtension") - time("willActivateExtension");
    reporters.Base.consoleLog(`      code loaded in ${Math.round(loading)} ms, activated in ${Math.round(activating)} ms`);
    assert.ok(activating < maxActivationMs, `${activating} ms`);
  });

  it("registers every command", async () => {
    const registered = await vscode.commands.getCommands(true);
    assert.deepEqual(
      commandIds.filter((id) => !registered.includes(id)),
      [],
    );
  });

  it("contributes every setting with its default", () => {
    const configuration = vscode.workspace.getConfiguration("citelens");
    for (const [key, value] of Object.entries(settingDefaults)) {
      assert.deepEqual(configuration.inspect(key)?.defaultValue, value, key);
    }
  });

  it("writes nothing into the workspace", async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const names = (await vscode.workspace.fs.readDirectory(folder.uri)).map(([name]) => name);
    assert.deepEqual(
      names.filter((name) => name === ".vscode" || name.includes("citelens")),
      [],
    );
  });
});
