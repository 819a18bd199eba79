import { parseArgs } from "node:util";
import { version } from "../../package.json";
import { mcpCommand } from "./agents/mcpCommand";
import { toolCommand } from "./agents/toolCommand";
import { checkCommand } from "./check/checkCommand";
import { citeCommand } from "./cite";
import { papersCommand } from "./codebase/papersCommand";
import { type Command, UsageError } from "./command";
import { mentionsCommand } from "./mentions";
import { namesCommand } from "./names";
import { plainTerminal } from "./plainTerminal";
import { searchCommand } from "./search";
import type { Terminal } from "./terminal";

const commands: ReadonlyMap<string, Command> = new Map(
  [searchCommand, mentionsCommand, namesCommand, citeCommand, checkCommand, papersCommand, toolCommand, mcpCommand].map((command) => [
    command.name,
    command,
  ]),
);

const commonOptions = {
  library: { type: "string", multiple: true },
  "no-bundled": { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/**
 * Runs `citelens` with the arguments of a command line.
 *
 * @param wordTableFolder the folder with the word table of the search
 * @param threadProgram the bundle of `scan/thread.ts`; without it, everything runs in this thread
 * @param mcpProgram the bundle of `agents/mcpServer.ts`
 * @returns the exit code: 0 on success, 1 if a file could not be read, 2 if the arguments are wrong, which includes an unknown citekey and a
 * file that is not a library. One line on standard error gives the reason.
 */
export async function runCommandLine(
  args: readonly string[],
  rawTerminal: Terminal,
  wordTableFolder: string,
  threadProgram?: string,
  mcpProgram?: string,
): Promise<number> {
  const terminal = plainTerminal(rawTerminal);
  const [first = "--help", ...rest] = args;
  const information = informationFor.get(first);
  if (information) {
    await terminal.write(information());
    return 0;
  }
  const command = commands.get(first);
  try {
    if (!command) {
      throw new UsageError(`unknown command "${first}"; use one of ${[...commands.keys()].join(", ")}`);
    }
    const { values, positionals } = parseCommandArgs(command, rest);
    if (values["help"]) {
      await terminal.write(commandHelp(command));
      return 0;
    }
    let leastCode = 0;
    const exitCode = await command.run({
      positionals,
      flag: (name) => values[name] === true,
      text: (name) => lastText(values[name]),
      libraryFiles: texts(values["library"]),
      wordTableFolder,
      threadProgram,
      mcpProgram,
      terminal,
      leaveOut(problem, code) {
        terminal.writeError(`citelens ${command.name}: ${problem}`);
        leastCode = Math.max(leastCode, code);
      },
    });
    return Math.max(exitCode, leastCode);
  } catch (error) {
    if (!(error instanceof UsageError)) {
      throw error;
    }
    terminal.writeError(
      `citelens${command ? ` ${command.name}` : ""}: ${error.message} (see citelens${command ? ` ${command.name}` : ""} --help)`,
    );
    return 2;
  }
}

/** First arguments that print information instead of running a command. */
const informationFor: ReadonlyMap<string, () => string> = new Map([
  ["--help", generalHelp],
  ["-h", generalHelp],
  ["help", generalHelp],
  ["--version", () => version],
]);

type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

function parseCommandArgs(command: Command, args: readonly string[]): { values: Values; positionals: string[] } {
  try {
    return parseArgs({ args: [...args], options: { ...command.options, ...commonOptions }, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function lastText(value: Values[string]): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function texts(value: Values[string]): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

const commonHelp = [
  "  --library FILE   also use the papers in FILE: BibTeX, CSL-JSON, CSL-YAML, Hayagriva, RIS, CITATION.cff,",
  "                   a conference's paper list or a text list, plain or gzipped (may be repeated)",
  "  --no-bundled     leave out the bundled papers",
  "  -h, --help       show this help",
];

function generalHelp(): string {
  return [
    "citelens: find machine-learning papers, their mentions in code, and their citations, offline",
    "",
    ...[...commands.values()].flatMap((command) => [`  citelens ${command.usage}`, `      ${command.summary}`]),
    "",
    "Options of all commands:",
    ...commonHelp,
    "",
    "Exit code: 0 on success, 1 if a file could not be read, 2 if the arguments are wrong or a library cannot be read.",
    "The codes of check are in its own help.",
  ].join("\n");
}

function commandHelp(command: Command): string {
  return [`citelens ${command.usage}`, "", command.summary, "", ...command.help, ...commonHelp].join("\n");
}
