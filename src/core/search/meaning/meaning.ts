import type { Paper } from "../../paper";
import { runToEnd } from "../../sliced";
import type { Segment } from "../index/segment";
import { paperAt, type SegmentList } from "../index/segmentList";
import type { Filter } from "../query/filterPapers";
import type { Query } from "../query/parseQuery";
import type { RankedPaper } from "../rank/rankClosely";
import { isAnswered } from "./meaningGate";
import { type MeaningQuery, readMeaningQuery } from "./meaningQuery";
import { meaningScore, nearWords, similarity } from "./meaningScore";
import { cosineOf, createNearestPapers, type nearestPapers } from "./nearestPapers";
import { makePaperVectors, type PaperVectors } from "./paperVectors";
import { createPaperWords, type PaperWords } from "./paperWords";
import { isHalfWord } from "./unfinishedWord";
import { vectorOfPaper } from "./vectors";
import { createWordLikeness } from "./wordLikeness";
import type { WordVectors } from "./wordVectors";

/** Ranks papers by what their words mean. */
export interface Meaning {
  readonly words: WordVectors;
  /** Makes the vectors of these papers, unless they are known. Yields after each slice. */
  prepare(segment: Segment): Generator<undefined, PaperVectors>;
  /** Takes vectors that were made before. */
  keep(segment: Segment, vectors: PaperVectors): void;
  /** Returns the vectors of these papers, if they are known. */
  vectorsOf(segment: Segment): PaperVectors | undefined;
  /**
   * Returns the papers for a query, the best first: those with its words and those whose words are like them. Returns `undefined`
   * if the lexical search answers it, if no word says what it is about, or while vectors are missing.
   */
  rank(request: MeaningRequest): MeaningResult | undefined;
  /** Returns the papers that are most like one, the likest first, or `undefined` while vectors are missing. */
  similarTo(paper: Paper, request: SimilarRequest, count: number): readonly SimilarPaper[] | undefined;
}

/** A paper that is like another. */
export interface SimilarPaper {
  readonly paper: Paper;
  readonly position: number;
  readonly score: number;
}

/** The papers to compare with one. */
export interface SimilarRequest {
  readonly index: SegmentList;
  /** The conditions of the query; `undefined` if it has none. */
  readonly filter: Filter | undefined;
  /** The papers that the lexical search found for the title, the best first. */
  readonly lexical: readonly RankedPaper[];
}

/** A query, and what the lexical search found. */
export interface MeaningRequest {
  readonly index: SegmentList;
  readonly query: Query;
  /** The papers that the lexical search found, the best first. */
  readonly lexical: readonly RankedPaper[];
  /** Returns the conditions of the query, or `undefined` if it has none. */
  readonly readFilter: () => Filter | undefined;
}

/** The papers for a query, and what their words were compared with. */
export interface MeaningResult {
  readonly query: MeaningQuery;
  readonly ranked: readonly MeaningRanked[];
}

/** A paper for a query. */
export interface MeaningRanked extends Omit<RankedPaper, "missing"> {
  /** The words that it does not have, as bits of `termBit`; `undefined` if the lexical search did not find it. */
  readonly missing: number | undefined;
}

/** The best of the lexical search and the nearest papers are compared: this many of each. */
export const comparedPapers = 100;
/** The vectors of a segment with fewer papers are made when a query comes. */
const maxPapersAtOnce = 300;

/** Creates the stage of the search that a word table makes possible. */
export function createMeaning(words: WordVectors): Meaning {
  const likeness = createWordLikeness(words);
  const made = new WeakMap<Segment, PaperVectors>();
  const wordsOf = createPaperWords(words);
  const findNear = createNearestPapers();
  const prepare = function* (segment: Segment): Generator<undefined, PaperVectors> {
    const vectors = made.get(segment) ?? (yield* makePaperVectors(segment.papers, words));
    made.set(segment, vectors);
    return vectors;
  };
  const vectorsIn = ({ segments }: SegmentList): readonly PaperVectors[] | undefined => {
    const isReady = segments.every((segment) => made.has(segment) || segment.papers.length <= maxPapersAtOnce);
    return isReady ? segments.map((segment) => runToEnd(prepare(segment))) : undefined;
  };
  return {
    words,
    prepare,
    keep: (segment, vectors) => made.set(segment, vectors),
    vectorsOf: (segment) => made.get(segment),
    rank({ index, query, lexical, readFilter }) {
      const isUnread = isHalfWord(query.terms.at(-1), words);
      if (isAnswered(index, query, lexical[0], isUnread)) {
        return undefined;
      }
      const read = isUnread ? query.terms.slice(0, -1) : query.terms;
      const meant = readMeaningQuery(read.map(({ typed }) => typed).join(" "), words, likeness);
      const vectors = meant && vectorsIn(index);
      return meant && vectors
        ? { query: meant, ranked: rankCandidates({ index, lexical, query: meant, vectors, filter: readFilter(), wordsOf, findNear }) }
        : undefined;
    },
    similarTo(paper, { index, filter, lexical }, count) {
      const vectors = vectorsIn(index);
      const vector = vectorOfPaper(paper, words);
      const title = readMeaningQuery(paper.title, words, likeness);
      return vectors && rankSimilar({ index, vectors, vector, title, filter, lexical, wordsOf, findNear, count });
    },
  };
}

interface SimilarContext extends Pick<RankContext, "index" | "vectors" | "filter" | "lexical" | "wordsOf" | "findNear"> {
  readonly vector: Float64Array;
  readonly title: MeaningQuery | undefined;
  readonly count: number;
}

/**
 * The title says what a paper is about, so its words are looked for one by one, as those of a query, and papers that have them come before
 * others that are as near.
 */
function rankSimilar(context: SimilarContext): readonly SimilarPaper[] {
  const { index, vectors, vector, title, filter, lexical, wordsOf, findNear, count } = context;
  const best = lexical[0]?.score ?? 1;
  const shares = new Map(lexical.slice(0, comparedPapers).map(({ position, score }) => [position, Math.max(0, score / best)]));
  const near = findNear(index, vectors, { vector, count: Math.max(count, comparedPapers), allows: filter?.allows });
  return [...new Set([...near.map(({ position }) => position), ...shares.keys()])]
    .flatMap((position): readonly SimilarPaper[] => {
      const paper = paperAt(index, position);
      if (!paper || filter?.allows(position) === false || filter?.verifies(paper) === false) {
        return [];
      }
      const cosine = cosineAt(index, vectors, position, vector);
      return [{ paper, position, score: similarity(shares.get(position) ?? 0, cosine, title ? nearWords(title, wordsOf(paper)) : 0) }];
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, count);
}

interface RankContext {
  readonly index: SegmentList;
  readonly lexical: readonly RankedPaper[];
  readonly query: MeaningQuery;
  readonly vectors: readonly PaperVectors[];
  readonly filter: Filter | undefined;
  readonly wordsOf: (paper: Paper) => PaperWords;
  readonly findNear: typeof nearestPapers;
}

function rankCandidates({ index, lexical, query, vectors, filter, wordsOf, findNear }: RankContext): readonly MeaningRanked[] {
  const best = lexical[0]?.score ?? 1;
  const shareOf = ({ score }: RankedPaper): number => Math.max(0, score / best);
  const compared = lexical.slice(0, comparedPapers);
  const found = new Set(compared.map(({ position }) => position));
  const near = findNear(index, vectors, { vector: query.vector, count: comparedPapers, allows: filter?.allows });
  const candidates = compared.map((ranked): MeaningRanked => {
    const cosine = cosineAt(index, vectors, ranked.position, query.vector);
    return { ...ranked, score: meaningScore(shareOf(ranked), cosine, nearWords(query, wordsOf(ranked.paper))) };
  });
  for (const { position, cosine } of near) {
    const paper = found.has(position) ? undefined : paperAt(index, position);
    if (paper && filter?.verifies(paper) !== false) {
      const score = meaningScore(0, cosine, nearWords(query, wordsOf(paper)));
      candidates.push({ position, paper, score, missing: undefined, year: paper.year ?? 0, citekey: paper.citekey });
    }
  }
  // The sort is stable: equal papers stay in the lexical order, and then in the order of the index.
  candidates.sort((a, b) => b.score - a.score);
  const taken = new Set(candidates.map(({ position }) => position));
  const least = candidates.at(-1)?.score ?? 0;
  const others = lexical.slice(comparedPapers).filter(({ position }) => !taken.has(position));
  return [...candidates, ...others.map((ranked) => ({ ...ranked, score: Math.min(least, meaningScore(shareOf(ranked), -1, 0)) }))];
}

function cosineAt({ offsets }: SegmentList, vectors: readonly PaperVectors[], position: number, vector: Float64Array): number {
  let segment = vectors.length - 1;
  while (segment > 0 && (offsets[segment] ?? 0) > position) {
    segment--;
  }
  const known = vectors[segment];
  return known ? cosineOf(known, position - (offsets[segment] ?? 0), vector) : 0;
}
