import type { Paper } from "../paper";
import { askedBits, bitOf, leastWeight } from "./askedWords";
import { completeScore } from "./completeScore";
import { createFilter, type Filter } from "./filterPapers";
import { fuseScores } from "./fuseScores";
import { type IndexParts, paperAt, positionsOf, positionsOfTitle } from "./indexParts";
import { leastOfBest } from "./leastOfBest";
import type { Query, QueryTerm } from "./parseQuery";
import { byRank, type Features, mostLift, mostLiftOfText, mostLiftOfWord, type Ranked, scoreOf, wordScore, wordsOfQuotation } from "./ranking";
import { headBits, inFields } from "./readPaper";
import { addScores, beginningFields, findTerm, headCount, isCommonWord, type PlacedTerm, type Scores, withoutShortBeginning } from "./scoreWords";
import { createOrderTest, exactness, shortestBeginning, standsInTitle, titleBeginning } from "./wordOrder";

/** A paper that a query finds. */
export interface RankedPaper extends Ranked {
  readonly paper: Paper;
  /** The words of the query that it does not have, as bits of `bitOf`. */
  readonly missing: number;
}

/** So many candidates are looked at closely: their texts are read, and Fuse is asked. */
const closelyRanked = 50;
/** Of a query that is a piece of a text, with so many words, so many candidates: which of them has the words in a row? */
const wordsOfText = 4;
const closelyRankedForText = 200;
/** So many of those with some of the words, where others have all. */
const closelyRankedBelow = 12;
/** Fuse is asked about so many of them at most. */
const mostForFuse = 24;
/** So many candidates have their common words looked up. */
const completed = 300;
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

interface Candidate {
  readonly position: number;
  words: number;
  coverage: number;
  /** Which words of the query it has. */
  bits: number;
  /** What its words are worth by themselves. */
  rough: number;
  tier: number;
}

/** Papers that have the query as a name or as the beginning of their title, that have all words of it, and that have some. */
const tiers = { sure: 2, whole: 1, inPart: 0 } as const;

/** The papers that a query finds: those with all its words first, both kinds best first. `limit` is at least 1. */
export function rankPapers(index: IndexParts, scores: Scores, query: Query, options: { readonly limit: number; readonly preferred: ReadonlySet<string> }): readonly RankedPaper[] {
  const filter = createFilter(index, query);
  const most = Math.max(options.limit, completed);
  const terms = findTerms(index, query, most);
  const exact = exactPositions(index, query);
  const sure = new Set([...exact, ...beginningPositions(index, query)]);
  const touchedCount = terms.reduce((count, term) => addScores(index, scores, term, count), 0);
  const candidates = takeCandidates(index, scores, filter, { touchedCount, sure, most });
  const common = terms.filter(({ isCommon }) => isCommon);
  for (const candidate of candidates) {
    complete(index, common, candidate);
  }
  const asked = askedBits(index, query);
  for (const candidate of candidates) {
    candidate.tier = sure.has(candidate.position) ? tiers.sure : (candidate.bits & asked) === asked ? tiers.whole : tiers.inPart;
  }
  candidates.sort((a, b) => b.tier - a.tier || b.rough - a.rough || a.position - b.position);
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

function closelyRankedOf({ terms }: Query): number {
  return terms.length < wordsOfText ? closelyRanked : closelyRankedForText;
}

/** The words of a query in the index, the cheapest first. */
function findTerms(index: IndexParts, query: Query, most: number): readonly PlacedTerm[] {
  const meant = query.terms.map((term, at) => ({ term, bits: bitOf(at) })).filter(({ term: { weight } }) => weight > leastWeight);
  const found = meant.map(({ term, bits }) => ({ ...findTerm(index, meant.length > 1 ? withoutShortBeginning(index, term) : term), bits }));
  const whole = found.reduce((sum, { term, rarity }) => sum + term.weight * rarity, 0);
  const joined = joinedWords(query).map(({ term, bits }) => ({ ...findTerm(index, withoutShortBeginning(index, term), true), bits, rarity: 0 }));
  const sorted = [...found, ...joined].sort((a, b) => a.cost - b.cost);
  const isAlone = found.length === 1 && query.filters.length === 0;
  const [cheapest, second] = sorted.filter(({ cost, rarity }) => cost > 0 && rarity > 0);
  return sorted.map((one): PlacedTerm => {
    const isCommon = isCommonWord(index, one.cost);
    const tellsMore = one === second && found.length > 2 && one.cost <= index.size * tellsLittle;
    const tells = tellsMore || one === cheapest && (query.filters.length > 0 || (!isAlone && one.cost <= index.size * tellsNothing));
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

/** Papers that have the whole query as a name, a citekey or an id. */
function exactPositions(index: IndexParts, { joined, whole }: Query): ReadonlySet<number> {
  return new Set([...positionsOf(index, joined, inFields.wholeName | inFields.identifier), ...positionsOf(index, whole, inFields.identifier)]);
}

/** Papers whose titles the query begins, where it says enough for them to be few. */
function beginningPositions(index: IndexParts, { folded }: Query): readonly number[] {
  return folded.length < shortestBeginning ? [] : positionsOfTitle(index, folded, closelyRanked);
}

/** Takes the best of what was touched, and clears the scores for the next query. */
function takeCandidates(
  { removed, headSizes }: IndexParts,
  { touched, words, found, bits, head, abstracts, quality, touchedByWord }: Scores,
  filter: Filter,
  { touchedCount, sure, most }: { touchedCount: number; sure: ReadonlySet<number>; most: number },
): Candidate[] {
  let count = 0;
  for (let at = 0; at < touchedCount; at++) {
    const position = touched[at] ?? 0;
    if ((removed.size === 0 || !removed.has(position)) && filter.allows(position)) {
      const sum = words[position] ?? 0;
      const coverage = Math.min(1, found[position] ?? 0);
      head[count] = sum;
      abstracts[count] = coverage;
      quality[count] = wordScore(sum, coverage, headSizes[position] ?? 0);
      touchedByWord[count++] = position;
    }
    words[position] = 0;
    found[position] = 0;
  }
  const rough = quality;
  const least = leastOfBest(rough, count, most);
  const candidates: Candidate[] = [];
  for (let at = 0; at < count; at++) {
    if ((rough[at] ?? 0) >= least || (sure.size > 0 && sure.has(touchedByWord[at] ?? 0))) {
      const position = touchedByWord[at] ?? 0;
      candidates.push({ position, words: head[at] ?? 0, coverage: abstracts[at] ?? 0, bits: bits[position] ?? 0, rough: rough[at] ?? 0, tier: tiers.inPart });
    }
  }
  for (let at = 0; at < touchedCount; at++) {
    bits[touched[at] ?? 0] = 0;
  }
  rough.fill(0, 0, count);
  head.fill(0, 0, count);
  abstracts.fill(0, 0, count);
  return candidates;
}

function complete(index: IndexParts, common: readonly PlacedTerm[], candidate: Candidate): void {
  for (const term of common) {
    const { words, found, bits } = completeScore(index, term, candidate.position);
    candidate.bits |= bits;
    candidate.words += words;
    candidate.coverage += found;
  }
  candidate.coverage = Math.min(1, candidate.coverage);
  candidate.rough = wordScore(candidate.words, candidate.coverage, index.headSizes[candidate.position] ?? 0);
}

interface Verified {
  readonly candidate: Candidate;
  readonly paper: Paper;
}

/** The first candidates that meet the conditions which only their texts tell. */
function verify(index: IndexParts, filter: Filter, candidates: readonly Candidate[], most: number): readonly Verified[] {
  const verified: Verified[] = [];
  for (const candidate of candidates) {
    const paper = paperAt(index, candidate.position);
    if (paper && filter.verifies(paper)) {
      verified.push({ candidate, paper });
      if (verified.length >= most) {
        break;
      }
    }
  }
  return verified;
}

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

function rankClosely(query: Query, verified: readonly Verified[], { exact, preferred, asked, isWhole, close }: Context): RankedPaper[] {
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
    return { paper, missing: candidate.tier === tiers.inPart ? asked & ~candidate.bits : 0, score: known ? scoreOf(known, opinions[at] ?? 0) : 0, year: paper.year ?? paper.published?.year ?? 0, citekey: paper.citekey };
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
