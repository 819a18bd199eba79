import { parseArgs } from "node:util";
import { version } from "../../package.json";
import { citeCommand } from "./cite";
import { type Command, UsageError } from "./command";
import { mentionsCommand } from "./mentions";
import { namesCommand } from "./names";
import { oneLine, plainTerminal } from "./plainTerminal";
import { searchCommand } from "./search";
import type { Terminal } from "./terminal";

const commands: ReadonlyMap<string, Command> = new Map(
  [searchCommand, mentionsCommand, namesCommand, citeCommand].map((command) => [command.name, command]),
);

const commonOptions = {
  library: { type: "string", multiple: true },
  "no-bundled": { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/**
 * Runs `citelens` with the words that follow it on a command line.
 *
 * @returns the exit code: 0 when all went well, 1 when a file could not be looked through, 2 when the words are wrong, an unknown
 * citekey or a library that is none included (one line on standard error says which).
 */
export async function runCommandLine(words: readonly string[], outside: Terminal): Promise<number> {
  const terminal = plainTerminal(outside);
  const [first = "--help", ...rest] = words;
  const answer = answers.get(first);
  if (answer) {
    await terminal.write(answer());
    return 0;
  }
  const command = commands.get(first);
  try {
    if (!command) {
      throw new UsageError(`there is no command "${first}"; there are ${[...commands.keys()].join(", ")}`);
    }
    const { values, positionals } = parseWords(command, rest);
    if (values["help"]) {
      await terminal.write(commandHelp(command));
      return 0;
    }
    return await command.run({
      positionals,
      flag: (name) => values[name] === true,
      text: (name) => lastText(values[name]),
      libraryFiles: texts(values["library"]),
      terminal,
    });
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

/** The words that are no command. */
const answers: ReadonlyMap<string, () => string> = new Map([
  ["--help", generalHelp],
  ["-h", generalHelp],
  ["help", generalHelp],
  ["--version", () => version],
]);

type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

function parseWords(command: Command, words: readonly string[]): { values: Values; positionals: string[] } {
  try {
    return parseArgs({ args: [...words], options: { ...command.options, ...commonOptions }, allowPositionals: true });
  } catch (error) {
    throw new UsageError(inOurWords(error instanceof Error ? error.message : String(error)));
  }
}

/** Node explains at length, over several lines. */
function inOurWords(message: string): string {
  const ambiguous = /^Option '(--[\w-]+)\b.*is ambiguous/.exec(message)?.[1];
  return ambiguous === undefined
    ? oneLine(message)
        .replace(/\. To specify a positional.*$/, "")
        .replace(/^./, (letter) => letter.toLowerCase())
    : `${ambiguous} takes a value, not an option; a value that begins with a dash is written ${ambiguous}=-…`;
}

function lastText(value: Values[string]): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function texts(value: Values[string]): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

const commonHelp = [
  "  --library FILE   also these papers: .bib, CSL-JSON, CSL-YAML, Hayagriva, RIS,",
  "                   a conference's list, a text list; plain or gzipped (may be repeated)",
  "  --no-bundled     leave the bundled papers out",
  "  --help           this text",
];

function generalHelp(): string {
  return [
    "citelens: find machine-learning papers, their mentions in code, and their citations, offline",
    "",
    ...[...commands.values()].flatMap((command) => [`  citelens ${command.usage}`, `      ${command.summary}`]),
    "",
    "All take:",
    ...commonHelp,
    "",
    "Exit code: 0; 1 where a file could not be looked through; 2 where the words are wrong.",
  ].join("\n");
}

function commandHelp(command: Command): string {
  return [`citelens ${command.usage}`, "", command.summary, "", ...command.help, ...commonHelp].join("\n");
}
