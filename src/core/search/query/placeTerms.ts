import { termBit, minSearchedWeight } from "./askedWords";
import { findTerm, type FoundTerm, countHeads, isCommonWord, withoutShortPrefix } from "./findTerm";
import type { SegmentList } from "../index/segmentList";
import type { Query, QueryTerm } from "./parseQuery";
import { headFields } from "../index/readPaper";
import { prefixFields } from "../index/readPaper";

/** Two or more words of a query that are one word in the text count that much. */
const joinedWeight = 0.5;
/** So long is a word at least that a word which only holds a sentence together is joined with. */
const minJoinedSecondChars = 4;
/** Names of more words than this are not typed with spaces. */
const maxJoinedTerms = 4;
/** A word in more papers than this share of them does not tell papers apart: where enough have it in title or names, abstracts are left to these. */
const maxInformativeShare = 0.3;
/** Of several words the two rarest are looked for in abstracts, the second where it is in fewer papers than this share: one alone leaves more candidates than are looked at. */
const maxSecondInformativeShare = 0.2;

/** A word of the query, and its place in it. */
export interface PlacedTerm extends FoundTerm {
  readonly term: QueryTerm;
  /** Its place in the query as a bit; several for words that are one in the text, 0 where nobody asks whether it was found. */
  readonly bits: number;
  /** The share of the query that this word is. */
  readonly share: number;
  /** Whether abstracts are left to `completeScore`. */
  readonly isDeferred: boolean;
  /** Whether so many names and titles begin with it that the middle of titles can be left out. */
  readonly onlyPrefixFields: boolean;
  /** Where it is the whole query, and so many words begin so that they tell little: so many candidates are wanted, and abstracts that bring no better ones are left out. Else 0. */
  readonly wantedCandidates: number;
}

/** The words of a query in the index, the cheapest first. */
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
 * Neighbouring words that may be one in the text, `lan hdr` for `LAN-HDR` and `over training` for `over-training`, and the whole query; with
 * the bits of what they are joined from.
 */
function joinedTerms({ terms, joined }: Query): readonly { readonly term: QueryTerm; readonly bits: number }[] {
  const pairs = terms.slice(1).flatMap((second, at) => {
    const { typed: first = "", weight = 1 } = terms[at] ?? {};
    const typed = first + second.typed;
    // `for th` and `a fr` begin much, `over tra` little.
    const isSensible = second.weight === 1 && (weight === 1 || (first.length > 1 && second.typed.length >= minJoinedSecondChars));
    const term = { term: typed, typed, isUnfinished: second.isUnfinished, typos: 0, weight: joinedWeight };
    return isSensible ? [{ term, bits: termBit(at) | termBit(at + 1) }] : [];
  });
  const isName = terms.length > 2 && terms.length <= maxJoinedTerms;
  const name = { term: joined, typed: joined, isUnfinished: false, typos: 0, weight: joinedWeight };
  return isName ? [...pairs, { term: name, bits: termBit(terms.length) - 1 }] : pairs;
}
