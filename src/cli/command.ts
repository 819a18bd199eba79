import type { ParseArgsConfig } from "node:util";
import type { Terminal } from "./terminal";

/** One command of `citelens`. */
export interface Command {
  readonly name: string;
  /** The synopsis after `citelens ` in the help. */
  readonly usage: string;
  /** A sentence that says what the command does. */
  readonly summary: string;
  /** The help lines of the command's own options. */
  readonly help: readonly string[];
  readonly options: NonNullable<ParseArgsConfig["options"]>;
  /** @returns the exit code. @throws UsageError if the arguments are wrong. */
  run(invocation: Invocation): Promise<number>;
}

/** The parsed arguments of a command, and its terminal. */
export interface Invocation {
  readonly positionals: readonly string[];
  readonly libraryFiles: readonly string[];
  /** The folder of the word table, which is read when a search needs it. */
  readonly wordTableFolder: string;
  /** The bundle that threads run; without it, there are no threads. */
  readonly threadProgram: string | undefined;
  /** The bundle of the MCP server, which is read when it is to run. */
  readonly mcpProgram: string | undefined;
  readonly terminal: Terminal;
  /** Writes a line to standard error about a file that is left out. The command goes on, and its exit code is at least this one. */
  leaveOut(problem: string, exitCode: 1 | 2): void;
  /** Returns whether the option `--name` was given. */
  flag(name: string): boolean;
  /** Returns the value of `--name`, or `undefined` if it was not given. */
  text(name: string): string | undefined;
}

/** An error in the arguments of the command line; its message is for the user. */
export class UsageError extends Error {}

/**
 * Returns the value of `--name` as a whole number of at least 1, or `otherwise` if the option was not given.
 *
 * @throws UsageError if the value is anything else.
 */
export function positiveInteger(invocation: Invocation, name: string, otherwise: number): number {
  const text = invocation.text(name);
  if (text === undefined) {
    return otherwise;
  }
  if (!/^[1-9]\d{0,8}$/.test(text)) {
    throw new UsageError(`--${name} must be a whole number of at least 1, not "${text}"`);
  }
  return Number(text);
}
