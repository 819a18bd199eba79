import type { Paper } from "../../paper";
import { addSegments, type SegmentList, joinSegments, positionsOfCitekey } from "./segmentList";
import type { Segment } from "./segment";
import { createSmallSegments } from "./smallSegments";

/** The papers that were added, changed, or removed after the index was built. */
export interface ChangedPapers {
  update(paper: Paper): void;
  remove(citekey: string): void;
  /** Returns the index of these segments with the changes applied. It is valid until the next change. */
  applyTo(base: readonly Segment[]): SegmentList;
}

/** The segments that the index was built of, with marks on the papers that changes replaced. */
interface MarkedBase {
  readonly index: SegmentList;
  readonly removed: Set<number>;
}

/** Keeps changed papers in small segments after those that were built, and marks the papers that they replace. */
export function createChangedPapers(): ChangedPapers {
  const smallSegments = createSmallSegments();
  /** All citekeys that a change replaced, and those among them whose papers are not marked in the base yet. */
  const replacedCitekeys = new Set<string>();
  let unmarkedCitekeys: string[] = [];
  let marked: MarkedBase | undefined;
  /** Removes the marks on papers of the small segments, which differ after each change. */
  let unmarkSmall: (() => void) | undefined;

  const markReplaced = (base: readonly Segment[]): MarkedBase => {
    const isKnown = marked?.index.segments === base;
    const removed = isKnown && marked ? marked.removed : new Set<number>();
    const index = isKnown && marked ? marked.index : joinSegments(base, removed);
    for (const citekey of isKnown ? unmarkedCitekeys : replacedCitekeys) {
      for (const position of positionsOfCitekey(index, citekey)) {
        removed.add(position);
      }
    }
    unmarkedCitekeys = [];
    marked = { index, removed };
    return marked;
  };
  const replace = (citekey: string): void => {
    replacedCitekeys.add(citekey);
    unmarkedCitekeys.push(citekey);
    smallSegments.remove(citekey);
  };
  return {
    update(paper) {
      replace(paper.citekey);
      smallSegments.add(paper);
    },
    remove: replace,
    applyTo(base) {
      unmarkSmall?.();
      const known = markReplaced(base);
      // If all papers of a small library changed, nothing is left of the base.
      const { index, removed } = known.removed.size === known.index.size ? emptyBase() : known;
      const small = smallSegments.segments();
      const whole = addSegments(
        index,
        small.map(({ segment }) => segment),
      );
      const positions = small.flatMap(({ removed: removedInSegment }, at) =>
        [...removedInSegment].map((position) => (whole.offsets[index.segments.length + at] ?? 0) + position),
      );
      positions.forEach((position) => removed.add(position));
      unmarkSmall = () => {
        positions.forEach((position) => removed.delete(position));
      };
      return whole;
    },
  };
}

function emptyBase(): MarkedBase {
  const removed = new Set<number>();
  return { index: joinSegments([], removed), removed };
}
