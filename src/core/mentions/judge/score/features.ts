import { CharacterClass, classOf } from "../../forms/characters";
import { Fit } from "../../scan/compare";
import { hasStem, readFewStems, shortestWord, type StemSet } from "../stems";
import { type Blocks, cosine, meanScore, type Window } from "./blocks";
import { emphasisAt } from "./emphasis";
import { shapeOf } from "./formShape";
import type { PaperTopic } from "./paperTopic";
import type { WordCandidate } from "./place";
import { companionScore, neighbourScore, wordScore } from "./wordTable";

/** The evidence that the rest of the file and the workspace give for a name and its paper. */
export interface Evidence {
  /** Other places of the name in its own spelling, in another one. */
  readonly exactPlaces: number;
  readonly foldedPlaces: number;
  /** The file cites the paper: its id, its address or its whole title. */
  readonly isCited: boolean;
  /** The file has another name of the paper. */
  readonly hasOtherName: boolean;
  /** The README, the setup files or the `.bib` files of the workspace cite the paper, or have the name. */
  readonly isCitedInWorkspace: boolean;
  readonly isNamedInWorkspace: boolean;
  /** The mean score of the workspace's words, 0 if nothing is known. */
  readonly workspaceScore: number;
  /** The number of the workspace's words that are rare in other code. */
  readonly workspaceStrong: number;
  /** The letters of the name are spelt out in the file: 1 as the paper's long form, -1 as other words, 0 not at all. */
  readonly spelling: number;
  /** The papers of other names near the place that are hardly anything else. */
  readonly otherPapers: readonly PaperTopic[];
  /** The number of other papers' names near the place, in any spelling, that are no words. */
  readonly namesNear: number;
}

/** Everything that the features of a place are computed from. */
export interface Place {
  readonly text: string;
  readonly candidate: WordCandidate;
  readonly blocks: Blocks;
  readonly paper: PaperTopic;
  /** The topics of the other papers with the same name. */
  readonly namesakes: readonly PaperTopic[];
  readonly evidence: Evidence;
  /** True if the text is an identifier or a few words, which say nothing about the name. */
  readonly isAlone: boolean;
}

/** The names of the features, in the order of `featuresOf`. */
export const featureNames = [
  "exact",
  "exactCoined",
  "exactCapitals",
  "exactPlain",
  "exactCommon",
  "exactShort",
  "lower",
  "lowerCommon",
  "lowerShort",
  "upper",
  "otherCase",
  "split",
  "joined",
  "spaced",
  "letters",
  "short",
  "commonness",
  "commonJoined",
  "digit",
  "words",
  "isPhrase",
  "isVariant",
  "alone",
  "wordsBefore",
  "wordsBehind",
  "companions",
  "companionField",
  "methodCompanion",
  "gluedBefore",
  "gluedBehind",
  "gluedWhole",
  "gluedCapitals",
  "gluedShort",
  "digitBehind",
  "sizeBehind",
  "import",
  "member",
  "memberCapital",
  "ownsMembers",
  "called",
  "assigned",
  "key",
  "path",
  "hyphen",
  "quoted",
  "comment",
  "prose",
  "capitalBeside",
  "sentenceStart",
  "lineField",
  "windowField",
  "headField",
  "workspaceField",
  "distinct",
  "distinctLower",
  "distinctField",
  "distinctWorkspace",
  "commonWorkspace",
  "shortWorkspace",
  "strongWords",
  "strongWordsWorkspace",
  "topic",
  "topicNear",
  "topicOfOthers",
  "namesNear",
  "isBestNamesake",
  "noContext",
  "noContextExact",
  "noContextCompanion",
  "neighbours",
  "ownSense",
  "otherSense",
  "derivedSafe",
  "ownWords",
  "topicMargin",
  "namesakes",
  "cited",
  "citedInWorkspace",
  "otherName",
  "exactElsewhere",
  "coinedElsewhere",
  "capitalsElsewhere",
  "foldedShare",
  "namedInWorkspace",
  "speltAsPaper",
  "speltOtherwise",
  "known",
  "noise",
  "noiseExact",
  "noiseThisCase",
  "noiseCommonLower",
  "otherThisCase",
  "fieldExact",
  "citing",
  "listed",
  "listedFolded",
  "safe",
  "weight",
] as const;

export type FeatureName = (typeof featureNames)[number];

const indexes: ReadonlyMap<FeatureName, number> = new Map(featureNames.map((name, index) => [name, index]));

/** Returns one of the features that `featuresOf` returned. */
export function featureOf(features: ArrayLike<number>, name: FeatureName): number {
  return features[indexes.get(name) ?? -1] ?? 0;
}

/** Features that are known of catalogue names only. */
export const factFeatures: readonly FeatureName[] = [
  "known",
  "noise",
  "noiseExact",
  "noiseThisCase",
  "noiseCommonLower",
  "otherThisCase",
  "fieldExact",
  "citing",
  "listed",
  "listedFolded",
  "safe",
  "weight",
  "derivedSafe",
  "ownSense",
  "otherSense",
];

const maxLine = 160;
/** A capitalized word that ends a name's list stands so near. */
const besideLength = 28;
const size = /^[-_ ]?(?:\d{1,3}(?:\.\d)?[bBmMkK]|tiny|mini|small|base|medium|large|huge|xl)(?![\p{L}])/u;
const digitBehind = /^[-_ ]?v?\d/;
const importLine = /^\s*(?:from|import|use|require|export|#\s*include)\b/;
const commentSign = /(?:^|\s)(?:#|\/\/|\/\*|\*|--|%|<!--|;+)\s|^\s*[*>|-]\s/;

/** The first features are those of the name and its spelling; those of its line begin here, and those of the text around it end the list. */
const [firstOfLine, firstOfContext] = [featureNames.indexOf("alone"), featureNames.indexOf("windowField")];

/** Returns the features of a place, in the order of `featureNames`. */
export function featuresOf(place: Place): Float64Array {
  const line = readLine(place);
  const features = featuresWithoutLine(place, line);
  features.set(lineFeatures(place, line), firstOfLine);
  return features;
}

/** Returns the features of a place but those of its line, which are 0. Without its line, nothing may be joined to the name, or the text around must be long. */
function featuresWithoutLine(place: Place, line?: Line): Float64Array {
  const features = new Float64Array(featureNames.length);
  features.set(nameFeatures(place));
  features.set(contextFeatures(place, line), firstOfContext);
  return features;
}

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
    features[indexes.get(name) ?? 0] = bool(value);
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

const bool = (value: boolean): number => (value ? 1 : 0);

/** How the text writes the name. */
interface Spelling {
  readonly written: string;
  readonly exact: boolean;
  readonly isLower: boolean;
  readonly isUpper: boolean;
}

function spellingOf({ text, candidate: { start, end, fit } }: Place): Spelling {
  const written = text.slice(start, end);
  const exact = (fit & Fit.exact) !== 0;
  return { written, exact, isLower: !exact && !/\p{Lu}/u.test(written), isUpper: !exact && !/\p{Ll}/u.test(written) };
}

function nameFeatures(place: Place): readonly number[] {
  const { form, fit } = place.candidate;
  const shape = shapeOf(form);
  const { exact, isLower, isUpper } = spellingOf(place);
  const isCommon = shape.commonJoined;
  const short = bool(shape.letters <= 3);
  return [
    bool(exact),
    bool(exact && shape.isCoined),
    bool(exact && shape.isCapitals && !shape.isCoined),
    bool(exact && !shape.isCapitals && !shape.isCoined),
    bool(exact) * isCommon,
    bool(exact) * short,
    bool(isLower),
    bool(isLower) * isCommon,
    bool(isLower) * short,
    bool(isUpper),
    bool(!exact && !isLower && !isUpper),
    bool((fit & Fit.split) !== 0),
    bool((fit & Fit.joined) !== 0),
    bool((fit & Fit.spaced) !== 0),
    Math.log2(shape.letters + 1),
    short,
    shape.commonness,
    isCommon,
    bool(shape.hasDigit),
    Math.min(shape.words, 5),
    bool(!shape.isName),
    bool(shape.isVariant),
  ];
}

/** The line of a place, and its words by the hashes of their stems. */
interface Line {
  readonly before: string;
  readonly behind: string;
  readonly identifier: { readonly start: number; readonly end: number };
  /** The words of the identifier around the name. */
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly words: readonly number[];
  /** The two words before the identifier and the two behind it. */
  readonly neighbours: readonly number[];
}

function readLine({ text, candidate: { start, end, fit } }: Place): Line {
  const exact = (fit & Fit.exact) !== 0;
  const [lineStart, lineEnd] = [lineBefore(text, start), lineBehind(text, end)];
  const emphasis = exact ? emphasisAt(lineStart, lineEnd) : undefined;
  const before = emphasis ? withAsterisks(lineStart, lineStart.length - emphasis.before, lineStart.length) : lineStart;
  const behind = emphasis ? withAsterisks(lineEnd, 0, emphasis.behind) : lineEnd;
  const whole = identifierAround(text, start, end, exact);
  const identifier = { start: (emphasis?.before ?? 0) > 0 ? start : whole.start, end: (emphasis?.behind ?? 0) > 0 ? end : whole.end };
  const left = readFewStems(text, identifier.start, start);
  const right = readFewStems(text, end, identifier.end);
  const outer = [
    readFewStems(before, 0, identifier.start - start + before.length),
    readFewStems(behind, identifier.end - end, behind.length),
  ] as const;
  const words = isCut(start, end, identifier)
    ? [...readFewStems(before, 0, before.length), ...readFewStems(behind, 0, behind.length)]
    : [...outer[0], ...left, ...right, ...outer[1]];
  return { before, behind, identifier, left, right, words, neighbours: [...outer[0].slice(-2), ...outer[1].slice(0, 2)] };
}

function lineFeatures(place: Place, { before, behind, identifier, left, right, words: lineWords }: Line): readonly number[] {
  const { text, candidate } = place;
  const { start, end, form } = candidate;
  const shape = shapeOf(form);
  const { written, exact } = spellingOf(place);
  const companions = [...left, ...right];
  const alone = identifier.start === start && identifier.end === end;
  const isGluedWhole = exact && end === identifier.end && /(?<![\p{L}\p{N}_])\p{Lu}\p{Ll}+$/u.test(before);
  const prose = /\p{Ll}{2}[,;:]? $/u.test(before) && /^(?:['’]s?(?!\p{L})|[ ,.;:)]|$)/u.test(behind);
  return [
    bool(alone),
    Math.min(left.length, 4),
    Math.min(right.length, 4),
    clip(mean(companions.map(companionScore)) / 16),
    clip(mean(companions.map(wordScore)) / 16),
    bool(companions.some((word) => companionScore(word) > 16)),
    bool(start > identifier.start && /[\p{L}\p{N}]/u.test(text.charAt(start - 1))),
    bool(end < identifier.end && /[\p{L}\p{N}]/u.test(text.charAt(end))),
    bool(isGluedWhole),
    bool(isGluedWhole && shape.isCapitals),
    bool(/(?<![\p{L}\p{N}])\p{Lu}\p{Ll}{1,2}$/u.test(before)),
    bool(digitBehind.test(behind)),
    bool(size.test(behind)),
    bool(importLine.test(before)),
    bool(/[\p{L}\p{N}_)\]]\.$/u.test(before)),
    bool(/[\p{L}\p{N}_)\]]\.$/u.test(before) && /^\p{Lu}/u.test(written)),
    bool(/^\w{0,40}\.[\p{L}_]/u.test(behind)),
    bool(/^\w{0,40}\(/u.test(behind)),
    bool(/^\w{0,40}\s*[:+]?=[^=]/u.test(behind)),
    bool(/^\w{0,40}["']?\s*:/u.test(behind)),
    bool(/[/\\]$/.test(before) || /^[/\\]/.test(behind)),
    bool(/-$/.test(before) || /^-[\p{L}\p{N}]/u.test(behind)),
    bool(/["'`]\w*$/.test(before) || /^\w*["'`]/.test(behind)),
    bool(commentSign.test(before)),
    bool(prose),
    bool(/\p{Lu}[\p{L}\p{N}-]{0,24}[,/ ]{0,3}$/u.test(before.slice(-besideLength)) || /^[,/ ]{1,3}\p{Lu}/u.test(behind)),
    bool(/(?:^|[.!?:"'`*#/>(-])\s*$/.test(before) && /^,? \p{Ll}/u.test(behind)),
    clip(mean(lineWords.map(wordScore)) / 16),
  ];
}

function contextFeatures(place: Place, line: Line | undefined): readonly number[] {
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

/** A text with fewer words around a name says nothing about it. */
const fewWords = 12;

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

function clip(value: number): number {
  return Math.max(-3, Math.min(3, value));
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
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

function lineBefore(text: string, start: number): string {
  const head = text.slice(Math.max(0, start - maxLine), start);
  return head.slice(Math.max(head.lastIndexOf("\n"), head.lastIndexOf("\r")) + 1);
}

function lineBehind(text: string, end: number): string {
  const tail = text.slice(end, end + maxLine);
  const stop = tail.search(/[\r\n]/);
  return stop < 0 ? tail : tail.slice(0, stop);
}

/** Emphasis says the same with either mark. */
function withAsterisks(line: string, start: number, end: number): string {
  return start === end ? line : line.slice(0, start) + "*".repeat(end - start) + line.slice(end);
}

const maxIdentifier = 64;

/** Returns the identifier around `[start, end)`; hyphens count if the name is not in its own case. */
function identifierAround(text: string, start: number, end: number, exact: boolean): { readonly start: number; readonly end: number } {
  let from = start;
  while (from > 0 && start - from < maxIdentifier && isJoined(text, from - 1, -1, !exact)) {
    from--;
  }
  let to = end;
  while (to < text.length && to - end < maxIdentifier && isJoined(text, to, 1, !exact)) {
    to++;
  }
  return { start: from, end: to };
}

/** Returns whether the identifier goes on, so that its parts are not words of their own. */
function isCut(start: number, end: number, identifier: { readonly start: number; readonly end: number }): boolean {
  return start - identifier.start >= maxIdentifier || identifier.end - end >= maxIdentifier;
}

function isJoined(text: string, offset: number, step: 1 | -1, kebab: boolean): boolean {
  const code = text.charCodeAt(offset);
  return isIdentifierCode(code) || (kebab && code === 0x2d && isIdentifierCode(text.charCodeAt(offset + step)));
}

/** Letters without case are no part of an identifier: languages that have them write a foreign name without a space. */
function isIdentifierCode(code: number): boolean {
  const here = classOf(code);
  return (here >= CharacterClass.lower && here !== CharacterClass.uncased) || code === 0x5f;
}
