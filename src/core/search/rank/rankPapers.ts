import { requiredBits } from "../query/askedWords";
import { completeCandidates, takeCandidates, tiers, verifyCandidates } from "./candidates";
import { createFilter } from "../query/filterPapers";
import { type SegmentList, positionsOfTerm, positionsOfTitle } from "../index/segmentList";
import type { Query } from "../query/parseQuery";
import { placeTerms } from "../query/placeTerms";
import { maxCloselyRanked, maxCloselyRankedPartial, maxCloselyRankedFor, type RankedPaper, rankClosely } from "./rankClosely";
import { fieldBits } from "../index/readPaper";
import { addScores, type Scores } from "./scoreWords";
import { minTitleStartChars } from "./wordOrder";

/** At least this many candidates are completed with the scores of deferred words. */
const minCandidates = 300;

/**
 * Returns the papers that match a query: first those with all its words, then those with some, each with the best first.
 * `limit` is at least 1.
 */
export function rankPapers(
  index: SegmentList,
  scores: Scores,
  query: Query,
  options: { readonly limit: number; readonly preferred: ReadonlySet<string>; readonly isOwn?: (citekey: string) => boolean },
): readonly RankedPaper[] {
  const filter = createFilter(index, query, options.isOwn);
  const maxCandidates = Math.max(options.limit, minCandidates);
  const terms = placeTerms(index, query, maxCandidates);
  const exact = exactPositions(index, query);
  const certain = new Set([...exact, ...titleStartPositions(index, query)]);
  const touchedCount = terms.reduce((count, term) => addScores(index, scores, term, count), 0);
  const candidates = takeCandidates(index, scores, filter, { touchedCount, certain, maxCandidates });
  const required = requiredBits(index, query);
  completeCandidates(index, candidates, { deferred: terms.filter(({ isDeferred }) => isDeferred), certain, required });
  const verified = verifyCandidates(index, filter, candidates, Math.max(options.limit, maxCloselyRankedFor(query)));
  const firstPartial = verified.findIndex(({ candidate }) => candidate.tier === tiers.someWords);
  const complete = firstPartial < 0 ? verified : verified.slice(0, firstPartial);
  const isForOneWord = required !== 0 && (required & (required - 1)) === 0;
  // A single word that some papers have was not meant as a similar word of others.
  const partial = isForOneWord && complete.length > 0 ? [] : verified.slice(complete.length);
  const context = { exact, preferred: options.preferred, required };
  const maxClose = maxCloselyRankedFor(query);
  return [
    ...rankClosely(query, complete, { ...context, hasAllWords: required !== 0 && !isForOneWord, maxClose }),
    ...rankClosely(query, partial, {
      ...context,
      hasAllWords: false,
      maxClose: complete.length === 0 ? maxClose : maxCloselyRankedPartial,
    }),
  ].slice(0, options.limit);
}

/** Returns the positions of papers that have the whole query as a name, a citekey, or an id. */
function exactPositions(index: SegmentList, { joined, whole }: Query): ReadonlySet<number> {
  return new Set([
    ...positionsOfTerm(index, joined, fieldBits.wholeName | fieldBits.identifier),
    ...positionsOfTerm(index, whole, fieldBits.identifier),
  ]);
}

/** Returns the positions of papers whose titles begin with the query, if it is long enough for these to be few. */
function titleStartPositions(index: SegmentList, { folded }: Query): readonly number[] {
  return folded.length < minTitleStartChars ? [] : positionsOfTitle(index, folded, maxCloselyRanked);
}
