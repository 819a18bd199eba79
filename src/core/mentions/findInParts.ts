import { runToEnd } from "../sliced";
import { maxAddressPrefix, type Mention, type MentionLookUp } from "./createMentionMatcher";
import type { Workspace } from "./judge/score/readWorkspace";
import type { TextRange } from "./mention";
import type { Starts } from "./scan/startsInBytes";

/** Length of the parts in which a text is searched, in UTF-16 code units. */
const partLength = 8_192;

/**
 * Returns the mentions in a text, in order and without overlaps.
 */
export function findInParts(matcher: MentionLookUp, text: string): readonly Mention[] {
  return runToEnd(findInSlices(matcher, text));
}

/**
 * Like `findInParts` for the mentions that begin in a range, with the workspace as evidence. Yields after each part, which takes less than a millisecond.
 *
 * @param starts what `startsIn` returned for the text, if it is known
 */
export function* findInSlices(
  matcher: MentionLookUp,
  text: string,
  workspace?: Workspace,
  { start: from, end: to }: TextRange = { start: 0, end: text.length },
  starts?: Starts,
): Generator<undefined, readonly Mention[]> {
  const mentions: Mention[] = [];
  for (let start = from; start < to; start += partLength) {
    const end = Math.min(start + partLength, to);
    const found = matcher.find(text, { start, end: end + maxAddressPrefix }, workspace, starts);
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
