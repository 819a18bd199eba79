import assert from "node:assert/strict";
import process from "node:process";
import * as vscode from "vscode";
import { cardsAt } from "../editing";

/** The limit for the process's own CPU time. */
const maxCpuMs = 3_000;

const line = "    self.layer = build(config, value=12)  # see above\n";

describe("texts larger than VS Code gives to most extensions", () => {
  const cases = [
    ["the middle of a file of 40 MB", `${line.repeat(375_000)} ViDT ${line.repeat(375_000)}`],
    ["the beginning of a file of 20 MB with one line", ` ViDT ${"x y ".repeat(5_000_000)}`],
  ] as const;
  for (const [what, content] of cases) {
    it(`show a card at once in ${what}`, async () => {
      const document = await vscode.workspace.openTextDocument({ language: "plaintext", content });
      const offset = document.getText().indexOf(" ViDT ") + 2;
      const started = process.cpuUsage().user;
      assert.equal((await cardsAt(document.uri, document.positionAt(offset))).length, 1);
      assert.equal((await cardsAt(document.uri, document.positionAt(offset + 40))).length, 0);
      const timeMs = (process.cpuUsage().user - started) / 1000;
      assert.ok(timeMs < maxCpuMs, `${timeMs} ms`);
    });
  }
});
