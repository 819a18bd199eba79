import type { Paper } from "../paper";
import { runToEnd } from "../sliced";
import type { Finding } from "./finding";
import { identify, type Identified } from "./judge/identify";
import { joinKnownPapers } from "./judge/joinedPapers";
import { withoutPlaceholders } from "./judge/judgePlaceholders";
import { judgeReference } from "./judge/judgeReference";
import { createKnownPapers, type KnownPapers } from "./judge/knownPapers";
import { withoutContradicted } from "./judge/surerPapers";
import type { KnownSource } from "./knownSource";
import type { Reference } from "./reference";
import { joinKnownTitles } from "./references/prose/joinedTitles";
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

/** The year in which the check takes place; a later one is in the future. */
export interface Now {
  readonly year: number;
}

/** The look-ups of some sources. */
export interface Knowledge {
  readonly papers: KnownPapers;
  readonly titles: KnownTitles;
}

/** Creates the look-ups of sources. Yields after each slice of the work. */
export function* createKnowledge(sources: readonly KnownSource[]): Generator<undefined, Knowledge> {
  const known = yield* createKnownPapers(sources);
  const titles = yield* createKnownTitles(
    sources.flatMap(({ papers }) => papers),
    (identifier) => known.withIdentifier(identifier).flatMap(({ paper }) => titlesOfPaper(paper)),
  );
  return { papers: known, titles };
}

/**
 * Returns a checker that compares with the sources of all parts, which takes no time. The words of one source in a part are enough to confirm a reference. A record that
 * differs from what the parts before its own know proves nothing.
 *
 * @param isAllowed returns whether the records of a source count. A file is no source for its own entries.
 */
export function checkerOf(parts: readonly Knowledge[], now: Now, isAllowed: (source: string) => boolean = () => true): Checker {
  const known = parts.reduce<KnownPapers>(
    (surer, { papers }, index) => {
      const allowed = joinKnownPapers([papers], isAllowed);
      return index === 0 ? allowed : joinKnownPapers([surer, withoutContradicted(allowed, surer, now)], isAllowed);
    },
    joinKnownPapers([], isAllowed),
  );
  /** A reference is checked, and then its paper is asked for. */
  const papers = new WeakMap<Reference, Identified>();
  const identifiedBy = (reference: Reference): Identified => {
    const identified = papers.get(reference) ?? identify(withoutPlaceholders(reference), known);
    papers.set(reference, identified);
    return identified;
  };
  return {
    check: (reference) => judgeReference(reference, identifiedBy(reference), { known, now }),
    paperOf: (reference) => identifiedBy(reference).records[0]?.known.paper,
    titles: joinKnownTitles(parts.map(({ titles }) => titles)),
  };
}

/** Creates a checker. The sources are compared one by one: what one of them confirms is right. Yields after each slice of the work. */
export function* createCheckerInSlices(sources: readonly KnownSource[], now: Now): Generator<undefined, Checker> {
  return checkerOf([yield* createKnowledge(sources)], now);
}

/** Like {@link createCheckerInSlices}, but runs without interruption. */
export function createChecker(sources: readonly KnownSource[], now: Now): Checker {
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
