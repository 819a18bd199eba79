/**
 * Postings, packed. The bytes of word `i` are those from `starts[i]` to `starts[i + 1]`: the gaps between the ascending
 * positions of its papers, seven bits per byte, the lowest first, with the eighth bit set if more follow. They take a fifth of
 * the memory of whole numbers.
 */
export interface PackedPostings {
  readonly starts: Uint32Array;
  /** The number of papers that have each word. */
  readonly counts: Uint32Array;
  readonly bytes: Uint8Array;
}

/** Unpacks the papers of a word into an array that has room for them. Returns their number. */
export function unpack({ starts, bytes }: PackedPostings, word: number, into: Uint32Array): number {
  const end = starts[word + 1] ?? 0;
  let count = 0;
  let paper = -1;
  for (let at = starts[word] ?? 0; at < end;) {
    let byte = bytes[at++] ?? 0;
    let gap = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0;
      gap |= (byte & 127) << shift;
    }
    paper += gap;
    into[count++] = paper;
  }
  return count;
}

/** Returns the papers of a word. */
export function unpacked(postings: PackedPostings, word: number): Uint32Array {
  const papers = new Uint32Array(postings.counts[word] ?? 0);
  unpack(postings, word, papers);
  return papers;
}

/** Returns the number of bytes that a gap takes. */
export function packedLength(gap: number): number {
  return gap < 1 << 7 ? 1 : gap < 1 << 14 ? 2 : gap < 1 << 21 ? 3 : gap < 1 << 28 ? 4 : 5;
}

/** Writes a gap at `at`. Returns the offset of the next one. */
export function pack(gap: number, bytes: Uint8Array, at: number): number {
  let rest = gap;
  let next = at;
  while (rest > 127) {
    bytes[next++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  bytes[next] = rest;
  return next + 1;
}

/** The papers of words as bits, computed when they are first asked for, and kept for the words that were asked for last. */
const paperBits = new WeakMap<PackedPostings, Map<number, Uint8Array>>();
const maxCachedWords = 128;

/** Returns a function that tests whether a paper has the word, for words that are tested for many papers. */
export function membersOf(postings: PackedPostings, word: number): (paper: number) => boolean {
  const bits = bitsOf(postings, word);
  return (paper) => ((bits[paper >> 3] ?? 0) & (1 << (paper & 7))) !== 0;
}

function bitsOf(postings: PackedPostings, word: number): Uint8Array {
  const byWord = paperBits.get(postings) ?? new Map<number, Uint8Array>();
  paperBits.set(postings, byWord);
  let bits = byWord.get(word);
  if (!bits) {
    const papers = unpacked(postings, word);
    bits = new Uint8Array(((papers.at(-1) ?? 0) >> 3) + 1);
    for (const paper of papers) {
      bits[paper >> 3] = (bits[paper >> 3] ?? 0) | (1 << (paper & 7));
    }
    if (byWord.size >= maxCachedWords) {
      byWord.clear();
    }
    byWord.set(word, bits);
  }
  return bits;
}
