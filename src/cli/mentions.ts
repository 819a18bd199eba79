import { stat } from "node:fs/promises";
import { type Command, type Invocation, UsageError } from "./command";
import { fileProblem } from "./fileProblem";
import { filesBelow, maxFileBytes, readBounded } from "./files";
import { oneLine } from "./plainTerminal";
import { type FoundMention, mentionTask } from "./scan/mentionTask";
import { cacheSubject } from "./scan/cacheSubject";
import { fileTextOf } from "./scan/decodeFast";
import { loadResultCache } from "./scan/resultCache";
import { scanChanged } from "./scan/scanChanged";
import { createScanEngine, type ScanEngine } from "./scan/scanEngine";
import type { ScannedFile } from "./scan/work";
import { readWorkspaceTexts, workspaceRoot } from "./workspaceTexts";

/** `citelens mentions`: prints the mentions of papers in files. */
export const mentionsCommand: Command = {
  name: "mentions",
  usage: "mentions PATH… [--json] [--cache]",
  summary: "Find mentions of papers in files, in folders (without ignored and binary files), or in standard input (-).",
  help: [
    "  --json           print one line of JSON per mention; lines and columns count from 1,",
    "                   and the end is after the last character",
    "  --cache          keep what is found in a folder, in the user's cache folder, and read only changed files the next time",
  ],
  options: { json: { type: "boolean" }, cache: { type: "boolean" } },
  async run(invocation) {
    const { positionals } = invocation;
    if (positionals.length === 0) {
      throw new UsageError("give at least one file or folder, or - for standard input");
    }
    const starts = await readable(invocation, { hasInput: true });
    const engine = createScanEngine(invocation, mentionTask);
    try {
      return await printMentions(starts, invocation, engine);
    } finally {
      await engine.end();
    }
  },
};

async function printMentions(
  starts: readonly string[],
  invocation: Invocation,
  engine: ScanEngine<readonly FoundMention[]>,
): Promise<number> {
  const printer = createPrinter(invocation);
  for (const start of starts) {
    const texts = start === "-" ? [] : await readWorkspaceTexts(await workspaceRoot(start));
    for await (const scanned of scanAt(start, texts, { invocation, engine, problem: printer.problem })) {
      if (invocation.terminal.isClosed()) {
        return printer.exitCode();
      }
      await printer.print(scanned);
    }
  }
  return printer.exitCode();
}

type MentionsOfFile = ScannedFile<readonly FoundMention[]>;

interface Scanning {
  readonly invocation: Invocation;
  readonly engine: ScanEngine<readonly FoundMention[]>;
  readonly problem: (message: string) => void;
}

async function* scanAt(start: string, texts: readonly string[], { invocation, engine, problem }: Scanning): AsyncGenerator<MentionsOfFile> {
  const files = start === "-" ? undefined : await filesBelow(start, problem);
  if (files && invocation.flag("cache")) {
    const cache = await loadResultCache<readonly FoundMention[]>(await cacheSubject("mentions", start, texts, invocation));
    const warn = (message: string): void => {
      invocation.terminal.writeError(`citelens mentions: ${message}`);
    };
    yield* scanChanged([...files], engine, { texts, cache, warn });
  } else if (files) {
    yield* engine.scan(files, texts);
  } else {
    const bytes = start === "-" ? await invocation.terminal.readAll() : await readOrReport(start, problem);
    const result = bytes && (await engine.work(texts)).read(fileTextOf(bytes), start);
    if (result) {
      yield { file: start, result };
    }
  }
}

/** Returns the paths that exist, and `-` if it stands for standard input. @throws UsageError if nothing can be read. */
export async function readable({ positionals, leaveOut }: Invocation, { hasInput = false } = {}): Promise<readonly string[]> {
  const problems = new Map<string, string>();
  for (const path of positionals.filter((one) => one !== "-" || !hasInput)) {
    await stat(path).catch((error: unknown) => {
      problems.set(path, `cannot read "${path}": ${fileProblem(error)}`);
    });
  }
  const starts = positionals.filter((path) => !problems.has(path));
  if (starts.length === 0) {
    throw new UsageError([...problems.values()].join("; "));
  }
  for (const problem of problems.values()) {
    leaveOut(problem, 1);
  }
  return starts;
}

function createPrinter({ terminal, flag }: Invocation) {
  const format = flag("json") ? formatJson : formatText;
  let exitCode = 0;
  const problem = (message: string): void => {
    terminal.writeError(`citelens mentions: ${message}`);
    exitCode = 1;
  };
  return {
    problem,
    async print({ file, result, problem: reason }: MentionsOfFile): Promise<void> {
      if (reason !== undefined) {
        problem(reason);
      }
      for (const found of result ?? []) {
        await terminal.write(format(file, found));
      }
    },
    exitCode: () => exitCode,
  };
}

async function readOrReport(file: string, problem: (message: string) => void): Promise<Buffer | undefined> {
  try {
    const bytes = await readBounded(file);
    if (!bytes) {
      problem(`${file} is larger than ${maxFileBytes / 1024 / 1024} MB and was skipped`);
    }
    return bytes;
  } catch (error) {
    problem(`cannot read ${file}: ${fileProblem(error)}`);
    return undefined;
  }
}

function formatJson(file: string, { text, papers, start, end }: FoundMention): string {
  return JSON.stringify({
    file,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    text,
    papers: papers.map(({ citekey, title }) => ({ id: citekey, title })),
  });
}

function formatText(file: string, { text, papers, start }: FoundMention): string {
  const named = papers.map(({ citekey, title }) => `${citekey} (${title})`).join("; ");
  return `${oneLine(file)}:${start.line}:${start.column}: ${text.replace(/\s+/g, " ")}: ${named}`;
}
