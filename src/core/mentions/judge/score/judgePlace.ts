import { whyWellKnown } from "../../../catalogue/catalogue";
import { whyGiven } from "../../../paper";
import { Fit } from "../../scan/compare";
import type { Window } from "./blocks";
import { fieldOf, strongWords } from "./features/contextFeatures";
import type { Place } from "./features/evidence";
import { type FeatureName, featureNames, featureOf } from "./features/featureNames";
import { featuresOf } from "./features/featuresOf";
import { glanceAt } from "./features/glanceAt";
import { shapeOf } from "./formShape";
import type { WordCandidate } from "./place";
import { mayReachThreshold, scoreOf, threshold } from "./scorePlace";

/** Two letters are too few even in a sentence. */
const minOwnLetters = 3;

/** The letters of a name that is no word mean hardly anything else, whatever their case: of a name of the catalogue, and of another. */
const minListedLetters = 5;
const minDistinctLetters = 8;

/** Companions that go with names of papers, such as `loss` and `trainer`, have at least this. */
const minCompanion = 0.6;

/** A name that stands more often in other code is not shown in another spelling where no text is around it. */
const maxNoiseAlone = 1;

/** Text about machine learning has at least this as its mean score and so many strong words, as log2(1 + n); other code has less than the last. */
const minClearField = 0.5;
const minStrongWords = 1.5;
const minOtherField = -0.25;

/** With more places per 100,000 lines of other code, as log2(1 + n), a spelling says nothing. */
const maxClearNoise = 0.4;

/**
 * Returns whether a name is likely to be one of a large library by chance: a name of two or three letters or an ordinary word, of which nothing
 * is counted, in a text that is not about machine learning, if neither the file nor the workspace says anything about it. Such a name is never
 * shown, so nothing else need be read of it. The last question costs most, so it comes last.
 */
export function isChance({ form }: WordCandidate, isShortText: boolean, windowAt: () => Window, hasEvidence: () => boolean): boolean {
  const { isName, isCoined, letters, commonJoined, facts } = shapeOf(form);
  const isShortName = letters <= (isShortText ? 2 : isCoined ? 3 : 4);
  return facts === undefined && isName && (isShortName || commonJoined > 0) && !isClear(windowAt()) && !hasEvidence();
}

/** Returns whether the text is clearly about machine learning. */
function isClear({ strong, meanScore }: Window): boolean {
  return strongWords(strong) >= minStrongWords && fieldOf(meanScore) >= minClearField;
}

/**
 * Returns the probability that the paper is meant. Some names need no more evidence, unless the file spells their letters out as other words:
 * one whose paper the file (100 of 100 labelled places) or the workspace (143 of 147) cites; a coined name in its own spelling (149 of 152);
 * a longer name that is no word (188 of 190); and, for papers that the catalogue does not know and so nothing is counted of, the name in a
 * sentence, or with a word of methods in one identifier of a text about machine learning.
 */
export function scoreOfPlace(place: Place): number {
  const { noise } = shapeOf(place.candidate.form).facts ?? { noise: 0 };
  if (place.isAlone && noise > maxNoiseAlone && (place.candidate.fit & Fit.exact) === 0) {
    return 0;
  }
  const features = featuresOf(place);
  const score = scoreOf(features, place.isAlone);
  return score < threshold && needsNoEvidence(place, features) ? threshold : score;
}

/**
 * Returns whether the score of a place is surely below the threshold, whatever its line is. Reads neither the line nor its words, which takes most of the
 * time of a score; nine of ten places in code that has nothing to do with papers need no more.
 */
export function isHopeless(place: Place): boolean {
  const glance = place.isAlone ? undefined : glanceAt(place);
  return glance !== undefined && !mayReachThreshold(glance) && !mayNeedNoEvidence(place, glance.features);
}

/** The line with which a name most easily needs no evidence. */
const bestLine = (["alone", "prose", "comment", "companions"] as const).map((name) => featureNames.indexOf(name));

/** Returns whether `needsNoEvidence` may hold with the best line. */
function mayNeedNoEvidence(place: Place, features: Float64Array): boolean {
  const best = features.slice();
  for (const feature of bestLine) {
    best[feature] = 1;
  }
  return needsNoEvidence(place, best);
}

function needsNoEvidence({ candidate, evidence, namesakes }: Place, features: Float64Array): boolean {
  const { isName, isVariant, isCoined, letters, commonJoined, commonness, facts } = shapeOf(candidate.form);
  const value = (feature: FeatureName): number => featureOf(features, feature);
  if (!isName || isVariant || evidence.spelling < 0 || value("gluedBefore") === 1) {
    return false;
  }
  const isExact = (candidate.fit & Fit.exact) !== 0;
  const isOrdinary = !isExact && commonJoined > 0 && value("windowField") < minClearField;
  if ((evidence.isCited || evidence.isCitedInWorkspace) && !isOrdinary) {
    return true;
  }
  const isInSentence = value("alone") === 1 && value("prose") === 1 && value("sentenceStart") === 0;
  const isInComment = value("alone") === 1 && value("comment") === 1 && value("sentenceStart") === 0;
  const isOwn = facts === undefined || !(candidate.form.alias.why === whyWellKnown || candidate.form.alias.why === whyGiven);
  if (
    isExact &&
    isOwn &&
    (isInSentence || isInComment) &&
    value("windowField") >= minClearField &&
    value("strongWords") >= minStrongWords
  ) {
    return true;
  }
  if (namesakes.length > 0 || letters < minOwnLetters) {
    return false;
  }
  const { noise, noiseExact } = facts ?? { noise: 0, noiseExact: 0 };
  if (isExact) {
    const isClear = !isOwn || letters >= minListedLetters || value("windowField") >= minOtherField;
    return noiseExact <= maxClearNoise && isClear && (isCoined || (isOwn && isInSentence));
  }
  const isDistinct =
    facts === undefined
      ? isCoined && letters >= minDistinctLetters && commonness === 0 && commonJoined === 0
      : value("distinctLower") === 1 &&
        value("split") === 0 &&
        letters >= (value("strongWords") > 0 ? minListedLetters : minDistinctLetters);
  const isMethod = commonJoined === 0 && value("companions") >= minCompanion && value("strongWords") > 0;
  return noise <= maxClearNoise && (isDistinct || isMethod);
}
