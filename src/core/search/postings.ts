import type { Paper } from "../paper";
import { fieldTexts, fields } from "./fields";
import { joined, termsOf } from "./terms";

/** Which papers have which words in which of their fields, in typed arrays. */
export interface Postings {
  /** All words, sorted. */
  readonly vocabulary: readonly string[];
  /** The postings of word `i` stand from `starts[i]` to `starts[i + 1]`. */
  readonly starts: Uint32Array;
  /** Positions of papers, rising for each word. */
  readonly papers: Uint32Array;
  /** For each posting, the fields that the word stands in, as bits in the order of `fields`. */
  readonly masks: Uint8Array;
  /** For each word, its letters as bits, to tell at once that two words are too different. */
  readonly letters: Int32Array;
}

/** Reads all papers' fields into postings. */
export function createPostings(papers: readonly Paper[]): Postings {
  const byTerm = new Map<string, Map<number, number>>();
  papers.forEach((paper, position) => {
    for (const [index, field] of fields.entries()) {
      for (const text of fieldTexts(paper, field)) {
        const whole = field === "name" ? [joined(text)] : [];
        for (const term of [...termsOf(text).map((found) => found.term), ...whole]) {
          let postings = byTerm.get(term);
          if (!postings) {
            postings = new Map();
            byTerm.set(term, postings);
          }
          postings.set(position, (postings.get(position) ?? 0) | (1 << index));
        }
      }
    }
  });
  byTerm.delete("");
  return pack(byTerm);
}

function pack(byTerm: ReadonlyMap<string, ReadonlyMap<number, number>>): Postings {
  const vocabulary = [...byTerm.keys()].sort();
  const starts = new Uint32Array(vocabulary.length + 1);
  vocabulary.forEach((term, index) => {
    starts[index + 1] = (starts[index] ?? 0) + (byTerm.get(term)?.size ?? 0);
  });
  const papers = new Uint32Array(starts[vocabulary.length] ?? 0);
  const masks = new Uint8Array(papers.length);
  vocabulary.forEach((term, index) => {
    let at = starts[index] ?? 0;
    for (const [paper, mask] of byTerm.get(term) ?? []) {
      papers[at] = paper;
      masks[at] = mask;
      at++;
    }
  });
  return { vocabulary, starts, papers, masks, letters: Int32Array.from(vocabulary, lettersOf) };
}

/** The letters and digits of a word as 32 bits. */
export function lettersOf(term: string): number {
  let bits = 0;
  for (let index = 0; index < term.length; index++) {
    bits |= 1 << (term.charCodeAt(index) % 32);
  }
  return bits;
}

/** The position of the first word that is not before this one. */
export function firstNotBefore(vocabulary: readonly string[], term: string): number {
  let low = 0;
  let high = vocabulary.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((vocabulary[middle] ?? "") < term) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
