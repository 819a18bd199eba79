import { runCommandLine } from "../../src/cli/commandLine";
import type { Terminal } from "../../src/cli/terminal";

/** The exit code of a command, and what it printed. */
export interface Outcome {
  readonly exitCode: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs `citelens` with a terminal that keeps what it gets. */
export async function run(args: readonly string[], input = ""): Promise<Outcome> {
  const output: string[] = [];
  const errors: string[] = [];
  const terminal: Terminal = {
    write: (line) => Promise.resolve(void output.push(line)),
    writeError: (line) => void errors.push(line),
    async *readLines() {
      yield* await Promise.resolve(input === "" ? [] : input.split("\n"));
    },
    readAll: () => Promise.resolve(Buffer.from(input)),
    isClosed: () => false,
  };
  const exitCode = await runCommandLine(args, terminal, "seeds/meaning");
  return { exitCode, output: output.join("\n"), errors: errors.join("\n") };
}

/** Parses lines of JSON. */
export function parseLines(output: string): Record<string, unknown>[] {
  return output.split("\n").map((line) => JSON.parse(line) as Record<string, unknown>);
}
