import { runToEnd } from "../sliced";
import { maxAddressPrefix, type Mention, type MentionMatcher } from "./createMentionMatcher";
import type { Workspace } from "./judge/score/readText";

/** Length of the parts in which a text is searched, in UTF-16 code units. */
const partLength = 8_192;

/**
 * Returns the mentions in a text, in order and without overlaps.
 */
export function findInParts(matcher: MentionMatcher, text: string): readonly Mention[] {
  return runToEnd(findInSlices(matcher, text));
}

/**
 * Like `findInParts`, with the workspace as evidence. Yields after each part, which takes less than a millisecond.
 */
export function* findInSlices(matcher: MentionMatcher, text: string, workspace?: Workspace): Generator<undefined, readonly Mention[]> {
  const mentions: Mention[] = [];
  for (let start = 0; start < text.length; start += partLength) {
    const end = Math.min(start + partLength, text.length);
    const found = matcher.find(text, { start, end: end + maxAddressPrefix }, workspace);
    append(
      mentions,
      found.filter((mention) => mention.start >= start && mention.start < end),
    );
    yield;
  }
  return mentions;
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
