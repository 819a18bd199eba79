import { stat } from "node:fs/promises";
import { createMentionMatcher, type Mention, type MentionMatcher } from "../core/mentions/createMentionMatcher";
import type { Workspace } from "../core/mentions/judge/score/readText";
import { type Command, type Invocation, UsageError } from "./command";
import { fileProblem } from "./fileProblem";
import { decodeText, filesAt, maxFileBytes, readBounded } from "./files";
import { oneLine } from "./plainTerminal";
import { createPositions, type Position } from "./positions";
import { loadPapers } from "./papers";
import { readWorkspaceTexts, workspaceRoot } from "./workspaceTexts";

/** A mention with its position in a file. */
interface FoundMention extends Pick<Mention, "papers"> {
  readonly file: string;
  readonly text: string;
  readonly start: Position;
  readonly end: Position;
}

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
    const { positionals, terminal } = invocation;
    if (positionals.length === 0) {
      throw new UsageError("give at least one file or folder, or - for standard input");
    }
    const starts = await readable(invocation);
    const matcher = createMentionMatcher(await loadPapers(invocation));
    const scan = createScan(invocation, matcher);
    for (const start of starts) {
      if (start === "-") {
        scan.enter(undefined);
        await scan.text("-", decodeText(await terminal.readAll()));
        continue;
      }
      const texts = await readWorkspaceTexts(await workspaceRoot(start));
      scan.enter(texts.length === 0 ? undefined : matcher.readWorkspace(texts));
      for await (const file of filesAt(start, scan.problem)) {
        if (terminal.isClosed()) {
          return scan.exitCode();
        }
        await scan.file(file);
      }
    }
    return scan.exitCode();
  },
};

/** Returns the paths that exist. @throws UsageError if none does. */
export async function readable({ positionals, leaveOut }: Invocation): Promise<readonly string[]> {
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

function createScan({ terminal, flag }: Invocation, matcher: MentionMatcher) {
  const format = flag("json") ? formatJson : formatText;
  let exitCode = 0;
  let workspace: Workspace | undefined;
  const problem = (message: string): void => {
    terminal.writeError(`citelens mentions: ${message}`);
    exitCode = 1;
  };
  const text = async (file: string, content: string | undefined): Promise<void> => {
    for (const found of content === undefined ? [] : mentionsIn(content, file, matcher, workspace)) {
      await terminal.write(format(found));
    }
  };
  return {
    problem,
    text,
    /** Takes the texts at the root of a workspace as evidence for the files in it. */
    enter(entered: Workspace | undefined): void {
      workspace = entered;
    },
    async file(file: string): Promise<void> {
      const bytes = await readOrReport(file, problem);
      await (bytes && text(file, decodeText(bytes)));
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

function mentionsIn(content: string, file: string, matcher: MentionMatcher, workspace: Workspace | undefined): readonly FoundMention[] {
  const mentions = matcher.find(content, undefined, workspace);
  if (mentions.length === 0) {
    return [];
  }
  const { at } = createPositions(content);
  return mentions.map(({ start, end, papers }) => ({ file, text: content.slice(start, end), papers, start: at(start), end: at(end) }));
}

function formatJson({ file, text, papers, start, end }: FoundMention): string {
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

function formatText({ file, text, papers, start }: FoundMention): string {
  const named = papers.map(({ citekey, title }) => `${citekey} (${title})`).join("; ");
  return `${oneLine(file)}:${start.line}:${start.column}: ${text.replace(/\s+/g, " ")}: ${named}`;
}
