import { stat } from "node:fs/promises";
import { createMentionMatcher } from "../core/mentions/createMentionMatcher";
import { createPlaceForFiles } from "../disk/readFileInPlace";
import { type Command, type Invocation, UsageError } from "./command";
import { fileProblem } from "./fileProblem";
import { decodeText, filesBelow, maxFileBytes, readBounded } from "./files";
import { loadPapers } from "./papers";
import { oneLine } from "./plainTerminal";
import { createMentionWork } from "./scan/mentionWork";
import { scanFile } from "./scan/scanFile";
import { startThreads, type Threads } from "./scan/threads";
import type { FoundMention, ScannedFile, Work } from "./scan/work";
import { readWorkspaceTexts, workspaceRoot } from "./workspaceTexts";

/** `citelens mentions`: prints the mentions of papers in files. */
export const mentionsCommand: Command = {
  name: "mentions",
  usage: "mentions PATH… [--json]",
  summary: "Find mentions of papers in files, in folders (without ignored and binary files), or in standard input (-).",
  help: [
    "  --json           print one line of JSON per mention; lines and columns count from 1,",
    "                   and the end is after the last character",
  ],
  options: { json: { type: "boolean" } },
  async run(invocation) {
    const { positionals } = invocation;
    if (positionals.length === 0) {
      throw new UsageError("give at least one file or folder, or - for standard input");
    }
    const starts = await readable(invocation);
    const threads = await startThreadsFor(starts, invocation);
    try {
      return await printMentions(starts, invocation, threads);
    } finally {
      await threads?.end();
    }
  },
};

async function printMentions(starts: readonly string[], invocation: Invocation, threads: Threads | undefined): Promise<number> {
  const { terminal } = invocation;
  const papers = await loadPapers(invocation);
  const matcher = createMentionMatcher(papers);
  threads?.lookFor(matcher.known.keys, (index) => papers[index], maxFileBytes);
  const work = createMentionWork(matcher);
  const printer = createPrinter(invocation);
  for (const start of starts) {
    const texts = start === "-" ? [] : await readWorkspaceTexts(await workspaceRoot(start));
    work.enter(texts);
    threads?.enter(texts);
    for await (const scanned of scanAt(start, invocation, work, threads, printer.problem)) {
      if (terminal.isClosed()) {
        return printer.exitCode();
      }
      await printer.print(scanned);
    }
  }
  return printer.exitCode();
}

/** Starts threads, while nothing else is loaded yet, if one of the paths has more than a few files. */
async function startThreadsFor(starts: readonly string[], { threadProgram }: Invocation): Promise<Threads | undefined> {
  for (const start of threadProgram === undefined ? [] : starts.filter((one) => one !== "-")) {
    const files = (await filesBelow(start, () => undefined)) ?? [];
    const iterator = files[Symbol.iterator]();
    for (let count = 1; iterator.next().done !== true; count++) {
      if (count >= minFilesForThreads && threadProgram !== undefined) {
        return startThreads(threadProgram);
      }
    }
  }
  return undefined;
}

/** Fewer files are read faster without threads. */
const minFilesForThreads = 200;

type MentionsOfFile = ScannedFile<readonly FoundMention[]>;

async function* scanAt(
  start: string,
  { terminal }: Invocation,
  work: Work<readonly string[], readonly FoundMention[]>,
  threads: Threads | undefined,
  problem: (message: string) => void,
): AsyncGenerator<MentionsOfFile> {
  const files = start === "-" ? undefined : await filesBelow(start, problem);
  if (files && threads) {
    for await (const answer of threads.scan(inLists(files))) {
      yield* answer;
    }
  } else if (files) {
    const place = createPlaceForFiles(maxFileBytes);
    for (const file of files) {
      const scanned = scanFile(place, file, work);
      if (scanned) {
        yield scanned;
      }
    }
  } else {
    const bytes = start === "-" ? await terminal.readAll() : await readOrReport(start, problem);
    const text = bytes && decodeText(bytes);
    const result = text === undefined ? undefined : work.read(text, start);
    if (result) {
      yield { file: start, result };
    }
  }
}

const filesPerList = 32;

/** Yields the files in lists that a thread reads at once. */
function* inLists(files: Iterable<string>): Generator<readonly string[]> {
  let list: string[] = [];
  for (const file of files) {
    list.push(file);
    if (list.length === filesPerList) {
      yield list;
      list = [];
    }
  }
  yield list;
}

/** Returns the paths that exist. @throws UsageError if none does. */
async function readable({ positionals, leaveOut }: Invocation): Promise<readonly string[]> {
  const problems = new Map<string, string>();
  for (const path of positionals.filter((one) => one !== "-")) {
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
