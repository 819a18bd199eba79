/** The postings of word `i` stand from `starts[i]` to `starts[i + 1]`: positions of papers in the part, rising. */
export interface HeadPostings {
  readonly starts: Uint32Array;
  readonly papers: Uint32Array;
  /** For each posting the bits of `inFields`. */
  readonly fields: Uint16Array;
}
