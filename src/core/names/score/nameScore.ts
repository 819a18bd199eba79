import type { ScoredCandidate } from "./candidateList";
import type { ReadPaper } from "./candidates";
import { readFeatures } from "./features";
import type { WordPlaces } from "./features/wordPlaces";
import fitted from "./weights.json";

const weights: ReadonlyMap<string, number> = new Map(Object.entries(fitted.weights));

/** Returns whether a score is high enough for a name. */
export function isNameScore(score: number): boolean {
  return score > fitted.threshold;
}

/**
 * Returns how likely a candidate is a name of the paper, as a sum of weights (log-odds). `all` are the paper's candidates.
 * `npm run bench -- names/fit` fits the weights.
 */
export function nameScore(candidate: ScoredCandidate, paper: ReadPaper, places: WordPlaces, all: readonly ScoredCandidate[]): number {
  let score = fitted.bias;
  readFeatures(candidate, paper, places, all, (feature, value = 1) => {
    score += (weights.get(feature) ?? 0) * value;
  });
  return score;
}
