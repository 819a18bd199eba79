import type { Paper } from "../../paper";
import { completeScore } from "./completeScore";
import type { Filter } from "../query/filterPapers";
import { type SegmentList, paperAt } from "../index/segmentList";
import { nthBest, type Scores } from "./scoreWords";
import type { PlacedTerm } from "../query/placeTerms";
import { wordScore } from "./ranking";

/** A paper that has any word of a query, before its text is read. */
export interface SearchCandidate {
  readonly position: number;
  words: number;
  coverage: number;
  /** The words of the query that it has, as bits. */
  bits: number;
  /** The `wordScore` of its words. */
  baseScore: number;
  tier: number;
}

/**
 * Papers that have the query as a name or as the beginning of their title, that have all its words, and that have only some of
 * them.
 */
export const tiers = { certain: 2, allWords: 1, someWords: 0 } as const;

/** Returns the best of the papers that the scores touched, and clears the scores for the next query. */
export function takeCandidates(
  { removed, headSizes }: SegmentList,
  { touched, words, found, bits, head, abstracts, quality, touchedByWord }: Scores,
  filter: Filter,
  { touchedCount, certain, maxCandidates }: { touchedCount: number; certain: ReadonlySet<number>; maxCandidates: number },
): SearchCandidate[] {
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
  const baseScores = quality;
  const least = nthBest(baseScores, count, maxCandidates);
  const candidates: SearchCandidate[] = [];
  for (let at = 0; at < count; at++) {
    if ((baseScores[at] ?? 0) >= least || (certain.size > 0 && certain.has(touchedByWord[at] ?? 0))) {
      const position = touchedByWord[at] ?? 0;
      candidates.push({
        position,
        words: head[at] ?? 0,
        coverage: abstracts[at] ?? 0,
        bits: bits[position] ?? 0,
        baseScore: baseScores[at] ?? 0,
        tier: tiers.someWords,
      });
    }
  }
  for (let at = 0; at < touchedCount; at++) {
    bits[touched[at] ?? 0] = 0;
  }
  baseScores.fill(0, 0, count);
  head.fill(0, 0, count);
  abstracts.fill(0, 0, count);
  return candidates;
}

/** The input of `completeCandidates`. */
interface CompletionContext {
  /** The words that are looked up only for candidates. */
  readonly deferred: readonly PlacedTerm[];
  /** The positions of papers that have the query as a name or as the beginning of their title. */
  readonly certain: ReadonlySet<number>;
  /** The words that a paper must have to count as having all of them, as bits. */
  readonly required: number;
}

/** Adds the scores of deferred words to the candidates, assigns each its tier, and sorts the best first. */
export function completeCandidates(
  index: SegmentList,
  candidates: SearchCandidate[],
  { deferred, certain, required }: CompletionContext,
): void {
  for (const candidate of candidates) {
    complete(index, deferred, candidate);
    candidate.tier = certain.has(candidate.position)
      ? tiers.certain
      : (candidate.bits & required) === required
        ? tiers.allWords
        : tiers.someWords;
  }
  candidates.sort((a, b) => b.tier - a.tier || b.baseScore - a.baseScore || a.position - b.position);
}

function complete(index: SegmentList, deferred: readonly PlacedTerm[], candidate: SearchCandidate): void {
  for (const term of deferred) {
    const { words, found, bits } = completeScore(index, term, candidate.position);
    candidate.bits |= bits;
    candidate.words += words;
    candidate.coverage += found;
  }
  candidate.coverage = Math.min(1, candidate.coverage);
  candidate.baseScore = wordScore(candidate.words, candidate.coverage, index.headSizes[candidate.position] ?? 0);
}

/** A candidate that meets all conditions, and its paper. */
export interface VerifiedCandidate {
  readonly candidate: SearchCandidate;
  readonly paper: Paper;
}

/** Returns the first candidates that also meet the conditions which need their texts. */
export function verifyCandidates(
  index: SegmentList,
  filter: Filter,
  candidates: readonly SearchCandidate[],
  maxVerified: number,
): readonly VerifiedCandidate[] {
  const verified: VerifiedCandidate[] = [];
  for (const candidate of candidates) {
    const paper = paperAt(index, candidate.position);
    if (paper && filter.verifies(paper)) {
      verified.push({ candidate, paper });
      if (verified.length >= maxVerified) {
        break;
      }
    }
  }
  return verified;
}
