import { pack, type PackedPostings, packedLength } from "./packedPostings";
import type { HeadPostings } from "./postings";
import { headFields, fieldBits, type ReadWords } from "./readPaper";

/** A slice looks at this many papers. */
const papersPerSlice = 200;
/** A slice of the first pass looks at this many words of papers. */
const postingsPerSlice = 1 << 17;

/** Returns the postings of heads by word, from the words by paper. A counting sort. Yields after each slice. */
export function* sortHead({ words, fields, ends }: ReadWords, wordCount: number): Generator<undefined, HeadPostings> {
  const starts = new Uint32Array(wordCount + 1);
  for (let at = 0; at < words.length; at++) {
    const behind = (words[at] ?? 0) + 1;
    starts[behind] = (starts[behind] ?? 0) + (((fields[at] ?? 0) & headFields) === 0 ? 0 : 1);
    if (at % postingsPerSlice === postingsPerSlice - 1) {
      yield;
    }
  }
  accumulate(starts);
  const next = starts.slice();
  const papers = new Uint32Array(starts[wordCount] ?? 0);
  const sortedFields = new Uint16Array(papers.length);
  let at = 0;
  for (let paper = 0; paper < ends.length; paper++) {
    for (const end = ends[paper] ?? 0; at < end; at++) {
      const own = (fields[at] ?? 0) & headFields;
      if (own !== 0) {
        const word = words[at] ?? 0;
        const to = next[word] ?? 0;
        papers[to] = paper;
        sortedFields[to] = own;
        next[word] = to + 1;
      }
    }
    if (paper % papersPerSlice === papersPerSlice - 1) {
      yield;
    }
  }
  return { starts, papers, fields: sortedFields };
}

/**
 * Returns the packed postings of abstracts by word. A first pass computes the number of bytes of each word, a second one writes
 * them. Yields after each slice.
 */
export function* packAbstracts(read: ReadWords, wordCount: number): Generator<undefined, PackedPostings> {
  const starts = new Uint32Array(wordCount + 1);
  const counts = new Uint32Array(wordCount);
  yield* visitGaps(read, wordCount, (word, gap) => {
    starts[word + 1] = (starts[word + 1] ?? 0) + packedLength(gap);
    counts[word] = (counts[word] ?? 0) + 1;
  });
  accumulate(starts);
  const bytes = new Uint8Array(starts[wordCount] ?? 0);
  const next = starts.slice();
  yield* visitGaps(read, wordCount, (word, gap) => {
    next[word] = pack(gap, bytes, next[word] ?? 0);
  });
  return { starts, counts, bytes };
}

function* visitGaps(
  { words, fields, ends }: ReadWords,
  wordCount: number,
  visit: (word: number, gap: number) => void,
): Generator<undefined, void> {
  /** By word: the last paper that has it, plus one. */
  const last = new Uint32Array(wordCount);
  let at = 0;
  for (let paper = 0; paper < ends.length; paper++) {
    for (const end = ends[paper] ?? 0; at < end; at++) {
      if (((fields[at] ?? 0) & fieldBits.abstract) !== 0) {
        const word = words[at] ?? 0;
        visit(word, paper + 1 - (last[word] ?? 0));
        last[word] = paper + 1;
      }
    }
    if (paper % papersPerSlice === papersPerSlice - 1) {
      yield;
    }
  }
}

function accumulate(starts: Uint32Array): void {
  for (let at = 1; at < starts.length; at++) {
    starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  }
}
