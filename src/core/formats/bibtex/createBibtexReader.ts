import type { Paper, Problem } from "../../paper";
import { runToEnd } from "../../sliced";
import { type BibtexIndex, type BibtexPlace, createBibtexIndex, type PlacedChunk, placeOf } from "./bibtexIndex";
import { type BibtexContext, type BibtexReading, readAbstract, readBibtexChunk } from "./readBibtexChunk";
import { createBibtexContext } from "./context/readBibtexContext";
import { type BibtexUpdate, createBibtexUpdate } from "./readBibtexUpdate";

/**
 * The work that a reader does next: find the entries, read them without their abstracts, read the abstracts (which takes
 * most of the time), or nothing.
 */
export type BibtexPhase = "entries" | "fields" | "abstracts" | "done";

/** Reads a .bib text in slices. After an update, reads only what changed. */
export interface BibtexReader {
  /** Sets the new text. {@link step} reads it. */
  update(text: string): void;
  /**
   * Reads about this many characters more: 100,000 take about ten milliseconds.
   *
   * @returns `true` if there is more to read.
   */
  step(characters: number): boolean;
  readonly phase: BibtexPhase;
  /**
   * The papers read so far, in the order of the text, with empty aliases. An entry that did not change is the same object as
   * before.
   */
  papers(): readonly Paper[];
  /** The problems found so far, in the order of the text. */
  problems(): readonly Problem[];
  /** Returns the place of the first entry with this citekey. */
  placeOf(citekey: string): BibtexPlace | undefined;
  /** Returns the places of all papers with this citekey, in the order of the text. */
  placesOf(citekey: string): readonly BibtexPlace[];
  /** Returns the place of the first entry for each citekey. */
  places(): ReadonlyMap<string, BibtexPlace>;
}

/** Finding entries is this much faster than reading them. */
const splitSpeedFactor = 8;
/** An entry costs at least this much, measured in characters: a file may have nothing but the beginnings of entries. */
const minEntryCostChars = 400;
const parentCostChars = 20;
/** The number of entries that are indexed in one step, and the cost of one entry, measured in characters read. */
const entriesPerIndexStep = 500;
const indexingCostChars = 20;
/** The cost of a slice of macros, measured in characters read. */
const macrosCostChars = 20_000;

/** A text that has been split into chunks. */
interface Known {
  readonly text: string;
  readonly chunks: readonly PlacedChunk[];
  /** `true` if every chunk has been read completely. If so, an update leaves only the chunks to be read that it changed. */
  readonly isRead: boolean;
}

/** The work that a reader does next, with its data. The kinds are in the order in which an update goes through them. */
type State =
  | { readonly kind: "changed"; readonly text: string }
  | { readonly kind: "splitting"; readonly text: string; readonly update: BibtexUpdate }
  | { readonly kind: "indexing"; readonly work: Generator<undefined, undefined>; readonly unread: readonly PlacedChunk[] | undefined }
  | { readonly kind: "macros"; readonly work: Generator<undefined, void>; readonly reading: Reading }
  | Reading
  | { readonly kind: "done" };

interface Reading {
  readonly kind: "fields" | "abstracts";
  readonly context: BibtexContext;
  /** The chunks that have not been read completely, and the index of the next one. */
  readonly unread: readonly PlacedChunk[];
  next: number;
}

/** Creates a reader of an empty text. */
export function createBibtexReader(): BibtexReader {
  const index = createBibtexIndex();
  const parents = new Set<string>();
  let known: Known = { text: "", chunks: [], isRead: true };
  let state: State = { kind: "done" };

  /** Does a small piece of the work and returns its cost, measured in characters read. */
  const stepOnce = (): number => {
    switch (state.kind) {
      case "changed":
        state = { kind: "splitting", text: state.text, update: createBibtexUpdate({ ...known, parents }, state.text) };
        return 0;
      case "splitting":
        return split(state.text, state.update);
      case "indexing":
        if (state.work.next().done === true) {
          const unread = state.unread ?? known.chunks.filter((one) => !isReadCompletely(one));
          const context = createBibtexContext(known.text, index);
          state = { kind: "macros", work: context.readMacros(), reading: { kind: "fields", context, unread, next: 0 } };
        }
        return entriesPerIndexStep * indexingCostChars;
      case "macros":
        if (state.work.next().done === true) {
          state = state.reading;
          return 0;
        }
        return macrosCostChars;
      case "fields":
      case "abstracts":
        return read(state);
      case "done":
        return 0;
    }
  };
  const split = (text: string, update: BibtexUpdate): number => {
    const length = update.step();
    if (update.isDone()) {
      const { all, gone, fresh, stale } = update.finish();
      const unread = known.isRead ? [...fresh, ...stale] : undefined;
      known = { text, chunks: all, isRead: false };
      state = { kind: "indexing", work: indexInSteps(index, gone, fresh), unread };
    }
    return Math.max(length, minEntryCostChars) / splitSpeedFactor;
  };
  const read = (reading: Reading): number => {
    const one = reading.unread[reading.next++];
    if (one) {
      return readChunk(one, reading, known.text, parents);
    }
    if (reading.kind === "fields") {
      state = { ...reading, kind: "abstracts", next: 0 };
    } else {
      known = { ...known, isRead: true };
      state = { kind: "done" };
    }
    return 0;
  };

  return {
    update(text) {
      // The index must have all chunks, or the next update removes chunks that it lacks.
      if (state.kind === "indexing") {
        runToEnd(state.work);
      }
      state = { kind: "changed", text };
    },
    step(characters) {
      for (let left = characters; left > 0 && state.kind !== "done";) {
        left -= stepOnce();
      }
      return state.kind !== "done";
    },
    get phase() {
      return state.kind === "fields" || state.kind === "abstracts" || state.kind === "done" ? state.kind : "entries";
    },
    papers: () => papersOf(known.chunks),
    problems: () => [...index.problems(), ...problemsOf(known.chunks)].sort((a, b) => a.line - b.line),
    placeOf: (citekey) => {
      const one = index.first(citekey);
      return one && placeOf(one);
    },
    placesOf: (citekey) =>
      index
        .all(citekey)
        .filter(({ reading }) => reading?.paper)
        .map(placeOf),
    places: () => index.places(),
  };
}

function isReadCompletely({ reading }: PlacedChunk): boolean {
  return reading !== undefined && reading.rawAbstract === undefined;
}

/** Reads a chunk, or its abstract if everything else has been read. Returns the cost. */
function readChunk(one: PlacedChunk, { kind, context }: Reading, text: string, parents: Set<string>): number {
  if (!one.reading) {
    const { start, end } = placeOf(one);
    one.reading = readBibtexChunk(one.chunk, text.slice(start, end), context);
    one.reading.parents.forEach((citekey) => parents.add(citekey.toLowerCase()));
    return costOf(one.reading, end - start);
  }
  if (kind === "fields" || one.reading.rawAbstract === undefined) {
    return 1;
  }
  const length = one.reading.rawAbstract.length;
  one.reading = readAbstract(one.reading);
  return length;
}

/** Macros make an entry longer than it is written, and to look at a parent costs about as much as to read so many characters. */
function costOf({ paper, parents }: BibtexReading, length: number): number {
  return Math.max(length, minEntryCostChars / 2, paper?.records?.[0]?.length ?? 0) + parents.length * parentCostChars;
}

/** Removes the chunks in `gone` from the index and adds those in `fresh`. */
function* indexInSteps(index: BibtexIndex, gone: readonly PlacedChunk[], fresh: readonly PlacedChunk[]): Generator<undefined, undefined> {
  for (let next = 0; next < gone.length; next += entriesPerIndexStep) {
    index.remove(gone.slice(next, next + entriesPerIndexStep));
    yield;
  }
  for (let next = 0; next < fresh.length; next += entriesPerIndexStep) {
    index.add(fresh.slice(next, next + entriesPerIndexStep));
    yield;
  }
  return undefined;
}

function papersOf(chunks: readonly PlacedChunk[]): readonly Paper[] {
  const papers: Paper[] = [];
  for (const { reading } of chunks) {
    if (reading?.paper) {
      papers.push(reading.paper);
    }
  }
  return papers;
}

function problemsOf(chunks: readonly PlacedChunk[]): readonly Problem[] {
  const problems: Problem[] = [];
  for (const one of chunks) {
    if (one.reading && one.reading.problems.length > 0) {
      const before = placeOf(one).line - 1;
      for (const { line, ...problem } of one.reading.problems) {
        problems.push({ line: before + line, ...problem });
      }
    }
  }
  return problems;
}

/** The papers and problems of a .bib text. */
export interface BibtexLibrary {
  /** In the order of the text, with empty aliases. */
  readonly papers: readonly Paper[];
  /** In the order of the text. */
  readonly problems: readonly Problem[];
  /** By citekey. If several entries share a citekey, the place of the first one. */
  readonly places: ReadonlyMap<string, BibtexPlace>;
}

/**
 * Reads a whole BibTeX or BibLaTeX text. Never throws: an error becomes a problem with its line and costs at most the entry
 * that contains it. Use {@link createBibtexReader} to read in slices.
 */
export function parseBibtex(text: string): BibtexLibrary {
  const reader = createBibtexReader();
  reader.update(text);
  reader.step(Number.POSITIVE_INFINITY);
  return { papers: reader.papers(), problems: reader.problems(), places: reader.places() };
}
