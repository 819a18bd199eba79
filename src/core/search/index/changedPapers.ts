import type { Paper } from "../../paper";
import { addSegments, type SegmentList, joinSegments, positionsOfCitekey } from "./segmentList";
import type { Segment } from "./segment";
import { createSmallSegments } from "./smallSegments";

/** Papers that came, changed or went after the index was built. */
export interface ChangedPapers {
  update(paper: Paper): void;
  remove(citekey: string): void;
  /** The index with the changes made to it; it holds until the next change. */
  over(base: readonly Segment[]): SegmentList;
}

/** What an index was built of, with marks on what changes replaced. */
interface MarkedBase {
  readonly index: SegmentList;
  readonly removed: Set<number>;
}

/** Keeps changed papers in small parts behind those that were built, and marks what they replace. */
export function createChangedPapers(): ChangedPapers {
  const small = createSmallSegments();
  /** The citekeys of papers that the base may have otherwise, and of them those that are not looked up yet. */
  const gone = new Set<string>();
  let waiting: string[] = [];
  let marked: MarkedBase | undefined;
  /** What unmarks what is behind the base: that is other after each change. */
  let unmark: (() => void) | undefined;

  const markReplaced = (base: readonly Segment[]): MarkedBase => {
    const isKnown = marked?.index.parts === base;
    const removed = isKnown && marked ? marked.removed : new Set<number>();
    const index = isKnown && marked ? marked.index : joinSegments(base, removed);
    for (const citekey of isKnown ? waiting : gone) {
      for (const position of positionsOfCitekey(index, citekey)) {
        removed.add(position);
      }
    }
    waiting = [];
    marked = { index, removed };
    return marked;
  };
  const drop = (citekey: string): void => {
    gone.add(citekey);
    waiting.push(citekey);
    small.remove(citekey);
  };
  return {
    update(paper) {
      drop(paper.citekey);
      small.add(paper);
    },
    remove: drop,
    over(base) {
      unmark?.();
      const known = markReplaced(base);
      // Nothing is left of a small library whose papers all changed.
      const { index, removed } = known.removed.size === known.index.size ? nothingLeft() : known;
      const behind = small.parts();
      const whole = addSegments(
        index,
        behind.map(({ part }) => part),
      );
      const positions = behind.flatMap(({ gone: local }, at) =>
        [...local].map((position) => (whole.offsets[index.parts.length + at] ?? 0) + position),
      );
      positions.forEach((position) => removed.add(position));
      unmark = () => {
        positions.forEach((position) => removed.delete(position));
      };
      return whole;
    },
  };
}

function nothingLeft(): MarkedBase {
  const removed = new Set<number>();
  return { index: joinSegments([], removed), removed };
}
