import * as vscode from "vscode";
import type { ToolHost } from "../../agents/toolHost";
import { runTool } from "../../agents/runTool";
import type { AgentTool } from "../../core/tools/agentTool";
import { agentTools } from "../../core/tools/toolTable";
import { withSignal } from "./cancellation";
import { describeCall } from "./describeCall";

/** The part of VS Code's API that takes tools. Other editors may lack it. */
type ToolApi = Pick<typeof vscode, "lm">;

/**
 * Registers every tool of the table with VS Code. An editor that has no tools, or refuses one, goes on without.
 *
 * @param api VS Code, except in tests.
 */
export function registerLanguageModelTools(
  host: ToolHost,
  log: Pick<vscode.LogOutputChannel, "info">,
  api: object = vscode,
): vscode.Disposable {
  const registered: vscode.Disposable[] = [];
  try {
    const { lm } = api as ToolApi;
    for (const tool of agentTools) {
      registered.push(lm.registerTool(tool.name, createLanguageModelTool(tool, host)));
    }
  } catch (error) {
    log.info("This editor takes no tools for language models, or not all.", error);
  }
  return vscode.Disposable.from(...registered);
}

/** Creates a tool as VS Code calls it. VS Code does not compare the input with the schema, so the tool itself reads it. */
export function createLanguageModelTool(tool: AgentTool, host: ToolHost): vscode.LanguageModelTool<unknown> {
  return {
    prepareInvocation: ({ input }, token) => withSignal(token, () => describeCall(tool, input, host)),
    invoke: ({ input }, token) =>
      withSignal(token, async (signal) => {
        const { text } = await runTool(tool, input, host, signal);
        return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
      }),
  };
}
