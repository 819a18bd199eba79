import type { Paper, Problem } from "../../paper";
import { runToEnd } from "../../sliced";
import { type BibtexIndex, type BibtexPlace, createBibtexIndex, type PlacedChunk, placeOf } from "./bibtexIndex";
import { type BibtexContext, readAbstract, readBibtexChunk } from "./readBibtexChunk";
import { createBibtexContext } from "./readBibtexContext";
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
/** The number of entries that are indexed in one step, and the cost of one entry, measured in characters read. */
const entriesPerIndexStep = 500;
const indexingCostChars = 20;

/** Creates a reader of an empty text. */
export function createBibtexReader(): BibtexReader {
  const index = createBibtexIndex();
  let [text, known] = ["", ""];
  let phase: BibtexPhase = "done";
  let chunks: readonly PlacedChunk[] = [];
  let update: BibtexUpdate | undefined;
  let context: BibtexContext | undefined;
  const parents = new Set<string>();
  /** The chunks that have not been read completely, and the index of the next one. */
  let unread: readonly PlacedChunk[] = [];
  let next = 0;
  /** The work that adds the last update to the index. */
  let indexing: Generator<undefined, undefined> | undefined;
  /**
   * `wasRead` is `true` if everything in the index has been read completely. If so, `changed` has the chunks that an update
   * leaves to be read.
   */
  let wasRead = true;
  let changed: readonly PlacedChunk[] | undefined;

  const stepEntries = (): number => {
    if (indexing) {
      return stepIndex(indexing);
    }
    update ??= createBibtexUpdate({ chunks, text: known, parents }, text);
    const length = update.step();
    if (update.isDone()) {
      const { all, gone, fresh, stale } = update.finish();
      [changed, wasRead] = [wasRead ? (stale.length === 0 ? fresh : [...fresh, ...stale]) : undefined, false];
      [chunks, known, update, indexing] = [all, text, undefined, indexInSteps(index, gone, fresh)];
    }
    return length / splitSpeedFactor;
  };
  const stepIndex = (work: Generator<undefined, undefined>): number => {
    if (work.next().done === true) {
      context = createBibtexContext(known, index);
      unread = changed ?? chunks.filter(({ reading }) => reading?.rawAbstract !== undefined || !reading);
      [indexing, phase, next] = [undefined, "fields", 0];
    }
    return entriesPerIndexStep * indexingCostChars;
  };
  const stepChunk = (): number => {
    const one = unread[next++];
    if (!one || !context) {
      wasRead = phase === "abstracts";
      [phase, next] = [wasRead ? "done" : "abstracts", 0];
      [unread, context] = wasRead ? [[], undefined] : [unread, context];
      return 0;
    }
    if (!one.reading) {
      const { start, end } = placeOf(one);
      one.reading = readBibtexChunk(one.chunk, known.slice(start, end), context);
      one.reading.parents.forEach((citekey) => parents.add(citekey));
      return end - start;
    }
    if (phase === "fields" || one.reading.rawAbstract === undefined) {
      return 1;
    }
    const length = one.reading.rawAbstract.length;
    one.reading = readAbstract(one.reading);
    return length;
  };

  return {
    update(newText) {
      text = newText;
      update = undefined;
      if (indexing) {
        runToEnd(indexing);
      }
      [indexing, phase, next] = [undefined, "entries", 0];
    },
    step(characters) {
      for (let left = characters; left > 0 && phase !== "done";) {
        left -= phase === "entries" ? stepEntries() : stepChunk();
      }
      return phase !== "done";
    },
    get phase() {
      return phase;
    },
    papers: () => papersOf(chunks),
    problems: () => [...index.problems(), ...problemsOf(chunks)].sort((a, b) => a.line - b.line),
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
      problems.push(...one.reading.problems.map(({ line, ...problem }) => ({ line: before + line, ...problem })));
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
