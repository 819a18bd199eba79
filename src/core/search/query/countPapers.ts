import { type Expansions, type Relation, relations } from "./expansions";
import type { SegmentList } from "../index/segmentList";
import { unpacked } from "../index/packedPostings";
import type { Segment } from "../index/segment";

/** A word that so many papers have, or an unfinished one that so many have words with, is meant as it is. */
export const minPapersAsTyped = 20;

/**
 * How many papers that are not removed have words of some relations in their heads, or in their abstracts, whichever are more; at least
 * `enough` where there are so many. One may count twice. However an index is parted, it is the same.
 */
export function countPapers(
  index: SegmentList,
  found: readonly Expansions[],
  enough: number,
  isMeant: (relation: Relation) => boolean,
): number {
  let inHeads = 0;
  let inAbstracts = 0;
  for (let at = 0; at < found.length; at++) {
    const segment = index.segments[at];
    const { words = [], relations: kinds = [] } = found[at] ?? {};
    for (let order = 0; segment && order < words.length; order++) {
      if (isMeant(kinds[order] ?? relations.typo)) {
        const word = words[order] ?? 0;
        inHeads += countLiveHeads(segment, word, index.removed, index.offsets[at] ?? 0);
        inAbstracts += countLiveAbstracts(segment, word, index.removed, index.offsets[at] ?? 0);
      }
      if (inHeads >= enough || inAbstracts >= enough) {
        return enough;
      }
    }
  }
  return Math.max(inHeads, inAbstracts);
}

/** In how many heads of papers that are not removed a word stands: exactly where they are so few that it matters. */
function countLiveHeads({ head }: Segment, word: number, removed: SegmentList["removed"], offset: number): number {
  const start = head.starts[word] ?? 0;
  const end = head.starts[word + 1] ?? 0;
  const least = end - start - removed.size;
  let live = 0;
  for (let at = start; at < end && removed.size > 0 && least < minPapersAsTyped; at++) {
    live += removed.has(offset + (head.papers[at] ?? 0)) ? 0 : 1;
  }
  return Math.max(least, live);
}

/** The same of abstracts. */
function countLiveAbstracts({ abstracts }: Segment, word: number, removed: SegmentList["removed"], offset: number): number {
  const least = (abstracts.counts[word] ?? 0) - removed.size;
  let live = 0;
  if (removed.size > 0 && least < minPapersAsTyped) {
    for (const paper of unpacked(abstracts, word)) {
      live += removed.has(offset + paper) ? 0 : 1;
    }
  }
  return Math.max(least, live);
}
