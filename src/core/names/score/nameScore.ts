import type { ReadPaper, ScoredCandidate, Source } from "./candidates";
import { readFeatures, type WordPlaces } from "./features";
import fitted from "./weights.json";

const weights: ReadonlyMap<string, number> = new Map(Object.entries(fitted.weights));

/** Returns whether a score is high enough for a name. A name that the text introduces needs less than one that it only uses. */
export function isNameScore(score: number, candidate: ScoredCandidate): boolean {
  return score > fitted.threshold[groupOf(candidate)];
}

/** Returns how a candidate was found, for its threshold. */
function groupOf({ sources, long }: ScoredCandidate): keyof typeof fitted.threshold {
  const has = (...some: readonly Source[]): boolean => some.some((source) => sources.has(source));
  if ([...sources].every((source) => source === "address" || source === "repository" || source === "own repository")) {
    return "address";
  }
  if (has("title head", "head name", "title", "title lead", "title tail")) {
    return "title";
  }
  if (long !== undefined) {
    return "short form";
  }
  return has("introduced", "introduced surely", "named", "named surely", "stated", "last word") ? "introduced" : "used";
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
