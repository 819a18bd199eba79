import type { Paper } from "../paper";
import { completeScore } from "./completeScore";
import { createFilter, type Filter } from "./filterPapers";
import { fuseScores } from "./fuseScores";
import { type IndexParts, paperAt, positionsOf, positionsOfTitle } from "./indexParts";
import { leastOfBest } from "./leastOfBest";
import type { Query, QueryTerm } from "./parseQuery";
import { byRank, type Features, mostLift, type Ranked, scoreOf, wordScore } from "./ranking";
import { inFields } from "./readPaper";
import { addScores, findTerm, isCommonWord, type PlacedTerm, type Scores, withoutShortBeginning } from "./scoreWords";
import { createOrderTest, shortestBeginning, standsInTitle, titleBeginning } from "./wordOrder";

/** A paper that a query finds. */
export interface RankedPaper extends Ranked {
  readonly paper: Paper;
}

/** So many candidates are looked at closely: their texts are read, and Fuse is asked. */
const closelyRanked = 50;
/** Of a query that is a piece of a text, with so many words, so many candidates: which of them has the words in a row? */
const wordsOfText = 4;
const closelyRankedForText = 200;
/** Fuse is asked about so many of them at most. */
const mostForFuse = 24;
/** So many candidates have their common words looked up. */
const completed = 300;
/** Two or more words of a query that are one word in the text count that much. */
const joinedWeight = 0.5;
/** Names of more words than this are not typed with spaces. */
const mostJoined = 4;
/** The least weight of a word that is looked for in an index too large to look for `the`. */
const leastWeight = 0.1;

interface Candidate {
  readonly position: number;
  words: number;
  coverage: number;
}

/** The papers that a query finds, best first. `limit` is at least 1. */
export function rankPapers(index: IndexParts, scores: Scores, query: Query, options: { readonly limit: number; readonly preferred: ReadonlySet<string> }): readonly RankedPaper[] {
  const filter = createFilter(index, query);
  const terms = findTerms(index, query);
  const exact = exactPositions(index, query);
  const sure = new Set([...exact, ...beginningPositions(index, query)]);
  const touchedCount = terms.reduce((count, term) => addScores(index, scores, term, count), 0);
  const candidates = takeCandidates(index, scores, filter, { touchedCount, sure, most: Math.max(options.limit, completed) });
  const common = terms.filter(({ isCommon }) => isCommon);
  for (const candidate of candidates) {
    complete(index, common, candidate);
  }
  candidates.sort((a, b) => Number(sure.has(b.position)) - Number(sure.has(a.position)) || roughScore(b) - roughScore(a) || a.position - b.position);
  const verified = verify(index, filter, candidates, Math.max(options.limit, closelyRankedForText));
  return rankClosely(query, verified, { exact, preferred: options.preferred }).slice(0, options.limit);
}

/** The words of a query in the index, the cheapest first. */
function findTerms(index: IndexParts, query: Query): readonly PlacedTerm[] {
  const meant = query.terms.filter(({ weight }) => weight > leastWeight);
  const found = meant.map((term) => findTerm(index, meant.length > 1 ? withoutShortBeginning(index, term) : term));
  const whole = found.reduce((sum, { term, rarity }) => sum + term.weight * rarity, 0);
  const joined = joinedWords(query).map((term) => ({ ...findTerm(index, withoutShortBeginning(index, term)), rarity: 0 }));
  const sorted = [...found, ...joined].sort((a, b) => a.cost - b.cost);
  const cheapest = sorted.find(({ cost, rarity }) => cost > 0 && rarity > 0);
  return sorted.map((one) => ({
    ...one,
    share: (one.term.weight * one.rarity) / whole,
    isCommon: one !== cheapest && isCommonWord(index, one.cost),
  }));
}

/** Neighbouring words that may be one in the text, `lan hdr` for `LAN-HDR`, and the whole query. */
function joinedWords({ terms, joined }: Query): readonly QueryTerm[] {
  const pairs = terms.slice(1).flatMap((second, at) => {
    const typed = (terms[at]?.typed ?? "") + second.typed;
    const isSensible = terms[at]?.weight === 1 && second.weight === 1;
    return isSensible ? [{ term: typed, typed, isUnfinished: second.isUnfinished, typos: 0, weight: joinedWeight }] : [];
  });
  const isName = terms.length > 2 && terms.length <= mostJoined;
  return isName ? [...pairs, { term: joined, typed: joined, isUnfinished: false, typos: 0, weight: joinedWeight }] : pairs;
}

/** Papers that have the whole query as a name, a citekey or an id. */
function exactPositions(index: IndexParts, { joined, whole }: Query): ReadonlySet<number> {
  return new Set([...positionsOf(index, joined, inFields.wholeName | inFields.identifier), ...positionsOf(index, whole, inFields.identifier)]);
}

/** Papers whose titles the query begins, where it says enough for them to be few. */
function beginningPositions(index: IndexParts, { folded }: Query): readonly number[] {
  return folded.length < shortestBeginning ? [] : positionsOfTitle(index, folded, closelyRanked);
}

function roughScore({ words, coverage }: Candidate): number {
  return wordScore(words, coverage);
}

/** Takes the best of what was touched, and clears the scores for the next query. */
function takeCandidates(
  { removed }: IndexParts,
  scores: Scores,
  filter: Filter,
  { touchedCount, sure, most }: { touchedCount: number; sure: ReadonlySet<number>; most: number },
): Candidate[] {
  const { touched, words, found } = scores;
  let count = 0;
  for (let at = 0; at < touchedCount; at++) {
    const position = touched[at] ?? 0;
    if (!removed.has(position) && filter.allows(position)) {
      const coverage = Math.min(1, found[position] ?? 0);
      scores.head[count] = wordScore(words[position] ?? 0, coverage);
      scores.touchedByWord[count++] = position;
    }
  }
  const least = leastOfBest(scores.head, count, most);
  const candidates: Candidate[] = [];
  for (let at = 0; at < count; at++) {
    const position = scores.touchedByWord[at] ?? 0;
    if ((scores.head[at] ?? 0) >= least || sure.has(position)) {
      candidates.push({ position, words: words[position] ?? 0, coverage: found[position] ?? 0 });
    }
    scores.head[at] = 0;
  }
  for (let at = 0; at < touchedCount; at++) {
    const position = touched[at] ?? 0;
    words[position] = 0;
    found[position] = 0;
  }
  return candidates;
}

function complete(index: IndexParts, common: readonly PlacedTerm[], candidate: Candidate): void {
  for (const term of common) {
    const { words, found } = completeScore(index, term, candidate.position);
    candidate.words += words;
    candidate.coverage += found;
  }
  candidate.coverage = Math.min(1, candidate.coverage);
}

/** The first candidates that meet the conditions which only their texts tell. */
function verify(index: IndexParts, filter: Filter, candidates: readonly Candidate[], most: number): readonly (Candidate & { paper: Paper })[] {
  const verified: (Candidate & { paper: Paper })[] = [];
  for (const candidate of candidates) {
    const paper = paperAt(index, candidate.position);
    if (paper && filter.verifies(paper)) {
      verified.push({ ...candidate, paper });
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
}

function rankClosely(query: Query, candidates: readonly (Candidate & { paper: Paper })[], { exact, preferred }: Context): RankedPaper[] {
  const order = createOrderTest(query);
  const close = query.terms.length < wordsOfText ? closelyRanked : closelyRankedForText;
  const best = Math.max(...candidates.slice(0, close).map(roughScore));
  const features = candidates.map(({ position, paper, words, coverage }, at): Features => {
    const isClose = at < close;
    // The texts of papers that cannot come to the top by them are not read.
    const canLead = isClose && wordScore(words, coverage) * mostLift >= best;
    return {
      words,
      coverage,
      isInTitle: canLead && standsInTitle(query, paper),
      order: canLead ? order.neighboursIn(paper.title) : 0,
      nearness: canLead ? order.neighboursIn(paper.abstract ?? "") : 0,
      fuse: 0,
      isName: exact.has(position),
      titleBeginning: isClose ? titleBeginning(query, paper) : 0,
      isPreferred: preferred.has(paper.citekey),
    };
  });
  const fuse = askFuse(query, candidates, features);
  const ranked = candidates.map(({ paper }, at): RankedPaper => {
    const known = features[at];
    const score = known ? scoreOf({ ...known, fuse: fuse.get(at) ?? 0 }) : 0;
    return { paper, score, year: paper.year ?? paper.published?.year ?? 0, citekey: paper.citekey };
  });
  return ranked.sort(byRank);
}

/** Fuse's opinion, by position among the candidates, on those that it could lift to the first place. */
function askFuse(query: Query, candidates: readonly { readonly paper: Paper }[], features: readonly Features[]): ReadonlyMap<number, number> {
  const scores = features.map(scoreOf);
  const best = Math.max(...scores.slice(0, closelyRanked));
  const contenders = features.flatMap((known, at) => (at < closelyRanked && scoreOf({ ...known, fuse: 1 }) >= best ? [at] : [])).slice(0, mostForFuse);
  const opinions = contenders.length < 2 ? [] : fuseScores(query.folded, contenders.flatMap((at) => candidates[at]?.paper ?? []));
  return new Map(contenders.map((at, order) => [at, opinions[order] ?? 0]));
}
