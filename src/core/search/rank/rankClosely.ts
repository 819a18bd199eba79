import type { Paper } from "../../paper";
import { type Verified, tiers } from "./candidates";
import { fuseScores } from "./fuseScores";
import type { Query } from "../query/parseQuery";
import { byRank, type Features, mostLift, mostLiftOfText, mostLiftOfWord, type Ranked, scoreOf, wordsOfQuotation } from "./ranking";
import { createOrderTest, exactness, standsInTitle, titleBeginning } from "./wordOrder";

/** A paper that a query finds. */
export interface RankedPaper extends Ranked {
  readonly paper: Paper;
  /** The words of the query that it does not have, as bits of `bitOf`. */
  readonly missing: number;
}

/** So many candidates are looked at closely: their texts are read, and Fuse is asked. */
export const closelyRanked = 50;
/** So many of those with some of the words, where others have all. */
export const closelyRankedBelow = 12;
/** Of a query that is a piece of a text, with so many words, so many candidates: which of them has the words in a row? */
const wordsOfText = 4;
const closelyRankedForText = 200;
/** Fuse is asked about so many of them at most. */
const mostForFuse = 24;

/** How many candidates of a query are looked at closely. */
export function closelyRankedOf({ terms }: Query): number {
  return terms.length < wordsOfText ? closelyRanked : closelyRankedForText;
}

/** What is known of the papers that are ranked. */
interface Context {
  readonly exact: ReadonlySet<number>;
  readonly preferred: ReadonlySet<string>;
  /** The words that are asked for, as bits. */
  readonly asked: number;
  /** Whether these papers have them all. */
  readonly isWhole: boolean;
  /** So many of them are looked at closely. */
  readonly close: number;
}

/** Looks closely at the first papers, at their texts and with Fuse's eyes, and puts the best first. */
export function rankClosely(
  query: Query,
  verified: readonly Verified[],
  { exact, preferred, asked, isWhole, close }: Context,
): RankedPaper[] {
  const order = createOrderTest(query);
  const isText = query.terms.length >= wordsOfQuotation;
  const lift = isText ? mostLiftOfText : query.terms.length > 1 ? mostLift : mostLiftOfWord;
  const best = verified.slice(0, close).reduce((most, { candidate }) => Math.max(most, candidate.rough), 0);
  const features = verified.map(({ candidate: { position, rough }, paper }, at): Features => {
    const isClose = at < close;
    // The texts of papers that cannot come to the top by them are not read.
    const canLead = isClose && rough * lift >= best;
    const nearness = canLead ? order.neighboursIn(paper.abstract ?? "") : 0;
    return {
      rough,
      isInTitle: canLead && standsInTitle(query, paper),
      exactness: canLead ? exactness(query, paper) : 0,
      order: canLead ? order.neighboursIn(paper.title) : 0,
      nearness,
      isQuoted: isText && nearness === 1,
      isName: exact.has(position),
      titleBeginning: isClose ? titleBeginning(query, paper) : 0,
      isWhole,
      isPreferred: preferred.has(paper.citekey),
    };
  });
  const opinions = askFuse(query, verified, close === closelyRankedBelow ? [] : features.slice(0, close));
  const ranked = verified.map(({ candidate, paper }, at): RankedPaper => {
    const known = features[at];
    return {
      paper,
      missing: candidate.tier === tiers.inPart ? asked & ~candidate.bits : 0,
      score: known ? scoreOf(known, opinions[at] ?? 0) : 0,
      year: paper.year ?? paper.published?.year ?? 0,
      citekey: paper.citekey,
    };
  });
  return ranked.sort(byRank);
}

/** Fuse's opinion, by place, on those that it could lift to the first place. */
function askFuse({ folded }: Query, verified: readonly Verified[], features: readonly Features[]): readonly number[] {
  const contested = features.slice(0, closelyRanked);
  const best = contested.reduce((most, known) => Math.max(most, scoreOf(known, 0)), 0);
  const contenders = contested.flatMap((known, at) => (scoreOf(known, 1) >= best ? [at] : [])).slice(0, mostForFuse);
  const papers = contenders.flatMap((at) => verified[at]?.paper ?? []);
  const opinions = verified.map(() => 0);
  const asked = papers.length < 2 ? [] : fuseScores(folded, papers);
  contenders.forEach((at, order) => (opinions[at] = asked[order] ?? 0));
  return opinions;
}
