import { askedBits } from "../query/askedWords";
import { completeCandidates, takeCandidates, tiers, verify } from "./candidates";
import { createFilter } from "../query/filterPapers";
import { type SegmentList, positionsOf, positionsOfTitle } from "../index/segmentList";
import type { Query } from "../query/parseQuery";
import { placeTerms } from "../query/placeTerms";
import { closelyRanked, closelyRankedBelow, closelyRankedOf, type RankedPaper, rankClosely } from "./rankClosely";
import { inFields } from "../index/readPaper";
import { addScores, type Scores } from "./scoreWords";
import { shortestBeginning } from "./wordOrder";

/** So many candidates have their common words looked up. */
const completed = 300;

/** The papers that a query finds: those with all its words first, both kinds best first. `limit` is at least 1. */
export function rankPapers(
  index: SegmentList,
  scores: Scores,
  query: Query,
  options: { readonly limit: number; readonly preferred: ReadonlySet<string> },
): readonly RankedPaper[] {
  const filter = createFilter(index, query);
  const most = Math.max(options.limit, completed);
  const terms = placeTerms(index, query, most);
  const exact = exactPositions(index, query);
  const sure = new Set([...exact, ...beginningPositions(index, query)]);
  const touchedCount = terms.reduce((count, term) => addScores(index, scores, term, count), 0);
  const candidates = takeCandidates(index, scores, filter, { touchedCount, sure, most });
  const asked = askedBits(index, query);
  completeCandidates(index, candidates, { common: terms.filter(({ isCommon }) => isCommon), sure, asked });
  const verified = verify(index, filter, candidates, Math.max(options.limit, closelyRankedOf(query)));
  const firstInPart = verified.findIndex(({ candidate }) => candidate.tier === tiers.inPart);
  const whole = firstInPart < 0 ? verified : verified.slice(0, firstInPart);
  const inPart = verified.slice(whole.length);
  const context = { exact, preferred: options.preferred, asked };
  const close = closelyRankedOf(query);
  return [
    ...rankClosely(query, whole, { ...context, isWhole: asked !== 0, close }),
    ...rankClosely(query, inPart, { ...context, isWhole: false, close: whole.length === 0 ? close : closelyRankedBelow }),
  ].slice(0, options.limit);
}

/** Papers that have the whole query as a name, a citekey or an id. */
function exactPositions(index: SegmentList, { joined, whole }: Query): ReadonlySet<number> {
  return new Set([
    ...positionsOf(index, joined, inFields.wholeName | inFields.identifier),
    ...positionsOf(index, whole, inFields.identifier),
  ]);
}

/** Papers whose titles the query begins, where it says enough for them to be few. */
function beginningPositions(index: SegmentList, { folded }: Query): readonly number[] {
  return folded.length < shortestBeginning ? [] : positionsOfTitle(index, folded, closelyRanked);
}
