import papers from "#data/papers.json";
import { catalogueRows, paperOfRow } from "../catalogue/catalogue";
import type { Paper } from "../paper";

/** The daily papers, which are bundled with CiteLens with their abstracts, in the order of the seeds from which the build made them. */
export const bundledPapers: readonly Paper[] = papers as readonly Paper[];

/** The sets of papers that are bundled with CiteLens, in their order, under the names that the setting `citelens.bundled` has. */
export const bundledSets = ["daily papers", "well-known methods"] as const;

export type BundledSet = (typeof bundledSets)[number];

/**
 * Returns the papers of the sets, each once, in the order of the sets. A paper that both sets have is a daily paper. The
 * well-known papers are made when they are first asked for, those first that most repositories name. The same sets give the
 * same objects each time.
 */
export function papersOfSets(sets: readonly BundledSet[]): readonly Paper[] {
  return bundledSets.filter((set) => sets.includes(set)).flatMap((set) => papersOfSet(set, sets));
}

/** Returns the papers of one set, as {@link papersOfSets} has them beside the others of `sets`. */
export function papersOfSet(set: BundledSet, sets: readonly BundledSet[]): readonly Paper[] {
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
