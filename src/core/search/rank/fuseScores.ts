import Fuse, { type FuseIndex } from "fuse.js";
import type { Paper } from "../../paper";

/** Fuse's scores go from 0, the best, to 1; a worse one than this is no likeness. */
const worstScore = 0.45;
/** A longer query says no more about a title. */
const longestPattern = 32;

interface Texts {
  readonly title: string;
  readonly names: readonly string[];
}

const keys = ["title", "names"];
/** One matcher for all, so that it takes a query apart once. */
const fuse = new Fuse<Texts>([], { keys, includeScore: true, ignoreLocation: true, shouldSort: false, threshold: worstScore });

/** What Fuse looks through of a paper, made once: from letter to letter the candidates are much the same. */
const indexes = new WeakMap<Paper, { readonly texts: readonly Texts[]; readonly index: FuseIndex<Texts> }>();

/** The scores for the last query, by paper: of a long one only the beginning counts, which stays while somebody types on. */
let lately: { readonly pattern: string; readonly scores: Map<Paper, number> } = { pattern: "", scores: new Map() };

/**
 * How well Fuse thinks that a query fits titles or names, as a person sees it: the letters in order, some missing. By paper,
 * from 0, not at all, to 1.
 */
export function fuseScores(query: string, papers: readonly Paper[]): readonly number[] {
  const pattern = query.slice(0, longestPattern);
  if (pattern.length < 2) {
    return papers.map(() => 0);
  }
  if (lately.pattern !== pattern) {
    lately = { pattern, scores: new Map() };
  }
  return papers.map((paper) => {
    const known = lately.scores.get(paper) ?? fuseScore(pattern, paper);
    lately.scores.set(paper, known);
    return known;
  });
}

function fuseScore(pattern: string, paper: Paper): number {
  const { texts, index } = indexOf(paper);
  fuse.setCollection(texts, index);
  const [found] = fuse.search(pattern);
  return found ? Math.max(0, 1 - (found.score ?? 1) / worstScore) : 0;
}

function indexOf(paper: Paper): { readonly texts: readonly Texts[]; readonly index: FuseIndex<Texts> } {
  let known = indexes.get(paper);
  if (!known) {
    const texts = [{ title: paper.title, names: paper.aliases.filter(({ kind }) => kind === "name").map(({ text }) => text) }];
    known = { texts, index: Fuse.createIndex(keys, texts) };
    indexes.set(paper, known);
  }
  return known;
}
