import path from "node:path";
import { type CheckedText, checkText } from "../core/check/checkText";
import { type Checker, createChecker } from "../core/check/createChecker";
import type { Finding } from "../core/check/finding";
import { runToEnd } from "../core/sliced";
import { type Command, UsageError } from "./command";
import { fileProblem } from "./fileProblem";
import { decodeText, filesAt, readBounded } from "./files";
import { oneLine } from "./plainTerminal";
import { createPositions } from "./positions";
import { loadSources } from "./papers";

/** `citelens check`: prints where references differ from what is known. */
export const checkCommand: Command = {
  name: "check",
  usage: "check PATH… [--format text|json]",
  summary: "Compare the references in files with what is known about their papers.",
  help: ["  --format FORMAT  text (default), or json: one line per finding"],
  options: { format: { type: "string" } },
  async run(invocation) {
    const { positionals, terminal } = invocation;
    if (positionals.length === 0) {
      throw new UsageError("give at least one file or folder");
    }
    const format = invocation.text("format") === "json" ? formatJson : formatText;
    const { own, bundled } = await loadSources(invocation);
    const checker = createChecker([...own, ...bundled], { year: new Date().getFullYear() });
    let count = 0;
    for (const start of positionals) {
      for await (const file of filesAt(start, terminal.writeError)) {
        const { findings, text } = await checkFile(file, checker, terminal.writeError);
        const { at } = createPositions(text);
        for (const finding of findings) {
          count++;
          await terminal.write(format(file, finding, at));
        }
      }
    }
    return count > 0 ? 1 : 0;
  },
};

async function checkFile(
  file: string,
  checker: Checker,
  onProblem: (message: string) => void,
): Promise<Pick<CheckedText, "findings"> & { readonly text: string }> {
  try {
    const bytes = await readBounded(file);
    const text = bytes && decodeText(bytes);
    return text === undefined
      ? { findings: [], text: "" }
      : { ...runToEnd(checkText(text, { fileName: path.basename(file) }, checker)), text };
  } catch (error) {
    onProblem(`cannot read ${file}: ${fileProblem(error)}`);
    return { findings: [], text: "" };
  }
}

type At = ReturnType<typeof createPositions>["at"];

function formatJson(file: string, finding: Finding, at: At): string {
  const { paper, kind, severity, written, known, source } = finding;
  const [start, end] = [at(finding.start), at(finding.end)];
  return JSON.stringify({
    ...{ file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column },
    ...{ kind, severity, written, known },
    ...(paper ? { paper: { citekey: paper.citekey, title: paper.title, arxiv: paper.arxiv, doi: paper.doi } } : {}),
    source,
  });
}

function formatText(file: string, { start, severity, message, kind }: Finding, at: At): string {
  const { line, column } = at(start);
  return `${oneLine(file)}:${line}:${column}: ${severity}: ${oneLine(message)} [${kind}]`;
}
