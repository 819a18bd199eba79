import papers from "#data/papers.json";
import { catalogueRows, paperOfRow } from "../catalogue/catalogue";
import type { Paper } from "../paper";
import { bundledSets, type BundledSet } from "./bundledSets";

/** The daily papers, which are bundled with CiteLens with their abstracts, in the order of the seeds from which the build made them. */
export const bundledPapers: readonly Paper[] = papers as readonly Paper[];

/**
 * Returns the papers of the sets, each once, in the order of the sets. A paper that both sets have is a daily paper. The
 * well-known papers are made when they are first asked for, those first that most repositories name. The same sets give the
 * same list each time.
 */
export function papersOfSets(sets: readonly BundledSet[]): readonly Paper[] {
  const key = [...sets].sort().join();
  const known = joined.get(key) ?? bundledSources(sets).flatMap(({ papers }) => papers);
  joined.set(key, known);
  return known;
}

const joined = new Map<string, readonly Paper[]>();

/** A set and its papers. */
export interface BundledSource {
  readonly set: BundledSet;
  readonly papers: readonly Paper[];
}

/** Returns the papers of {@link papersOfSets} by set. */
export function bundledSources(sets: readonly BundledSet[]): readonly BundledSource[] {
  return bundledSets.filter((set) => sets.includes(set)).map((set) => ({ set, papers: papersOfSet(set, sets) }));
}

function papersOfSet(set: BundledSet, sets: readonly BundledSet[]): readonly Paper[] {
  if (set === "daily papers") {
    return bundledPapers;
  }
  return sets.includes("daily papers") ? wellKnown().apart : wellKnown().all;
}

interface WellKnown {
  readonly all: readonly Paper[];
  /** Without those that are also daily papers. */
  readonly apart: readonly Paper[];
}

let made: WellKnown | undefined;

function wellKnown(): WellKnown {
  if (!made) {
    const rows = catalogueRows().filter(([, , , authors]) => authors !== "");
    const all = rows.map(paperOfRow);
    made = { all, apart: all.filter((_, index) => rows[index]?.[13] === 0) };
  }
  return made;
}
