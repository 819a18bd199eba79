import path from "node:path";
import { gunzipSync } from "node:zlib";
import { type DecodedText, decodeText } from "../core/formats/decodeText";
import { parseLibrary } from "../core/formats/parseLibrary";
import { bundledSources } from "../core/library/bundledPapers";
import { bundledSets } from "../core/library/bundledSets";
import type { KnownSource } from "../core/check/knownSource";
import { mergePapers } from "../core/library/mergeSources";
import { extractNames } from "../core/names/extractNames";
import type { Paper } from "../core/paper";
import { readFileOrPipe } from "../disk/readFileOrPipe";
import { type Invocation, UsageError } from "./command";
import { fileProblem } from "./fileProblem";

/**
 * Loads the papers for a command: those of every `--library`, in any supported format and encoding, with the names that their titles and
 * abstracts introduce, and the bundled ones unless `--no-bundled` was given. A problem in a file is reported on standard error as
 * `FILE:LINE: message` and affects only its own record.
 *
 * @throws UsageError if a file cannot be read, or if it is not empty and has no readable papers.
 */
export async function loadPapers(invocation: Invocation): Promise<readonly Paper[]> {
  return mergePapers((await loadSources(invocation)).map(({ papers }) => papers));
}

/** Like {@link loadPapers}, but returns the papers of each source apart, the most trusted source first. */
export async function loadSources(invocation: Invocation): Promise<readonly KnownSource[]> {
  const sources: KnownSource[] = [];
  for (const file of invocation.libraryFiles) {
    sources.push({ name: path.basename(file), papers: await loadLibraryFile(file, invocation) });
  }
  const bundled = invocation.flag("no-bundled") ? [] : bundledSources(bundledSets);
  return [...sources, ...bundled.map(({ papers }) => ({ name: "bundled papers", papers }))];
}

async function loadLibraryFile(file: string, { terminal }: Invocation): Promise<readonly Paper[]> {
  const { text, problems: lost = [] } = await readLibraryText(file);
  if (text.trim() === "") {
    terminal.writeError(`${file}: the library is empty`);
    return [];
  }
  const { papers, problems } = parseLibrary(text, { fileName: path.basename(file).replace(/\.gz$/i, "") });
  const warnings = [...lost, ...problems].map(({ line, message }) => `${file}:${line}: ${message}`);
  if (papers.length === 0 && warnings[0] !== undefined) {
    throw new UsageError(`the library has no readable papers: ${warnings[0]}`);
  }
  warnings.slice(0, maxWarnings).forEach(terminal.writeError);
  if (warnings.length > maxWarnings) {
    terminal.writeError(`${file}: and ${warnings.length - maxWarnings} more problems`);
  }
  return papers.map((paper) => ({ ...paper, aliases: extractNames(paper) }));
}

/** Nobody reads more problems of one file. */
const maxWarnings = 100;
const megabyte = 1024 * 1024;
const [maxLibraryBytes, maxUnpackedBytes] = [512 * megabyte, 256 * megabyte] as const;

async function readLibraryText(file: string): Promise<DecodedText> {
  try {
    const bytes = await readFileOrPipe(file, { maxBytes: maxLibraryBytes });
    const isGzipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
    const decoded = decodeText(isGzipped ? gunzipSync(bytes, { maxOutputLength: maxUnpackedBytes }) : bytes);
    if (decoded.text.slice(0, 8192).includes("\0")) {
      throw new Error("it is a binary file");
    }
    return decoded;
  } catch (error) {
    throw new UsageError(`cannot read the library ${file}: ${fileProblem(error)}`);
  }
}
