import weights from "#data/judgingWeights.json";
import { type FeatureName, featureNames, featuresOf, type Place } from "./features";

/** A feature's share of a score. */
export interface Contribution {
  readonly feature: FeatureName;
  readonly share: number;
  /** The feature is higher than usual. */
  readonly isHigh: boolean;
}

/** The weights of a logistic score: for each feature its usual value, its deviation and its weight. */
interface Weights {
  readonly bias: number;
  readonly rows: readonly { readonly mean: number; readonly deviation: number; readonly weight: number }[];
}

/** The weights for a place in a text, and for an identifier or a few words without a text around them. */
const [inText, alone] = [weights.place, weights.alone].map(readWeights) as [Weights, Weights];

/** A place whose score is at least this means the paper. */
export const threshold = weights.threshold;

/** Features farther from their mean than this many standard deviations count as this far. */
export const maxDeviation = 3;

function readWeights({ bias, features }: { readonly bias: number; readonly features: Readonly<Record<string, readonly number[]>> }): Weights {
  const rows = featureNames.map((name) => {
    const [mean = 0, deviation = 1, weight = 0] = features[name] ?? [];
    return { mean, deviation, weight };
  });
  return { bias, rows };
}

/** Returns the probability that a place with these features means the paper. */
export function scoreOf(features: Float64Array, isAlone: boolean): number {
  const { bias, rows } = isAlone ? alone : inText;
  let sum = bias;
  for (let i = 0; i < rows.length; i++) {
    sum += shareOf(features, i, rows);
  }
  return 1 / (1 + Math.exp(-sum));
}

/** Returns the shares of the features in the score of a place, the largest first. */
export function contributionsOf(place: Place): readonly Contribution[] {
  const { rows } = place.isAlone ? alone : inText;
  const features = featuresOf(place);
  return featureNames
    .map((feature, index) => ({
      feature,
      share: shareOf(features, index, rows),
      isHigh: (features[index] ?? 0) > (rows[index]?.mean ?? 0),
    }))
    .sort((a, b) => Math.abs(b.share) - Math.abs(a.share));
}

function shareOf(features: Float64Array, index: number, rows: Weights["rows"]): number {
  const { mean, deviation, weight } = rows[index] ?? { mean: 0, deviation: 1, weight: 0 };
  const distance = ((features[index] ?? 0) - mean) / deviation;
  return weight * Math.max(-maxDeviation, Math.min(maxDeviation, distance));
}
