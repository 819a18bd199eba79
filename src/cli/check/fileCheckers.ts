import { realpath } from "node:fs/promises";
import { checkerByForm, type Checker, checkerOf, createKnowledge, type Knowledge } from "../../core/check/createChecker";
import { runToEnd } from "../../core/sliced";
import type { NamedSource } from "../papers";

/** The papers whose records count as facts in a check. */
export interface CheckSources {
  /** The libraries that the user names, which are facts for all files but themselves. */
  readonly libraries: readonly NamedSource[];
  /** The bibliographies among the checked files, which are facts for prose alone. */
  readonly found: readonly NamedSource[];
  readonly bundled: readonly NamedSource[];
}

/**
 * Creates the checkers of files. No file is compared with itself: its mistakes would confirm themselves.
 *
 * @returns a function that returns the checker for a file.
 */
export async function createFileCheckers({ libraries, found, bundled }: CheckSources): Promise<(file: string) => Promise<Checker>> {
  const now = { year: new Date().getFullYear() };
  const libraryFiles = await Promise.all(libraries.map(({ file }) => realPathOf(file)));
  let ofFound: Knowledge | undefined;
  const create = (known: readonly NamedSource[]): Checker => {
    const sure = runToEnd(createKnowledge([...known, ...bundled]));
    const records = checkerOf([sure], now);
    if (found.length === 0) {
      return records;
    }
    ofFound ??= runToEnd(createKnowledge(found));
    return checkerByForm({ records, prose: checkerOf([sure, ofFound], now) });
  };
  let all: Checker | undefined;
  return async (file) => {
    const real = libraries.length === 0 ? undefined : await realPathOf(file);
    const others = libraries.filter((_, index) => real === undefined || libraryFiles[index] !== real);
    return others.length < libraries.length ? create(others) : (all ??= create(libraries));
  };
}

async function realPathOf(file: string | undefined): Promise<string | undefined> {
  return file === undefined ? undefined : realpath(file).catch(() => undefined);
}
