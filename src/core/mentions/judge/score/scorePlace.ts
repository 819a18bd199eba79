import weights from "#data/judgingWeights.json";
import { type FeatureName, featureNames, featuresOf, type Place } from "./features";
import { pairNames, visitPairs } from "./pairs";

/** A feature's share of a score. */
export interface Contribution {
  readonly feature: FeatureName;
  readonly share: number;
  /** The feature is higher than usual. */
  readonly isHigh: boolean;
}

/** A feature's usual value, its deviation and its weight. */
interface Row {
  readonly mean: number;
  readonly deviation: number;
  readonly weight: number;
  /** Most features of a place are 0, so their share is computed once. */
  readonly shareOfZero: number;
}

/** The weights of a logistic score. */
interface Weights {
  /** Includes the share of all pairs, as if each were 0. */
  readonly bias: number;
  readonly rows: readonly Row[];
  readonly pairs: readonly Row[];
}

/** Features farther from their mean than this many standard deviations count as this far. */
export const maxDeviation = 3;

/** The weights for a place in a text, and for an identifier or a few words without a text around them. */
const [inText, alone] = [weights.place, weights.alone].map(readWeights) as [Weights, Weights];

/** A place whose score is at least this means the paper. */
export const threshold = weights.threshold;

function readWeights(table: { readonly bias: number; readonly features: Readonly<Record<string, readonly number[]>> }): Weights {
  const rowOf = (name: string): Row => {
    const [mean = 0, deviation = 1, weight = 0] = table.features[name] ?? [];
    const row = { mean, deviation, weight, shareOfZero: 0 };
    return { ...row, shareOfZero: shareOf(0, row) };
  };
  const pairs = pairNames.some((name) => name in table.features) ? pairNames.map(rowOf) : [];
  return { bias: pairs.reduce((sum, row) => sum + shareOf(0, row), table.bias), rows: featureNames.map(rowOf), pairs };
}

/** Returns the probability that a place with these features means the paper. */
export function scoreOf(features: Float64Array, isAlone: boolean): number {
  const { bias, rows, pairs } = isAlone ? alone : inText;
  let sum = bias;
  for (let i = 0; i < rows.length; i++) {
    const value = features[i] ?? 0;
    sum += value === 0 ? (rows[i]?.shareOfZero ?? 0) : shareOf(value, rows[i]);
  }
  if (pairs.length > 0) {
    visitPairs(features, (pair, value) => {
      sum += shareOf(value, pairs[pair]) - (pairs[pair]?.shareOfZero ?? 0);
    });
  }
  return 1 / (1 + Math.exp(-sum));
}

/** Returns the shares of the features in the score of a place, the largest first. The share of a pair counts for its context. */
export function contributionsOf(place: Place): readonly Contribution[] {
  const { rows, pairs } = place.isAlone ? alone : inText;
  const features = featuresOf(place);
  const shares = rows.map((row, index) => shareOf(features[index] ?? 0, row));
  if (pairs.length > 0) {
    visitPairs(features, (pair, value, feature) => {
      shares[feature] = (shares[feature] ?? 0) + shareOf(value, pairs[pair]) - shareOf(0, pairs[pair]);
    });
  }
  return featureNames
    .map((feature, index) => ({ feature, share: shares[index] ?? 0, isHigh: (features[index] ?? 0) > (rows[index]?.mean ?? 0) }))
    .sort((a, b) => Math.abs(b.share) - Math.abs(a.share));
}

function shareOf(value: number, row: Row | undefined): number {
  if (row === undefined) {
    return 0;
  }
  return row.weight * Math.max(-maxDeviation, Math.min(maxDeviation, (value - row.mean) / row.deviation));
}
