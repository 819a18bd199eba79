import type { SegmentList } from "../index/segmentList";
import type { Query, QueryTerm } from "./parseQuery";
import { withoutShortPrefix } from "./findTerm";

/** Words that weigh less are not looked up: a large index has too many papers with `the`. */
export const minSearchedWeight = 0.1;
/** Only this many words of a query have a bit. A user who pastes more knows which paper they want. */
const maxTermBits = 30;

/** Returns the bit of the word at this place in the query, or 0 if the place is too far back. */
export function termBit(at: number): number {
  return at < maxTermBits ? 1 << at : 0;
}

/**
 * Returns the words that a paper must have to count as having all words of the query, as bits. Stop words are not among them,
 * nor is a short unfinished word if the index is too large to look for its continuations.
 */
export function requiredBits(index: SegmentList, { terms }: Query): number {
  const isRequired = (term: QueryTerm): boolean => term.weight === 1 && withoutShortPrefix(index, term) === term;
  return terms.reduce((bits, term, at) => (isRequired(term) ? bits | termBit(at) : bits), 0);
}

/** Returns the words of a query with these bits. */
export function termsWithBits({ terms }: Query, bits: number): readonly QueryTerm[] {
  return terms.filter((_, at) => (bits & termBit(at)) !== 0);
}
