import type { Matcher, SpanRange } from "./matcher";
import { createEvidence, type Evidence } from "./judge/evidence";
import type { Form, FoundForm, Span } from "./forms/form";
import { type JudgedForm, judge, type Verdict } from "./judge/judge";
import { readStems } from "./judge/stems";
import { createWordsAround } from "./judge/wordsAround";
import { scan } from "./scan/scan";

interface Found {
  readonly form: Form;
  readonly judged: JudgedForm;
}

/** A place where forms were found. */
interface SpanPlace {
  readonly start: number;
  readonly end: number;
  readonly found: [Found, ...Found[]];
}

/** Evidence is searched this far around a range, in UTF-16 code units. */
const evidenceReach = 2_000;

/**
 * Forms that end before or begin after this distance from an offset do not affect the mention there, in UTF-16 code units. An
 * address begins before its id, and a plural ends after its name.
 */
const overlapReach = 64;

/** Bounds memory. Real texts have far fewer places that wait for evidence. */
const maxWeakPlaces = 20_000;

interface CollectRange extends SpanRange {
  /** The papers to look for; all if not given. */
  readonly wanted?: ReadonlySet<number>;
}

/**
 * Returns the mentions that begin in the range (the whole text by default), in order and without overlaps. For texts of a few words,
 * which give a score nothing to go by: verdicts on the name and on the identifier decide.
 */
export function findInShortText(matcher: Matcher, text: string, range?: SpanRange): readonly Span[] {
  const from = Math.max(0, range?.start ?? 0);
  const to = Math.min(text.length, range?.end ?? text.length);
  const evidence = createEvidence();
  const { places, weak } = collect(matcher, text, { start: from, end: to, ...(range?.at === undefined ? {} : { at: range.at }) }, evidence);
  if (range !== undefined && weak.some((place) => decides(place, places, range.at))) {
    const wanted = new Set(weak.flatMap(({ found }) => found.map(({ form }) => form.paper)));
    addEvidence(matcher, text, [Math.max(0, from - evidenceReach), from, to, Math.min(text.length, to + evidenceReach)], {
      wanted,
      evidence,
    });
  }
  const supported = weak.filter(({ found }) => found.some(({ form }) => evidence.supports(form)));
  return withoutOverlaps(
    supported.length === 0 ? places : [...places, ...supported].sort((a, b) => a.start - b.start || b.end - a.end),
  ).map((place) => toSpan(place, evidence, (paper) => ownWords(matcher, text, paper)));
}

/**
 * Returns whether evidence for a place can change the mention at the offset: the place contains the offset, or it overlaps one
 * that does. Without an offset, any place can.
 */
function decides({ start, end }: SpanPlace, places: readonly SpanPlace[], at: number | undefined): boolean {
  const touches = (place: { readonly start: number; readonly end: number }): boolean =>
    at === undefined || (place.start <= at && at <= place.end);
  return touches({ start, end }) || places.some((place) => touches(place) && place.start < end && start < place.end);
}

/**
 * Returns the places that are mentions, and the weak ones that need evidence. Adds what the text shows about the papers to
 * `evidence`; with `wanted`, only about those.
 */
function collect(
  matcher: Matcher,
  text: string,
  { start: from, end: to, at, wanted }: CollectRange,
  evidence: Evidence,
): { places: SpanPlace[]; weak: SpanPlace[] } {
  const places: SpanPlace[] = [];
  const weak: SpanPlace[] = [];
  const { paperWordsOf, isAlwaysShown } = matcher;
  const context = { text, wordsAround: createWordsAround(text), paperWordsOf, isAlwaysShown };
  let open: SpanPlace[] = [];
  let openStart = -1;
  const close = (): void => {
    for (const place of open) {
      const best = bestVerdict(place);
      if (best === "strong" || best === "joined" || best === "sure") {
        places.push(place);
      } else if (best !== "shared" && weak.length < maxWeakPlaces) {
        weak.push(place);
      }
    }
    open = [];
  };
  scan(text, from, to, matcher.table, (index, start, end) => {
    const form = matcher.formAt(index);
    const isFar = at !== undefined && (end < at - overlapReach || start > at + overlapReach);
    if (isFar || !form || (wanted && !wanted.has(form.paper))) {
      return;
    }
    const judged = judge(start, end, form, context);
    if (!judged) {
      return;
    }
    if (start !== openStart) {
      close();
      openStart = start;
    }
    evidence.add(form, judged.verdict);
    const place = open.find((known) => known.start === judged.start && known.end === judged.end);
    if (place) {
      place.found.push({ form, judged });
    } else {
      open.push({ start: judged.start, end: judged.end, found: [{ form, judged }] });
    }
  });
  close();
  return { places, weak };
}

/** Adds evidence from the text around a range: from the first to the second offset, and from the third to the fourth. */
function addEvidence(
  matcher: Matcher,
  text: string,
  around: readonly [number, number, number, number],
  { wanted, evidence }: { readonly wanted: ReadonlySet<number>; readonly evidence: Evidence },
): void {
  const [first, second, third, fourth] = around;
  for (const [from, to] of [
    [first, second],
    [third, fourth],
  ] as const) {
    collect(matcher, text, { start: from, end: to, wanted }, evidence);
  }
}

const verdictOrder: readonly Verdict[] = ["strong", "joined", "sure", "outOfContext", "weak", "doubtful", "shared"];

function bestVerdict({ found }: SpanPlace): Verdict {
  return verdictOrder.find((verdict) => found.some(({ judged }) => judged.verdict === verdict)) ?? "shared";
}

/** Returns the longest of the places that overlap, and the first of equally long ones. Takes places in verdictOrder. */
function withoutOverlaps(places: readonly SpanPlace[]): readonly SpanPlace[] {
  const kept: SpanPlace[] = [];
  for (const place of places) {
    const last = kept.at(-1);
    if (!last || place.start >= last.end) {
      kept.push(place);
    } else if (place.end - place.start > last.end - last.start) {
      kept[kept.length - 1] = place;
    }
  }
  return kept;
}

/** Returns how many words of the text are the paper's own. */
function ownWords({ paperWordsOf }: Matcher, text: string, paper: number): number {
  const { support } = paperWordsOf(paper);
  return [...new Set(readStems(text, 0, text.length))].filter((word) => support(word) === "own").length;
}

/** Returns the forms at a place, the likeliest first: that of a paper with other evidence, in its own case, with most of its words in the text. */
function toSpan({ start, end, found }: SpanPlace, { isSure }: Evidence, overlap: (paper: number) => number): Span {
  const toFoundForm = ({ form, judged }: Found): FoundForm => {
    const evidence = isSure(form.paper);
    return {
      form,
      exact: judged.exact,
      evidence,
      score: 0.8 + (evidence ? 0.1 : 0) + (judged.exact ? 0.05 : 0) + overlap(form.paper) / 1000,
    };
  };
  const [first, ...rest] = found;
  let best = toFoundForm(first);
  const others: FoundForm[] = [];
  for (const other of rest.map(toFoundForm)) {
    others.push(other.score > best.score ? best : other);
    best = other.score > best.score ? other : best;
  }
  return { start, end, forms: [best, ...others] };
}
