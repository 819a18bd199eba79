import type { ParseArgsConfig } from "node:util";
import type { Terminal } from "./terminal";

/** One command of `citelens`. */
export interface Command {
  readonly name: string;
  /** As it stands after `citelens ` in the help. */
  readonly usage: string;
  /** One sentence. */
  readonly summary: string;
  /** A line for each option of its own. */
  readonly help: readonly string[];
  readonly options: NonNullable<ParseArgsConfig["options"]>;
  /** @returns the exit code. @throws UsageError where the words are wrong. */
  run(invocation: Invocation): Promise<number>;
}

/** A command's words, parsed, and the terminal that it talks to. */
export interface Invocation {
  readonly positionals: readonly string[];
  readonly libraryFiles: readonly string[];
  readonly terminal: Terminal;
  /** True where the option `--name` was given. */
  flag(name: string): boolean;
  /** The text after `--name`, or `undefined`. */
  text(name: string): string | undefined;
}

/** The words on the command line are wrong; the message is one line for the person who typed them. */
export class UsageError extends Error {}

/**
 * The text after `--name` as a whole number of at least 1.
 *
 * @throws UsageError where it is anything else.
 */
export function positiveInteger(invocation: Invocation, name: string, otherwise: number): number {
  const text = invocation.text(name);
  if (text === undefined) {
    return otherwise;
  }
  if (!/^[1-9]\d{0,8}$/.test(text)) {
    throw new UsageError(`--${name} takes a whole number from 1, not "${text}"`);
  }
  return Number(text);
}
