import type { Paper } from "../paper";
import type { SearchIndex } from "./createSearchIndex";
import { createPartedIndex } from "./partedIndex";
import { mergeParts } from "./mergeParts";
import { createPart, type Part } from "./part";
import { readPaper } from "./readPaper";

/** So many papers make a first part. */
const papersInPart = 1000;
/** So many papers are read in a slice: a few milliseconds' work. */
const papersInSlice = 20;

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
  const index = createPartedIndex();
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

/** Reads papers into parts and merges parts of the like size, as merge sort does; yields after each slice. */
function* build(waiting: readonly Paper[], publish: (parts: readonly Part[]) => void, tell: (read: number) => void): Generator<undefined, void> {
  let parts: Part[] = [];
  for (let start = 0; start < waiting.length; start += papersInPart) {
    const papers = waiting.slice(start, start + papersInPart);
    const words: ReadonlyMap<string, number>[] = [];
    for (const paper of papers) {
      words.push(readPaper(paper));
      if (words.length % papersInSlice === 0) {
        yield;
      }
    }
    parts = [...parts, createPart(papers, words)];
    publish(parts);
    tell(start + papers.length);
    yield;
    while (parts.length > 1 && (parts.at(-2)?.papers.length ?? 0) <= (parts.at(-1)?.papers.length ?? 0)) {
      parts = yield* mergeLast(parts);
      publish(parts);
    }
  }
  while (parts.length > 1) {
    parts = yield* mergeLast(parts);
    publish(parts);
  }
}

function* mergeLast(parts: readonly Part[]): Generator<undefined, Part[]> {
  const [first, second] = parts.slice(-2);
  return first && second ? [...parts.slice(0, -2), yield* mergeParts(first, second)] : [...parts];
}
