import Fuse from "fuse.js";
import type { Paper } from "../paper";

/** Fuse's scores go from 0, the best, to 1; a worse one than this is no likeness. */
const worstScore = 0.45;
/** A longer query says no more about a title. */
const longestPattern = 32;

/**
 * How well Fuse thinks that a query fits titles or names, as a person sees it: the letters in order, some missing. By paper,
 * from 0, not at all, to 1.
 */
export function fuseScores(query: string, papers: readonly Paper[]): readonly number[] {
  const scores = papers.map(() => 0);
  if (query.length < 2) {
    return scores;
  }
  const texts = papers.map(({ title, aliases }, at) => ({ at, title, names: aliases.filter(({ kind }) => kind === "name").map(({ text }) => text) }));
  const fuse = new Fuse(texts, { keys: ["title", "names"], includeScore: true, ignoreLocation: true, shouldSort: false, threshold: worstScore });
  for (const { item, score = 1 } of fuse.search(query.slice(0, longestPattern))) {
    scores[item.at] = Math.max(0, 1 - score / worstScore);
  }
  return scores;
}
