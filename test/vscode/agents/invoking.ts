import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { ToolName } from "../../../src/core/tools/agentTool";

/** Calls a tool as an agent does, through VS Code, and returns its answer. */
export async function invoke(name: ToolName, input: object, token?: vscode.CancellationToken): Promise<string> {
  const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined }, token);
  return content
    .map((part) => {
      assert.ok(part instanceof vscode.LanguageModelTextPart);
      return part.value;
    })
    .join("");
}

/** Has the workspace of the tests of the surrounding `describe` not be trusted. */
export function useUntrusted(): void {
  const original = Object.getOwnPropertyDescriptor(vscode.workspace, "isTrusted");
  before(() => {
    Object.defineProperty(vscode.workspace, "isTrusted", { configurable: true, get: () => false });
  });
  after(() => {
    assert.ok(original);
    Object.defineProperty(vscode.workspace, "isTrusted", original);
  });
}
