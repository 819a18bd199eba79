import path from "node:path";
import process from "node:process";
import { runCommandLine } from "./commandLine";
import { processTerminal } from "./terminal";

const terminal = processTerminal();
runCommandLine(
  process.argv.slice(2),
  terminal,
  path.join(__dirname, "meaning"),
  path.join(__dirname, "cliThread.js"),
  path.join(__dirname, "mcp.js"),
).then(
  (exitCode) => {
    process.exitCode ??= exitCode;
  },
  (error: unknown) => {
    if (terminal.isClosed()) {
      return;
    }
    terminal.writeError(`citelens: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  },
);
