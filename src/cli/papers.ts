import { constants } from "node:buffer";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { decodeText } from "../core/formats/decodeText";
import { parseLibrary } from "../core/formats/parseLibrary";
import { bundledPapers } from "../core/library/bundledPapers";
import { mergePapers } from "../core/library/mergeSources";
import { extractNames } from "../core/names/extractNames";
import type { Paper } from "../core/paper";
import { type Invocation, UsageError } from "./command";
import { fileProblem } from "./fileProblem";

/**
 * The papers that a command works on: those of every `--library`, in whatever format and encoding, with the names that
 * their titles and abstracts introduce, and the bundled ones unless `--no-bundled` was given. What is wrong in a file is
 * told on standard error, `FILE:LINE: what`, and costs only the record it is in.
 *
 * @throws UsageError where a file cannot be read at all, or is no library: nothing in it is a paper, and not because it is empty.
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
  const text = await readLibraryText(file);
  if (text.trim() === "") {
    terminal.writeError(`${file}: the library is empty`);
    return [];
  }
  const { papers, problems } = parseLibrary(text, { fileName: path.basename(file).replace(/\.gz$/i, "") });
  const told = problems.map(({ line, message }) => `${file}:${line}: ${message}`);
  if (papers.length === 0 && told[0] !== undefined) {
    throw new UsageError(`no paper can be read from this library: ${told[0]}`);
  }
  told.forEach(terminal.writeError);
  return papers.map((paper) => ({ ...paper, aliases: extractNames(paper) }));
}

async function readLibraryText(file: string): Promise<string> {
  try {
    const bytes = await readFile(file);
    const isGzipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
    const { text } = decodeText(isGzipped ? gunzipSync(bytes, { maxOutputLength: constants.MAX_STRING_LENGTH }) : bytes);
    if (text.slice(0, 8192).includes("\0")) {
      throw new Error("it is binary");
    }
    return text;
  } catch (error) {
    throw new UsageError(`cannot read the library ${file}: ${fileProblem(error)}`);
  }
}
