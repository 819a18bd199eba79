import type { Paper } from "../paper";
import type { SearchIndex } from "./searchIndex";
import { createSegmentedIndex } from "./segmentedIndex";
import { mergeSegments, type Merging } from "./index/mergeSegments";
import { createSegment, listWithNumbers, type MadeSegment, type Segment } from "./index/segment";
import { createPaperReader } from "./index/readPaper";
import type { WordTable } from "./index/wordTable";

/** So many papers make the first part; each part behind it has as many as all before, up to the most: soon something is found, and parts stay few. */
const papersInFirstSegment = 1000;
const papersInLargestSegment = 5000;
/** So many papers are read in a slice: a few milliseconds' work. */
const papersInSlice = 20;
/** So many words and postings are merged in a slice. */
const mergedInSlice = 1 << 15;

/** Builds an index in slices, so that whoever runs it can do other things in between. */
export interface IndexBuilder {
  /** Finds what has been read so far. */
  readonly index: SearchIndex;
  /** The share of the work that is done, 0 to 1. */
  readonly progress: number;
  /** Papers that are to be read. */
  add(papers: readonly Paper[]): void;
  /** Does a slice of the work, a few milliseconds; returns whether more is to be done. */
  step(): boolean;
  /** Does the rest of the work at once. */
  finish(): SearchIndex;
}

/** A builder without papers. */
export function createIndexBuilder(): IndexBuilder {
  const waiting: Paper[] = [];
  const index = createSegmentedIndex();
  let read = 0;
  const work = build(waiting, index.replaceParts, (count) => (read = count));
  const step = (): boolean => work.next().done !== true;
  return {
    index,
    get progress() {
      return waiting.length === 0 ? 1 : read / waiting.length;
    },
    add(papers) {
      for (const paper of papers) {
        waiting.push(paper);
      }
    },
    step,
    finish() {
      while (step()) {
        // Each step is a slice of the work.
      }
      return index;
    },
  };
}

/** Reads papers into parts, at last merges all; yields after each slice. */
function* build(
  waiting: readonly Paper[],
  publish: (parts: readonly Segment[]) => void,
  tell: (read: number) => void,
): Generator<undefined, void> {
  const reader = createPaperReader();
  const made: MadeSegment[] = [];
  for (let start = 0; start < waiting.length;) {
    const papers = waiting.slice(start, start + Math.min(papersInLargestSegment, Math.max(papersInFirstSegment, start)));
    for (let slice = 0; slice < papers.length; slice += papersInSlice) {
      papers.slice(slice, slice + papersInSlice).forEach(reader.add);
      tell(start + slice);
      yield;
    }
    made.push(yield* createSegment(papers, reader.take(), reader.table));
    publish(made.map(({ part }) => part));
    start += papers.length;
    tell(start);
    yield;
  }
  if (made.length > 1) {
    publish([yield* mergeSegments(yield* aligned(made, reader.table))]);
  }
}

/** The words of parts that were made with the same table: its order is theirs, nothing is compared. */
function* aligned(parts: readonly MadeSegment[], table: WordTable): Generator<undefined, Merging> {
  // Without the first, which is "".
  const ids = (yield* table.sorted()).subarray(1);
  const places = new Int32Array(table.words.length);
  for (let place = 0; place < ids.length; place++) {
    places[ids[place] ?? 0] = place;
  }
  yield;
  const sources: Int32Array[] = [];
  for (const own of parts) {
    const source = new Int32Array(ids.length).fill(-1);
    for (let at = 0; at < own.ids.length; at++) {
      source[places[own.ids[at] ?? 0] ?? 0] = at;
    }
    sources.push(source);
    yield;
  }
  return { parts, words: yield* listWithNumbers(ids, table), sources, slice: mergedInSlice };
}
