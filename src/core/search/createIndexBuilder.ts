import type { Paper } from "../paper";
import type { SearchIndex } from "./createSearchIndex";
import { createPartedIndex } from "./partedIndex";
import { type Alignment, mergeParts } from "./mergeParts";
import { createPart, type Part } from "./part";
import { createPaperReader } from "./readPaper";
import type { WordTable } from "./wordTable";

/** So many papers make a first part. */
const papersInPart = 1000;
/** So many first parts are merged into one. */
const smallParts = 10;
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

/** Reads papers into parts and merges so many of the like size, at last all; yields after each slice. */
function* build(waiting: readonly Paper[], publish: (parts: readonly Part[]) => void, tell: (read: number) => void): Generator<undefined, void> {
  const reader = createPaperReader();
  let parts: Part[] = [];
  for (let start = 0; start < waiting.length; start += papersInPart) {
    const papers = waiting.slice(start, start + papersInPart);
    for (let slice = 0; slice < papers.length; slice += papersInSlice) {
      papers.slice(slice, slice + papersInSlice).forEach(reader.add);
      yield;
    }
    parts = [...parts, createPart(papers, reader.take(), reader.table)];
    publish(parts);
    tell(start + papers.length);
    yield;
    const small = parts.filter((part) => part.papers.length <= papersInPart).length;
    if (small === smallParts) {
      parts = yield* mergeLast(parts, small, reader.table);
      publish(parts);
    }
  }
  if (parts.length > 1) {
    publish(yield* mergeLast(parts, parts.length, reader.table));
  }
}

function* mergeLast(parts: readonly Part[], count: number, table: WordTable): Generator<undefined, Part[]> {
  const last = parts.slice(-count);
  const alignment = yield* alignByTable(last, table);
  return [...parts.slice(0, -count), yield* mergeParts(last, alignment)];
}

/** The words of parts that were made with the same table: its order is theirs, nothing is compared. */
function* alignByTable(parts: readonly Part[], table: WordTable): Generator<undefined, Alignment> {
  const sorted = table.sorted();
  const isIn = new Uint8Array(table.words.length);
  for (const { vocabulary } of parts) {
    vocabulary.words.forEach((word) => (isIn[table.idOf(word)] = 1));
    yield;
  }
  const ids = sorted.filter((id) => isIn[id] === 1);
  const places = new Int32Array(table.words.length);
  ids.forEach((id, place) => (places[id] = place));
  const sources: Int32Array[] = [];
  for (const { vocabulary } of parts) {
    const source = new Int32Array(ids.length).fill(-1);
    vocabulary.words.forEach((word, at) => (source[places[table.idOf(word)] ?? 0] = at));
    sources.push(source);
    yield;
  }
  return { words: Array.from(ids, (id) => table.words[id] ?? ""), sources };
}
