import type { Paper } from "../../paper";
import { type VerifiedCandidate, tiers } from "./candidates";
import { fuseScores } from "./fuseScores";
import type { Query } from "../query/parseQuery";
import { compareRank, type Features, maxLift, maxTextLift, maxWordLift, type Ranked, scoreOf, minQuotedTerms } from "./ranking";
import { createOrderTest, exactness, hasAllInTitle, titleCoverage } from "./wordOrder";

/** A paper that a query finds. */
export interface RankedPaper extends Ranked {
  readonly paper: Paper;
  /** The words of the query that it does not have, as bits of `bitOf`. */
  readonly missing: number;
}

/** So many candidates are looked at closely: their texts are read, and Fuse is asked. */
export const maxCloselyRanked = 50;
/** So many of those with some of the words, where others have all. */
export const maxCloselyRankedPartial = 12;
/** Of a query that is a piece of a text, with so many words, so many candidates: which of them has the words in a row? */
const minTextTerms = 4;
const maxCloselyRankedForText = 200;
/** Fuse is asked about so many of them at most. */
const maxFusePapers = 24;

/** How many candidates of a query are looked at closely. */
export function maxCloselyRankedFor({ terms }: Query): number {
  return terms.length < minTextTerms ? maxCloselyRanked : maxCloselyRankedForText;
}

/** What is known of the papers that are ranked. */
interface Context {
  readonly exact: ReadonlySet<number>;
  readonly preferred: ReadonlySet<string>;
  /** The words that are asked for, as bits. */
  readonly required: number;
  /** Whether these papers have them all. */
  readonly hasAllWords: boolean;
  /** So many of them are looked at closely. */
  readonly maxClose: number;
}

/** Looks closely at the first papers, at their texts and with Fuse's eyes, and puts the best first. */
export function rankClosely(
  query: Query,
  verified: readonly VerifiedCandidate[],
  { exact, preferred, required, hasAllWords, maxClose }: Context,
): RankedPaper[] {
  const order = createOrderTest(query);
  const isText = query.terms.length >= minQuotedTerms;
  const lift = isText ? maxTextLift : query.terms.length > 1 ? maxLift : maxWordLift;
  const best = verified.slice(0, maxClose).reduce((most, { candidate }) => Math.max(most, candidate.baseScore), 0);
  const features = verified.map(({ candidate: { position, baseScore }, paper }, at): Features => {
    const isClose = at < maxClose;
    // The texts of papers that cannot come to the top by them are not read.
    const canLead = isClose && baseScore * lift >= best;
    const abstractOrder = canLead ? order.orderIn(paper.abstract ?? "") : 0;
    return {
      baseScore,
      isInTitle: canLead && hasAllInTitle(query, paper),
      exactness: canLead ? exactness(query, paper) : 0,
      titleOrder: canLead ? order.orderIn(paper.title) : 0,
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
      missing: candidate.tier === tiers.someWords ? required & ~candidate.bits : 0,
      score: known ? scoreOf(known, fuse[at] ?? 0) : 0,
      year: paper.year ?? paper.published?.year ?? 0,
      citekey: paper.citekey,
    };
  });
  return ranked.sort(compareRank);
}

/** Fuse's opinion, by place, on those that it could lift to the first place. */
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
