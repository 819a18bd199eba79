import { lowerBound } from "../../../lowerBound";
import type { Alias } from "../../../paper";
import type { Form } from "../../forms/form";
import type { KeyTable } from "../../forms/keyTable";
import { Fit } from "../../scan/compare";
import { scan } from "../../scan/scan";
import type { Starts } from "../../scan/startsInBytes";
import { readStems } from "../stems";
import { type Blocks, createBlocks } from "./blocks";
import { shapeOf } from "./formShape";
import { type Candidate, candidateAt, isWord, type WordCandidate } from "./place";
import { spellingAt } from "./spelling";

/** The papers and names that a text, or a part of it, has. */
export interface Reading {
  /** Papers of which the id, an address or the whole title stands there. */
  readonly cited: ReadonlySet<number>;
  readonly names: ReadonlyMap<Alias, NameCount>;
  /** The aliases of a paper that stand there in their own spelling. */
  readonly aliases: ReadonlyMap<number, ReadonlySet<Alias>>;
}

/** How often a name stands in a text in its own spelling and in another one, and how it is spelt out. */
export interface NameCount {
  exact: number;
  folded: number;
  spelling: number;
}

/** A part of a text with what was found there. */
export interface Chunk extends Reading {
  /** In order of the place where they were found. */
  readonly candidates: readonly Candidate[];
}

/** A text that is read on demand, each part once. */
export interface TextReader {
  readonly text: string;
  /** True if the text is an identifier or a few words. */
  readonly isShort: boolean;
  readonly blocks: Blocks;
  chunk(index: number): Chunk;
  /** Returns whether the chunk was read before. */
  hasRead(index: number): boolean;
}

/** The tables in which words are looked up while a text is read. */
export interface FormLookUp {
  readonly formAt: (form: number) => Form | undefined;
  readonly table: KeyTable;
}

/**
 * Chunks begin at multiples of this, in UTF-16 code units. The chunk of a place and its two neighbours are the evidence for it, so the
 * answer does not depend on what part of a text is searched.
 */
export const chunkSize = 8_192;

/**
 * Creates the reader of a text.
 *
 * @param starts where names may begin, if that is known
 */
export function createTextReader(lookUp: FormLookUp, text: string, starts?: Starts): TextReader {
  const chunks = new Map<number, Chunk>();
  return {
    text,
    isShort: isShort(text),
    blocks: createBlocks(text),
    chunk(index) {
      const known = chunks.get(index);
      if (known) {
        return known;
      }
      const chunk = readChunk(lookUp, text, index, starts);
      chunks.set(index, chunk);
      return chunk;
    },
    hasRead: (index) => chunks.has(index),
  };
}

/** A text with fewer words says nothing about a name. */
const fewWords = 12;
const maxShortLength = 400;

function isShort(text: string): boolean {
  return text.length <= maxShortLength && readStems(text, 0, text.length).length < fewWords;
}

const nothing: Chunk = { candidates: [], cited: new Set(), names: new Map(), aliases: new Map() };

/** Reads a chunk of a text, which is empty outside of the text. */
export function readChunk(lookUp: FormLookUp, text: string, index: number, starts?: Starts): Chunk {
  const [from, to] = [index * chunkSize, Math.min(text.length, (index + 1) * chunkSize)];
  const first = starts ? firstReaching(starts, from) : 0;
  if (to <= Math.max(0, from) || (starts && (starts[first] ?? to) >= to)) {
    return nothing;
  }
  const candidates: Candidate[] = [];
  const cited = new Set<number>();
  const names = new Map<Alias, NameCount>();
  const aliases = new Map<number, Set<Alias>>();
  const add = (candidate: Candidate): void => {
    candidates.push(candidate);
    if (isCertain(candidate)) {
      cited.add(candidate.form.paper);
    } else if (isWord(candidate)) {
      count(names, aliases, text, candidate);
    }
  };
  if (starts) {
    for (let i = first; (starts[i] ?? to) < to; i += 2) {
      readCandidates(lookUp, text, [Math.max(from, starts[i] ?? 0), Math.min(to, starts[i + 1] ?? to)], add);
    }
  } else {
    readCandidates(lookUp, text, [from, to], add);
  }
  return { candidates, cited, names, aliases };
}

/** Returns the index of the first range that ends behind an offset. */
function firstReaching(starts: Starts, offset: number): number {
  return 2 * lowerBound(0, starts.length >> 1, (range) => (starts[2 * range + 1] ?? 0) <= offset);
}

/** Calls a function with each candidate that begins in `[from, to)`, in the order of `scan`. */
export function readCandidates(
  { formAt, table }: FormLookUp,
  text: string,
  [from, to]: readonly [number, number],
  visit: (candidate: Candidate) => void,
): void {
  scan(text, from, to, table, (index, start, end) => {
    const form = formAt(index);
    const candidate = form && candidateAt(text, start, end, form);
    if (candidate) {
      visit(candidate);
    }
  });
}

/** A title of so many words means nothing else. */
const minTitleWords = 4;

/** Returns whether a candidate needs no evidence: an id, an address, or a title of several words. */
export function isCertain(candidate: Candidate): boolean {
  if (!isWord(candidate)) {
    return true;
  }
  const { isTitle, words, isVariant } = shapeOf(candidate.form);
  return isTitle && words >= minTitleWords && !isVariant;
}

function count(names: Map<Alias, NameCount>, aliases: Map<number, Set<Alias>>, text: string, candidate: WordCandidate): void {
  const { form, fit } = candidate;
  const known = names.get(form.alias) ?? { exact: 0, folded: 0, spelling: 0 };
  names.set(form.alias, known);
  if ((fit & Fit.exact) === 0) {
    known.folded++;
    return;
  }
  known.exact++;
  known.spelling ||= spellingAt(text, candidate);
  const ofPaper = aliases.get(form.paper);
  if (ofPaper) {
    ofPaper.add(form.alias);
  } else {
    aliases.set(form.paper, new Set([form.alias]));
  }
}
