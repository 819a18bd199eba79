import type { Paper } from "../../paper";
import { type VerifiedCandidate, tiers } from "./candidates";
import { fuseScores } from "./fuseScores";
import type { Query } from "../query/parseQuery";
import {
  compareRank,
  cutTitleBonus,
  type Features,
  maxLift,
  maxTextLift,
  maxWordLift,
  type Ranked,
  scoreOf,
  minQuotedTerms,
} from "./ranking";
import { createOrderTest, exactness, hasAllInTitle, hasCutWordsInRow, hasFinishedWords, titleCoverage } from "./wordOrder";

/** A paper that matches a query. */
export interface RankedPaper extends Ranked {
  readonly paper: Paper;
  /** Its place in the index. */
  readonly position: number;
  /** The words of the query that it does not have, as bits of `termBit`. */
  readonly missing: number;
}

/** The number of candidates that are ranked closely: their texts are read, and Fuse is asked. */
export const maxCloselyRanked = 50;
/** The number of candidates with some of the words that are ranked closely, if others have all. */
export const maxCloselyRankedPartial = 12;
/**
 * Queries of at least `minTextTerms` words may be quoted from a text. More candidates have all words then, and only the texts
 * show which has them in a row, so more are ranked closely.
 */
const minTextTerms = 4;
const maxCloselyRankedForText = 200;
/** Fuse is asked about at most this many of them. */
const maxFusePapers = 24;

/** Returns the number of candidates that are ranked closely. */
export function maxCloselyRankedFor({ terms }: Query): number {
  return terms.length < minTextTerms ? maxCloselyRanked : maxCloselyRankedForText;
}

/** The context of the papers to rank. */
interface Context {
  readonly exact: ReadonlySet<number>;
  readonly preferred: ReadonlySet<string>;
  /** The words that a paper must have to count as having all of them, as bits. */
  readonly required: number;
  /** True if these papers have all required words. */
  readonly hasAllWords: boolean;
  /** The number of papers that are ranked closely. */
  readonly maxClose: number;
}

/** Ranks papers, the best first. Reads the texts of the first ones, and asks Fuse about them. */
export function rankClosely(
  query: Query,
  verified: readonly VerifiedCandidate[],
  { exact, preferred, required, hasAllWords, maxClose }: Context,
): RankedPaper[] {
  const order = createOrderTest(query);
  const isText = query.terms.length >= minQuotedTerms;
  const lift = isText ? maxTextLift : query.terms.length > 1 ? maxLift : maxWordLift;
  const best = verified.slice(0, maxClose).reduce((most, { candidate }) => Math.max(most, candidate.baseScore), 0);
  // If a paper has the words as they are, such as an author's name, they were not cut.
  const isCut = !verified.slice(0, maxClose).some(({ paper }) => hasFinishedWords(query, paper));
  const features = verified.map(({ candidate: { position, baseScore }, paper }, at): Features => {
    const isClose = at < maxClose;
    const isCutTitle = isClose && isCut && hasCutWordsInRow(query, paper);
    // A text is not read if it cannot bring its paper to the top.
    const canLead = isClose && baseScore * (lift + (isCutTitle ? cutTitleBonus : 0)) >= best;
    const abstractOrder = canLead ? order.orderIn(paper.abstract ?? "") : 0;
    return {
      baseScore,
      isInTitle: canLead && hasAllInTitle(query, paper),
      exactness: canLead ? exactness(query, paper) : 0,
      titleOrder: canLead ? order.orderIn(paper.title) : 0,
      isCutTitle,
      abstractOrder,
      isQuoted: isText && abstractOrder === 1,
      isName: exact.has(position),
      titleCoverage: isClose ? titleCoverage(query, paper) : 0,
      hasAllWords,
      isPreferred: preferred.has(paper.citekey),
    };
  });
  const fuse = askFuse(query, verified, maxClose === maxCloselyRankedPartial ? [] : features.slice(0, maxClose));
  const ranked = verified.map(({ candidate, paper }, at): RankedPaper => {
    const known = features[at];
    return {
      paper,
      position: candidate.position,
      missing: candidate.tier === tiers.someWords ? required & ~candidate.bits : 0,
      score: known ? scoreOf(known, fuse[at] ?? 0) : 0,
      year: paper.year ?? paper.published?.year ?? 0,
      citekey: paper.citekey,
    };
  });
  return ranked.sort(compareRank);
}

/** Returns Fuse's scores for the papers that they could bring to the top, by place; 0 for the others. */
function askFuse({ folded }: Query, verified: readonly VerifiedCandidate[], features: readonly Features[]): readonly number[] {
  const contested = features.slice(0, maxCloselyRanked);
  const best = contested.reduce((most, known) => Math.max(most, scoreOf(known, 0)), 0);
  const contenders = contested.flatMap((known, at) => (scoreOf(known, 1) >= best ? [at] : [])).slice(0, maxFusePapers);
  const papers = contenders.flatMap((at) => verified[at]?.paper ?? []);
  const scores = verified.map(() => 0);
  const fuse = papers.length < 2 ? [] : fuseScores(folded, papers);
  contenders.forEach((at, order) => (scores[at] = fuse[order] ?? 0));
  return scores;
}
