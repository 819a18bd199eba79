import { runToEnd } from "../../sliced";
import type { Paper } from "../../paper";
import { mergeByText } from "./mergeSegments";
import { createSegment, type BuiltSegment, type Segment } from "./segment";
import { createPaperReader } from "./readPaper";

/** Segments of about the same size are merged once there are this many. */
const segmentsPerMerge = 4;
/** Segments with this many papers are not merged any more: sorting the words of larger ones would take too long. */
const maxMergedPapers = 64;
/** Each change does this many slices of a merge, so that no change waits for a whole one. */
const slicesPerChange = 4;
const papersPerSlice = 2;

/** A segment of papers that were added one by one, and the positions in it of those that were replaced or removed since. */
export interface SmallSegment {
  readonly segment: Segment;
  readonly removed: ReadonlySet<number>;
}

/** Papers that were added one by one, in a few segments. */
export interface SmallSegments {
  /** Adds a paper whose citekey is not in any of the segments. */
  add(paper: Paper): void;
  remove(citekey: string): void;
  /** Returns the segments, which are valid until the next change. */
  segments(): readonly SmallSegment[];
}

interface LiveSegment {
  readonly built: BuiltSegment;
  readonly removed: Set<number>;
}

interface PaperPlace {
  readonly segment: LiveSegment;
  readonly at: number;
}

/** The work on a segment that will replace others. */
interface Merge {
  readonly sources: readonly LiveSegment[];
  /** The current places of its papers, in their order. */
  readonly places: readonly PaperPlace[];
  readonly work: Generator<undefined, BuiltSegment>;
}

/**
 * Creates an empty set of small segments. Each paper becomes a segment of its own. Four segments of a size are merged into one,
 * and a segment that lost half of its papers is rebuilt; each change does some slices of that work.
 */
export function createSmallSegments(): SmallSegments {
  const places = new Map<string, PaperPlace>();
  let small: readonly LiveSegment[] = [];
  let merge: Merge | undefined;

  const put = (built: BuiltSegment, sources: readonly LiveSegment[], before: readonly PaperPlace[]): void => {
    const live: LiveSegment = { built, removed: new Set() };
    built.segment.papers.forEach(({ citekey }, at) => {
      const place = before[at];
      if (place?.segment.removed.has(place.at)) {
        live.removed.add(at);
      } else {
        places.set(citekey, { segment: live, at });
      }
    });
    small = [...small.filter((one) => !sources.includes(one)), live];
  };
  const workOn = (): void => {
    merge ??= nextMerge(small);
    for (let slice = 0; merge && slice < slicesPerChange; slice++) {
      const step = merge.work.next();
      if (step.done === true) {
        put(step.value, merge.sources, merge.places);
        merge = undefined;
      }
    }
  };
  return {
    add(paper) {
      put(runToEnd(buildSegment([paper])), [], []);
      workOn();
    },
    remove(citekey) {
      const { segment: live, at } = places.get(citekey) ?? {};
      if (live && at !== undefined) {
        places.delete(citekey);
        live.removed.add(at);
        if (live.removed.size === live.built.segment.papers.length) {
          small = small.filter((one) => one !== live);
          merge = merge?.sources.includes(live) ? undefined : merge;
        }
      }
    },
    segments: () => small.map(({ built: { segment }, removed }) => ({ segment, removed })),
  };
}

/** Returns the next merge, or `undefined` if there is nothing to merge. */
function nextMerge(small: readonly LiveSegment[]): Merge | undefined {
  const levels = new Map<number, readonly LiveSegment[]>();
  for (const live of small) {
    const { length } = live.built.segment.papers;
    if (live.removed.size * 2 > length) {
      const remaining = placesOf(live).filter(({ at }) => !live.removed.has(at));
      return { sources: [live], places: remaining, work: buildSegment(remaining.flatMap(({ at }) => live.built.segment.papers[at] ?? [])) };
    }
    const level = length < maxMergedPapers ? levelOf(length) : -1;
    levels.set(level, [...(levels.get(level) ?? []), live]);
  }
  const sources = [...levels].find(([level, { length }]) => level >= 0 && length >= segmentsPerMerge)?.[1].slice(0, segmentsPerMerge);
  return sources && { sources, places: sources.flatMap(placesOf), work: mergeByText(sources.map(({ built }) => built)) };
}

/** Returns 0 for fewer than four papers, 1 for fewer than sixteen, and so on. */
function levelOf(papers: number): number {
  let level = 0;
  for (let size = segmentsPerMerge; size <= papers; size *= segmentsPerMerge) {
    level++;
  }
  return level;
}

function placesOf(segment: LiveSegment): readonly PaperPlace[] {
  return segment.built.segment.papers.map((_, at) => ({ segment, at }));
}

function* buildSegment(papers: readonly Paper[]): Generator<undefined, BuiltSegment> {
  const reader = createPaperReader();
  for (let start = 0; start < papers.length; start += papersPerSlice) {
    papers.slice(start, start + papersPerSlice).forEach(reader.add);
    yield;
  }
  return yield* createSegment(papers, reader.take(), reader.table);
}
