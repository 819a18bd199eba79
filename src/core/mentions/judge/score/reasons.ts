import type { Place } from "./features/evidence";
import type { FeatureName } from "./features/featureNames";
import { contributionsOf } from "./scorePlace";

/** A property of a place that speaks for or against a paper. `src/core/cards/formatReason.ts` words each. */
export type Clue =
  | "own-spelling"
  | "other-spelling"
  | "coined-spelling"
  | "own-capitals"
  | "lower-case"
  | "lower-case-word"
  | "other-capitals"
  | "separated"
  | "few-letters"
  | "ordinary-word"
  | "no-ordinary-word"
  | "distinct-letters"
  | "fitting-identifier"
  | "other-identifier"
  | "fitting-neighbours"
  | "other-neighbours"
  | "in-import"
  | "words-before"
  | "field-text"
  | "other-text"
  | "field-workspace"
  | "other-workspace"
  | "fits-title"
  | "does-not-fit-title"
  | "title-words"
  | "similar-papers"
  | "namesakes"
  | "cited-in-file"
  | "cited-in-workspace"
  | "other-name"
  | "spelt-elsewhere"
  | "in-readme"
  | "spelt-out"
  | "spelt-out-otherwise"
  | "common-in-code"
  | "rare-in-code"
  | "other-meanings"
  | "own-sense"
  | "other-sense"
  | "often-named"
  | "seldom-named"
  | "little-text";

/** A reason for or against a paper. */
export interface Reason {
  readonly speaksFor: boolean;
  readonly clue: Clue;
}

/** A longer list is not read. */
const maxReasons = 3;

/** Returns the main reasons for a paper and the main ones against it, the weightiest first. */
export function reasonsOf(place: Place | undefined): readonly Reason[] {
  const reasons: Reason[] = [];
  for (const { feature, share, isHigh } of place ? contributionsOf(place) : []) {
    const clue = clues[feature]?.[isHigh ? 0 : 1];
    const speaksFor = share > 0;
    // Weights that were fitted together may have a sign that nobody would understand.
    const isPlain = speaksFor === (isHigh !== speaksAgainst.has(feature));
    const isNew = reasons.every((reason) => reason.clue !== clue);
    if (clue !== undefined && isPlain && isNew && reasons.filter((reason) => reason.speaksFor === speaksFor).length < maxReasons) {
      reasons.push({ speaksFor, clue });
    }
  }
  return reasons;
}

/** Features that speak against the paper if they are high. */
const speaksAgainst: ReadonlySet<FeatureName> = new Set<FeatureName>([
  "lower",
  "lowerCommon",
  "otherCase",
  "split",
  "short",
  "commonJoined",
  "wordsBefore",
  "namesakes",
  "speltOtherwise",
  "noise",
  "noiseThisCase",
  "noiseExact",
  "otherThisCase",
  "listed",
  "otherSense",
  "noContext",
]);

/** The clues of a feature that is higher, and of one that is lower, than usual. */
const clues: Partial<Record<FeatureName, readonly [high: Clue | undefined, low: Clue | undefined]>> = {
  exact: ["own-spelling", "other-spelling"],
  exactCoined: ["coined-spelling", undefined],
  exactCapitals: ["own-capitals", undefined],
  lower: ["lower-case", undefined],
  lowerCommon: ["lower-case-word", undefined],
  otherCase: ["other-capitals", undefined],
  split: ["separated", undefined],
  short: ["few-letters", undefined],
  commonJoined: ["ordinary-word", "no-ordinary-word"],
  distinct: ["distinct-letters", undefined],
  companions: ["fitting-identifier", "other-identifier"],
  neighbours: ["fitting-neighbours", "other-neighbours"],
  import: ["in-import", undefined],
  wordsBefore: ["words-before", undefined],
  windowField: ["field-text", "other-text"],
  strongWords: ["field-text", "other-text"],
  strongWordsWorkspace: ["field-workspace", "other-workspace"],
  workspaceField: ["field-workspace", "other-workspace"],
  topic: ["fits-title", "does-not-fit-title"],
  topicNear: ["fits-title", "does-not-fit-title"],
  ownWords: ["title-words", undefined],
  topicOfOthers: ["similar-papers", undefined],
  namesakes: ["namesakes", undefined],
  cited: ["cited-in-file", undefined],
  citedInWorkspace: ["cited-in-workspace", undefined],
  otherName: ["other-name", undefined],
  exactElsewhere: ["spelt-elsewhere", undefined],
  coinedElsewhere: ["spelt-elsewhere", undefined],
  namedInWorkspace: ["in-readme", undefined],
  speltAsPaper: ["spelt-out", undefined],
  speltOtherwise: ["spelt-out-otherwise", undefined],
  noise: ["common-in-code", "rare-in-code"],
  noiseThisCase: ["common-in-code", "rare-in-code"],
  noiseExact: ["common-in-code", undefined],
  otherThisCase: ["common-in-code", undefined],
  listed: ["other-meanings", undefined],
  ownSense: ["own-sense", undefined],
  otherSense: ["other-sense", undefined],
  weight: ["often-named", "seldom-named"],
  noContext: ["little-text", undefined],
};
