import Fuse from "fuse.js";
import type { Paper } from "../paper";
import { type Expansion, expandTerm } from "./expandTerm";
import { type FieldMatch, matchesOf, type Snippet, snippetOf } from "./findMatches";
import { maskWeights } from "./fields";
import { matchesFilters } from "./matchesFilters";
import { parseQuery, type Query, type QueryTerm } from "./parseQuery";
import { createPostings, type Postings } from "./postings";
import { joined, termsOf } from "./terms";
import { fold } from "../words/fold";

export type { FieldMatch, MatchedField, Snippet } from "./findMatches";

/** A paper that a query finds, and why. */
export interface SearchHit {
  readonly paper: Paper;
  /** Comparable among the hits of one query only. */
  readonly score: number;
  /** The letters that matched, by field; an abstract's only where a snippet is too. */
  readonly matches: readonly FieldMatch[];
  /** The part of the abstract that matched, where neither title nor names did as well. */
  readonly snippet?: Snippet;
}

export interface SearchOptions {
  /** At most so many hits; all unless told. */
  readonly limit?: number;
  /** Citekeys of papers used lately, newest first: first for an empty query, and among equals. */
  readonly recent?: readonly string[];
  /** Citekeys that the open document cites already: first among equals. */
  readonly cited?: readonly string[];
}

/** Finds papers by what a person remembers of them. */
export interface SearchIndex {
  /** The hits of a query, best first, in an order that is total and stable. All papers for an empty query. */
  search(query: string, options?: SearchOptions): SearchHit[];
}

/** An exact name beats everything. */
const exactNameBonus = 1000;
/** The beginning of the title beats scattered words. */
const titlePrefixBonus = 400;
/** Words that follow one another in the title as in the query: the share of such pairs adds up to so much of the score. */
const orderBonus = 0.5;
/** What Fuse thinks of the best candidates adds up to so much of the score. */
const fuseBonus = 0.6;
/** Fuse's scores go from 0, the best, to 1; a worse one than this adds nothing. */
const worstFuseScore = 0.45;
const reranked = 50;
const recentBonus = 0.02;

interface Ranked {
  readonly position: number;
  score: number;
}

/** Reads the papers into an index. */
export function createSearchIndex(papers: readonly Paper[]): SearchIndex {
  const index: Index = {
    papers,
    postings: createPostings(papers),
    names: papers.map((paper) => new Set(paper.aliases.filter(({ kind }) => kind !== "title").map(({ text }) => joined(text)))),
    titles: papers.map((paper) => (fold(paper.title).match(/[\p{L}\p{N}]+\+*/gu) ?? []).join(" ")),
  };
  return {
    search(text, { limit = papers.length, recent = [], cited = [] } = {}) {
      const query = parseQuery(text);
      const preferred = new Set([...recent, ...cited]);
      if (query.terms.length === 0) {
        return unranked(papers, query, recent).slice(0, limit).map((paper) => ({ paper, score: 0, matches: [] }));
      }
      const ranked = rankCandidates(index, query);
      rerank(index, text, query, ranked.slice(0, reranked));
      for (const one of ranked) {
        one.score *= preferred.has(papers[one.position]?.citekey ?? "") ? 1 + recentBonus : 1;
      }
      ranked.sort(byScore);
      return ranked.slice(0, limit).flatMap((one) => toHit(papers[one.position], one, query));
    },
  };
}

interface Index {
  readonly papers: readonly Paper[];
  readonly postings: Postings;
  /** For each paper its names as one word each. */
  readonly names: readonly ReadonlySet<string>[];
  /** For each paper the folded words of its title. */
  readonly titles: readonly string[];
}

/** Best first; equals in the order of the library. */
function byScore(a: Ranked, b: Ranked): number {
  return b.score - a.score || a.position - b.position;
}

/** For an empty query: lately used papers, newest first, then all others in the order of the library. */
function unranked(papers: readonly Paper[], query: Query, recent: readonly string[]): readonly Paper[] {
  const rank = new Map(recent.map((citekey, index) => [citekey, index]));
  const rankOf = (paper: Paper): number => rank.get(paper.citekey) ?? recent.length;
  return papers.filter((paper) => matchesFilters(paper, query.filters)).sort((a, b) => rankOf(a) - rankOf(b));
}

/**
 * The papers that have words of the query, best first. A word of the query counts by its rarity (BM25's inverse document
 * frequency), by the best field that it stands in, and by how surely it is meant. The sum is multiplied by the square of
 * the share of the query that was found, so that one rare word cannot outweigh two plain ones.
 */
function rankCandidates(index: Index, query: Query): Ranked[] {
  const count = index.papers.length;
  const scores = new Float64Array(count);
  const found = new Float64Array(count);
  const touched = new Set<number>();
  const whole = query.terms.reduce((sum, { weight }) => sum + weight, 0);
  for (const term of [...query.terms, ...joinedNeighbours(query.terms)]) {
    const best = bestByPaper(index.postings, expandTerm(index.postings, term), count);
    for (const [paper, { score, quality }] of best) {
      touched.add(paper);
      scores[paper] = (scores[paper] ?? 0) + score * term.weight;
      found[paper] = (found[paper] ?? 0) + Math.min(1, quality) * term.weight;
    }
  }
  const ranked: Ranked[] = [];
  for (const position of touched) {
    const paper = index.papers[position];
    if (paper && matchesFilters(paper, query.filters)) {
      const coverage = Math.min(1, (found[position] ?? 0) / whole);
      const score = (scores[position] ?? 0) * coverage * coverage;
      ranked.push({ position, score: score * (1 + orderBonus * inOrder(query, index.titles[position] ?? "")) + bonuses(index, query, position) });
    }
  }
  return ranked.sort(byScore);
}

/** Two words that may be one in the text: `lan hdr` for `LAN-HDR`. They add to what their words find, for half. */
function joinedNeighbours(terms: readonly QueryTerm[]): readonly QueryTerm[] {
  return terms.slice(1).flatMap((second, index) => {
    const first = terms[index];
    const isSensible = first && first.weight === 1 && second.weight === 1;
    return isSensible
      ? [{ term: first.typed + second.typed, typed: first.typed + second.typed, isUnfinished: second.isUnfinished, weight: 0.5 }]
      : [];
  });
}

interface Best {
  readonly score: number;
  readonly quality: number;
}

function bestByPaper({ starts, papers, masks }: Postings, expansions: readonly Expansion[], count: number): ReadonlyMap<number, Best> {
  const best = new Map<number, Best>();
  for (const { word, quality } of expansions) {
    const start = starts[word] ?? 0;
    const end = starts[word + 1] ?? 0;
    const rarity = Math.log(1 + (count - (end - start) + 0.5) / (end - start + 0.5));
    for (let at = start; at < end; at++) {
      const paper = papers[at] ?? 0;
      const score = quality * rarity * (maskWeights[masks[at] ?? 0] ?? 0);
      const earlier = best.get(paper);
      if (!earlier || earlier.score < score) {
        best.set(paper, { score, quality });
      }
    }
  }
  return best;
}

/** The share of the query's neighbouring words that are neighbours in the title too, in the same order. */
function inOrder({ terms }: Query, title: string): number {
  if (terms.length < 2) {
    return 0;
  }
  const padded = ` ${title} `;
  const pairs = terms.slice(1).filter((second, index) => {
    const pair = ` ${terms[index]?.typed ?? ""} ${second.typed}`;
    return padded.includes(second.isUnfinished ? pair : `${pair} `);
  });
  return pairs.length / (terms.length - 1);
}

function bonuses({ names, titles }: Index, query: Query, position: number): number {
  const isName = names[position]?.has(query.joined) === true;
  const title = titles[position] ?? "";
  const isTitle = query.folded.length >= 4 && title.startsWith(query.folded);
  return (isName ? exactNameBonus : 0) + (isTitle ? titlePrefixBonus * (1 + query.folded.length / (title.length + 1)) : 0);
}

/** Lets Fuse look at the best candidates' titles and names as a person would: letters in order, some missing. */
function rerank({ papers, names }: Index, text: string, query: Query, candidates: readonly Ranked[]): void {
  const fuse = new Fuse(
    candidates.map((candidate) => ({
      candidate,
      title: papers[candidate.position]?.title ?? "",
      names: [...(names[candidate.position] ?? [])],
    })),
    { keys: ["title", "names"], includeScore: true, ignoreLocation: true, threshold: worstFuseScore },
  );
  const pattern = query.folded === "" ? text : query.folded;
  for (const { item, score = 1 } of fuse.search(pattern.slice(0, 64))) {
    item.candidate.score *= 1 + fuseBonus * Math.max(0, 1 - score / worstFuseScore);
  }
}

function toHit(paper: Paper | undefined, { score }: Ranked, query: Query): SearchHit[] {
  if (!paper) {
    return [];
  }
  const matches = matchesOf(paper, query);
  const isSeen = matches.some(({ field }) => field === "title" || field === "name");
  const snippet = isSeen && termsOf(query.folded).length < 2 ? undefined : snippetOf(paper, query);
  return [{ paper, score, matches, ...(snippet ? { snippet } : {}) }];
}
