import type { Paper } from "../../paper";
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
 * Some papers and their words, in typed arrays. An index is made of parts, as a log-structured merge tree is (O'Neil et al.,
 * 1996): new papers make a small part of their own, small parts are merged.
 */
export interface Segment {
  readonly papers: readonly Paper[];
  readonly vocabulary: SegmentWords;
  /** Where words stand in names, titles, authors, and all else but the abstract. */
  readonly head: HeadPostings;
  /** Where words stand in abstracts. */
  readonly abstracts: PackedPostings;
  /** The papers in the order of their titles' keys. */
  readonly byTitle: Uint32Array;
  /** For each paper how much its title and authors say, as `headSize` tells. */
  readonly headSizes: Uint8Array;
}

/** A part, and what its making found that merging it with others needs. */
export interface BuiltSegment {
  readonly segment: Segment;
  /** Its words' numbers in the table that it was made with. */
  readonly ids: Int32Array;
  /** The keys of its papers' titles. */
  readonly titles: readonly string[];
}

/** A part of these papers, whose words were read in the same order; it takes what was read. Yields after each slice, for others to get their turn. */
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

/** So many words of papers are looked at in a slice. */
const postingsPerSlice = 1 << 17;
/** So few words are put in order by themselves, more by the table, which knows the order of those that it has had for long. */
const maxDirectlySorted = 1 << 12;

/** The numbers of the words that were read, each once, in the words' order; marks them. */
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

/** So many words are looked up in a slice. */
const wordsPerSlice = 1 << 13;

/** The words with these numbers, which are in their order. */
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

/** Between two slices so many titles are taken apart. */
const titlesPerSlice = 400;

function* readHeads(papers: readonly Paper[]): Generator<undefined, Pick<BuiltSegment, "titles"> & Pick<Segment, "headSizes">> {
  const titles: string[] = [];
  const headSizes = new Uint8Array(papers.length);
  for (const paper of papers) {
    const title = keyOfTitleText(paper.title);
    headSizes[titles.length] = headSize(title, paper.authors.length);
    titles.push(title);
    if (titles.length % titlesPerSlice === 0) {
      yield;
    }
  }
  return { titles, headSizes };
}

/** In how many papers of the part a word stands, nearly: a word of the title that is not in the abstract may count twice. */
export function paperCount({ head, abstracts }: Segment, word: number): number {
  return Math.max((head.starts[word + 1] ?? 0) - (head.starts[word] ?? 0), abstracts.counts[word] ?? 0);
}
