import { whyWellKnown } from "../catalogue/catalogue";
import { whyGiven } from "../paper";
import { nameKey } from "../names/text/nameKey";
import type { Matcher, SpanRange } from "./matcher";
import type { Form, FoundForm, Span } from "./forms/form";
import { type Evidence, type FeatureName, featureOf, featuresOf, type Place } from "./judge/score/features";
import { shapeOf } from "./judge/score/formShape";
import { type Candidate, isWord } from "./judge/score/place";
import { chunkSize, evidenceFor, isCertain, readCandidates, type TextReader, type Workspace } from "./judge/score/readText";
import { scoreOf, threshold } from "./judge/score/scorePlace";
import { Fit } from "./scan/compare";

/** A form at a place with the score that the paper is meant there. */
export interface ScoredForm extends FoundForm {
  readonly start: number;
  readonly end: number;
  readonly score: number;
  /** `undefined` if the form needs no evidence. */
  readonly place: Place | undefined;
}

/**
 * Forms that end before or begin after this distance from an offset do not affect the mention there, in UTF-16 code units. An
 * address begins before its id, and a plural ends after its name.
 */
const overlapReach = 64;

/** Returns the mentions that begin in the range (the whole text by default), in order and without overlaps. */
export function findSpans(matcher: Matcher, text: string, range?: SpanRange, workspace?: Workspace): readonly Span[] {
  const spans: Span[] = [];
  let group: ScoredForm[] = [];
  const close = (): void => {
    const [first] = group;
    const [best, ...others] = [...group].sort((a, b) => b.score - a.score || Number(b.exact) - Number(a.exact));
    if (first && best && best.score >= threshold) {
      const key = nameKey(best.form.alias.text);
      const kept = others.filter(({ score, form }) => score >= threshold || nameKey(form.alias.text) === key);
      spans.push({ start: first.start, end: first.end, forms: [best, ...kept] });
    }
    group = [];
  };
  for (const form of scoredForms(matcher, text, range, workspace)) {
    const [first] = group;
    if (first && (first.start !== form.start || first.end !== form.end)) {
      close();
    }
    group.push(form);
  }
  close();
  return withoutOverlaps(spans);
}

/** A text that repeats a name more often is no code: the score of one place serves for the others. */
const maxRepetitions = 2_000;

/** Returns all forms that stand in the range with their scores, ordered by place, the longer first. */
export function scoredForms(matcher: Matcher, text: string, range?: SpanRange, workspace?: Workspace): readonly ScoredForm[] {
  const from = Math.max(0, range?.start ?? 0);
  const to = Math.min(text.length, range?.end ?? text.length);
  const reader = matcher.readerOf(text);
  const candidates = candidatesIn(matcher, reader, from, to, range?.at);
  const scored: ScoredForm[] = [];
  const repeated = new Map<Form, { readonly count: number; readonly last: ScoredForm | undefined }>();
  for (let first = 0, next = 0; first < candidates.length; first = next) {
    const one = candidates[first];
    next = first + 1;
    while (one && candidates[next]?.start === one.start && candidates[next]?.end === one.end) {
      next++;
    }
    const group = candidates.slice(first, next);
    for (const candidate of group) {
      const many = repeated.get(candidate.form) ?? { count: 0, last: undefined };
      const one =
        many.last && many.count >= maxRepetitions
          ? { ...many.last, start: candidate.start, end: candidate.end }
          : scoreForm(matcher, reader, candidate, group, workspace);
      repeated.set(candidate.form, { count: many.count + 1, last: one });
      scored.push(one);
    }
  }
  return scored;
}

/**
 * Returns the candidates that begin in `[from, to)`, near the offset if one is given, in order, the longer first. Reads only the text near
 * the offset: most offsets are at no name, and need nothing else.
 */
function candidatesIn(matcher: Matcher, reader: TextReader, from: number, to: number, at: number | undefined): readonly Candidate[] {
  const found: Candidate[] = [];
  if (at === undefined) {
    for (let index = Math.floor(from / chunkSize); index * chunkSize < to; index++) {
      for (const candidate of reader.chunk(index).candidates) {
        if (candidate.start >= from && candidate.start < to) {
          found.push(candidate);
        }
      }
    }
  } else {
    readCandidates(matcher, reader.text, [Math.max(from, at - reachBefore), Math.min(to, at + overlapReach + 1)], (candidate) => {
      if (candidate.end >= at - overlapReach) {
        found.push(candidate);
      }
    });
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** No mention is longer, in UTF-16 code units. */
const reachBefore = 600;

function scoreForm(
  matcher: Matcher,
  reader: TextReader,
  candidate: Candidate,
  group: readonly Candidate[],
  workspace?: Workspace,
): ScoredForm {
  const { start, end, form, fit } = candidate;
  const exact = (fit & Fit.exact) !== 0;
  if (isCertain(candidate) || !isWord(candidate) || matcher.isAlwaysShown(form)) {
    return { start, end, form, exact, evidence: true, score: 1, place: undefined };
  }
  const evidence = evidenceFor(reader, candidate, matcher.topicOfPaper, workspace);
  const namesakes = new Set(group.filter((other) => other.form.paper !== form.paper).map((other) => other.form.paper));
  const place: Place = {
    text: reader.text,
    isAlone: reader.isShort && !hasEvidence(evidence),
    candidate,
    blocks: reader.blocks,
    paper: matcher.topicOfPaper(form.paper),
    namesakes: [...namesakes].map(matcher.topicOfPaper),
    evidence,
  };
  return {
    start,
    end,
    form,
    exact,
    evidence: evidence.isCited || evidence.isCitedInWorkspace,
    score: scoreOfPlace(place, matcher.isLarge),
    place,
  };
}

/** Returns whether the file or the workspace says something about the name, however short the text is. */
function hasEvidence({ isCited, isCitedInWorkspace, hasOtherName }: Evidence): boolean {
  return isCited || isCitedInWorkspace || hasOtherName;
}

/** Keeps the longest of overlapping mentions, and the first of equally long ones. Takes mentions in order. */
function withoutOverlaps(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  for (const span of spans) {
    const last = kept.at(-1);
    if (!last || span.start >= last.end) {
      kept.push(span);
    } else if (span.end - span.start > last.end - last.start) {
      kept[kept.length - 1] = span;
    }
  }
  return kept;
}

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
 * Returns the probability that the paper is meant. Some names need no more evidence, unless the file spells their letters out as other words:
 * one whose paper the file (100 of 100 labelled places) or the workspace (143 of 147) cites; a coined name in its own spelling (149 of 152);
 * a longer name that is no word (188 of 190); and, for papers that the catalogue does not know and so nothing is counted of, the name in a
 * sentence, or with a word of methods in one identifier of a text about machine learning.
 */
function scoreOfPlace(place: Place, isLarge: boolean): number {
  const { noise } = shapeOf(place.candidate.form).facts ?? { noise: 0 };
  if (place.isAlone && noise > maxNoiseAlone && (place.candidate.fit & Fit.exact) === 0) {
    return 0;
  }
  const features = featuresOf(place);
  if (isLarge && isChance(place, features)) {
    return 0;
  }
  const score = scoreOf(features, place.isAlone);
  return score < threshold && needsNoEvidence(place, features) ? threshold : score;
}

/**
 * Returns whether a name is likely to be one of a large library by chance: a name of two or three letters or an ordinary word, of which nothing
 * is counted, in a text that is not about machine learning.
 */
function isChance({ candidate, evidence, isAlone }: Place, features: Float64Array): boolean {
  const { isName, isCoined, letters, commonJoined, facts } = shapeOf(candidate.form);
  const value = (feature: FeatureName): number => featureOf(features, feature);
  const isShortName = letters <= (isAlone ? 2 : isCoined ? 3 : 4);
  const isClear = value("strongWords") >= minStrongWords && value("windowField") >= minClearField;
  return facts === undefined && isName && (isShortName || commonJoined > 0) && !isClear && !hasEvidence(evidence);
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
