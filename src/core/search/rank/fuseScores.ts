import Fuse, { type FuseIndex } from "fuse.js";
import type { Paper } from "../../paper";

/** Fuse's scores go from 0, the best, to 1; a worse one than this is no likeness. */
const maxFuseScore = 0.45;
/** A longer query says no more about a title. */
const maxPatternChars = 32;

interface FuseTexts {
  readonly title: string;
  readonly names: readonly string[];
}

const keys = ["title", "names"];
/** One matcher for all, so that it takes a query apart once. */
const fuse = new Fuse<FuseTexts>([], { keys, includeScore: true, ignoreLocation: true, shouldSort: false, threshold: maxFuseScore });

/** What Fuse looks through of a paper, made once: from letter to letter the candidates are much the same. */
const indexes = new WeakMap<Paper, { readonly texts: readonly FuseTexts[]; readonly index: FuseIndex<FuseTexts> }>();

/** The scores for the last query, by paper: of a long one only the beginning counts, which stays while somebody types on. */
let lastQuery: { readonly pattern: string; readonly scores: Map<Paper, number> } = { pattern: "", scores: new Map() };

/**
 * How well Fuse thinks that a query fits titles or names, as a person sees it: the letters in order, some missing. By paper,
 * from 0, not at all, to 1.
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
