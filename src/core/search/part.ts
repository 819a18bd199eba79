import type { Paper } from "../paper";
import { headBits, inFields } from "./readPaper";
import { titleKey } from "./titleKey";

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
  /** For each word its first two code units, the first in the upper half. */
  readonly beginnings: Uint32Array;
}

/** The postings of word `i` stand from `starts[i]` to `starts[i + 1]`: positions of papers in the part, rising. */
export interface Postings {
  readonly starts: Uint32Array;
  readonly papers: Uint32Array;
}

/** A part of these papers, whose words are given in the same order. */
export function createPart(papers: readonly Paper[], wordsOfPapers: readonly ReadonlyMap<string, number>[]): Part {
  const ids = new Map<string, number>();
  const sizes = { head: 0, abstracts: 0 };
  for (const wordsOfPaper of wordsOfPapers) {
    for (const [word, bits] of wordsOfPaper) {
      ids.set(word, 0);
      sizes.head += (bits & headBits) === 0 ? 0 : 1;
      sizes.abstracts += (bits & inFields.abstract) === 0 ? 0 : 1;
    }
  }
  const words = [...ids.keys()].sort();
  words.forEach((word, index) => ids.set(word, index));
  const head = { starts: new Uint32Array(words.length + 1), papers: new Uint32Array(sizes.head), fields: new Uint16Array(sizes.head) };
  const abstracts = { starts: new Uint32Array(words.length + 1), papers: new Uint32Array(sizes.abstracts) };
  countPostings(wordsOfPapers, ids, head.starts, abstracts.starts);
  const next = { head: head.starts.slice(), abstracts: abstracts.starts.slice() };
  wordsOfPapers.forEach((wordsOfPaper, paper) => {
    for (const [word, bits] of wordsOfPaper) {
      const id = ids.get(word) ?? 0;
      if ((bits & headBits) !== 0) {
        const at = next.head[id] ?? 0;
        head.papers[at] = paper;
        head.fields[at] = bits & headBits;
        next.head[id] = at + 1;
      }
      if ((bits & inFields.abstract) !== 0) {
        const at = next.abstracts[id] ?? 0;
        abstracts.papers[at] = paper;
        next.abstracts[id] = at + 1;
      }
    }
  });
  return { papers, vocabulary: createVocabulary(words), head, abstracts, byTitle: sortByTitle(papers) };
}

function sortByTitle(papers: readonly Paper[]): Uint32Array {
  const keys = papers.map(titleKey);
  return Uint32Array.from(papers.keys()).sort((a, b) => ((keys[a] ?? "") < (keys[b] ?? "") ? -1 : keys[a] === keys[b] ? a - b : 1));
}

/** Leaves in `starts[i]` the number of postings of all words before word `i`. */
function countPostings(
  wordsOfPapers: readonly ReadonlyMap<string, number>[],
  ids: ReadonlyMap<string, number>,
  head: Uint32Array,
  abstracts: Uint32Array,
): void {
  for (const wordsOfPaper of wordsOfPapers) {
    for (const [word, bits] of wordsOfPaper) {
      const behind = (ids.get(word) ?? 0) + 1;
      head[behind] = (head[behind] ?? 0) + ((bits & headBits) === 0 ? 0 : 1);
      abstracts[behind] = (abstracts[behind] ?? 0) + ((bits & inFields.abstract) === 0 ? 0 : 1);
    }
  }
  for (const starts of [head, abstracts]) {
    for (let index = 1; index < starts.length; index++) {
      starts[index] = (starts[index] ?? 0) + (starts[index - 1] ?? 0);
    }
  }
}

/** A vocabulary of sorted words. */
export function createVocabulary(words: readonly string[]): Vocabulary {
  const letters = new Int32Array(words.length);
  const lengths = new Uint8Array(words.length);
  const beginnings = new Uint32Array(words.length);
  words.forEach((word, index) => {
    letters[index] = lettersOf(word);
    lengths[index] = Math.min(255, word.length);
    beginnings[index] = beginningOf(word);
  });
  return { words, letters, lengths, beginnings };
}

/** The letters and digits of a word as 32 bits. */
export function lettersOf(word: string): number {
  let bits = 0;
  for (let index = 0; index < word.length; index++) {
    bits |= 1 << (word.charCodeAt(index) & 31);
  }
  return bits;
}

/** The first two code units of a word, the first in the upper half. */
export function beginningOf(word: string): number {
  return ((word.charCodeAt(0) << 16) | (word.length > 1 ? word.charCodeAt(1) : 0)) >>> 0;
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
