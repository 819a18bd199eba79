import type { Paper } from "../paper";
import type { Finding } from "./finding";
import { judgeReference } from "./judge/judgeReference";
import { createKnownPapers } from "./judge/knownPapers";
import type { Reference } from "./reference";
import { createKnownTitles, type KnownTitles, titlesOfPaper } from "./references/prose/knownTitles";
import { runToEnd } from "../sliced";

/** Papers whose records count as facts, and where they are from. */
export interface KnownSource {
  /** A name for the user: `"bundled papers"`, a file's name. */
  readonly name: string;
  readonly papers: readonly Paper[];
}

/** Compares references with what is known. */
export interface Checker {
  /** Returns what differs, in the order of the text. Nothing, if the paper is unknown. */
  check(reference: Reference): readonly Finding[];
  /** Returns the known paper that a reference means, or `undefined`. */
  paperOf(reference: Reference): Paper | undefined;
  /** The titles of all known papers, to recognize in prose. */
  readonly titles: KnownTitles;
}

/**
 * Creates a checker. The sources are compared one by one: what one of them confirms is right.
 *
 * @param now the year in which the check takes place; a later one is in the future.
 */
export function createChecker(sources: readonly KnownSource[], now: { readonly year: number }): Checker {
  const known = createKnownPapers(sources);
  return {
    check: (reference) => judgeReference(reference, known, now),
    titles: runToEnd(
      createKnownTitles(
        sources.flatMap(({ papers }) => papers),
        (identifier) => known.withIdentifier(identifier).flatMap(({ paper }) => titlesOfPaper(paper)),
      ),
    ),
    paperOf: (reference) => known.meantBy(reference)[0]?.paper,
  };
}
