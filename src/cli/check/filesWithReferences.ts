import { realpath } from "node:fs/promises";
import path from "node:path";
import type { KnownTitles } from "../../core/check/references/prose/knownTitles";
import type { Invocation } from "../command";
import type { NamedSource } from "../papers";
import { createScanEngine, minFilesForThreads } from "../scan/scanEngine";
import { referenceTask, type TextWithReferences } from "./referenceTask";

/** A file to check, and the root of its workspace. */
export interface CheckedFile {
  readonly file: string;
  readonly root: string;
  /** The user named the file itself, which may also be a pipe. */
  readonly isGiven: boolean;
}

/** A file, and what threads found in it. */
export interface LookedFile extends CheckedFile {
  /** A file that no thread has read may have references. */
  readonly found: TextWithReferences | "binary";
  readonly problem?: string | undefined;
}

export interface CheckedWith {
  readonly invocation: Invocation;
  readonly titles: KnownTitles;
  /** Files that are compared with other titles. */
  readonly libraries: readonly NamedSource[];
}

/** Yields all files in their order. Threads find those without references if there are many files. */
export async function* filesWithReferences(files: readonly CheckedFile[], run: CheckedWith): AsyncGenerator<LookedFile> {
  const names = await namesOf(run.libraries);
  const inThreads = files.filter(({ file, isGiven }) => !isGiven && !names.has(path.basename(file)));
  if (inThreads.length < minFilesForThreads || run.invocation.threadProgram === undefined) {
    yield* files.map((one) => ({ ...one, found: "some" as const }));
    return;
  }
  const engine = createScanEngine(run.invocation, referenceTask, ...run.titles.lookUps);
  try {
    const paths = inThreads.map(({ file }) => file);
    const scanned = engine.scan(paths, []);
    const looked = new Set(paths);
    let next = await scanned.next();
    for (const one of files) {
      if (!looked.has(one.file)) {
        yield { ...one, found: "some" };
      } else if (next.done !== true && next.value.file === one.file) {
        yield { ...one, found: next.value.result ?? "binary", problem: next.value.problem };
        next = await scanned.next();
      } else {
        yield { ...one, found: "binary" };
      }
    }
  } finally {
    await engine.end();
  }
}

/** Returns the names of libraries behind all symbolic links. */
async function namesOf(libraries: readonly NamedSource[]): Promise<ReadonlySet<string>> {
  const files = await Promise.all(libraries.map(({ file = "" }) => realpath(file).catch(() => file)));
  return new Set(files.map((file) => path.basename(file)));
}
