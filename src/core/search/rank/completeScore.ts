import { relations } from "../query/expansions";
import type { SegmentList } from "../index/segmentList";
import { lowerBound } from "../../lowerBound";
import { membersOf } from "../index/packedPostings";
import type { HeadPostings } from "../index/postings";
import type { PlacedTerm } from "../query/placeTerms";
import { abstractWeight } from "./scoreWords";

/** Only the first expansions of a deferred word are looked up. The word itself is the first. */
const maxCompletedExpansions = 4;

/** Returns what a deferred word adds to one candidate by its abstract, which `addScores` left out. */
export function completeScore(
  index: SegmentList,
  { term, bits, expansions, isMeant, share }: PlacedTerm,
  position: number,
): { words: number; found: number; bits: number } {
  for (let at = 0; at < index.segments.length; at++) {
    const segment = index.segments[at];
    const local = position - (index.offsets[at] ?? 0);
    const { words = [], relations: kinds = [], qualities, weights } = expansions[at] ?? {};
    if (segment && local >= 0 && local < segment.papers.length) {
      for (let order = 0; order < Math.min(words.length, maxCompletedExpansions); order++) {
        const word = words[order] ?? 0;
        if (membersOf(segment.abstracts, word)(local)) {
          const found = isInHead(segment.head, word, local) ? 0 : share * (qualities?.[order] ?? 0);
          return {
            words: term.weight * (weights?.[order] ?? 0) * abstractWeight,
            found,
            bits: isMeant[kinds[order] ?? relations.typo] ? bits : 0,
          };
        }
      }
    }
  }
  return { words: 0, found: 0, bits: 0 };
}

/** Returns whether a paper of a segment has a word in its head. */
function isInHead({ starts, papers }: HeadPostings, word: number, paper: number): boolean {
  const end = starts[word + 1] ?? 0;
  const posting = lowerBound(starts[word] ?? 0, end, (at) => (papers[at] ?? 0) < paper);
  return posting < end && papers[posting] === paper;
}
