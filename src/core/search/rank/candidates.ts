import type { Paper } from "../../paper";
import { completeScore } from "./completeScore";
import type { Filter } from "../query/filterPapers";
import { type SegmentList, paperAt } from "../index/segmentList";
import { leastOfBest, type Scores } from "./scoreWords";
import type { PlacedTerm } from "../query/placeTerms";
import { wordScore } from "./ranking";

/** A paper that has any word of a query, before its text is read. */
export interface SearchCandidate {
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
export const tiers = { sure: 2, whole: 1, inPart: 0 } as const;

/** Takes the best of what was touched, and clears the scores for the next query. */
export function takeCandidates(
  { removed, headSizes }: SegmentList,
  { touched, words, found, bits, head, abstracts, quality, touchedByWord }: Scores,
  filter: Filter,
  { touchedCount, sure, most }: { touchedCount: number; sure: ReadonlySet<number>; most: number },
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
  const rough = quality;
  const least = leastOfBest(rough, count, most);
  const candidates: SearchCandidate[] = [];
  for (let at = 0; at < count; at++) {
    if ((rough[at] ?? 0) >= least || (sure.size > 0 && sure.has(touchedByWord[at] ?? 0))) {
      const position = touchedByWord[at] ?? 0;
      candidates.push({
        position,
        words: head[at] ?? 0,
        coverage: abstracts[at] ?? 0,
        bits: bits[position] ?? 0,
        rough: rough[at] ?? 0,
        tier: tiers.inPart,
      });
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

/** How candidates are completed. */
interface Completing {
  /** The words that are looked up for candidates only. */
  readonly common: readonly PlacedTerm[];
  /** Positions of papers that have the query as a name or as the beginning of their title. */
  readonly sure: ReadonlySet<number>;
  /** The words that are asked for, as bits. */
  readonly asked: number;
}

/** Adds what common words bring to candidates, tells how much of the query each has, and puts the best first. */
export function completeCandidates(index: SegmentList, candidates: SearchCandidate[], { common, sure, asked }: Completing): void {
  for (const candidate of candidates) {
    complete(index, common, candidate);
    candidate.tier = sure.has(candidate.position) ? tiers.sure : (candidate.bits & asked) === asked ? tiers.whole : tiers.inPart;
  }
  candidates.sort((a, b) => b.tier - a.tier || b.rough - a.rough || a.position - b.position);
}

function complete(index: SegmentList, common: readonly PlacedTerm[], candidate: SearchCandidate): void {
  for (const term of common) {
    const { words, found, bits } = completeScore(index, term, candidate.position);
    candidate.bits |= bits;
    candidate.words += words;
    candidate.coverage += found;
  }
  candidate.coverage = Math.min(1, candidate.coverage);
  candidate.rough = wordScore(candidate.words, candidate.coverage, index.headSizes[candidate.position] ?? 0);
}

/** A candidate that meets all conditions, and its paper. */
export interface Verified {
  readonly candidate: SearchCandidate;
  readonly paper: Paper;
}

/** The first candidates that meet the conditions which only their texts tell. */
export function verify(index: SegmentList, filter: Filter, candidates: readonly SearchCandidate[], most: number): readonly Verified[] {
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
