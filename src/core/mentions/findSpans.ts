import { once } from "../once";
import { nameKey } from "../names/text/nameKey";
import type { Matcher, SpanRange } from "./matcher";
import type { Form, FoundForm, Span } from "./forms/form";
import { evidenceFor, hasEvidence } from "./judge/score/evidenceFor";
import type { Place } from "./judge/score/features/evidence";
import { isChance, isHopeless, scoreOfPlace } from "./judge/score/judgePlace";
import { type Candidate, isWord, type WordCandidate } from "./judge/score/place";
import { chunkSize, isCertain, readCandidates, type TextReader } from "./judge/score/readText";
import type { Workspace } from "./judge/score/readWorkspace";
import { threshold } from "./judge/score/scorePlace";
import { Fit } from "./scan/compare";
import type { Starts } from "./scan/startsInBytes";

/** A form at a place with the score that the paper is meant there. */
export interface ScoredForm extends FoundForm {
  readonly start: number;
  readonly end: number;
  readonly score: number;
  /** Returns what the score was, or would be, computed from. `undefined` if the form needs no evidence. */
  readonly place: (() => Place) | undefined;
}

/**
 * Forms that end before or begin after this distance from an offset do not affect the mention there, in UTF-16 code units. An
 * address begins before its id, and a plural ends after its name.
 */
const overlapReach = 64;

/** Returns the mentions that begin in the range (the whole text by default), in order and without overlaps. */
export function findSpans(matcher: Matcher, text: string, range?: SpanRange, workspace?: Workspace, starts?: Starts): readonly Span[] {
  const spans: Span[] = [];
  let group: ScoredForm[] = [];
  const close = (): void => {
    if (group.every(({ score }) => score < threshold)) {
      group = [];
      return;
    }
    const [first] = group;
    const [best, ...others] = [...group].sort((a, b) => b.score - a.score || Number(b.exact) - Number(a.exact));
    if (first && best) {
      const key = nameKey(best.form.alias.text);
      const kept = others.filter(({ score, form }) => score >= threshold || nameKey(form.alias.text) === key);
      spans.push({ start: first.start, end: first.end, forms: [best, ...kept] });
    }
    group = [];
  };
  for (const form of likelyForms(matcher, matcher.readerOf(text, starts), range, workspace)) {
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
  return [...judgedGroups(matcher, matcher.readerOf(text), range, workspace)].flat().map(({ scored }) => scored());
}

/** Like `scoredForms`, but without the places where the scores of all forms are surely below the threshold: most need not be computed. */
function likelyForms(matcher: Matcher, reader: TextReader, range?: SpanRange, workspace?: Workspace): readonly ScoredForm[] {
  const forms: ScoredForm[] = [];
  for (const group of judgedGroups(matcher, reader, range, workspace)) {
    if (!group.every(({ isHopeless }) => isHopeless())) {
      forms.push(...group.map(({ scored }) => scored()));
    }
  }
  return forms;
}

/** A form at a place, judged on demand. */
interface Judged {
  /** Returns whether the score is surely below the threshold. If not, it may be so, too. */
  readonly isHopeless: () => boolean;
  readonly scored: () => ScoredForm;
}

/** Yields the forms of each place in the range, ordered by place, the longer first. */
function* judgedGroups(
  matcher: Matcher,
  reader: TextReader,
  range: SpanRange | undefined,
  workspace: Workspace | undefined,
): Generator<readonly Judged[], undefined> {
  const from = Math.max(0, range?.start ?? 0);
  const to = Math.min(reader.text.length, range?.end ?? reader.text.length);
  const candidates = candidatesIn(matcher, reader, from, to, range?.at);
  const isSingle = range?.at !== undefined && candidates.length <= maxOwnReadings;
  const data: Scoring = { matcher, reader, workspace, lookUpOfPaper: isSingle ? matcher.lookUpOfPaper : undefined };
  const repeated = new Map<Form, Repetitions>();
  for (let first = 0, next = 0; first < candidates.length; first = next) {
    const one = candidates[first];
    next = first + 1;
    while (one && candidates[next]?.start === one.start && candidates[next]?.end === one.end) {
      next++;
    }
    const group = candidates.slice(first, next);
    yield group.map((candidate) => judgeRepeated(data, candidate, group, repetitionsOf(repeated, candidate.form)));
  }
}

/** How often a form was found, and the last place of it that was judged. */
interface Repetitions {
  count: number;
  last: Judged | undefined;
}

function repetitionsOf(repeated: Map<Form, Repetitions>, form: Form): Repetitions {
  const known = repeated.get(form);
  if (known) {
    return known;
  }
  const first: Repetitions = { count: 0, last: undefined };
  repeated.set(form, first);
  return first;
}

function judgeRepeated(data: Scoring, candidate: Candidate, group: readonly Candidate[], many: Repetitions): Judged {
  many.count++;
  const { last } = many;
  if (last && many.count > maxRepetitions) {
    const { start, end } = candidate;
    return { isHopeless: last.isHopeless, scored: () => ({ ...last.scored(), start, end }) };
  }
  many.last = judgeForm(data, candidate, group);
  return many.last;
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
  const sorted = found.sort((a, b) => a.start - b.start || b.end - a.end);
  return at === undefined ? sorted : overlapping(sorted, at);
}

/**
 * Returns the candidates at an offset and those that overlap them, directly or through others. No other candidate affects what is shown at
 * the offset, so the others need no score.
 */
function overlapping(candidates: readonly Candidate[], at: number): readonly Candidate[] {
  let [first, stop, lastEnd] = [0, candidates.length, -1];
  for (const [index, { start, end }] of candidates.entries()) {
    if (start >= lastEnd && start > at) {
      stop = index;
      break;
    }
    if (start >= lastEnd && lastEnd < at) {
      first = index;
    }
    lastEnd = Math.max(lastEnd, end);
  }
  return lastEnd < at ? [] : candidates.slice(first, stop);
}

/** No mention is longer, in UTF-16 code units. */
const reachBefore = 600;

/** With more names at an offset, the text is read faster for all papers at once. */
const maxOwnReadings = 2;

/** The data by which forms are scored. */
interface Scoring {
  readonly matcher: Matcher;
  readonly reader: TextReader;
  readonly workspace: Workspace | undefined;
  /** Set if only one name or two are scored, so that the text is first read for their papers only. */
  readonly lookUpOfPaper: Matcher["lookUpOfPaper"] | undefined;
}

function judgeForm(data: Scoring, candidate: Candidate, group: readonly Candidate[]): Judged {
  const { matcher, reader, workspace, lookUpOfPaper } = data;
  const { start, end, form, fit } = candidate;
  const exact = (fit & Fit.exact) !== 0;
  if (isCertain(candidate) || !isWord(candidate) || matcher.isAlwaysShown(form)) {
    return { isHopeless: () => false, scored: () => ({ start, end, form, exact, evidence: true, score: 1, place: undefined }) };
  }
  const find = once((): Place => placeOf(data, candidate, group));
  const isSupported = (): boolean => hasEvidence(reader, candidate, workspace, lookUpOfPaper);
  if (matcher.isLarge && isChance(candidate, reader.isShort, () => reader.blocks.around(start), isSupported)) {
    return { isHopeless: () => true, scored: () => ({ start, end, form, exact, evidence: false, score: 0, place: find }) };
  }
  return {
    isHopeless: once(() => isHopeless(find())),
    scored: once(() => {
      const { isCited, isCitedInWorkspace } = find().evidence;
      return { start, end, form, exact, evidence: isCited || isCitedInWorkspace, score: scoreOfPlace(find()), place: find };
    }),
  };
}

function placeOf({ matcher, reader, workspace }: Scoring, candidate: WordCandidate, group: readonly Candidate[]): Place {
  const { topicOfPaper } = matcher;
  const { paper } = candidate.form;
  const namesakes = new Set(group.filter((other) => other.form.paper !== paper).map((other) => other.form.paper));
  return {
    text: reader.text,
    isAlone: reader.isShort && !hasEvidence(reader, candidate, workspace),
    candidate,
    blocks: reader.blocks,
    paper: topicOfPaper(paper),
    namesakes: [...namesakes].map(topicOfPaper),
    evidence: evidenceFor(reader, candidate, topicOfPaper, workspace),
  };
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
