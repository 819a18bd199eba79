import { Fit } from "../../../scan/compare";
import { shortestWord } from "../../stems";
import { isJoined, lineBefore, maxIdentifier } from "./lineAround";
import { fewWords } from "./contextFeatures";
import { type FeatureName, indexOfFeature } from "./featureNames";
import { featuresWithoutLine } from "./featuresOf";
import { digitBehind, importLine, size } from "./lineFeatures";
import { bool } from "./numbers";
import type { Place } from "./evidence";

/** The features of a line that a glance at the characters beside the name may leave open, as bits. */
const Open = { line: 1, glance: 2, size: 4, before: 8, behind: 16, joined: 32 } as const;
const openFeatures: readonly (readonly [bit: number, names: readonly FeatureName[]])[] = [
  [
    Open.line,
    ["member", "memberCapital", "ownsMembers", "called", "assigned", "key", "hyphen", "comment", "prose", "capitalBeside", "sentenceStart"],
  ],
  [Open.line, ["lineField", "neighbours"]],
  [Open.glance, ["digitBehind", "import", "path"]],
  [Open.size, ["sizeBehind"]],
  [Open.before, ["wordsBefore", "gluedBefore", "gluedWhole", "gluedCapitals", "gluedShort"]],
  [Open.behind, ["wordsBehind", "gluedBehind"]],
  [Open.joined, ["alone", "companions", "companionField", "methodCompanion", "quoted"]],
];

/** Features of which some are open. */
export interface Glance {
  /** The open ones are 0. */
  readonly features: Float64Array;
  readonly open: number;
}

/** Returns the names of the open features of some bits. */
export function openNames(open: number): readonly FeatureName[] {
  return openFeatures.flatMap(([bit, names]) => ((open & bit) === 0 ? [] : names));
}

/**
 * Returns the features of a place that can be computed without reading its line, which takes most of the time of all features. Returns
 * `undefined` if the text around is so short that it depends on the words of the line whether it says anything.
 */
export function glanceAt(place: Place): Glance | undefined {
  const { text, candidate, blocks } = place;
  const { start, end, fit } = candidate;
  const exact = (fit & Fit.exact) !== 0;
  const isLong = blocks.around(start).words >= fewWords + 2 * Math.ceil(maxIdentifier / shortestWord);
  const [isOpenBefore, isOpenBehind] = [
    start > 0 && isJoined(text, start - 1, -1, !exact),
    end < text.length && isJoined(text, end, 1, !exact),
  ];
  if (!isLong && (isOpenBefore || isOpenBehind)) {
    return undefined;
  }
  const features = featuresWithoutLine(place);
  if (exact && (isEmphasis(text, start - 1) || isEmphasis(text, end))) {
    return { features, open: Open.line | Open.glance | Open.size | Open.before | Open.behind | Open.joined };
  }
  const behind = text.slice(end, end + maxSizeLength);
  const set = (name: FeatureName, value: boolean): void => {
    features[indexOfFeature(name)] = bool(value);
  };
  set("digitBehind", digitBehind.test(behind));
  set("import", importLine.test(lineBefore(text, start)));
  set("path", isSlash(text, start - 1) || isSlash(text, end));
  const isJoinedAnywhere = isOpenBefore || isOpenBehind;
  set("alone", !isJoinedAnywhere);
  set("quoted", !isJoinedAnywhere && (isQuote(text, start - 1) || isQuote(text, end)));
  return {
    features,
    open:
      Open.line |
      (size.test(behind) ? Open.size : 0) |
      (isOpenBefore ? Open.before : 0) |
      (isOpenBehind ? Open.behind : 0) |
      (isJoinedAnywhere ? Open.joined : 0),
  };
}

/** A longer text is no size. */
const maxSizeLength = 12;

function isEmphasis(text: string, offset: number): boolean {
  const sign = text.charAt(offset);
  return sign === "_" || sign === "*";
}

function isSlash(text: string, offset: number): boolean {
  const sign = text.charAt(offset);
  return sign === "/" || sign === "\\";
}

function isQuote(text: string, offset: number): boolean {
  const sign = text.charAt(offset);
  return sign === '"' || sign === "'" || sign === "`";
}
