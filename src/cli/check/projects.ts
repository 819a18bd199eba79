import { realpath } from "node:fs/promises";
import path from "node:path";
import { maxProjectFileBytes, parseProjectFile, type ProjectFile, projectFileName } from "../../core/check/projectFile";
import { filePattern, type IgnoreRule } from "../../core/check/ignores";
import { FileRefused, readRegularFile } from "../../disk/readRegularFile";
import { extractTitles } from "../../core/names/extractNames";
import { type Invocation, UsageError } from "../command";
import { fileProblem } from "../fileProblem";
import { decodeText, filesAt } from "../files";
import { loadLibraryFile, type NamedSource } from "../papers";
import { pathFrom } from "./pathFrom";

/** A workspace folder, and what its `citelens.json` says. */
export interface Project {
  readonly root: string;
  readonly libraries: readonly NamedSource[];
  readonly ignore: readonly IgnoreRule[];
}

/**
 * Loads what the workspace with this root says. A mistake in its `citelens.json`, and a library that cannot be read, is reported and makes the exit code 2: a check
 * with other rules than the user meant must not pass.
 */
export async function loadProject(root: string, invocation: Invocation): Promise<Project> {
  const file = path.join(root, projectFileName);
  const { libraries, ignore, problems } = await readProjectFile(file, invocation);
  for (const { line, message } of problems) {
    invocation.leaveOut(`${file}:${line}: ${message}`, 2);
  }
  const sources: NamedSource[] = [];
  for (const library of libraries) {
    sources.push(...(await loadLibraries(library, root, invocation)));
  }
  return { root, libraries: sources, ignore };
}

async function readProjectFile(file: string, { leaveOut }: Invocation): Promise<ProjectFile> {
  const empty = { libraries: [], ignore: [], problems: [] };
  try {
    const text = decodeText(Buffer.from(await readRegularFile(file, { maxBytes: maxProjectFileBytes })));
    return text === undefined ? { ...empty, problems: [{ line: 1, message: "It is a binary file." }] } : parseProjectFile(text);
  } catch (error) {
    if (!isMissing(error)) {
      const isTooLarge = error instanceof FileRefused && error.isTooLarge;
      leaveOut(`cannot read ${file}: ${isTooLarge ? `it is larger than ${maxProjectFileBytes / 1024} KB` : fileProblem(error)}`, 2);
    }
    return empty;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/** Loads a library of `citelens.json`, or all that its glob matches. Links that lead out of the workspace are not followed. */
async function loadLibraries(library: string, root: string, invocation: Invocation): Promise<readonly NamedSource[]> {
  const files = /[*?{]/.test(library) ? await filesMatching(library, root, invocation) : [path.join(root, library)];
  if (files.length === 0) {
    invocation.leaveOut(`${projectFileName}: no file matches ${library}`, 2);
  }
  const sources: NamedSource[] = [];
  for (const file of files) {
    try {
      await refuseOutside(file, root);
      sources.push({
        name: pathFrom(root, file) ?? file,
        file,
        papers: await loadLibraryFile(file, invocation.terminal, { read: readRegularFile, extract: extractTitles }),
      });
    } catch (error) {
      if (!(error instanceof UsageError)) {
        throw error;
      }
      invocation.leaveOut(`${projectFileName}: ${error.message}`, 2);
    }
  }
  return sources;
}

async function filesMatching(glob: string, root: string, { terminal }: Invocation): Promise<readonly string[]> {
  const pattern = filePattern(`/${glob}`);
  const files: string[] = [];
  for await (const file of filesAt(root, terminal.writeError)) {
    if (pattern.test(pathFrom(root, file) ?? "")) {
      files.push(file);
    }
  }
  return files;
}

async function refuseOutside(file: string, root: string): Promise<void> {
  let real;
  try {
    real = await realpath(file);
  } catch (error) {
    throw new UsageError(`cannot read the library ${file}: ${fileProblem(error)}`);
  }
  if (pathFrom(await realpath(root), real) === undefined) {
    throw new UsageError(`the library ${file} leads out of the folder`);
  }
}
