import type { Paper } from "../paper";
import type { SearchIndex } from "./createSearchIndex";
import { createPartedIndex } from "./partedIndex";
import { type Alignment, mergeParts } from "./mergeParts";
import { createPart, type MadePart, type Part } from "./part";
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
  let made: readonly MadePart[] = [];
  const replace = (parts: readonly MadePart[]): void => {
    made = parts;
    publish(made.map(({ part }) => part));
  };
  for (let start = 0; start < waiting.length; start += papersInPart) {
    const papers = waiting.slice(start, start + papersInPart);
    for (let slice = 0; slice < papers.length; slice += papersInSlice) {
      papers.slice(slice, slice + papersInSlice).forEach(reader.add);
      yield;
    }
    replace([...made, createPart(papers, reader.take(), reader.table)]);
    tell(start + papers.length);
    yield;
    if (made.filter(({ part }) => part.papers.length <= papersInPart).length === smallParts) {
      replace(yield* mergeLast(made, smallParts, reader.table));
    }
  }
  if (made.length > 1) {
    replace(yield* mergeLast(made, made.length, reader.table));
  }
}

function* mergeLast(made: readonly MadePart[], count: number, table: WordTable): Generator<undefined, MadePart[]> {
  const last = made.slice(-count);
  const { ids, alignment } = yield* alignByTable(last, table);
  const part = yield* mergeParts(last.map((one) => one.part), alignment);
  return [...made.slice(0, -count), { part, ids }];
}

/** The words of parts that were made with the same table: its order is theirs, nothing is compared. */
function* alignByTable(made: readonly MadePart[], table: WordTable): Generator<undefined, { ids: Int32Array; alignment: Alignment }> {
  const places = new Int32Array(table.words.length).fill(-1);
  for (const own of made) {
    for (const id of own.ids) {
      places[id] = 0;
    }
    yield;
  }
  const ids = table.sorted().filter((id) => places[id] === 0);
  ids.forEach((id, place) => (places[id] = place));
  const sources: Int32Array[] = [];
  for (const own of made) {
    const source = new Int32Array(ids.length).fill(-1);
    own.ids.forEach((id, at) => (source[places[id] ?? 0] = at));
    sources.push(source);
    yield;
  }
  return { ids, alignment: { words: Array.from(ids, (id) => table.words[id] ?? ""), sources } };
}
