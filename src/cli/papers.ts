import { readFile } from "node:fs/promises";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { decodeText } from "../core/bibliography/decodeText";
import { parseLibrary } from "../core/bibliography/parseLibrary";
import { bundledPapers } from "../core/library/bundledPapers";
import { mergePapers } from "../core/library/mergePapers";
import { extractNames } from "../core/names/extractNames";
import type { Paper } from "../core/paper";
import { type Invocation, UsageError } from "./command";

/**
 * The papers that a command works on: those of every `--library`, in whatever format and encoding, with the names that
 * their titles and abstracts introduce, and the bundled ones unless `--no-bundled` was given. What is wrong in a file is
 * told on standard error, `FILE:LINE: what`, and costs only the record it is in.
 *
 * @throws UsageError where a file cannot be read at all.
 */
export async function loadPapers(invocation: Invocation): Promise<readonly Paper[]> {
  const sources: (readonly Paper[])[] = [];
  for (const file of invocation.libraryFiles) {
    sources.push(await loadLibraryFile(file, invocation));
  }
  if (!invocation.flag("no-bundled")) {
    sources.push(bundledPapers);
  }
  return mergePapers(sources);
}

async function loadLibraryFile(file: string, { terminal }: Invocation): Promise<readonly Paper[]> {
  const { papers, problems } = parseLibrary(await readLibraryText(file), { fileName: path.basename(file).replace(/\.gz$/i, "") });
  for (const problem of problems) {
    terminal.writeError(`${file}:${problem.line}: ${problem.message}`);
  }
  return papers.map((paper) => ({ ...paper, aliases: extractNames(paper) }));
}

async function readLibraryText(file: string): Promise<string> {
  try {
    const bytes = await readFile(file);
    const gzipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return decodeText(gzipped ? gunzipSync(bytes) : bytes).text;
  } catch (error) {
    throw new UsageError(`cannot read the library ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
