import { bitOf, leastWeight } from "./askedWords";
import { findTerm, type FoundTerm, headCount, isCommonWord, withoutShortBeginning } from "./findTerm";
import type { SegmentList } from "../index/segmentList";
import type { Query, QueryTerm } from "./parseQuery";
import { headBits } from "../index/readPaper";
import { beginningFields } from "../index/readPaper";

/** Two or more words of a query that are one word in the text count that much. */
const joinedWeight = 0.5;
/** So long is a word at least that a word which only holds a sentence together is joined with. */
const shortestBehind = 4;
/** Names of more words than this are not typed with spaces. */
const mostJoined = 4;
/** A word in more papers than this share of them does not tell papers apart: where enough have it in title or names, abstracts are left to these. */
const tellsNothing = 0.3;
/** Of several words the two rarest are looked for in abstracts, the second where it is in fewer papers than this share: one alone leaves more candidates than are looked at. */
const tellsLittle = 0.2;

/** A word of the query, and its place in it. */
export interface PlacedTerm extends FoundTerm {
  readonly term: QueryTerm;
  /** Its place in the query as a bit; several for words that are one in the text, 0 where nobody asks whether it was found. */
  readonly bits: number;
  /** The share of the query that this word is. */
  readonly share: number;
  /** Whether abstracts are left to `completeScore`. */
  readonly isCommon: boolean;
  /** Whether so many names and titles begin with it that the middle of titles can be left out. */
  readonly onlyBeginnings: boolean;
  /** Where it is the whole query, and so many words begin so that they tell little: so many candidates are wanted, and abstracts that bring no better ones are left out. Else 0. */
  readonly wanted: number;
}

/** The words of a query in the index, the cheapest first. */
export function placeTerms(index: SegmentList, query: Query, most: number): readonly PlacedTerm[] {
  const meant = query.terms.map((term, at) => ({ term, bits: bitOf(at) })).filter(({ term: { weight } }) => weight > leastWeight);
  const found = meant.map(({ term, bits }) => lookUp(index, meant.length > 1 ? withoutShortBeginning(index, term) : term, bits));
  const whole = found.reduce((sum, { term, rarity }) => sum + term.weight * rarity, 0);
  const joined = joinedWords(query).map(({ term, bits }) => ({
    ...lookUp(index, withoutShortBeginning(index, term), bits, true),
    rarity: 0,
  }));
  const sorted = [...found, ...joined].sort((a, b) => a.cost - b.cost);
  const isAlone = found.length === 1 && query.filters.length === 0;
  const [cheapest, second] = sorted.filter(({ cost, rarity }) => cost > 0 && rarity > 0);
  return sorted.map((one): PlacedTerm => {
    const isCommon = isCommonWord(index, one.cost);
    const tellsMore = one === second && found.length > 2 && one.cost <= index.size * tellsLittle;
    const tells = tellsMore || (one === cheapest && (query.filters.length > 0 || (!isAlone && one.cost <= index.size * tellsNothing)));
    const isLeft = isCommon && !tells && (one !== cheapest || headCount(index, one, headBits) >= most);
    return {
      ...one,
      share: (one.term.weight * one.rarity) / whole,
      isCommon: isLeft,
      onlyBeginnings: isLeft && isAlone && headCount(index, one, beginningFields) >= most,
      wanted: isAlone && one.cost > index.size * tellsNothing ? most : 0,
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
function joinedWords({ terms, joined }: Query): readonly { readonly term: QueryTerm; readonly bits: number }[] {
  const pairs = terms.slice(1).flatMap((second, at) => {
    const { typed: first = "", weight = 1 } = terms[at] ?? {};
    const typed = first + second.typed;
    // `for th` and `a fr` begin much, `over tra` little.
    const isSensible = second.weight === 1 && (weight === 1 || (first.length > 1 && second.typed.length >= shortestBehind));
    const term = { term: typed, typed, isUnfinished: second.isUnfinished, typos: 0, weight: joinedWeight };
    return isSensible ? [{ term, bits: bitOf(at) | bitOf(at + 1) }] : [];
  });
  const isName = terms.length > 2 && terms.length <= mostJoined;
  const name = { term: joined, typed: joined, isUnfinished: false, typos: 0, weight: joinedWeight };
  return isName ? [...pairs, { term: name, bits: bitOf(terms.length) - 1 }] : pairs;
}
