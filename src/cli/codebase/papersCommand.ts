import type { CodebasePaper } from "../../core/codebase/createCodebase";
import { exportFormats } from "../../core/codebase/exports/exportPapers";
import { type Command, type Invocation, UsageError } from "../command";
import { readable } from "../mentions";
import { oneLine } from "../plainTerminal";
import { exportTo } from "./exportToFile";
import { createScan, type Scan } from "./scanCodebase";

const formats = ["text", "json", ...exportFormats] as const;

/** `citelens papers`: prints the papers that files mention, or writes them to a file. */
export const papersCommand: Command = {
  name: "papers",
  usage: `papers PATH… [--format ${formats.join("|")}] [--output FILE] [--where] [--cache]`,
  summary: "List the papers that a code base mentions, the surest first. Leaves out binary, minified, generated, and ignored files.",
  help: [
    "  --format FORMAT  text (default), json: one line per paper, or a format to export to: bibtex, csl (CSL-JSON),",
    "                   cff (CITATION.cff), or markdown and rst: a section with references",
    "  --output FILE    add what is missing to FILE, which may exist, instead of printing it; in a Markdown or",
    "                   reStructuredText file, renew the section between the markers",
    "  --where          also say where each exported paper is used",
    "  --cache          keep what is found in a folder, in the user's cache folder, and read only changed files the next time",
  ],
  options: { format: { type: "string" }, output: { type: "string" }, where: { type: "boolean" }, cache: { type: "boolean" } },
  async run(invocation) {
    const format = formatOf(invocation);
    const scan = createScan(invocation);
    try {
      for (const start of await readable(invocation)) {
        await scan.look(start);
      }
      if (!invocation.terminal.isClosed()) {
        await scan.resolveKeys();
        await showPapers(scan, format, invocation);
      }
      return scan.exitCode();
    } finally {
      await scan.end();
    }
  },
};

async function showPapers(scan: Scan, format: (typeof formats)[number], invocation: Invocation): Promise<void> {
  scan.report();
  const papers = scan.codebase.papers();
  if (format === "text" || format === "json") {
    for (const paper of papers) {
      await invocation.terminal.write(format === "json" ? formatJson(paper) : formatText(paper));
    }
  } else {
    await exportTo(invocation, format, papers);
  }
}

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
