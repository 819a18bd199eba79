import { type FeatureName, featureNames, featureOf } from "./features/featureNames";

/** How a name is written, or what sort of name it is: what stands around it means more for some kinds than for others. */
interface Kind {
  readonly name: string;
  /** Returns how much a place is of the kind, from 0 to 1. */
  readonly of: (value: (feature: FeatureName) => number) => number;
}

const kinds: readonly Kind[] = [
  { name: "shortCapitals", of: (value) => value("exactCapitals") * value("short") },
  { name: "commonCapitals", of: (value) => (value("commonJoined") > 0 ? value("exactCapitals") : 0) },
  { name: "lower", of: (value) => value("lower") },
  { name: "lowerShort", of: (value) => value("lowerShort") },
  { name: "lowerCommon", of: (value) => (value("lowerCommon") > 0 ? 1 : 0) },
  { name: "plain", of: (value) => value("exactPlain") },
  { name: "coined", of: (value) => value("exactCoined") },
  { name: "otherCase", of: (value) => value("otherCase") },
  { name: "noisy", of: (value) => (value("noise") > 1 ? 1 : 0) },
  { name: "listed", of: (value) => (value("listed") > 0 ? 1 : 0) },
  { name: "shared", of: (value) => (value("namesakes") > 0 ? 1 : 0) },
];

const contexts: readonly FeatureName[] = [
  "windowField",
  "topic",
  "topicNear",
  "companions",
  "namesNear",
  "strongWords",
  "neighbours",
  "ownWords",
  "cited",
  "exactElsewhere",
  "otherName",
  "noise",
  "citing",
  "weight",
  "capitalBeside",
  "prose",
  "alone",
  "workspaceField",
  "strongWordsWorkspace",
  "fieldExact",
  "member",
  "path",
  "quoted",
  "topicMargin",
  "lineField",
  "topicOfOthers",
  "foldedShare",
  "citedInWorkspace",
  "namedInWorkspace",
  "sizeBehind",
  "otherThisCase",
  "noiseExact",
  "safe",
  "listed",
  "ownSense",
  "otherSense",
];

const contextIndexes = contexts.map((name) => featureNames.indexOf(name));

/** The names of all pairs of a kind and a context, in the order of `visitPairs`. */
export const pairNames: readonly string[] = kinds.flatMap((kind) => contexts.map((context) => `${kind.name} and ${context}`));

/**
 * Visits the pairs that may not be 0 in a place with these features: the index of the pair, its value, which is the product of both, and the
 * index of the context's feature.
 */
export function visitPairs(features: Float64Array, visit: (pair: number, value: number, feature: number) => void): void {
  const value = (name: FeatureName): number => featureOf(features, name);
  for (const [row, kind] of kinds.entries()) {
    const amount = kind.of(value);
    for (let i = 0; amount !== 0 && i < contextIndexes.length; i++) {
      const feature = contextIndexes[i] ?? 0;
      const context = features[feature] ?? 0;
      if (context !== 0) {
        visit(row * contexts.length + i, amount * context, feature);
      }
    }
  }
}

/** Returns the kinds of a place with these features, as bits: each of them holds or does not. */
export function kindsOf(features: ArrayLike<number>): number {
  const value = (name: FeatureName): number => featureOf(features, name);
  return kinds.reduce((bits, kind, row) => (kind.of(value) === 0 ? bits : bits | (1 << row)), 0);
}

/** Returns the indexes of the pairs of some kinds, as bits, with a feature. */
export function pairsOf(bits: number, feature: FeatureName): readonly number[] {
  const context = contexts.indexOf(feature);
  return context < 0 ? [] : [...kinds.keys()].filter((row) => ((bits >> row) & 1) === 1).map((row) => row * contexts.length + context);
}

/** Returns the features of a place followed by the values of all pairs, to fit weights to. */
export function withPairs(features: ArrayLike<number>): Float64Array {
  const all = new Float64Array(featureNames.length + pairNames.length);
  all.set(features);
  visitPairs(all.subarray(0, featureNames.length), (pair, value) => {
    all[featureNames.length + pair] = value;
  });
  return all;
}
