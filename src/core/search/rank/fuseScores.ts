import Fuse, { type FuseIndex } from "fuse.js";
import type { Paper } from "../../paper";

/** Fuse's scores range from 0, the best, to 1. Texts with a worse one than this are not similar. */
const maxFuseScore = 0.45;
/** Longer queries are cut here: they say no more about a title. */
const maxPatternChars = 32;

interface FuseTexts {
  readonly title: string;
  readonly names: readonly string[];
}

const keys = ["title", "names"];
/** One matcher for all papers, so that it parses a query once. */
const fuse = new Fuse<FuseTexts>([], { keys, includeScore: true, ignoreLocation: true, shouldSort: false, threshold: maxFuseScore });

/** The indexes that Fuse builds of papers, each built once: the candidates change little from keystroke to keystroke. */
const indexes = new WeakMap<Paper, { readonly texts: readonly FuseTexts[]; readonly index: FuseIndex<FuseTexts> }>();

/**
 * The scores of the last query, by paper. Only the beginning of a long query counts, and it stays the same while the user types
 * on.
 */
let lastQuery: { readonly pattern: string; readonly scores: Map<Paper, number> } = { pattern: "", scores: new Map() };

/**
 * Returns how well the query fits each paper's title or names according to Fuse, which compares as people see it: the letters
 * in order, some missing. From 0, not at all, to 1, in the order of the papers.
 */
export function fuseScores(query: string, papers: readonly Paper[]): readonly number[] {
  const pattern = query.slice(0, maxPatternChars);
  if (pattern.length < 2) {
    return papers.map(() => 0);
  }
  if (lastQuery.pattern !== pattern) {
    lastQuery = { pattern, scores: new Map() };
  }
  return papers.map((paper) => {
    const known = lastQuery.scores.get(paper) ?? fuseScore(pattern, paper);
    lastQuery.scores.set(paper, known);
    return known;
  });
}

function fuseScore(pattern: string, paper: Paper): number {
  const { texts, index } = indexOf(paper);
  fuse.setCollection(texts, index);
  const [found] = fuse.search(pattern);
  return found ? Math.max(0, 1 - (found.score ?? 1) / maxFuseScore) : 0;
}

function indexOf(paper: Paper): { readonly texts: readonly FuseTexts[]; readonly index: FuseIndex<FuseTexts> } {
  let known = indexes.get(paper);
  if (!known) {
    const texts = [{ title: paper.title, names: paper.aliases.filter(({ kind }) => kind === "name").map(({ text }) => text) }];
    known = { texts, index: Fuse.createIndex(keys, texts) };
    indexes.set(paper, known);
  }
  return known;
}
