import type { Paper } from "../paper";
import type { SearchIndex } from "./searchIndex";
import { createSegmentedIndex } from "./segmentedIndex";
import { mergeSegments, type Merging } from "./index/mergeSegments";
import { createSegment, listWordsById, type BuiltSegment, type Segment } from "./index/segment";
import { createPaperReader } from "./index/readPaper";
import type { WordTable } from "./index/wordTable";

/** So many papers make the first part; each part behind it has as many as all before, up to the most: soon something is found, and parts stay few. */
const papersInFirstSegment = 1000;
const papersInLargestSegment = 5000;
/** So many papers are read in a slice: a few milliseconds' work. */
const papersPerSlice = 20;
/** So many words and postings are merged in a slice. */
const mergedPerSlice = 1 << 15;

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
  const pending: Paper[] = [];
  const index = createSegmentedIndex();
  let readCount = 0;
  const work = build(pending, index.replaceSegments, (count) => (readCount = count));
  const step = (): boolean => work.next().done !== true;
  return {
    index,
    get progress() {
      return pending.length === 0 ? 1 : readCount / pending.length;
    },
    add(papers) {
      for (const paper of papers) {
        pending.push(paper);
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
  pending: readonly Paper[],
  publish: (segments: readonly Segment[]) => void,
  report: (read: number) => void,
): Generator<undefined, void> {
  const reader = createPaperReader();
  const built: BuiltSegment[] = [];
  for (let start = 0; start < pending.length;) {
    const papers = pending.slice(start, start + Math.min(papersInLargestSegment, Math.max(papersInFirstSegment, start)));
    for (let slice = 0; slice < papers.length; slice += papersPerSlice) {
      papers.slice(slice, slice + papersPerSlice).forEach(reader.add);
      report(start + slice);
      yield;
    }
    built.push(yield* createSegment(papers, reader.take(), reader.table));
    publish(built.map(({ segment }) => segment));
    start += papers.length;
    report(start);
    yield;
  }
  if (built.length > 1) {
    publish([yield* mergeSegments(yield* alignById(built, reader.table))]);
  }
}

/** The words of parts that were made with the same table: its order is theirs, nothing is compared. */
function* alignById(built: readonly BuiltSegment[], table: WordTable): Generator<undefined, Merging> {
  // Without the first, which is "".
  const ids = (yield* table.sorted()).subarray(1);
  const places = new Int32Array(table.words.length);
  for (let place = 0; place < ids.length; place++) {
    places[ids[place] ?? 0] = place;
  }
  yield;
  const sources: Int32Array[] = [];
  for (const segment of built) {
    const source = new Int32Array(ids.length).fill(-1);
    for (let at = 0; at < segment.ids.length; at++) {
      source[places[segment.ids[at] ?? 0] ?? 0] = at;
    }
    sources.push(source);
    yield;
  }
  return { segments: built, words: yield* listWordsById(ids, table), sources, workPerSlice: mergedPerSlice };
}
