import weights from "#data/judgingWeights.json";
import { type FeatureName, featureNames } from "./features";

/** A feature's share of a score. */
export interface Contribution {
  readonly feature: FeatureName;
  readonly share: number;
  /** The feature is higher than usual. */
  readonly isHigh: boolean;
}

const rows = featureNames.map((name) => {
  const row: Readonly<Record<string, readonly number[]>> = weights.features;
  const [mean = 0, deviation = 1, weight = 0] = row[name] ?? [];
  return { mean, deviation, weight };
});

/** A place whose score is at least this means the paper. */
export const threshold = weights.threshold;

/** Features farther from their mean than this many standard deviations count as this far. */
export const maxDeviation = 3;

/** Returns the probability that a place means the paper. */
export function scoreOf(features: Float64Array): number {
  let sum = weights.bias;
  for (let i = 0; i < rows.length; i++) {
    sum += shareOf(features, i);
  }
  return 1 / (1 + Math.exp(-sum));
}

/** Returns the shares of the features in the score, the largest first. */
export function contributionsOf(features: Float64Array): readonly Contribution[] {
  return featureNames
    .map((feature, index) => ({
      feature,
      share: shareOf(features, index),
      isHigh: (features[index] ?? 0) > (rows[index]?.mean ?? 0),
    }))
    .sort((a, b) => Math.abs(b.share) - Math.abs(a.share));
}

function shareOf(features: Float64Array, index: number): number {
  const { mean, deviation, weight } = rows[index] ?? { mean: 0, deviation: 1, weight: 0 };
  const distance = ((features[index] ?? 0) - mean) / deviation;
  return weight * Math.max(-maxDeviation, Math.min(maxDeviation, distance));
}
