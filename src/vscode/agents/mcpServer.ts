import { disk } from "#disk";
import * as vscode from "vscode";
import { version } from "../../../package.json";
import { mcpProviderId } from "../platform/contributions";
import { readSettings } from "../platform/settings";
import type { Services } from "../services/services";

/** The part of VS Code's API for MCP servers that is used. It exists since VS Code 1.101; the types are those of 1.100. */
interface McpApi {
  readonly lm: {
    registerMcpServerDefinitionProvider(id: string, provider: McpProvider): vscode.Disposable;
  };
  readonly McpStdioServerDefinition: new (
    label: string,
    command: string,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
    version: string,
  ) => McpServer;
}

/** A server as VS Code starts it. */
export interface McpServer {
  readonly label: string;
  cwd?: vscode.Uri;
}

interface McpProvider {
  readonly onDidChangeMcpServerDefinitions: vscode.Event<void>;
  provideMcpServerDefinitions(): readonly McpServer[];
}

/** The services that the server's arguments come from. */
export interface McpServices extends Pick<Services, "personal" | "extensionUri"> {
  readonly log: Pick<Services["log"], "debug">;
}

/**
 * Offers `citelens mcp` to VS Code, with the user's own libraries. A browser starts no processes. VS Code 1.100 has the call and refuses it, and an
 * older or another editor may lack it: both go on without.
 *
 * @param api VS Code, except in tests.
 */
export function registerMcpServer(services: McpServices, api: object = vscode): vscode.Disposable {
  if (!disk) {
    return vscode.Disposable.from();
  }
  const changed = new vscode.EventEmitter<void>();
  let offered = JSON.stringify(serverArguments(services));
  const announce = (): void => {
    const now = JSON.stringify(serverArguments(services));
    if (now !== offered) {
      offered = now;
      changed.fire();
    }
  };
  const subscriptions = [
    changed,
    services.personal.onDidRead(announce),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      changed.fire();
    }),
  ];
  try {
    const { lm, McpStdioServerDefinition } = api as McpApi;
    subscriptions.push(
      lm.registerMcpServerDefinitionProvider(mcpProviderId, {
        onDidChangeMcpServerDefinitions: changed.event,
        // The server writes files, which nothing may do in a workspace that is not trusted.
        provideMcpServerDefinitions: () => (vscode.workspace.isTrusted ? [createServer(McpStdioServerDefinition, services)] : []),
      }),
    );
  } catch (error) {
    services.log.debug("This VS Code takes no MCP servers from extensions.", error);
  }
  return vscode.Disposable.from(...subscriptions);
}

function createServer(Definition: McpApi["McpStdioServerDefinition"], services: McpServices): McpServer {
  // On the desktop, this program is Electron, which runs a script only with this variable. Node ignores it.
  const server = new Definition("CiteLens", process.execPath, serverArguments(services), { ELECTRON_RUN_AS_NODE: "1" }, version);
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === "file");
  if (folder) {
    server.cwd = folder.uri;
  }
  return server;
}

/** Returns the arguments of the program: the script, its command, and the user's libraries that were read. */
export function serverArguments({ personal, extensionUri }: Pick<McpServices, "personal" | "extensionUri">): readonly string[] {
  const libraries = personal
    .sources()
    .filter(({ namedBy, uri, papers }) => namedBy === "user" && uri.scheme === "file" && papers().length > 0)
    .map(({ uri }) => uri.fsPath);
  const bundled = readSettings().bundled.length === 0 ? ["--no-bundled"] : [];
  return [vscode.Uri.joinPath(extensionUri, "dist/cli.js").fsPath, "mcp", ...bundled, ...libraries.flatMap((file) => ["--library", file])];
}
