import {
  CLIENT_CAPABILITIES_META_KEY,
  type CallToolResult,
  inputRequired,
  inputResponse,
  McpServer,
  type ServerContext,
  type Transport,
} from "@modelcontextprotocol/server";
import { serveStdio, StdioServerTransport } from "@modelcontextprotocol/server/stdio";
import { fieldOf } from "../../core/record";
import type { AgentTool } from "../../core/tools/agentTool";
import type { ToolAnswer } from "../../agents/runTool";

/** The tools that the server offers, and how it answers. The process gives it, so that this bundle has only the protocol. */
export interface McpService {
  readonly version: string;
  readonly instructions: string;
  readonly tools: readonly AgentTool[];
  /** Runs a tool. `roots` are the addresses of the client's folders, or `undefined` if it cannot name any. */
  run(tool: AgentTool, input: unknown, roots: readonly string[] | undefined, signal: AbortSignal): Promise<ToolAnswer>;
  /** Reports what goes wrong in the protocol. */
  report(message: string): void;
}

/** Serves the protocol until the client closes its end: over standard input and output, or over another transport. */
export async function serveMcp(service: McpService, transport: Transport = new StdioServerTransport()): Promise<void> {
  await new Promise<void>((resolve) => {
    const close = transport.close.bind(transport);
    transport.close = async () => {
      await close();
      resolve();
    };
    const handle = serveStdio(() => createServer(service), {
      transport,
      onerror: (error) => {
        service.report(error.message);
      },
    });
    const before = transport.onclose;
    transport.onclose = () => {
      before?.();
      resolve();
      void handle.close().catch(() => undefined);
    };
  });
}

/** A model gets the same list for the whole session. */
const listedForMs = 3_600_000;

function createServer(service: McpService): McpServer {
  const { version, instructions, tools } = service;
  const server = new McpServer(
    { name: "citelens", title: "CiteLens", version },
    { capabilities: { tools: {} }, instructions, cacheHints: { "tools/list": { ttlMs: listedForMs, cacheScope: "private" } } },
  );
  server.server.setRequestHandler("tools/list", () => ({ tools: tools.map(listed) }));
  server.server.setRequestHandler("tools/call", async ({ params }, context) => {
    const tool = tools.find(({ name }) => name === params.name);
    if (!tool) {
      return result({
        text: `There is no tool ${JSON.stringify(params.name.slice(0, 40))}. Use ${tools.map(({ name }) => name).join(", ")}.`,
        isError: true,
      });
    }
    const roots = readRoots(server, context);
    return roots === "ask"
      ? inputRequired({ inputRequests: { [rootsKey]: inputRequired.listRoots() } })
      : result(await service.run(tool, params.arguments ?? {}, roots, context.mcpReq.signal));
  });
  return server;
}

const rootsKey = "roots";

/** A client of either protocol is asked for its roots as the protocol wants it; the package does both. */
function readRoots({ server }: McpServer, { mcpReq }: ServerContext): readonly string[] | undefined | "ask" {
  const view = inputResponse(mcpReq.inputResponses, rootsKey);
  if (view.kind === "roots") {
    return view.roots.map(({ uri }) => uri);
  }
  const envelope = fieldOf(mcpReq.envelope, CLIENT_CAPABILITIES_META_KEY);
  // The newer protocol sends the capabilities with each request, the older one only once.
  const capabilities: unknown = envelope ?? declaredOnce(server);
  return fieldOf(capabilities, "roots") === undefined ? undefined : "ask";
}

/** The package calls its own reader deprecated, because only the older protocol needs it. */
function declaredOnce(server: object): unknown {
  const read: unknown = Reflect.get(server, "getClientCapabilities");
  return typeof read === "function" ? (Reflect.apply(read, server, []) as unknown) : undefined;
}

function listed({ name, title, description, inputSchema, isReadOnly }: AgentTool): ListedTool {
  return {
    name,
    title,
    description,
    inputSchema: { ...inputSchema },
    annotations: { title, readOnlyHint: isReadOnly, destructiveHint: false, idempotentHint: isReadOnly, openWorldHint: false },
  };
}

interface ListedTool {
  name: string;
  title: string;
  description: string;
  inputSchema: { type: "object"; [key: string]: unknown };
  annotations: { title: string; readOnlyHint: boolean; destructiveHint: boolean; idempotentHint: boolean; openWorldHint: boolean };
}

function result({ text, isError }: ToolAnswer): CallToolResult {
  return { content: [{ type: "text", text }], ...(isError ? { isError } : {}) };
}
