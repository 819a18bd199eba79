import type { Alias } from "../../../paper";
import { nameKey } from "../../../names/text/nameKey";
import type { Form, WordForm } from "../../forms/form";
import type { KeyTable } from "../../forms/keyTable";
import { Fit } from "../../scan/compare";
import { scan } from "../../scan/scan";
import type { Starts } from "../../scan/startsInBytes";
import { readStems } from "../stems";
import { type Blocks, createBlocks, type Topic } from "./blocks";
import type { Evidence } from "./features/evidence";
import { shapeOf } from "./formShape";
import type { PaperTopic } from "./paperTopic";
import { type Candidate, candidateAt, firstFrom, isWord, type WordCandidate } from "./place";
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

function readChunk(lookUp: FormLookUp, text: string, index: number, starts?: Starts): Chunk {
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
  let [low, high] = [0, starts.length >> 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[2 * middle + 1] ?? 0) <= offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return 2 * low;
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

/** The evidence from the workspace that a text belongs to. */
export interface Workspace {
  readonly readings: readonly Reading[];
  /** The number of its words. */
  readonly words: number;
  /** The mean score of its words. */
  readonly score: number;
  /** The number of them that are rare in code that is not about machine learning. */
  readonly strong: number;
}

/** Returns what a text itself says of its workspace, if nothing else is known of it. */
function workspaceOf({ blocks }: TextReader, start: number): Workspace {
  const { topics } = blocks.around(start);
  const all = [blocks.head(), ...topics];
  const total = (of: (topic: Topic) => number): number => all.reduce((sum, topic) => sum + of(topic), 0);
  const words = total((topic) => topic.words.length);
  return { readings: [], words, score: words === 0 ? 0 : total(({ score }) => score) / words, strong: total(({ strong }) => strong) };
}

/** Fewer words of a workspace do not decide what it is about. */
const minWorkspaceWords = 100;

/** Returns what the text around a place and the workspace say about the name there. */
export function evidenceFor(
  reader: TextReader,
  { start, form, fit }: WordCandidate,
  topicOfPaper: (paper: number) => PaperTopic,
  workspace?: Workspace,
): Evidence {
  // A short text, such as a bibliography with one entry, says nothing of what else the workspace is about.
  const topic = workspace && workspace.words >= minWorkspaceWords ? workspace : workspaceOf(reader, start);
  const readings = workspace?.readings ?? [];
  const around = chunksAround(reader, start);
  const isExact = (fit & Fit.exact) !== 0;
  let [exact, folded, spelling] = [isExact ? -1 : 0, isExact ? 0 : -1, 0];
  for (const { names } of around) {
    const found = names.get(form.alias);
    exact += found?.exact ?? 0;
    folded += found?.folded ?? 0;
    spelling ||= found?.spelling ?? 0;
  }
  return {
    exactPlaces: Math.max(0, exact),
    foldedPlaces: Math.max(0, folded),
    spelling,
    isCited: around.some(({ cited }) => cited.has(form.paper)),
    hasOtherName: around.some(({ aliases }) => hasOtherName(aliases.get(form.paper), form.alias)),
    isCitedInWorkspace: readings.some(({ cited }) => cited.has(form.paper)),
    isNamedInWorkspace: readings.some(({ names }) => (names.get(form.alias)?.exact ?? 0) > 0),
    workspaceScore: topic.score,
    workspaceStrong: topic.strong,
    ...namesNear(reader.chunk(Math.floor(start / chunkSize)), start, form, topicOfPaper),
  };
}

/**
 * Returns whether the file or the workspace cites the paper of a name, or the file has another name of it, however short the text is.
 *
 * @param ofPaper if given, chunks that were not read yet are read for the forms of this paper only, which is faster for a single name
 */
export function hasEvidence(
  reader: TextReader,
  { start, form }: WordCandidate,
  workspace?: Workspace,
  ofPaper?: (paper: number) => FormLookUp,
): boolean {
  if (workspace?.readings.some(({ cited }) => cited.has(form.paper))) {
    return true;
  }
  const index = Math.floor(start / chunkSize);
  return [index, index - 1, index + 1].some((one) => {
    const chunk = ofPaper && !reader.hasRead(one) ? readChunk(ofPaper(form.paper), reader.text, one) : reader.chunk(one);
    return hasEvidenceIn(chunk, form);
  });
}

function hasEvidenceIn({ cited, aliases }: Chunk, { paper, alias }: WordForm): boolean {
  return cited.has(paper) || hasOtherName(aliases.get(paper), alias);
}

function chunksAround(reader: TextReader, offset: number): readonly Chunk[] {
  const index = Math.floor(offset / chunkSize);
  return [reader.chunk(index - 1), reader.chunk(index), reader.chunk(index + 1)];
}

const near = 1_500;
const maxOthers = 8;

/** Texts that repeat names without end must not take long. */
const maxLookedAt = 200;

/**
 * Returns the papers of coined names in their own spelling near a place, without those of the same name, and how many names there are
 * near it, in any spelling, that are no words.
 */
function namesNear(
  { candidates }: Chunk,
  start: number,
  form: WordForm,
  topicOfPaper: (paper: number) => PaperTopic,
): Pick<Evidence, "otherPapers" | "namesNear"> {
  const { key: own } = shapeOf(form);
  const papers = new Set<number>();
  const names = new Set<Alias>();
  const first = firstFrom(candidates, start - near);
  for (let index = first; index < first + maxLookedAt; index++) {
    const other = candidates[index];
    if (!other || other.start > start + near) {
      break;
    }
    if (other.form.paper === form.paper || !isWord(other)) {
      continue;
    }
    const { key, isCoined, isName, letters, commonJoined } = shapeOf(other.form);
    if (key === own) {
      continue;
    }
    if (isName && isCoined && (other.fit & Fit.exact) !== 0 && papers.size < maxOthers) {
      papers.add(other.form.paper);
    }
    if (isName && letters >= minClearLetters && commonJoined === 0) {
      names.add(other.form.alias);
    }
  }
  return { otherPapers: [...papers].map(topicOfPaper), namesNear: names.size };
}

/** A name with fewer letters may stand anywhere. */
const minClearLetters = 4;

/** Returns whether one of the aliases and this one are two names, neither of them a part of the other. */
function hasOtherName(aliases: ReadonlySet<Alias> | undefined, alias: Alias): boolean {
  if (!aliases) {
    return false;
  }
  const own = nameKey(alias.text);
  for (const other of aliases) {
    const key = nameKey(other.text);
    if (other !== alias && key.length >= 4 && !key.includes(own) && !own.includes(key)) {
      return true;
    }
  }
  return false;
}
