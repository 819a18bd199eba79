import { hasStem, type StemSet } from "../../stems";
import { cosine, meanScore, type Window } from "../blocks";
import { shapeOf } from "../formShape";
import type { PaperTopic } from "../paperTopic";
import { companionScore, neighbourScore } from "../wordTable";
import type { Line } from "./lineFeatures";
import { spellingOf } from "./nameFeatures";
import { bool, clip, mean } from "./numbers";
import type { Place } from "./evidence";

/** A text with fewer words around a name says nothing about it. */
export const fewWords = 12;

/** Returns the features of the text around a place, and of what is known of its name. Without its line, those of the line are 0. */
export function contextFeatures(place: Place, line: Line | undefined): readonly number[] {
  const { candidate, blocks, paper, namesakes, evidence } = place;
  const shape = shapeOf(candidate.form);
  const { exact, isLower } = spellingOf(place);
  const companions = line ? [...line.left, ...line.right] : [];
  const neighbours = line?.neighbours ?? [];
  const window = blocks.around(candidate.start);
  const vector = window.vector();
  const near = window.topics[1].vector();
  const field = fieldOf(window.meanScore);
  const topic = cosine(vector, paper.vector);
  const own = ownWords(window, paper, shape.stems);
  const isCommon = shape.commonJoined;
  const contextWords = window.words - companions.length;
  const isDistinct = shape.letters >= 4 && shape.commonJoined === 0 && (shape.commonness === 0 || shape.words === 1);
  const strongInWorkspace = Math.min(1, evidence.workspaceStrong / 8);
  const { senses, facts } = shape;
  const short = bool(shape.letters <= 3);
  return [
    field,
    clip(meanScore(blocks.head()) / 16),
    clip(evidence.workspaceScore / 16),
    bool(isDistinct),
    bool(isDistinct && isLower),
    bool(isDistinct) * clip(window.meanScore / 8),
    bool(isDistinct) * strongInWorkspace,
    isCommon * strongInWorkspace,
    short * strongInWorkspace,
    strongWords(window.strong),
    strongInWorkspace,
    topic,
    cosine(near, paper.vector),
    evidence.otherPapers.length === 0 ? 0 : mean(evidence.otherPapers.map((other) => cosine(other.vector, paper.vector))),
    Math.log2(1 + Math.min(evidence.namesNear, maxNamesNear)),
    bool(namesakes.every((other) => cosine(vector, other.vector) <= topic)),
    bool(contextWords < fewWords),
    bool(contextWords < fewWords && exact),
    contextWords < fewWords ? clip(mean(companions.map(companionScore)) / 16) : 0,
    clip(mean(neighbours.map(neighbourScore)) / 8),
    senseWords(window, senses?.own),
    senseWords(window, senses?.other),
    bool(shape.letters >= 4 && isCommon === 0 && shape.facts !== undefined && shape.facts.otherFolded < 0.07),
    Math.min(own, 5),
    namesakes.length === 0 ? 0 : topic - namesakes.reduce((most, other) => Math.max(most, cosine(vector, other.vector)), -Infinity),
    Math.min(namesakes.length, 3),
    bool(evidence.isCited),
    bool(evidence.isCitedInWorkspace),
    bool(evidence.hasOtherName),
    Math.log2(1 + Math.min(evidence.exactPlaces, 15)),
    bool(evidence.exactPlaces > 0 && shape.isCoined),
    bool(evidence.exactPlaces > 0 && shape.isCapitals && !shape.isCoined),
    evidence.foldedPlaces / (evidence.foldedPlaces + evidence.exactPlaces + 1),
    bool(evidence.isNamedInWorkspace && evidence.workspaceStrong >= minStrong),
    bool(evidence.spelling > 0),
    bool(evidence.spelling < 0),
    bool(facts !== undefined),
    facts?.noise ?? 0,
    facts?.noiseExact ?? 0,
    exact ? (facts?.noiseExact ?? 0) : (facts?.noise ?? 0),
    bool(isLower) * (facts?.noise ?? 0),
    exact ? (facts?.otherExact ?? 0) : (facts?.otherFolded ?? 0),
    facts?.fieldExact ?? 0,
    facts?.citing ?? 0,
    facts?.listed ?? 0,
    exact ? 0 : (facts?.listed ?? 0),
    facts?.safe ?? 0,
    Math.log2(1 + (facts?.weight ?? 0)),
  ];
}

/** More names near a place say no more. */
const maxNamesNear = 15;

/** The README of a workspace that is about something else may have the name as its own. */
const minStrong = 5;

function senseWords({ topics }: Window, senseStems: StemSet | undefined): number {
  let count = 0;
  for (const { words } of senseStems ? topics : []) {
    for (let i = 0; i < words.length && count < maxSenseWords; i++) {
      count += senseStems && hasStem(senseStems, words[i] ?? 0) ? 1 : 0;
    }
  }
  return count;
}

const maxSenseWords = 3;

/** Returns the feature `windowField` of a mean score of words. */
export function fieldOf(score: number): number {
  return clip(score / 16);
}

/** Returns the feature `strongWords` of a number of words that are rare in other code. */
export function strongWords(count: number): number {
  return Math.log2(1 + count);
}

/** Returns how many of the paper's words, without those of the name, are in the window. */
function ownWords({ topics }: Window, paper: PaperTopic, ofName: ReadonlySet<number>): number {
  const found = new Set<number>();
  for (const { words } of topics) {
    for (let i = 0; i < words.length; i++) {
      const word = words[i] ?? 0;
      if (hasStem(paper.words, word) && !ofName.has(word)) {
        found.add(word);
      }
    }
  }
  return found.size;
}
