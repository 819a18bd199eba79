import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { CodebasePaper } from "../../core/codebase/createCodebase";
import { type ExportProblem, papersUsedOutside } from "../../core/codebase/exports/exported";
import { defaultExportFile, type ExportFormat, exportPapers } from "../../core/codebase/exports/exportPapers";
import { type Invocation, UsageError } from "../command";
import { fileProblem } from "../fileProblem";
import { readBounded } from "../files";
import { workspaceRoot } from "../workspaceTexts";

/** Prints an export, or adds it to a file. @throws UsageError if the file is not of the format. */
export async function exportTo(invocation: Invocation, format: ExportFormat, papers: readonly CodebasePaper[]): Promise<void> {
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
