import process from "node:process";
import { runTool } from "../../agents/runTool";
import { agentTools } from "../../core/tools/toolTable";
import { type Command, type Invocation, UsageError } from "../command";
import { createNodeToolHost } from "./nodeToolHost";
import { createRoots } from "../documents/roots";

/** `citelens tool`: runs a tool for agents once. */
export const toolCommand: Command = {
  name: "tool",
  usage: "tool NAME [JSON]",
  summary:
    "Run a tool for agents with an input in JSON, which is read from standard input by default. Paths are below the working directory.",
  help: [...agentTools.map(({ name, title }) => `  ${name.padEnd(20)} ${title}`), ""],
  options: {},
  async run(invocation) {
    const [name, json, ...rest] = invocation.positionals;
    const tool = agentTools.find((one) => one.name === name);
    if (!tool || rest.length > 0) {
      throw new UsageError(`give the name of a tool, one of ${agentTools.map((one) => one.name).join(", ")}, and its input in JSON`);
    }
    const input = parse(json ?? (await invocation.terminal.readAll()).toString("utf8"));
    const host = createNodeToolHost(invocation)(await createRoots([process.cwd()]));
    const answer = await runTool(tool, input, host, new AbortController().signal);
    await write(invocation, answer);
    return answer.isError ? 1 : 0;
  },
};

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new UsageError(`the input must be JSON, such as {"query": "rotary embeddings"}`);
  }
}

async function write({ terminal }: Invocation, { text, isError }: { readonly text: string; readonly isError: boolean }): Promise<void> {
  if (isError) {
    text.split("\n").forEach(terminal.writeError);
  } else {
    await terminal.write(text);
  }
}
