import { runToEnd } from "../sliced";
import { maxAddressPrefix, type Mention, type MentionMatcher } from "./createMentionMatcher";

/** Length of the parts in which a text is searched, in UTF-16 code units. */
const partLength = 8_192;

/**
 * An edit can change mentions within this distance, in UTF-16 code units: the edited text may be part of a mention, or evidence
 * for a name that is also a word.
 */
const editReach = 4_608;

/** One replacement in a text, with offsets in UTF-16 code units. */
export interface TextEdit {
  readonly start: number;
  /** In the text before the edit. */
  readonly oldEnd: number;
  /** In the text after the edit. */
  readonly newEnd: number;
}

/**
 * Returns the mentions in a text, in order and without overlaps. Only text within a few thousand characters of a name counts as
 * evidence for it, so an edit far away does not change it.
 */
export function findInParts(matcher: MentionMatcher, text: string): readonly Mention[] {
  return runToEnd(findInSlices(matcher, text));
}

/**
 * Like `findInParts` for the mentions that begin in `[from, to)`. Yields after each part, which takes less than a millisecond.
 */
export function* findInSlices(matcher: MentionMatcher, text: string, from = 0, to = text.length): Generator<undefined, readonly Mention[]> {
  const mentions: Mention[] = [];
  for (let start = from; start < to; start += partLength) {
    const end = Math.min(start + partLength, to);
    const found = matcher.find(text, { start, end: end + maxAddressPrefix });
    append(
      mentions,
      found.filter((mention) => mention.start >= start && mention.start < end),
    );
    yield;
  }
  return mentions;
}

/**
 * Returns the mentions in a text after an edit. Searches only around the edit and moves the others.
 *
 * @param known the mentions before the edit
 */
export function findAfterEdit(
  matcher: MentionMatcher,
  text: string,
  known: readonly Mention[],
  { start, oldEnd, newEnd }: TextEdit,
): readonly Mention[] {
  const growth = newEnd - oldEnd;
  const from = Math.max(0, start - editReach);
  const to = Math.min(text.length, newEnd + editReach);
  const mentions = known.filter((mention) => mention.start < from);
  append(mentions, runToEnd(findInSlices(matcher, text, from, to)));
  const later = known.filter((mention) => mention.start >= to - growth);
  append(
    mentions,
    later.map((mention) => ({ ...mention, start: mention.start + growth, end: mention.end + growth })),
  );
  return mentions;
}

/** Returns one edit that covers two successive ones. */
export function joinEdits(first: TextEdit, second: TextEdit): TextEdit {
  const growth = first.newEnd - first.oldEnd;
  const oldEnd = Math.max(first.oldEnd, second.oldEnd - growth);
  return {
    start: Math.min(first.start, second.start),
    oldEnd,
    newEnd: oldEnd + growth + second.newEnd - second.oldEnd,
  };
}

/** Appends mentions to earlier ones. If two overlap, the longer one stays. */
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
