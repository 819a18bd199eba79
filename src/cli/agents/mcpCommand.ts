import { createRequire } from "node:module";
import process from "node:process";
import { version } from "../../../package.json";
import { runTool } from "../../agents/runTool";
import { agentTools } from "../../core/tools/toolTable";
import { type Command, type Invocation, UsageError } from "../command";
import type { McpService, serveMcp } from "./mcpServer";
import { createNodeToolHost } from "./nodeToolHost";
import { createRoots, folderOf } from "../documents/roots";

/** `citelens mcp`: serves the tools for agents to a client that starts this process. */
export const mcpCommand: Command = {
  name: "mcp",
  usage: "mcp",
  summary: "Serve the tools for agents over the Model Context Protocol, on standard input and output, until the input ends.",
  help: ["  Paths are limited to the folders that the client names, or else to the working directory.", ""],
  options: {},
  async run(invocation) {
    if (invocation.positionals.length > 0) {
      throw new UsageError("mcp takes no arguments but options");
    }
    const { mcpProgram } = invocation;
    if (mcpProgram === undefined) {
      throw new UsageError("this build has no server");
    }
    writeToStandardError();
    const server = createRequire(mcpProgram)(mcpProgram) as { readonly serveMcp: typeof serveMcp };
    await server.serveMcp(createService(invocation));
    return 0;
  },
};

/** Creates what the server offers, with the papers of a command. */
export function createService(invocation: Invocation): McpService {
  const hostFor = createNodeToolHost(invocation);
  return {
    version,
    instructions:
      "CiteLens knows papers and where citations go. Never cite from memory: find the paper with search_papers, compare title and authors, and pass its id to cite_papers, which writes the citation and the entry.",
    tools: agentTools,
    async run(tool, input, addresses, signal) {
      try {
        const folders = addresses?.flatMap((address) => folderOf(address) ?? []) ?? [process.cwd()];
        return await runTool(tool, input, hostFor(await createRoots(folders)), signal);
      } catch (error) {
        // A wrong library or a defect must not end the session.
        if (signal.aborted) {
          throw error;
        }
        return { text: `${error instanceof Error ? error.message : String(error)} Say so to the user.`, isError: true };
      }
    },
    report(message) {
      invocation.terminal.writeError(`citelens mcp: ${message}`);
    },
  };
}

/** Standard output belongs to the protocol. */
function writeToStandardError(): void {
  for (const name of ["log", "info", "debug", "dir", "table", "trace"] as const) {
    console[name] = console.error;
  }
}
