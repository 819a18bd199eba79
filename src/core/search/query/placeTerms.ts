import { termBit, minSearchedWeight } from "./askedWords";
import { findTerm, type FoundTerm, countHeads, isCommonWord, withoutShortPrefix } from "./findTerm";
import type { SegmentList } from "../index/segmentList";
import type { Query, QueryTerm } from "./parseQuery";
import { headFields, prefixFields } from "../index/readPaper";

/** The weight of words of a query that are looked up as one word. */
const joinedWeight = 0.5;
/** The minimum length of a word that is joined to a stop word before it. */
const minJoinedSecondChars = 4;
/** Queries of more words are not joined into one, because nobody types longer names with spaces. */
const maxJoinedTerms = 4;
/**
 * A word in more than this share of the papers does not distinguish them. If enough papers have it in titles or names,
 * abstracts are looked up only for these.
 */
const maxInformativeShare = 0.3;
/**
 * If the query has three or more words, the second rarest is also looked up in abstracts unless more than this share of the
 * papers have it. The rarest alone would leave more candidates than are examined.
 */
const maxSecondInformativeShare = 0.2;

/** A word of the query with its place in it. */
export interface PlacedTerm extends FoundTerm {
  readonly term: QueryTerm;
  /** The bit of its place in the query. Several bits for words that are joined, 0 for a word too far back. */
  readonly bits: number;
  /** The word's share of the weight of the whole query. */
  readonly share: number;
  /** True if abstracts are looked up later, for the candidates only, by `completeScore`. */
  readonly isDeferred: boolean;
  /** True if so many names and titles begin with the word that other fields can be left out. */
  readonly onlyPrefixFields: boolean;
  /**
   * The number of candidates that are wanted, if the word is the whole query and too many papers have it to distinguish them:
   * abstracts that add no better candidates are skipped. Otherwise 0.
   */
  readonly wantedCandidates: number;
}

/** Looks up the words of a query in the index. Returns those with the fewest postings first. */
export function placeTerms(index: SegmentList, query: Query, maxCandidates: number): readonly PlacedTerm[] {
  const searched = query.terms
    .map((term, at) => ({ term, bits: termBit(at) }))
    .filter(({ term: { weight } }) => weight > minSearchedWeight);
  const found = searched.map(({ term, bits }) => lookUp(index, searched.length > 1 ? withoutShortPrefix(index, term) : term, bits));
  const totalWeight = found.reduce((sum, { term, rarity }) => sum + term.weight * rarity, 0);
  const joined = joinedTerms(query).map(({ term, bits }) => ({
    ...lookUp(index, withoutShortPrefix(index, term), bits, true),
    rarity: 0,
  }));
  const sorted = [...found, ...joined].sort((a, b) => a.cost - b.cost);
  const isAlone = found.length === 1 && query.filters.length === 0;
  const [cheapest, second] = sorted.filter(({ cost, rarity }) => cost > 0 && rarity > 0);
  return sorted.map((one): PlacedTerm => {
    const isCommon = isCommonWord(index, one.cost);
    const isSecondInformative = one === second && found.length > 2 && one.cost <= index.size * maxSecondInformativeShare;
    const isInformative =
      isSecondInformative || (one === cheapest && (query.filters.length > 0 || (!isAlone && one.cost <= index.size * maxInformativeShare)));
    const isDeferred = isCommon && !isInformative && (one !== cheapest || countHeads(index, one, headFields) >= maxCandidates);
    return {
      ...one,
      share: (one.term.weight * one.rarity) / totalWeight,
      isDeferred,
      onlyPrefixFields: isDeferred && isAlone && countHeads(index, one, prefixFields) >= maxCandidates,
      wantedCandidates: isAlone && one.cost > index.size * maxInformativeShare ? maxCandidates : 0,
    };
  });
}

function lookUp(index: SegmentList, term: QueryTerm, bits: number, isJoined = false): FoundTerm & Pick<PlacedTerm, "term" | "bits"> {
  return { ...findTerm(index, term, isJoined), term, bits };
}

/**
 * Returns pairs of neighboring words that may be one in the text, `lan hdr` for `LAN-HDR` and `over training` for
 * `over-training`, and the whole query as one word, with the bits of the words that are joined.
 */
function joinedTerms({ terms, joined }: Query): readonly { readonly term: QueryTerm; readonly bits: number }[] {
  const pairs = terms.slice(1).flatMap((second, at) => {
    const { typed: first = "", weight = 1 } = terms[at] ?? {};
    const typed = first + second.typed;
    // Many words begin with `for th` or `a fr`, few with `over tra`.
    const isSensible = second.weight === 1 && (weight === 1 || (first.length > 1 && second.typed.length >= minJoinedSecondChars));
    const term = { term: typed, typed, isUnfinished: second.isUnfinished, typos: 0, weight: joinedWeight };
    return isSensible ? [{ term, bits: termBit(at) | termBit(at + 1) }] : [];
  });
  const isName = terms.length > 2 && terms.length <= maxJoinedTerms;
  const name = { term: joined, typed: joined, isUnfinished: false, typos: 0, weight: joinedWeight };
  return isName ? [...pairs, { term: name, bits: termBit(terms.length) - 1 }] : pairs;
}
