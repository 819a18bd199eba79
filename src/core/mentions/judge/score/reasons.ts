import type { FeatureName, Place } from "./features";
import { contributionsOf } from "./scorePlace";

/** A reason for or against a paper, without a full stop. */
export interface Reason {
  readonly speaksFor: boolean;
  readonly text: string;
}

/** A longer list is not read. */
const maxReasons = 3;

/** Returns the main reasons for a paper and the main ones against it, the weightiest first. */
export function reasonsOf(place: Place | undefined): readonly Reason[] {
  const reasons: Reason[] = [];
  for (const { feature, share, isHigh } of place ? contributionsOf(place) : []) {
    const text = wordings[feature]?.[isHigh ? 0 : 1] ?? "";
    const speaksFor = share > 0;
    // Weights that were fitted together may have a sign that nobody would understand.
    const isPlain = speaksFor === (isHigh !== speaksAgainst.has(feature));
    const isNew = reasons.every((reason) => reason.text !== text);
    if (text !== "" && isPlain && isNew && reasons.filter((reason) => reason.speaksFor === speaksFor).length < maxReasons) {
      reasons.push({ speaksFor, text });
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

/** How a feature is worded if it is higher, and if it is lower, than usual. */
const wordings: Partial<Record<FeatureName, readonly [high: string, low: string]>> = {
  exact: ["spelt as the paper spells it", "not spelt as the paper spells it"],
  exactCoined: ["spelt as the paper spells it, which no ordinary word is", ""],
  exactCapitals: ["in capitals, as the paper spells it", ""],
  lower: ["in lower case", ""],
  lowerCommon: ["an ordinary word in lower case", ""],
  otherCase: ["its capitals are not the paper's", ""],
  split: ["a separator stands where the name has none", ""],
  short: ["it has only a few letters", ""],
  commonJoined: ["it is an ordinary word", "it is no ordinary word"],
  distinct: ["its letters mean hardly anything else", ""],
  companions: ["the rest of the identifier goes with names of papers", "the rest of the identifier goes with other words"],
  neighbours: ["the words beside it go with names of papers", "the words beside it go with other words"],
  import: ["it is in an import", ""],
  wordsBefore: ["other words come before it in the identifier", ""],
  windowField: ["the text around is about machine learning", "the text around is not about machine learning"],
  strongWords: ["the text around is about machine learning", "the text around is not about machine learning"],
  strongWordsWorkspace: ["the workspace is about machine learning", "the workspace does not look like machine learning"],
  workspaceField: ["the workspace is about machine learning", "the workspace does not look like machine learning"],
  topic: ["the words around it fit the paper's title", "the words around it do not fit the paper's title"],
  topicNear: ["the words around it fit the paper's title", "the words around it do not fit the paper's title"],
  ownWords: ["words of the paper's title stand near", ""],
  topicOfOthers: ["names of similar papers stand near", ""],
  namesakes: ["other papers have this name", ""],
  cited: ["the file cites the paper", ""],
  citedInWorkspace: ["the workspace cites the paper", ""],
  otherName: ["the file has another name of the paper", ""],
  exactElsewhere: ["the file spells the name as the paper does elsewhere", ""],
  coinedElsewhere: ["the file spells the name as the paper does elsewhere", ""],
  namedInWorkspace: ["the README names it", ""],
  speltAsPaper: ["the file spells its letters out as the paper does", ""],
  speltOtherwise: ["the file spells its letters out as other words", ""],
  noise: ["it stands often in code that has nothing to do with it", "it hardly stands in code that has nothing to do with it"],
  noiseThisCase: ["it stands often in code that has nothing to do with it", "it hardly stands in code that has nothing to do with it"],
  noiseExact: ["it stands often in code that has nothing to do with it", ""],
  otherThisCase: ["it stands often in code that has nothing to do with it", ""],
  listed: ["the name is known to mean other things", ""],
  ownSense: ["words of this sense of the name stand near", ""],
  otherSense: ["words of another sense of the name stand near", ""],
  weight: ["much machine-learning code names the paper", "little code names the paper"],
  noContext: ["there is hardly any text around it", ""],
};
