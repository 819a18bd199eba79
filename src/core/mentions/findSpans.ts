import type { Paper } from "../paper";
import { createEvidence, type Evidence } from "./judge/evidence";
import type { Form, FoundForm, Span } from "./forms/form";
import { type Finding, judge, type Verdict } from "./judge/judge";
import type { KeyTable } from "./forms/keyTable";
import { createWordsAround } from "./judge/wordsAround";
import { scan } from "./scan/scan";
import type { PaperWords } from "./judge/paperWords";

/** What a matcher looks things up in. */
export interface Matcher {
  readonly paperAt: (index: number) => Paper | undefined;
  readonly formAt: (form: number) => Form | undefined;
  readonly table: KeyTable;
  readonly vocabularyOf: (paper: number) => PaperWords;
}

interface Found {
  readonly form: Form;
  readonly finding: Finding;
}

/** A place where forms were found, and the best verdict on them. */
interface SpanPlace {
  readonly start: number;
  readonly end: number;
  readonly found: [Found, ...Found[]];
}

/** Evidence for a name that is also a word is looked for this far around a range. */
const nearby = 2_000;

/** What ends or begins this far from an offset has no part in the mention there: an address begins before its id, a plural ends behind its name. */
const overlapReach = 64;

/** No text has so many places that wait for evidence. */
const mostWeakPlaces = 20_000;

/** Where mentions are looked for. */
export interface Where {
  /** They begin here; their ends may lie beyond. */
  readonly start: number;
  readonly end: number;
  /** Only the one at this offset is asked for, so that others count only where they may overlap it. */
  readonly at?: number;
}

interface Look extends Where {
  /** The papers that are asked for, all unless given. */
  readonly wanted?: ReadonlySet<number>;
}

/** Mentions that begin in the range, the whole text unless given; in order, not overlapping. */
export function findSpans(matcher: Matcher, text: string, range?: Where): readonly Span[] {
  const from = Math.max(0, range?.start ?? 0);
  const to = Math.min(text.length, range?.end ?? text.length);
  const evidence = createEvidence();
  const { places, weak } = collect(matcher, text, { start: from, end: to, ...(range?.at === undefined ? {} : { at: range.at }) }, evidence);
  if (range !== undefined && weak.some((place) => decides(place, places, range.at))) {
    const wanted = new Set(weak.flatMap(({ found }) => found.map(({ form }) => form.paper)));
    addEvidence(matcher, text, [Math.max(0, from - nearby), from, to, Math.min(text.length, to + nearby)], { wanted, evidence });
  }
  const supported = weak.filter(({ found }) => found.some(({ form }) => evidence.supports(form)));
  return withoutOverlaps(
    supported.length === 0 ? places : [...places, ...supported].sort((a, b) => a.start - b.start || b.end - a.end),
  ).map((place) => toSpan(place, evidence));
}

/** Whether evidence for a place can change what is at the offset, anywhere where none is given: it lies there, or overlaps a place that does. */
function decides({ start, end }: SpanPlace, places: readonly SpanPlace[], at: number | undefined): boolean {
  const touches = (place: { readonly start: number; readonly end: number }): boolean =>
    at === undefined || (place.start <= at && at <= place.end);
  return touches({ start, end }) || places.some((place) => touches(place) && place.start < end && start < place.end);
}

/** The places, and those that wait for evidence. Adds what the text says to the evidence, of wanted papers only where some are given. */
function collect(
  matcher: Matcher,
  text: string,
  { start: from, end: to, at, wanted }: Look,
  evidence: Evidence,
): { places: SpanPlace[]; weak: SpanPlace[] } {
  const places: SpanPlace[] = [];
  const weak: SpanPlace[] = [];
  const surroundings = { text, neighbourhood: createWordsAround(text), vocabularyOf: matcher.vocabularyOf };
  let open: SpanPlace[] = [];
  let openStart = -1;
  const close = (): void => {
    for (const place of open) {
      const best = bestVerdict(place);
      if (best === "strong" || best === "joined" || best === "sure") {
        places.push(place);
      } else if (best !== "shared" && weak.length < mostWeakPlaces) {
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
    const finding = judge(start, end, form, surroundings);
    if (!finding) {
      return;
    }
    if (start !== openStart) {
      close();
      openStart = start;
    }
    evidence.add(form, finding.verdict);
    const place = open.find((known) => known.start === finding.start && known.end === finding.end);
    if (place) {
      place.found.push({ form, finding });
    } else {
      open.push({ start: finding.start, end: finding.end, found: [{ form, finding }] });
    }
  });
  close();
  return { places, weak };
}

/** Adds the papers that are surely mentioned in the text around a range: from the first to the second offset, from the third to the fourth. */
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

const order: readonly Verdict[] = ["strong", "joined", "sure", "lonely", "weak", "odd", "shared"];

function bestVerdict({ found }: SpanPlace): Verdict {
  return order.find((verdict) => found.some(({ finding }) => finding.verdict === verdict)) ?? "shared";
}

/** Of places that overlap, the longest; of equally long ones, the first. Takes places in order. */
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

function toSpan({ start, end, found: [first, ...rest] }: SpanPlace, { isSure }: Evidence): Span {
  const toFoundForm = ({ form, finding }: Found): FoundForm => ({ form, exact: finding.exact, evidence: isSure(form.paper) });
  return { start, end, forms: [toFoundForm(first), ...rest.map(toFoundForm)] };
}
