import type { Paper } from "../../paper";
import type { Segment } from "./segment";
import { lowerBound } from "../../lowerBound";
import { fieldBits } from "./readPaper";
import { plain } from "../text/spelling";
import { titleKey } from "../text/titleKey";
import { firstNotBefore, isWordAt } from "./wordList";

/** The segments of an index, one after the other: the papers of segment `i` have positions from `offsets[i]` on. */
export interface SegmentList {
  readonly segments: readonly Segment[];
  readonly offsets: readonly number[];
  /** The number of positions, removed papers included. */
  readonly size: number;
  /** The positions of papers that were removed or replaced. */
  readonly removed: ReadonlySet<number>;
  /** The head sizes by position, with room for added papers. */
  readonly headSizes: Uint8Array;
}

/** Arrays have room for this many more papers, so that not every added paper needs a new array. */
const sparePapers = 1024;
const emptyList: SegmentList = { segments: [], offsets: [], size: 0, removed: new Set(), headSizes: new Uint8Array(0) };

/** Returns the list of these segments. */
export function joinSegments(segments: readonly Segment[], removed: ReadonlySet<number>): SegmentList {
  return { ...addSegments(emptyList, segments), segments, removed };
}

/**
 * Returns the list with more segments at its end. It writes into the spare room of the list, so that an earlier extension of
 * the same list is no longer valid.
 */
export function addSegments(index: SegmentList, added: readonly Segment[]): SegmentList {
  const offsets = [...index.offsets];
  let { size } = index;
  for (const { papers } of added) {
    offsets.push(size);
    size += papers.length;
  }
  const headSizes = size <= index.headSizes.length ? index.headSizes : new Uint8Array(size + sparePapers);
  if (headSizes !== index.headSizes) {
    headSizes.set(index.headSizes.subarray(0, index.size));
  }
  added.forEach((segment, at) => {
    headSizes.set(segment.headSizes, offsets[index.offsets.length + at]);
  });
  return { segments: [...index.segments, ...added], offsets, size, removed: index.removed, headSizes };
}

/** Returns the paper at a position, or `undefined`. */
export function paperAt({ segments, offsets }: SegmentList, position: number): Paper | undefined {
  let at = segments.length - 1;
  while (at > 0 && (offsets[at] ?? 0) > position) {
    at--;
  }
  return segments[at]?.papers[position - (offsets[at] ?? 0)];
}

/** Returns the positions of papers that have this term in one of the fields, which are bits of `fieldBits`. */
export function positionsOfTerm({ segments, offsets }: SegmentList, term: string, fields: number): readonly number[] {
  const positions: number[] = [];
  segments.forEach(({ vocabulary, head }, at) => {
    const word = firstNotBefore(vocabulary, term);
    const end = isWordAt(vocabulary, word, term) ? (head.starts[word + 1] ?? 0) : 0;
    for (let posting = head.starts[word] ?? 0; posting < end; posting++) {
      if (((head.fields[posting] ?? 0) & fields) !== 0) {
        positions.push((offsets[at] ?? 0) + (head.papers[posting] ?? 0));
      }
    }
  });
  return positions;
}

/** Returns the positions of papers whose title keys start with `start`, or none if there are more than `max`. */
export function positionsOfTitle({ segments, offsets }: SegmentList, start: string, max: number): readonly number[] {
  const positions: number[] = [];
  segments.forEach((segment, at) => {
    for (let order = firstTitleNotBefore(segment, start); positions.length <= max; order++) {
      const position = segment.byTitle[order];
      const paper = position === undefined ? undefined : segment.papers[position];
      if (!paper || position === undefined || !titleKey(paper).startsWith(start)) {
        break;
      }
      positions.push((offsets[at] ?? 0) + position);
    }
  });
  return positions.length > max ? [] : positions;
}

/** Returns the first index in `byTitle` whose title key is not less than `start`. */
function firstTitleNotBefore({ byTitle, papers }: Segment, start: string): number {
  return lowerBound(0, byTitle.length, (order) => {
    const paper = papers[byTitle[order] ?? 0];
    return paper !== undefined && titleKey(paper) < start;
  });
}

/** Returns the positions of papers with this citekey. */
export function positionsOfCitekey(index: SegmentList, citekey: string): readonly number[] {
  return positionsOfTerm(index, plain(citekey), fieldBits.identifier).filter((position) => paperAt(index, position)?.citekey === citekey);
}
