import type { Alias, Paper } from "../paper";
import { fold } from "../words/fold";
import { splitPieces } from "../words/pieces";
import type { ExplanationReason, Mention, MentionLookUp, NameExplanation, TextRange } from "./mention";
import { scoredForms, type ScoredForm } from "./findSpans";
import type { Matcher } from "./matcher";
import { type Form, isAddress } from "./forms/form";
import { identifierAt, mentionsAt } from "./identifierAt";
import { shapeOf } from "./judge/score/formShape";
import { reasonsOf } from "./judge/score/reasons";
import type { Workspace } from "./judge/score/readWorkspace";
import { threshold } from "./judge/score/scorePlace";
import { compareForm } from "./scan/compare";
import { scan } from "./scan/scan";

/** The data by which names are explained. */
export interface ExplainedLookUp {
  readonly matcher: Matcher;
  readonly lookUp: Pick<MentionLookUp, "find" | "at">;
  /** The muted names, folded. */
  readonly muted: ReadonlySet<string>;
  readonly paperCount: number;
  readonly workspace: Workspace | undefined;
}

/**
 * Explains the name in the identifier at an offset, or returns `undefined` if no part of the identifier is the name of a
 * paper: the mention there, else the name that is nearest to the offset, else a muted name.
 */
export function explainName(data: ExplainedLookUp, text: string, offset: number): NameExplanation | undefined {
  const found = mentionsAt(data.lookUp, text, offset, data.workspace);
  const identifier = identifierAt(text, offset);
  const range = found ?? identifier;
  if (!range) {
    return undefined;
  }
  const candidates = candidatesIn(data, text, range);
  if (found) {
    return explainMention(data.matcher, found.mentions[0], candidates);
  }
  return explainSilence(data, text, candidates, offset) ?? explainMuted(data, text, range);
}

/** A form that is written at a place with its score; without one, it is only a part of another name. */
interface Candidate extends TextRange {
  readonly form: Form;
  readonly scored: ScoredForm | undefined;
}

/** Returns the forms that are written within the range or around it. */
function candidatesIn({ matcher, workspace }: ExplainedLookUp, text: string, { start: from, end: to }: TextRange): readonly Candidate[] {
  const range = { start: Math.max(0, from - maxNameLength), end: Math.min(text.length, to + maxAddressPrefix) };
  const candidates: Candidate[] = scoredForms(matcher, text, range, workspace)
    .filter(({ start, end }) => end > from && start < to)
    .map((scored) => ({ start: scored.start, end: scored.end, form: scored.form, scored }));
  scan(text, range.start, to, matcher.table, (index, start, end) => {
    const form = matcher.formAt(index);
    if (form && end > from && !isAddress(form) && compareForm(text, start, end, form.text, shapeOf(form).isWordy) !== undefined) {
      if (candidates.every((known) => known.form !== form || known.start !== start)) {
        candidates.push({ start, end, form, scored: undefined });
      }
    }
  });
  return candidates;
}

/** The key of an id begins at most this far after its address does, in UTF-16 code units. */
const maxAddressPrefix = 65;

/** A name that begins farther before an identifier does not reach it, in UTF-16 code units. */
const maxNameLength = 300;

function explainMention({ isAlwaysShown }: Matcher, mention: Mention, candidates: readonly Candidate[]): NameExplanation {
  const { start, end, alias, papers, reason } = mention;
  const own = candidates.filter((one) => one.start === start && one.end === end);
  const [best] = own.filter(({ form }) => form.alias === alias).sort(byScore);
  const shownReason: ExplanationReason =
    best === undefined
      ? { kind: "as-written" }
      : isAlwaysShown(best.form)
        ? { kind: "always-shown" }
        : isAddress(best.form)
          ? { kind: "address", why: alias.why }
          : reasonForShowing(best.scored);
  return { start, end, alias, papers, isShown: true, reasons: [shownReason, ...(reason === undefined ? [] : [reason])] };
}

function explainSilence(
  { matcher, lookUp, workspace }: ExplainedLookUp,
  text: string,
  candidates: readonly Candidate[],
  offset: number,
): NameExplanation | undefined {
  const [nearest] = [...candidates].sort(
    (a, b) => distance(a, offset) - distance(b, offset) || b.end - b.start - (a.end - a.start) || byScore(a, b),
  );
  if (!nearest) {
    return undefined;
  }
  const { start, end, form } = nearest;
  const here = candidates.filter((one) => one.start === start && one.end === end).sort(byScore);
  const papers = distinct(here.map((one) => matcher.paperAt(one.form.paper)).filter((paper) => paper !== undefined));
  const longer = lookUp
    .find(text, { start: Math.max(0, start - maxNameLength), end }, workspace)
    .find((one) => one.start < end && start < one.end);
  const reasons: readonly ExplanationReason[] = longer
    ? [{ kind: "longer-name", name: text.slice(longer.start, longer.end) }]
    : distinctReasons(here.map(({ scored }) => reasonForSilence(scored, form.alias)));
  const whole = longer || here.some(({ scored }) => scored !== undefined) ? undefined : wholeName(text, nearest);
  return { start, end, alias: form.alias, papers, isShown: false, reasons, ...(whole === undefined ? {} : { whole }) };
}

/** Returns the identifier of which a name is only a part, such as "ColBERT" with "BERT". */
function wholeName(text: string, { start, end }: TextRange): string | undefined {
  const identifier = identifierAt(text, start + 1);
  const isLonger = identifier && identifier.start <= start && end <= identifier.end && identifier.end - identifier.start > end - start;
  return isLonger ? text.slice(identifier.start, identifier.end) : undefined;
}

/** Explains a muted name. Its papers have no key for it, so all aliases are compared. */
function explainMuted({ matcher, muted, paperCount }: ExplainedLookUp, text: string, range: TextRange): NameExplanation | undefined {
  const place = muted.size === 0 ? undefined : placeOfMuted(text.slice(range.start, range.end), muted);
  if (!place) {
    return undefined;
  }
  const papers: Paper[] = [];
  let alias: Alias | undefined;
  for (let index = 0; index < paperCount; index++) {
    const paper = matcher.paperAt(index);
    const own = paper?.aliases.find((one) => fold(one.text) === place.name);
    if (paper && own) {
      alias ??= own;
      papers.push(paper);
    }
  }
  return (
    alias && {
      start: range.start + place.start,
      end: range.start + place.end,
      alias,
      papers,
      isShown: false,
      reasons: [{ kind: "never-shown", name: alias.text }],
    }
  );
}

/** Returns a muted name in an identifier and its range there: successive pieces with the letters of the name. */
function placeOfMuted(identifier: string, muted: ReadonlySet<string>): (TextRange & { readonly name: string }) | undefined {
  const names = new Map([...muted].map((name) => [lettersOf(name), name]));
  const pieces = splitPieces(identifier);
  for (const [index, first] of pieces.entries()) {
    let letters = "";
    for (const last of pieces.slice(index)) {
      letters += lettersOf(last.text);
      const name = names.get(letters);
      if (name !== undefined) {
        return { start: first.start, end: last.end, name };
      }
    }
  }
  return undefined;
}

function lettersOf(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, "");
}

function byScore(a: Candidate, b: Candidate): number {
  return (b.scored?.score ?? -1) - (a.scored?.score ?? -1) || a.form.paper - b.form.paper;
}

function distance({ start, end }: TextRange, offset: number): number {
  return offset < start ? start - offset : Math.max(0, offset - end);
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}

/** Several papers with one name may have the same reasons. */
function distinctReasons(reasons: readonly ExplanationReason[]): readonly ExplanationReason[] {
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}

/** Returns the main reasons for a name that is shown. */
function reasonForShowing(scored: ScoredForm | undefined): ExplanationReason {
  const clues = reasonsOf(scored?.place?.()).filter(({ speaksFor }) => speaksFor);
  return { kind: "meant", name: scored?.form.alias.text ?? "", clues: clues.map(({ clue }) => clue) };
}

/** Returns the main reasons against a name that is not shown. */
function reasonForSilence(scored: ScoredForm | undefined, { text: name }: Alias): ExplanationReason {
  if (scored === undefined) {
    return { kind: "part", name };
  }
  const clues = scored.score >= threshold ? [] : reasonsOf(scored.place?.()).filter(({ speaksFor }) => !speaksFor);
  return { kind: "doubtful", name, clues: clues.map(({ clue }) => clue) };
}
