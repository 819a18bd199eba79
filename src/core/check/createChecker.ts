import type { Paper } from "../paper";
import { runToEnd } from "../sliced";
import type { Finding } from "./finding";
import type { KnownSource } from "./knownSource";
import { identify, type Identified } from "./judge/identify";
import { judgeReference } from "./judge/judgeReference";
import { createKnownPapers } from "./judge/knownPapers";
import type { Reference } from "./reference";
import { createKnownTitles, type KnownTitles, titlesOfPaper } from "./references/prose/knownTitles";

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
 * Creates a checker. The sources are compared one by one: what one of them confirms is right. Yields after each slice of the work.
 *
 * @param now the year in which the check takes place; a later one is in the future.
 */
export function* createCheckerInSlices(sources: readonly KnownSource[], now: { readonly year: number }): Generator<undefined, Checker> {
  const known = yield* createKnownPapers(sources);
  const titles = yield* createKnownTitles(
    sources.flatMap(({ papers }) => papers),
    (identifier) => known.withIdentifier(identifier).flatMap(({ paper }) => titlesOfPaper(paper)),
  );
  /** A reference is checked, and then its paper is asked for. */
  const papers = new WeakMap<Reference, Identified>();
  const identifiedBy = (reference: Reference): Identified => {
    const identified = papers.get(reference) ?? identify(reference, known);
    papers.set(reference, identified);
    return identified;
  };
  return {
    check: (reference) => judgeReference(reference, identifiedBy(reference), { known, now }),
    paperOf: (reference) => identifiedBy(reference).records[0]?.known.paper,
    titles,
  };
}

/** Like {@link createCheckerInSlices}, but runs without interruption. */
export function createChecker(sources: readonly KnownSource[], now: { readonly year: number }): Checker {
  return runToEnd(createCheckerInSlices(sources, now));
}

/**
 * Joins two checkers. Entries of bibliographies are compared only with what `records` knows, all else with what `prose` knows: the bibliographies
 * of a workspace are facts for its prose, and none of them is a fact for another's entries.
 */
export function checkerByForm({ records, prose }: { readonly records: Checker; readonly prose: Checker }): Checker {
  const checkerOf = ({ form }: Reference): Checker => (form === "record" ? records : prose);
  return {
    check: (reference) => checkerOf(reference).check(reference),
    paperOf: (reference) => checkerOf(reference).paperOf(reference),
    titles: prose.titles,
  };
}
