import type { Paper } from "../../core/paper";

/** The difference between two lists of papers. */
export interface PaperChanges {
  /** Papers that are new, or are other objects than before. */
  readonly changed: readonly Paper[];
  /** The citekeys of papers that are gone. */
  readonly removed: readonly string[];
}

/** Compares papers by citekey and identity: a paper that did not change is the same object. */
export function changesBetween(before: readonly Paper[], after: readonly Paper[]): PaperChanges {
  const known = new Map(before.map((paper) => [paper.citekey, paper]));
  const changed = after.filter((paper) => known.get(paper.citekey) !== paper);
  after.forEach(({ citekey }) => known.delete(citekey));
  return { changed, removed: [...known.keys()] };
}
