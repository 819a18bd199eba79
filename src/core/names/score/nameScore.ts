import type { ReadPaper, ScoredCandidate } from "./candidates";
import { readFeatures, type WordPlaces } from "./features";
import fitted from "./weights.json";

const weights: ReadonlyMap<string, number> = new Map(Object.entries(fitted.weights));

/** Returns whether a score is high enough. A name that the rules do not accept alone needs a higher one. */
export function isNameScore(score: number, isAccepted: boolean): boolean {
  return score > (isAccepted ? fitted.threshold.accepted : fitted.threshold.alone);
}

/**
 * Returns how likely a candidate is a name of the paper, as a sum of weights (log-odds). `isAccepted` says that the rules alone accept it.
 * `npm run bench -- fitNames` fits the weights.
 */
export function nameScore(candidate: ScoredCandidate, paper: ReadPaper, places: WordPlaces, isAccepted: boolean): number {
  let score = fitted.bias;
  readFeatures(candidate, paper, places, isAccepted, (feature, value = 1) => {
    score += (weights.get(feature) ?? 0) * value;
  });
  return score;
}
