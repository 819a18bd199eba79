import type { Alias, Paper } from "../paper";
import { fold } from "../words/fold";
import { splitPieces } from "../words/pieces";
import type { Mention, MentionLookUp, NameExplanation, TextRange } from "./mention";
import type { Matcher } from "./findSpans";
import { type Form, isAddress } from "./forms/form";
import { identifierAt, mentionsAt } from "./identifierAt";
import { judge, type JudgedForm, type Verdict } from "./judge/judge";
import { traitsOf } from "./judge/nameTraits";
import { createWordsAround } from "./judge/wordsAround";
import { compareForm } from "./scan/compare";
import { scan } from "./scan/scan";

/** The data by which names are explained. */
export interface ExplainedLookUp {
  readonly matcher: Matcher;
  readonly lookUp: Pick<MentionLookUp, "find" | "at">;
  /** The muted names, folded. */
  readonly muted: ReadonlySet<string>;
  readonly paperCount: number;
}

/**
 * Explains the name in the identifier at an offset, or returns `undefined` if no part of the identifier is the name of a
 * paper: the mention there, else the name that is nearest to the offset, else a muted name.
 */
export function explainName(data: ExplainedLookUp, text: string, offset: number): NameExplanation | undefined {
  const found = mentionsAt(data.lookUp, text, offset);
  const identifier = identifierAt(text, offset);
  const range = found ?? identifier;
  if (!range) {
    return undefined;
  }
  const candidates = candidatesIn(data.matcher, text, range);
  if (found) {
    return explainMention(data.matcher, found.mentions[0], candidates);
  }
  return explainSilence(data, text, candidates, offset) ?? explainMuted(data, text, range);
}

/** A form that is written at a place, and how it was judged; `undefined` if it is only a part of another name. */
interface Candidate extends TextRange {
  readonly form: Form;
  readonly judged: JudgedForm | undefined;
}

/** Returns the forms that are written within the range or around it. */
function candidatesIn(matcher: Matcher, text: string, range: TextRange): readonly Candidate[] {
  const { paperWordsOf, isAlwaysShown } = matcher;
  const context = { text, wordsAround: createWordsAround(text), paperWordsOf, isAlwaysShown };
  const candidates: Candidate[] = [];
  scan(text, Math.max(0, range.start - maxNameLength), Math.min(text.length, range.end), matcher.table, (index, start, end) => {
    const form = matcher.formAt(index);
    if (
      !form ||
      end <= range.start ||
      (!isAddress(form) && compareForm(text, start, end, form.text, traitsOf(form).isWordy) === undefined)
    ) {
      return;
    }
    const judged = judge(start, end, form, context);
    if (judged ?? !isAddress(form)) {
      candidates.push({ start: judged?.start ?? start, end: judged?.end ?? end, form, judged });
    }
  });
  return candidates;
}

/** A name that begins farther before an identifier does not reach it, in UTF-16 code units. */
const maxNameLength = 300;

function explainMention({ isAlwaysShown }: Matcher, mention: Mention, candidates: readonly Candidate[]): NameExplanation {
  const { start, end, alias, papers, reason } = mention;
  const own = candidates.filter((one) => one.start === start && one.end === end);
  const [best] = own.filter(({ form }) => form.alias === alias).sort(byVerdict);
  const shownReason =
    best === undefined
      ? "The name is written here as the paper writes it."
      : isAlwaysShown(best.form)
        ? "You chose to always show this name."
        : isAddress(best.form)
          ? `This is ${describeAddress(alias)} of the paper.`
          : reasonToShow(best.judged?.verdict, alias);
  return { start, end, alias, papers, isShown: true, reasons: [shownReason, ...(reason === undefined ? [] : [sentence(reason)])] };
}

function explainSilence(
  { matcher, lookUp }: ExplainedLookUp,
  text: string,
  candidates: readonly Candidate[],
  offset: number,
): NameExplanation | undefined {
  const [nearest] = [...candidates].sort(
    (a, b) => distance(a, offset) - distance(b, offset) || b.end - b.start - (a.end - a.start) || byVerdict(a, b),
  );
  if (!nearest) {
    return undefined;
  }
  const { start, end, form } = nearest;
  const here = candidates.filter((one) => one.start === start && one.end === end).sort(byVerdict);
  const papers = distinct(here.map((one) => matcher.paperAt(one.form.paper)).filter((paper) => paper !== undefined));
  const longer = lookUp.find(text, { start: Math.max(0, start - maxNameLength), end }).find((one) => one.start < end && start < one.end);
  const reasons = longer
    ? [`A longer name is at this place: “${text.slice(longer.start, longer.end)}”.`]
    : distinct(here.map(({ judged }) => reasonForSilence(judged?.verdict, form.alias)));
  return { start, end, alias: form.alias, papers, isShown: false, reasons };
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
      reasons: [`You chose never to show “${alias.text}”.`],
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

const verdictOrder: readonly (Verdict | undefined)[] = [
  "strong",
  "joined",
  "sure",
  "outOfContext",
  "weak",
  "doubtful",
  "shared",
  undefined,
];

function byVerdict(a: Candidate, b: Candidate): number {
  return verdictOrder.indexOf(a.judged?.verdict) - verdictOrder.indexOf(b.judged?.verdict) || a.form.paper - b.form.paper;
}

function distance({ start, end }: TextRange, offset: number): number {
  return offset < start ? start - offset : Math.max(0, offset - end);
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}

/** Returns the sentence for a name that is shown. A verdict that needs support has it, or the name would be silent. */
function reasonToShow(verdict: Verdict | undefined, { text }: Alias): string {
  switch (verdict) {
    case "strong":
      return `“${text}” hardly means anything else, and it is written here as the paper writes it.`;
    case "joined":
      return `“${text}” is written here with words that belong to the paper or to methods like it.`;
    case "sure":
      return `“${text}” is written here as code and prose write names, and nothing around it speaks against the paper.`;
    case "outOfContext":
    case "weak":
    case "doubtful":
      return `“${text}” may mean something else, but this text also mentions the paper elsewhere.`;
    case "shared":
    case undefined:
      return `“${text}” is the name of another paper that is mentioned here.`;
  }
}

/** Returns the sentence for a name that is not shown. */
function reasonForSilence(verdict: Verdict | undefined, { text }: Alias): string {
  switch (verdict) {
    case "strong":
    case "joined":
    case "sure":
      return `“${text}” is part of a longer name here.`;
    case "outOfContext":
      return `None of the words around it are words of the paper about “${text}”.`;
    case "weak":
      return `“${text}” may be an ordinary word or a common abbreviation, and nothing else in this text points to the paper.`;
    case "doubtful":
      return `The words or numbers beside it are not those of “${text}”, and nothing else in this text points to the paper.`;
    case "shared":
      return `It is most likely an ordinary word here and not the name “${text}”.`;
    case undefined:
      return `It is only a part of another name here, such as another version or a longer word, and not “${text}” itself.`;
  }
}

function describeAddress({ why }: Alias): string {
  return /^its /.test(why) ? why.replace(/^its /, "the ") : `the ${why}`;
}

function sentence(text: string): string {
  return text.endsWith(".") ? text : `${text}.`;
}
