import weights from "#data/judgingWeights.json";
import type { Place } from "./features/evidence";
import { type FeatureName, featureNames } from "./features/featureNames";
import { featuresOf } from "./features/featuresOf";
import { type Glance, openNames } from "./features/glanceAt";
import { kindsOf, pairNames, pairsOf, visitPairs } from "./pairs";

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
  return 1 / (1 + Math.exp(-sumOf(features, isAlone ? alone : inText)));
}

function sumOf(features: Float64Array, { bias, rows, pairs }: Weights): number {
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
  return sum;
}

/** Sums are computed in another order than scores, so that their last digits differ. */
const tolerance = 1e-6;

/** The sum of a place whose score is the threshold. */
const thresholdSum = Math.log(threshold / (1 - threshold));

/** Returns whether a place in a text may have a score of the threshold, if the features that are open are the best for it. */
export function mayReachThreshold({ features, open }: Glance): boolean {
  return sumOf(features, inText) + gainOf(open, kindsOf(features)) >= thresholdSum - tolerance;
}

const gains = new Map<number, number>();
const maxOpen = 64;

/** Returns how much open features can add to the sum of a place of some kinds, beyond what they add if they are 0. */
function gainOf(open: number, kinds: number): number {
  const key = kinds * maxOpen + open;
  const known = gains.get(key);
  if (known !== undefined) {
    return known;
  }
  const gain = openNames(open).reduce((sum, feature) => sum + greatestGain(feature, kinds), 0);
  gains.set(key, gain);
  return gain;
}

/** The lowest and highest value of a feature of the line; the others are 0 or 1. */
const ranges: ReadonlyMap<FeatureName, readonly [number, number]> = new Map([
  ["wordsBefore", [0, 4]],
  ["wordsBehind", [0, 4]],
  ["companions", [-3, 3]],
  ["companionField", [-3, 3]],
  ["lineField", [-3, 3]],
  ["neighbours", [-3, 3]],
]);

function greatestGain(feature: FeatureName, kinds: number): number {
  const shared = [inText.rows[featureNames.indexOf(feature)], ...pairsOf(kinds, feature).map((pair) => inText.pairs[pair])];
  const gainAt = (value: number): number => shared.reduce((sum, row) => sum + shareOf(value, row) - shareOf(0, row), 0);
  const [low, high] = ranges.get(feature) ?? [0, 1];
  // Each share is a line with two bends, so the greatest sum is at a bend or an end.
  const bends = shared.flatMap((row) => (row ? [row.mean - maxDeviation * row.deviation, row.mean + maxDeviation * row.deviation] : []));
  return Math.max(...[low, high, ...bends.filter((bend) => bend > low && bend < high)].map(gainAt));
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
