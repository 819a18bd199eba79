import type { Paper } from "../../paper";
import type { Segment } from "./segment";
import { inFields } from "./readPaper";
import { plain } from "../text/spelling";
import { titleKey } from "../text/titleKey";
import { firstNotBefore, standsAt } from "./wordList";

/** The parts of an index, one behind the other: the papers of part `i` have positions from `offsets[i]` on. */
export interface SegmentList {
  readonly parts: readonly Segment[];
  readonly offsets: readonly number[];
  /** The number of positions. */
  readonly size: number;
  /** Positions whose paper was removed or replaced. */
  readonly removed: ReadonlySet<number>;
  /** By position, the parts' one behind the other, and room for more behind them. */
  readonly headSizes: Uint8Array;
}

/** Room for papers to come, so that not each new one needs a new array. */
const spareRoom = 1024;
const nothing: SegmentList = { parts: [], offsets: [], size: 0, removed: new Set(), headSizes: new Uint8Array(0) };

/** Puts parts one behind the other. */
export function joinSegments(parts: readonly Segment[], removed: ReadonlySet<number>): SegmentList {
  return { ...addSegments(nothing, parts), parts, removed };
}

/** Puts more parts behind those of an index. It writes into the room that the index has: what was put behind it before is then no more. */
export function addSegments(index: SegmentList, more: readonly Segment[]): SegmentList {
  const offsets = [...index.offsets];
  let { size } = index;
  for (const { papers } of more) {
    offsets.push(size);
    size += papers.length;
  }
  const headSizes = size <= index.headSizes.length ? index.headSizes : new Uint8Array(size + spareRoom);
  if (headSizes !== index.headSizes) {
    headSizes.set(index.headSizes.subarray(0, index.size));
  }
  more.forEach((part, at) => {
    headSizes.set(part.headSizes, offsets[index.offsets.length + at]);
  });
  return { parts: [...index.parts, ...more], offsets, size, removed: index.removed, headSizes };
}

/** The paper at a position. */
export function paperAt({ parts, offsets }: SegmentList, position: number): Paper | undefined {
  let at = parts.length - 1;
  while (at > 0 && (offsets[at] ?? 0) > position) {
    at--;
  }
  return parts[at]?.papers[position - (offsets[at] ?? 0)];
}

/** The positions of papers that have this whole text as a name or an identifier, by the bits of `inFields`. */
export function positionsOf({ parts, offsets }: Pick<SegmentList, "parts" | "offsets">, text: string, bits: number): readonly number[] {
  const positions: number[] = [];
  parts.forEach(({ vocabulary, head }, at) => {
    const word = firstNotBefore(vocabulary, text);
    const end = standsAt(vocabulary, word, text) ? (head.starts[word + 1] ?? 0) : 0;
    for (let posting = head.starts[word] ?? 0; posting < end; posting++) {
      if (((head.fields[posting] ?? 0) & bits) !== 0) {
        positions.push((offsets[at] ?? 0) + (head.papers[posting] ?? 0));
      }
    }
  });
  return positions;
}

/** The positions of papers whose titles begin so, word by word; none where there are more than `most`. */
export function positionsOfTitle({ parts, offsets }: SegmentList, folded: string, most: number): readonly number[] {
  const positions: number[] = [];
  parts.forEach((part, at) => {
    for (let order = firstTitle(part, folded); positions.length <= most; order++) {
      const position = part.byTitle[order];
      const paper = position === undefined ? undefined : part.papers[position];
      if (!paper || position === undefined || !titleKey(paper).startsWith(folded)) {
        break;
      }
      positions.push((offsets[at] ?? 0) + position);
    }
  });
  return positions.length > most ? [] : positions;
}

/** The place in the order of titles of the first that is not before this. */
function firstTitle({ byTitle, papers }: Segment, folded: string): number {
  let low = 0;
  let high = byTitle.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const paper = papers[byTitle[middle] ?? 0];
    if (paper && titleKey(paper) < folded) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** The positions of papers with this citekey. */
export function positionsOfCitekey(index: SegmentList, citekey: string): readonly number[] {
  return positionsOf(index, plain(citekey), inFields.identifier).filter((position) => paperAt(index, position)?.citekey === citekey);
}
