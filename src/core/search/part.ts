import type { Paper } from "../paper";
import { headBits, inFields, type ReadWords } from "./readPaper";
import { titleKey } from "./titleKey";
import type { WordTable } from "./wordTable";

/**
 * Some papers and their words, in typed arrays. An index is made of parts, as a log-structured merge tree is (O'Neil et al.,
 * 1996): new papers make a small part of their own, small parts are merged.
 */
export interface Part {
  readonly papers: readonly Paper[];
  readonly vocabulary: Vocabulary;
  /** Where words stand in names, titles, authors, and all else but the abstract. */
  readonly head: Postings & { /** For each posting the bits of `inFields`. */ readonly fields: Uint16Array };
  /** Where words stand in abstracts. */
  readonly abstracts: Postings;
  /** The papers in the order of their titles' keys. */
  readonly byTitle: Uint32Array;
}

/** All words of a part, sorted by UTF-16 code units, and what tells at once that two words are too different. */
export interface Vocabulary {
  readonly words: readonly string[];
  /** For each word its letters as bits. */
  readonly letters: Int32Array;
  /** For each word its length, at most 255. */
  readonly lengths: Uint8Array;
}

/** The postings of word `i` stand from `starts[i]` to `starts[i + 1]`: positions of papers in the part, rising. */
export interface Postings {
  readonly starts: Uint32Array;
  readonly papers: Uint32Array;
}

/** A part, and its words' numbers in the table that it was made with. */
export interface MadePart {
  readonly part: Part;
  readonly ids: Int32Array;
}

/** A part of these papers, whose words were read in the same order. */
export function createPart(papers: readonly Paper[], read: ReadWords, table: WordTable): MadePart {
  const places = new Int32Array(table.words.length).fill(-1);
  for (const id of read.words) {
    places[id] = 0;
  }
  const ids = table.sorted().filter((id) => places[id] === 0);
  const vocabulary = { words: Array.from(ids, (id) => table.words[id] ?? ""), letters: ids.map(table.letters), lengths: new Uint8Array(ids.length) };
  ids.forEach((id, place) => {
    places[id] = place;
    vocabulary.lengths[place] = Math.min(255, vocabulary.words[place]?.length ?? 0);
  });
  const placed = { ...read, words: read.words.map((id) => places[id] ?? 0) };
  const { fields, ...head } = sortPostings(placed, ids.length, headBits);
  const { starts, papers: positions } = sortPostings(placed, ids.length, inFields.abstract);
  return { ids, part: { papers, vocabulary, head: { ...head, fields }, abstracts: { starts, papers: positions }, byTitle: sortByTitle(papers) } };
}

/** Turns what was read by paper into postings by word, of the words that stand in one of these fields. A counting sort. */
function sortPostings({ words, fields, ends }: ReadWords, wordCount: number, bits: number): Postings & { readonly fields: Uint16Array } {
  const starts = new Uint32Array(wordCount + 1);
  for (let at = 0; at < words.length; at++) {
    const behind = (words[at] ?? 0) + 1;
    starts[behind] = (starts[behind] ?? 0) + (((fields[at] ?? 0) & bits) === 0 ? 0 : 1);
  }
  for (let word = 1; word <= wordCount; word++) {
    starts[word] = (starts[word] ?? 0) + (starts[word - 1] ?? 0);
  }
  const next = starts.slice();
  const papers = new Uint32Array(starts[wordCount] ?? 0);
  const kept = new Uint16Array(papers.length);
  let at = 0;
  ends.forEach((end, paper) => {
    for (; at < end; at++) {
      const own = (fields[at] ?? 0) & bits;
      if (own !== 0) {
        const word = words[at] ?? 0;
        const to = next[word] ?? 0;
        papers[to] = paper;
        kept[to] = own;
        next[word] = to + 1;
      }
    }
  });
  return { starts, papers, fields: kept };
}

function sortByTitle(papers: readonly Paper[]): Uint32Array {
  const keys = papers.map(titleKey);
  return Uint32Array.from(papers.keys()).sort((a, b) => ((keys[a] ?? "") < (keys[b] ?? "") ? -1 : keys[a] === keys[b] ? a - b : 1));
}

/** The letters and digits of a word as 32 bits. */
export function lettersOf(word: string): number {
  let bits = 0;
  for (let index = 0; index < word.length; index++) {
    bits |= 1 << (word.charCodeAt(index) & 31);
  }
  return bits;
}

/** The position of the first word that is not before this one. */
export function firstNotBefore({ words }: Vocabulary, text: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? "") < text) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** In how many papers of the part a word stands, nearly: a word of the title that is not in the abstract may count twice. */
export function paperCount({ head, abstracts }: Part, word: number): number {
  return Math.max((head.starts[word + 1] ?? 0) - (head.starts[word] ?? 0), (abstracts.starts[word + 1] ?? 0) - (abstracts.starts[word] ?? 0));
}
