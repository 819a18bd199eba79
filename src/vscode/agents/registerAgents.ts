import * as vscode from "vscode";
import { createEditorToolHost, type ToolServices } from "./editorToolHost";
import { registerLanguageModelTools } from "./languageModelTools";
import { registerMcpServer } from "./mcpServer";

/** Offers the tools to the agents in VS Code: as language model tools, and on the desktop also as an MCP server. */
export function registerAgents(services: ToolServices & { readonly extensionUri: vscode.Uri }): vscode.Disposable {
  return vscode.Disposable.from(registerLanguageModelTools(createEditorToolHost(services), services.log), registerMcpServer(services));
}
