import type { Paper } from "../paper";
import type { FieldMatch, Snippet } from "./rank/findMatches";
import type { SegmentList } from "./index/segmentList";

/** A paper that a query finds, and why. */
export interface SearchHit {
  readonly paper: Paper;
  /** Comparable among the hits of one query only. */
  readonly score: number;
  /**
   * The words of the query, in plain letters, that the paper has in no field, neither so nor as the beginning of another word nor, where no
   * paper has it so, with a typo. Papers that miss none stand before those that do. Words that only hold a sentence together are not asked for.
   */
  readonly missing: readonly string[];
  /** The letters that matched, by field; an abstract's only in the snippet. */
  readonly matches: readonly FieldMatch[];
  /** The part of the abstract that matched, where words of the query are in no other field; else `undefined`. */
  readonly snippet: Snippet | undefined;
}
export interface SearchOptions {
  /** At most so many hits; all unless told. */
  readonly limit?: number;
  /** Citekeys of papers used lately, newest first: first for an empty query, and among equals. */
  readonly recent?: readonly string[];
  /** Citekeys that the open document cites already: first among equals. */
  readonly cited?: readonly string[];
}
/** Finds papers by what a person remembers of them. */
export interface SearchIndex {
  /** How many papers it has. */
  readonly size: number;
  /** The hits of a query, best first, in an order that is total and stable. All papers for an empty query. */
  search(query: string, options?: SearchOptions): SearchHit[];
  /** Adds a paper, or puts it in the place of the one with its citekey. */
  update(paper: Paper): void;
  /** Takes the paper with this citekey out, where there is one. */
  remove(citekey: string): void;
  /** What it is made of, for `serialiseSearchIndex`. */
  segmentList(): SegmentList;
}
