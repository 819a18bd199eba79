import type { SegmentList } from "../index/segmentList";
import type { Query, QueryTerm } from "./parseQuery";
import { withoutShortPrefix } from "./findTerm";

/** The least weight of a word that is looked for: an index may be too large to look for `the`. */
export const minSearchedWeight = 0.1;
/** So many words of a query have a bit; who pastes more knows which paper is meant. */
const maxTermBits = 30;

/** The bit of a query's word by its place, 0 for one far behind. */
export function termBit(at: number): number {
  return at < maxTermBits ? 1 << at : 0;
}

/**
 * The words of a query, as bits, that a paper must have to have all of them: not those that only hold a sentence together, nor the first
 * letters of one that goes on, where the index is too large to look for them. 0 for a single word: whatever is like it is all that is asked.
 */
export function requiredBits(index: SegmentList, { terms }: Query): number {
  const isAlone = terms.filter(({ weight }) => weight > minSearchedWeight).length < 2;
  const isRequired = (term: QueryTerm): boolean => term.weight === 1 && withoutShortPrefix(index, term) === term;
  return isAlone ? 0 : terms.reduce((bits, term, at) => (isRequired(term) ? bits | termBit(at) : bits), 0);
}

/** The words of a query that have these bits. */
export function termsWithBits({ terms }: Query, bits: number): readonly QueryTerm[] {
  return terms.filter((_, at) => (bits & termBit(at)) !== 0);
}
