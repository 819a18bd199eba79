import type { Paper, Problem } from "../../paper";
import { runToEnd } from "../../sliced";
import { type BibtexIndex, type BibtexPlace, createBibtexIndex, type PlacedChunk, placeOf } from "./bibtexIndex";
import { type BibtexContext, readAbstract, readBibtexChunk } from "./readBibtexChunk";
import { createBibtexContext } from "./readBibtexContext";
import { type BibtexUpdate, createBibtexUpdate } from "./readBibtexUpdate";

/**
 * What a reader is at: finding the entries, reading them without their abstracts, reading the abstracts (which takes most
 * of the time); or it has read all.
 */
export type BibtexPhase = "entries" | "fields" | "abstracts" | "done";

/** Reads a .bib text in slices and, when it changed, what changed. */
export interface BibtexReader {
  /** Takes the text's new state; {@link step} reads it. */
  update(text: string): void;
  /**
   * Goes on reading for about as many characters: 100,000 take about ten milliseconds.
   *
   * @returns whether there is more to read.
   */
  step(characters: number): boolean;
  readonly phase: BibtexPhase;
  /** Those read so far, in the order of the text, aliases empty. An entry that did not change gives the same object again. */
  papers(): readonly Paper[];
  /** Those found so far, in the order of the text. */
  problems(): readonly Problem[];
  /** Where the entry with this citekey stands, the first if there are several. */
  placeOf(citekey: string): BibtexPlace | undefined;
  /** Where each paper with this citekey stands, in the order of the text. */
  placesOf(citekey: string): readonly BibtexPlace[];
  /** Where all entries that have a citekey stand, of several with the same the first. */
  places(): ReadonlyMap<string, BibtexPlace>;
}

/** Finding entries is this much faster than reading them. */
const splitSpeed = 8;
/** Entries that get into the index in one go, and what one costs beside a character that is read. */
const indexedAtOnce = 500;
const indexingCost = 20;

/** A reader whose text is empty to begin with. */
export function createBibtexReader(): BibtexReader {
  const index = createBibtexIndex();
  let [text, known] = ["", ""];
  let phase: BibtexPhase = "done";
  let chunks: readonly PlacedChunk[] = [];
  let update: BibtexUpdate | undefined;
  let context: BibtexContext | undefined;
  const parents = new Set<string>();
  /** The chunks that are not read to the end, and the next of them. */
  let unread: readonly PlacedChunk[] = [];
  let next = 0;
  /** What the index does not know yet. */
  let indexing: Generator<undefined, undefined> | undefined;
  /** Whether all that the index has is read to the end; if it was, what an update leaves to be read. */
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
    return length / splitSpeed;
  };
  const stepIndex = (work: Generator<undefined, undefined>): number => {
    if (work.next().done === true) {
      context = createBibtexContext(known, index);
      unread = changed ?? chunks.filter(({ reading }) => reading?.rawAbstract !== undefined || !reading);
      [indexing, phase, next] = [undefined, "fields", 0];
    }
    return indexedAtOnce * indexingCost;
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

/** Takes these entries out of the index and those into it. */
function* indexInSteps(index: BibtexIndex, gone: readonly PlacedChunk[], fresh: readonly PlacedChunk[]): Generator<undefined, undefined> {
  for (let next = 0; next < gone.length; next += indexedAtOnce) {
    index.remove(gone.slice(next, next + indexedAtOnce));
    yield;
  }
  for (let next = 0; next < fresh.length; next += indexedAtOnce) {
    index.add(fresh.slice(next, next + indexedAtOnce));
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

/** What a .bib text holds. */
export interface BibtexLibrary {
  /** In the order of the text, aliases empty. */
  readonly papers: readonly Paper[];
  /** In the order of the text. */
  readonly problems: readonly Problem[];
  /** By citekey; of an entry that comes twice the first. */
  readonly places: ReadonlyMap<string, BibtexPlace>;
}

/**
 * Reads a .bib text, BibTeX or BibLaTeX, whole. Never throws: what is wrong is a problem with its line and costs at most
 * the entry in which it stands. See {@link createBibtexReader} for reading in slices.
 */
export function parseBibtex(text: string): BibtexLibrary {
  const reader = createBibtexReader();
  reader.update(text);
  reader.step(Number.POSITIVE_INFINITY);
  return { papers: reader.papers(), problems: reader.problems(), places: reader.places() };
}
