import type { Paper } from "../paper";
import type { SearchIndex } from "./searchIndex";
import { createSegmentedIndex } from "./segmentedIndex";
import { mergeSegments, type Merging } from "./index/mergeSegments";
import { createSegment, listWordsById, type BuiltSegment, type Segment } from "./index/segment";
import { createPaperReader } from "./index/readPaper";
import type { WordTable } from "./index/wordTable";

/**
 * The first segment is small, so that a search finds something soon. Each later one has as many papers as all before it, up to
 * the largest size, so that there are few segments.
 */
const papersInFirstSegment = 1000;
const papersInLargestSegment = 5000;
/** Takes a few milliseconds. */
const papersPerSlice = 20;
/** Words and postings, each counted as one. */
const mergedPerSlice = 1 << 15;

/** Builds an index in slices, so that the caller can do other work in between. */
export interface IndexBuilder {
  /** The index of the papers that have been read so far. */
  readonly index: SearchIndex;
  /** The share of the papers that have been read, 0 to 1. */
  readonly progress: number;
  /** Adds papers to the end of those that still have to be read. */
  add(papers: readonly Paper[]): void;
  /** Does one slice of the work, which takes a few milliseconds. Returns whether there is more to do. */
  step(): boolean;
  /** Does the rest of the work at once, and returns the index. */
  finish(): SearchIndex;
}

/** Creates a builder without papers. */
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
        // Each step does one slice of the work.
      }
      return index;
    },
  };
}

/** Reads papers into segments and merges the segments at the end. Yields after each slice. */
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

/**
 * Aligns the words of segments that were built with the same table. The table has all words in order, so that no texts are
 * compared.
 */
function* alignById(built: readonly BuiltSegment[], table: WordTable): Generator<undefined, Merging> {
  // The first word is "", which no paper has.
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
