import { runToEnd } from "../sliced";
import { longestPrefix, type Mention, type MentionMatcher } from "./createMentionMatcher";

/** A text is looked through in parts of this length, in UTF-16 code units. */
const partLength = 8_192;

/** What was edited can decide about mentions this far around it: it may be part of them, or be what a name that is also a word needs. */
const influence = 4_608;

/** One replacement in a text, in UTF-16 code units. */
export interface TextEdit {
  readonly start: number;
  /** In the text before. */
  readonly oldEnd: number;
  /** In the text after. */
  readonly newEnd: number;
}

/**
 * The mentions of a text, in order, not overlapping. Only what stands within some thousand characters of a name counts as evidence for it,
 * so that they stay the same when something is edited far away.
 */
export function findInParts(matcher: MentionMatcher, text: string): readonly Mention[] {
  return runToEnd(findInSlices(matcher, text));
}

/** The same, each part a slice: less than a millisecond's work. */
export function* findInSlices(matcher: MentionMatcher, text: string, from = 0, to = text.length): Generator<undefined, readonly Mention[]> {
  const mentions: Mention[] = [];
  for (let start = from; start < to; start += partLength) {
    const end = Math.min(start + partLength, to);
    const found = matcher.find(text, { start, end: end + longestPrefix });
    append(
      mentions,
      found.filter((mention) => mention.start >= start && mention.start < end),
    );
    yield;
  }
  return mentions;
}

/** The mentions of a text after an edit, found anew only around it; `known` are those before. */
export function findAfterEdit(
  matcher: MentionMatcher,
  text: string,
  known: readonly Mention[],
  { start, oldEnd, newEnd }: TextEdit,
): readonly Mention[] {
  const growth = newEnd - oldEnd;
  const from = Math.max(0, start - influence);
  const to = Math.min(text.length, newEnd + influence);
  const mentions = known.filter((mention) => mention.start < from);
  append(mentions, runToEnd(findInSlices(matcher, text, from, to)));
  const later = known.filter((mention) => mention.start >= to - growth);
  append(
    mentions,
    later.map((mention) => ({ ...mention, start: mention.start + growth, end: mention.end + growth })),
  );
  return mentions;
}

/** Two edits, one after the other, as one that covers both. */
export function joinEdits(first: TextEdit, second: TextEdit): TextEdit {
  const growth = first.newEnd - first.oldEnd;
  const oldEnd = Math.max(first.oldEnd, second.oldEnd - growth);
  return {
    start: Math.min(first.start, second.start),
    oldEnd,
    newEnd: oldEnd + growth + second.newEnd - second.oldEnd,
  };
}

/** Where the last of the earlier overlaps the first of the later, the longer stays. */
function append(earlier: Mention[], later: readonly Mention[]): void {
  for (const mention of later) {
    const last = earlier.at(-1);
    if (!last || mention.start >= last.end) {
      earlier.push(mention);
    } else if (mention.end - mention.start > last.end - last.start) {
      earlier[earlier.length - 1] = mention;
    }
  }
}
