import type { Paper } from "../paper";
import type { PackedPostings } from "./packedPostings";
import { sortHead, packAbstracts } from "./sortPostings";
import type { ReadWords } from "./readPaper";
import { headSize, titleKey } from "./titleKey";
import { createVocabulary, keptLength, type Vocabulary } from "./vocabulary";
import type { WordTable } from "./wordTable";

/**
 * Some papers and their words, in typed arrays. An index is made of parts, as a log-structured merge tree is (O'Neil et al.,
 * 1996): new papers make a small part of their own, small parts are merged.
 */
export interface Part {
  readonly papers: readonly Paper[];
  readonly vocabulary: Vocabulary;
  /** Where words stand in names, titles, authors, and all else but the abstract. */
  readonly head: HeadPostings;
  /** Where words stand in abstracts. */
  readonly abstracts: PackedPostings;
  /** The papers in the order of their titles' keys. */
  readonly byTitle: Uint32Array;
  /** For each paper how much its title and authors say, as `headSize` tells. */
  readonly headSizes: Uint8Array;
}

/** The postings of word `i` stand from `starts[i]` to `starts[i + 1]`: positions of papers in the part, rising. */
export interface HeadPostings {
  readonly starts: Uint32Array;
  readonly papers: Uint32Array;
  /** For each posting the bits of `inFields`. */
  readonly fields: Uint16Array;
}

/** A part, and its words' numbers in the table that it was made with. */
export interface MadePart {
  readonly part: Part;
  readonly ids: Int32Array;
}

/** A part of these papers, whose words were read in the same order. Yields after each slice, for others to get their turn. */
export function* createPart(papers: readonly Paper[], read: ReadWords, table: WordTable): Generator<undefined, MadePart> {
  const places = new Int32Array(table.words.length).fill(-1);
  for (const id of read.words) {
    places[id] = 0;
  }
  const ids = (yield* table.sorted()).filter((id) => places[id] === 0);
  const words = yield* wordsOf(ids, table);
  const vocabulary = createVocabulary({ words, letters: ids.map(table.letters), lengths: Uint8Array.from(words, keptLength) });
  yield;
  ids.forEach((id, place) => (places[id] = place));
  const placed = { ...read, words: read.words.map((id) => places[id] ?? 0) };
  yield;
  const head = yield* sortHead(placed, ids.length);
  const abstracts = yield* packAbstracts(placed, ids.length);
  const { byTitle, headSizes } = yield* readHeads(papers);
  return { ids, part: { papers, vocabulary, head, abstracts, byTitle, headSizes } };
}

/** So many words are looked up in a slice. */
const wordsInSlice = 1 << 16;

/** The words with these numbers. */
export function* wordsOf(ids: Int32Array, { words }: WordTable): Generator<undefined, string[]> {
  const found: string[] = [];
  for (const id of ids) {
    found.push(words[id] ?? "");
    if (found.length % wordsInSlice === 0) {
      yield;
    }
  }
  return found;
}

/** Between two slices so many titles are taken apart. */
const titlesInSlice = 400;

function* readHeads(papers: readonly Paper[]): Generator<undefined, Pick<Part, "byTitle" | "headSizes">> {
  const keys: string[] = [];
  const headSizes = new Uint8Array(papers.length);
  for (const paper of papers) {
    headSizes[keys.length] = headSize(paper);
    keys.push(titleKey(paper));
    if (keys.length % titlesInSlice === 0) {
      yield;
    }
  }
  const byTitle = Uint32Array.from(keys.keys()).sort((a, b) => ((keys[a] ?? "") < (keys[b] ?? "") ? -1 : keys[a] === keys[b] ? a - b : 1));
  return { byTitle, headSizes };
}

/** In how many papers of the part a word stands, nearly: a word of the title that is not in the abstract may count twice. */
export function paperCount({ head, abstracts }: Part, word: number): number {
  return Math.max((head.starts[word + 1] ?? 0) - (head.starts[word] ?? 0), abstracts.counts[word] ?? 0);
}
