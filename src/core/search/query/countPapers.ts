import { type Expansions, type Relation, relations } from "./expansions";
import type { SegmentList } from "../index/segmentList";
import { unpacked } from "../index/packedPostings";
import type { Segment } from "../index/segment";

/**
 * A word is taken as typed, without looking for typos, if at least this many papers have it or, for an unfinished word, a word
 * that it begins.
 */
export const minPapersAsTyped = 20;

/**
 * Counts the papers, except removed ones, that have words of some relations in their heads or in their abstracts, whichever are
 * more. Stops at `enough`. A paper may count twice. The number does not depend on how the index is divided into segments.
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

/** Counts the papers, except removed ones, that have a word in their heads. The number is exact if it is low enough to matter. */
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

/** Like `countLiveHeads`, for abstracts. */
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
