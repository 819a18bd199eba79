import path from "node:path";
import { gunzipSync } from "node:zlib";
import { type DecodedText, decodeText } from "../core/formats/decodeText";
import { isBinary } from "../core/formats/encoding/isBinary";
import { parseLibrary } from "../core/formats/parseLibrary";
import { bundledSources } from "../core/library/bundledPapers";
import { bundledSets } from "../core/library/bundledSets";
import { createLibrary, type Library } from "../core/library/createLibrary";
import { keysInSources } from "../core/library/createPaperKeys";
import { type MergedPapers, mergePapers, mergeSources } from "../core/library/mergeSources";
import { extractNames } from "../core/names/extractNames";
import type { Paper } from "../core/paper";
import { runToEnd } from "../core/sliced";
import { readFileOrPipe } from "../disk/readFileOrPipe";
import { type Invocation, UsageError } from "./command";
import { fileProblem } from "./fileProblem";
import type { Terminal } from "./terminal";

/**
 * Loads the papers for a command: those of every `--library`, in any supported format and encoding, with the names that their titles and
 * abstracts introduce, and the bundled ones unless `--no-bundled` was given. A problem in a file is reported on standard error as
 * `FILE:LINE: message` and affects only its own record.
 *
 * A file that cannot be read, or that is not empty and has no readable papers, is left out with a line on standard error.
 *
 * @throws UsageError if all files are such.
 */
export async function loadPapers(invocation: Invocation): Promise<readonly Paper[]> {
  return (await loadMerged(invocation)).papers;
}

/** Loads the papers like {@link loadPapers}, with look-ups that know every citekey that a file has. */
export async function loadLibrary(invocation: Invocation): Promise<Library> {
  const merged = await loadMerged(invocation);
  const keys = keysInSources(merged);
  return createLibrary(merged.papers, (citekey) => keys.get(citekey));
}

/** Like `loadPapers`, and also returns the citekeys of the papers that a `--library` has. */
export async function loadOwnAndBundled(
  invocation: Invocation,
): Promise<{ readonly papers: readonly Paper[]; readonly own: ReadonlySet<string> }> {
  const { own, bundled } = await loadSources(invocation);
  const papers = mergePapers([...own, ...bundled].map((source) => source.papers));
  // The papers of the first sources come first and keep their keys.
  return { papers, own: new Set(mergePapers(own.map((source) => source.papers)).map(({ citekey }) => citekey)) };
}

/** The papers of a source, and its name for the user. */
export interface NamedSource {
  readonly name: string;
  readonly papers: readonly Paper[];
  /** The path of a library. */
  readonly file?: string;
}

/**
 * Like {@link loadPapers}, but returns the papers of each source apart, the most trusted source first.
 *
 * @param extract reads the aliases of a paper in a library. To read only those that are needed saves time.
 */
export async function loadSources(
  invocation: Invocation,
  extract = extractNames,
): Promise<{ readonly own: readonly NamedSource[]; readonly bundled: readonly NamedSource[] }> {
  const own: NamedSource[] = [];
  const unusable: string[] = [];
  for (const file of invocation.libraryFiles) {
    try {
      own.push({ name: path.basename(file), file, papers: await loadLibraryFile(file, invocation.terminal, { extract }) });
    } catch (error) {
      if (!(error instanceof UsageError)) {
        throw error;
      }
      unusable.push(error.message);
    }
  }
  if (unusable.length > 0 && unusable.length === invocation.libraryFiles.length) {
    throw new UsageError(unusable.join("; "));
  }
  for (const problem of unusable) {
    invocation.leaveOut(problem, 2);
  }
  const bundled = invocation.flag("no-bundled") ? [] : bundledSources(bundledSets);
  return { own, bundled: bundled.map(({ papers }) => ({ name: "bundled papers", papers })) };
}

async function loadMerged(invocation: Invocation): Promise<MergedPapers> {
  const { own, bundled } = await loadSources(invocation);
  return runToEnd(mergeSources([...own, ...bundled].map(({ papers }) => papers)));
}

/** How a library is read: where its bytes are from, and what reads the aliases of a paper. */
export interface LibraryReading {
  readonly read?: typeof readFileOrPipe;
  readonly extract?: typeof extractNames;
}

/**
 * Loads the papers of a library with the names that they introduce, and reports problems in it.
 *
 * @throws UsageError if it cannot be read, or is not empty and has no readable papers.
 */
export async function loadLibraryFile(
  file: string,
  terminal: Pick<Terminal, "writeError">,
  { read = readFileOrPipe, extract = extractNames }: LibraryReading = {},
): Promise<readonly Paper[]> {
  const { text, problems: lost = [] } = await readLibraryText(file, read);
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
  return papers.map((paper) => ({ ...paper, aliases: extract(paper) }));
}

/** Nobody reads more problems of one file. */
const maxWarnings = 100;
const megabyte = 1024 * 1024;
const [maxLibraryBytes, maxUnpackedBytes] = [512 * megabyte, 256 * megabyte] as const;

async function readLibraryText(file: string, read: typeof readFileOrPipe): Promise<DecodedText> {
  try {
    const bytes = await read(file, { maxBytes: maxLibraryBytes });
    const isGzipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
    const unpacked = isGzipped ? gunzipSync(bytes, { maxOutputLength: maxUnpackedBytes }) : bytes;
    if (isBinary(unpacked)) {
      throw new Error("it is a binary file");
    }
    return decodeText(unpacked);
  } catch (error) {
    throw new UsageError(`cannot read the library ${file}: ${fileProblem(error)}`);
  }
}
