/** Postings: those of word `i` are at `starts[i]` to `starts[i + 1]`. Papers are positions in the segment, ascending. */
export interface HeadPostings {
  readonly starts: Uint32Array;
  readonly papers: Uint32Array;
  /** For each posting, the fields that have the word, as bits of `fieldBits`. */
  readonly fields: Uint16Array;
}
