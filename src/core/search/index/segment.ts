import { knownPeople, type Paper } from "../../paper";
import type { PackedPostings } from "./packedPostings";
import { sortHead, packAbstracts } from "./sortPostings";
import type { ReadWords } from "./readPaper";
import { headSize, keyOfTitleText } from "../text/titleKey";
import { orderTitles } from "./titleOrder";
import { createSegmentWords, type SegmentWords } from "./segmentWords";
import type { WordList } from "./wordList";
import type { WordTable } from "./wordTable";
import type { HeadPostings } from "./postings";

/**
 * Some papers and their words, in typed arrays. An index consists of segments, like a log-structured merge tree (O'Neil et al.,
 * 1996): new papers form a small segment of their own, and small segments are merged.
 */
export interface Segment {
  readonly papers: readonly Paper[];
  readonly vocabulary: SegmentWords;
  /** The postings of names, titles, authors, and all other fields except the abstract. */
  readonly head: HeadPostings;
  /** The postings of abstracts. */
  readonly abstracts: PackedPostings;
  /** The papers, in the order of their titles' keys. */
  readonly byTitle: Uint32Array;
  /** For each paper, its `headSize`. */
  readonly headSizes: Uint8Array;
}

/** A segment, and by-products of building it that a merge needs. */
export interface BuiltSegment {
  readonly segment: Segment;
  /** The numbers that its words have in the table that it was built with. */
  readonly ids: Int32Array;
  /** The keys of its papers' titles. */
  readonly titles: readonly string[];
}

/**
 * Builds a segment of these papers, whose words were read in the same order. It overwrites `read`. Yields after each slice, so
 * that other work gets its turn.
 */
export function* createSegment(papers: readonly Paper[], read: ReadWords, table: WordTable): Generator<undefined, BuiltSegment> {
  const places = new Int32Array(table.words.length);
  const ids = yield* sortIds(read.words, places, table);
  const vocabulary = createSegmentWords(yield* listWordsById(ids, table));
  yield;
  for (let place = 0; place < ids.length; place++) {
    places[ids[place] ?? 0] = place;
  }
  const { words } = read;
  for (let at = 0; at < words.length; at++) {
    words[at] = places[words[at] ?? 0] ?? 0;
    if (at % postingsPerSlice === postingsPerSlice - 1) {
      yield;
    }
  }
  const head = yield* sortHead(read, ids.length);
  const abstracts = yield* packAbstracts(read, ids.length);
  const { titles, headSizes } = yield* readHeads(papers);
  const byTitle = yield* orderTitles(titles);
  return { ids, titles, segment: { papers, vocabulary, head, abstracts, byTitle, headSizes } };
}

/** Postings that are read, not those that are built. */
const postingsPerSlice = 1 << 17;
/** Up to this many words are sorted directly. More are taken from the table, which keeps the order of its words. */
const maxDirectlySorted = 1 << 12;

/** Returns the numbers of the words that were read, each once, in the order of the words. Marks them in `marks`. */
function* sortIds(read: Uint32Array, marks: Int32Array, table: WordTable): Generator<undefined, Int32Array> {
  let count = 0;
  for (let at = 0; at < read.length; at++) {
    const id = read[at] ?? 0;
    count += marks[id] === 0 ? 1 : 0;
    marks[id] = 1;
    if (at % postingsPerSlice === postingsPerSlice - 1) {
      yield;
    }
  }
  const ids = new Int32Array(count);
  if (count > maxDirectlySorted) {
    let place = 0;
    for (const id of yield* table.sorted()) {
      ids[place] = id;
      place += marks[id] ?? 0;
    }
    yield;
    return ids;
  }
  for (let at = 0; at < read.length; at++) {
    const id = read[at] ?? 0;
    if (marks[id] === 1) {
      marks[id] = 2;
      ids[--count] = id;
    }
  }
  const { words } = table;
  return ids.sort((a, b) => ((words[a] ?? "") < (words[b] ?? "") ? -1 : 1));
}

const wordsPerSlice = 1 << 13;

/** Returns the list of the words with these numbers, which must be in the order of the words. */
export function* listWordsById(ids: Int32Array, { words }: WordTable): Generator<undefined, WordList> {
  const starts = new Uint32Array(ids.length + 1);
  const texts: string[] = [];
  for (let from = 0; from < ids.length; from += wordsPerSlice) {
    const slice: string[] = [];
    for (let place = from; place < Math.min(ids.length, from + wordsPerSlice); place++) {
      const word = words[ids[place] ?? 0] ?? "";
      slice.push(word);
      starts[place + 1] = (starts[place] ?? 0) + word.length;
    }
    texts.push(slice.join(""));
    yield;
  }
  return { text: texts.join(""), starts };
}

const titlesPerSlice = 400;

function* readHeads(papers: readonly Paper[]): Generator<undefined, Pick<BuiltSegment, "titles"> & Pick<Segment, "headSizes">> {
  const titles: string[] = [];
  const headSizes = new Uint8Array(papers.length);
  for (const paper of papers) {
    const title = keyOfTitleText(paper.title);
    headSizes[titles.length] = headSize(title, knownPeople(paper.authors).length);
    titles.push(title);
    if (titles.length % titlesPerSlice === 0) {
      yield;
    }
  }
  return { titles, headSizes };
}

/**
 * Returns the approximate number of papers of the segment that have a word: the larger of the numbers for heads and for
 * abstracts.
 */
export function paperCount({ head, abstracts }: Segment, word: number): number {
  return Math.max((head.starts[word + 1] ?? 0) - (head.starts[word] ?? 0), abstracts.counts[word] ?? 0);
}
