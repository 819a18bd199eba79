import { writeFile } from "node:fs/promises";
import path from "node:path";
import { type Codebase, type CodebasePaper, createCodebase } from "../core/codebase/createCodebase";
import { defaultExportFile, type ExportFormat, exportFormats, exportPapers } from "../core/codebase/exports/exportPapers";
import { type ExportProblem, papersUsedOutside } from "../core/codebase/exports/exported";
import { findPlaces } from "../core/codebase/findPlaces";
import { type SkipReason, skipReason } from "../core/codebase/skipReason";
import { createMentionMatcher, type MentionMatcher } from "../core/mentions/createMentionMatcher";
import type { Workspace } from "../core/mentions/judge/score/readText";
import { runToEnd } from "../core/sliced";
import { type Command, type Invocation, UsageError } from "./command";
import { fileProblem } from "./fileProblem";
import { decodeText, filesAt, readBounded } from "./files";
import { readable } from "./mentions";
import { loadPapers } from "./papers";
import { oneLine } from "./plainTerminal";
import { readWorkspaceTexts, workspaceRoot } from "./workspaceTexts";

const formats = ["text", "json", ...exportFormats] as const;

/** `citelens papers`: prints the papers that files mention, or writes them to a file. */
export const papersCommand: Command = {
  name: "papers",
  usage: `papers PATH… [--format ${formats.join("|")}] [--output FILE] [--where]`,
  summary: "List the papers that a code base mentions, the surest first. Leaves out binary, minified, generated, and ignored files.",
  help: [
    "  --format FORMAT  text (default), json: one line per paper, or a format to export to: bibtex, csl (CSL-JSON),",
    "                   cff (CITATION.cff), or markdown and rst: a section with references",
    "  --output FILE    add what is missing to FILE, which may exist, instead of printing it; in a Markdown or",
    "                   reStructuredText file, renew the section between the markers",
    "  --where          also say where each exported paper is used",
  ],
  options: { format: { type: "string" }, output: { type: "string" }, where: { type: "boolean" } },
  async run(invocation) {
    const format = formatOf(invocation);
    const scan = createScan(invocation, createMentionMatcher(await loadPapers(invocation)));
    for (const start of await readable(invocation)) {
      await scan.enter(start);
      for await (const file of filesAt(start, scan.problem)) {
        if (invocation.terminal.isClosed()) {
          return scan.exitCode();
        }
        await scan.file(file);
      }
    }
    scan.report();
    const papers = scan.codebase.papers();
    if (format === "text" || format === "json") {
      for (const paper of papers) {
        await invocation.terminal.write(format === "json" ? formatJson(paper) : formatText(paper));
      }
    } else {
      await exportTo(invocation, format, papers);
    }
    return scan.exitCode();
  },
};

function formatOf(invocation: Invocation): (typeof formats)[number] {
  const wanted = invocation.text("format") ?? "text";
  const format = formats.find((one) => one === wanted);
  if (format === undefined) {
    throw new UsageError(`unknown format "${wanted}"; use one of ${formats.join(", ")}`);
  }
  if (invocation.positionals.length === 0) {
    throw new UsageError("give at least one file or folder");
  }
  if ((format === "text" || format === "json") && (invocation.text("output") !== undefined || invocation.flag("where"))) {
    throw new UsageError(`--output and --where need a format to export to: ${exportFormats.join(", ")}`);
  }
  return format;
}

type Skipped = SkipReason | "binary" | "too large";

interface Scan {
  readonly codebase: Codebase;
  readonly problem: (message: string) => void;
  /** Takes the root of the workspace that a path belongs to as evidence for the files there. */
  enter(start: string): Promise<void>;
  file(file: string): Promise<void>;
  /** Writes to standard error how many files were read and left out. */
  report(): void;
  exitCode(): number;
}

function createScan({ terminal }: Invocation, matcher: MentionMatcher): Scan {
  const codebase = createCodebase();
  const skipped = new Map<Skipped, number>();
  let [exitCode, read] = [0, 0];
  let workspace: Workspace | undefined;
  const problem = (message: string): void => {
    terminal.writeError(`citelens papers: ${message}`);
    exitCode = 1;
  };
  const skip = (reason: Skipped): void => {
    skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
  };
  return {
    codebase,
    problem,
    async enter(start) {
      const texts = await readWorkspaceTexts(await workspaceRoot(start));
      workspace = texts.length === 0 ? undefined : matcher.readWorkspace(texts);
    },
    async file(file) {
      const bytes = await readBounded(file).catch((error: unknown) => {
        problem(`cannot read ${file}: ${fileProblem(error)}`);
        return null;
      });
      const text = bytes ? decodeText(bytes) : undefined;
      const reason = text === undefined ? (bytes === undefined ? "too large" : "binary") : skipReason(file, text);
      if (reason !== undefined) {
        if (bytes !== null) {
          skip(reason);
        }
      } else if (text !== undefined) {
        read++;
        codebase.set(file, runToEnd(findPlaces(text, { fileName: path.basename(file), workspace }, matcher)));
      }
    },
    report() {
      const left = [...skipped].sort().map(([reason, number]) => `${number} ${reason}`);
      const counted = `${count(codebase.papers().length, "paper")} in ${count(read, "file")}`;
      terminal.writeError(`citelens papers: ${counted}${left.length === 0 ? "" : `; left out: ${left.join(", ")}`}`);
    },
    exitCode: () => exitCode,
  };
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function formatJson({ paper, certainty, places }: CodebasePaper): string {
  const { citekey, title, arxiv, doi } = paper;
  return JSON.stringify({
    paper: { citekey, title, arxiv, doi },
    certainty,
    places: places.map(({ file, line, column, text, why }) => ({ file, line, column, text, why })),
  });
}

/** More places of a paper are only counted. */
const maxShownPlaces = 3;

function formatText({ paper, certainty, places }: CodebasePaper): string {
  const shown = places.slice(0, maxShownPlaces).map(({ file, line, column }) => `${file}:${line}:${column}`);
  const more = places.length > shown.length ? ` and ${places.length - shown.length} more` : "";
  return [paper.citekey, certainty, paper.title, `${shown.join(", ")}${more}`].map(oneLine).join("\t");
}

/** Prints an export, or adds it to a file. @throws UsageError if the file is not of the format. */
async function exportTo(invocation: Invocation, format: ExportFormat, papers: readonly CodebasePaper[]): Promise<void> {
  const output = invocation.text("output");
  const before = output === undefined ? "" : await readExisting(output);
  const title = path.basename(await workspaceRoot(invocation.positionals[0] ?? "."));
  const from = output === undefined ? undefined : path.dirname(path.resolve(output));
  const shown = papersUsedOutside(papers, (file) => output !== undefined && path.resolve(file) === path.resolve(output)).map((one) => ({
    paper: one.paper,
    places: one.places.map(({ file, line }) => ({ file: shownFile(file, from), line })),
  }));
  const result = exportPapers(format, before, shown, { where: invocation.flag("where"), title });
  if ("problem" in result) {
    throw new UsageError(`${output ?? defaultExportFile(format)} was not changed: ${problemTexts[result.problem]}`);
  }
  if (output === undefined) {
    await invocation.terminal.write(result.text.replace(/\n$/, ""));
  } else if (result.text !== before) {
    await writeFile(output, result.text).catch((error: unknown) => {
      throw new UsageError(`cannot write ${output}: ${fileProblem(error)}`);
    });
  }
}

/** Returns a file as seen from the folder of the export, with slashes on every system. */
function shownFile(file: string, from: string | undefined): string {
  return (from === undefined ? file : path.relative(from, path.resolve(file))).split(path.sep).join("/");
}

const problemTexts: Readonly<Record<ExportProblem, string>> = {
  markers: "its markers for references are not one pair",
  unclosed: "its last code block is not closed",
  "not-cff": "it is not a valid CITATION.cff",
  "not-csl": "it is not a list of CSL-JSON items",
};

/** Returns the text of a file with every byte of it, or an empty text if there is no such file. @throws UsageError if it is not UTF-8. */
async function readExisting(file: string): Promise<string> {
  try {
    const bytes = await readBounded(file);
    if (!bytes) {
      throw new UsageError(`${file} is too large`);
    }
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return "";
    }
    throw error instanceof UsageError ? error : new UsageError(`cannot read ${file}: ${fileProblem(error)}`);
  }
}
