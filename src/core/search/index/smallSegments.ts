import { runToEnd } from "../../sliced";
import type { Paper } from "../../paper";
import { mergeByText } from "./mergeSegments";
import { createSegment, type MadeSegment, type Segment } from "./segment";
import { createPaperReader } from "./readPaper";

/** So many parts of about the same size become one. */
const mergedAtOnce = 4;
/** Parts of so many papers are not merged: the words of larger ones would take too long to be put in order. */
const mostMerged = 64;
/** So many slices of a merge are done with each change, so that no change waits for a large one. */
const slicesPerChange = 4;
/** So many papers of a part that is made anew are read in a slice. */
const papersInSlice = 2;

/** A part whose papers came one by one, and the places in it of those that were changed once more or went. */
export interface SmallSegment {
  readonly part: Segment;
  readonly gone: ReadonlySet<number>;
}

/** Papers that came one by one, in few parts. */
export interface SmallSegments {
  /** Adds a paper that is not there. */
  add(paper: Paper): void;
  remove(citekey: string): void;
  /** They hold until the next change. */
  parts(): readonly SmallSegment[];
}

interface Kept {
  readonly made: MadeSegment;
  readonly gone: Set<number>;
}

interface MergePosition {
  readonly kept: Kept;
  readonly at: number;
}

/** Work under way on one part in place of others. */
interface Merge {
  readonly from: readonly Kept[];
  /** Where its papers are now, in their order. */
  readonly places: readonly MergePosition[];
  readonly work: Generator<undefined, MadeSegment>;
}

/** Each paper makes a part of its own; four parts of a size become one, slice by slice with each change, and so does what is left of a part that lost half. */
export function createSmallSegments(): SmallSegments {
  const places = new Map<string, MergePosition>();
  let small: readonly Kept[] = [];
  let merge: Merge | undefined;

  const put = (made: MadeSegment, from: readonly Kept[], before: readonly MergePosition[]): void => {
    const kept: Kept = { made, gone: new Set() };
    made.part.papers.forEach(({ citekey }, at) => {
      const place = before[at];
      if (place?.kept.gone.has(place.at)) {
        kept.gone.add(at);
      } else {
        places.set(citekey, { kept, at });
      }
    });
    small = [...small.filter((one) => !from.includes(one)), kept];
  };
  const workOn = (): void => {
    merge ??= nextMerge(small);
    for (let slice = 0; merge && slice < slicesPerChange; slice++) {
      const step = merge.work.next();
      if (step.done === true) {
        put(step.value, merge.from, merge.places);
        merge = undefined;
      }
    }
  };
  return {
    add(paper) {
      put(runToEnd(readSegment([paper])), [], []);
      workOn();
    },
    remove(citekey) {
      const { kept, at } = places.get(citekey) ?? {};
      if (kept && at !== undefined) {
        places.delete(citekey);
        kept.gone.add(at);
        if (kept.gone.size === kept.made.part.papers.length) {
          small = small.filter((one) => one !== kept);
          merge = merge?.from.includes(kept) ? undefined : merge;
        }
      }
    },
    parts: () => small.map(({ made: { part }, gone }) => ({ part, gone })),
  };
}

/** What is to be merged now; `undefined` where nothing is. */
function nextMerge(small: readonly Kept[]): Merge | undefined {
  const levels = new Map<number, readonly Kept[]>();
  for (const kept of small) {
    const { length } = kept.made.part.papers;
    if (kept.gone.size * 2 > length) {
      const left = placesOf(kept).filter(({ at }) => !kept.gone.has(at));
      return { from: [kept], places: left, work: readSegment(left.flatMap(({ at }) => kept.made.part.papers[at] ?? [])) };
    }
    const level = length < mostMerged ? levelOf(length) : -1;
    levels.set(level, [...(levels.get(level) ?? []), kept]);
  }
  const from = [...levels].find(([level, { length }]) => level >= 0 && length >= mergedAtOnce)?.[1].slice(0, mergedAtOnce);
  return from && { from, places: from.flatMap(placesOf), work: mergeByText(from.map(({ made }) => made)) };
}

/** 0 for less than four papers, 1 for less than sixteen, and so on. */
function levelOf(papers: number): number {
  let level = 0;
  for (let size = mergedAtOnce; size <= papers; size *= mergedAtOnce) {
    level++;
  }
  return level;
}

function placesOf(kept: Kept): readonly MergePosition[] {
  return kept.made.part.papers.map((_, at) => ({ kept, at }));
}

function* readSegment(papers: readonly Paper[]): Generator<undefined, MadeSegment> {
  const reader = createPaperReader();
  for (let start = 0; start < papers.length; start += papersInSlice) {
    papers.slice(start, start + papersInSlice).forEach(reader.add);
    yield;
  }
  return yield* createSegment(papers, reader.take(), reader.table);
}
