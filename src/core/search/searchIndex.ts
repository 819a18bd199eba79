import type { Paper } from "../paper";
import type { FieldMatch, Snippet } from "./rank/findMatches";
import type { Segment } from "./index/segment";
import type { SegmentList } from "./index/segmentList";
import type { PaperVectors } from "./meaning/paperVectors";
import type { WordVectors } from "./meaning/wordVectors";

/** A paper that matches a query, and why. */
export interface SearchHit {
  readonly paper: Paper;
  /** Comparable only among the hits of one query. */
  readonly score: number;
  /**
   * The words of the query, in plain letters, that the paper has in no field: neither the word itself nor a longer word that
   * begins with it nor, if no paper has the word, a word that differs by typos. Papers that miss none come before those that
   * miss some. Stop words are never listed.
   */
  readonly missing: readonly string[];
  /** The characters that matched, by field. Those of the abstract are only in the snippet. */
  readonly matches: readonly FieldMatch[];
  /** The passage of the abstract that matched, if some words of the query are in no other field; otherwise `undefined`. */
  readonly snippet: Snippet | undefined;
  /**
   * The phrases that the paper has where the query has other words: `held-out tokens`, the most alike first. Empty unless no paper has the
   * words of the query.
   */
  readonly like: readonly string[];
  /** True if no paper has the words of the query, so that the papers are in the order of what their words mean. `like` may be empty. */
  readonly isByMeaning: boolean;
}
export interface SearchOptions {
  /** The maximum number of hits; by default all. */
  readonly limit?: number;
  /** Citekeys of recently used papers, newest first. They come first for an empty query and among equals. */
  readonly recent?: readonly string[];
  /** Citekeys that the open document already cites. They come first among equals. */
  readonly cited?: readonly string[];
  /** True if papers in other words than the query's are not wanted. Their scores are of another kind. */
  readonly isByWordsAlone?: boolean;
  /** Returns whether a paper is in the user's files, for `in:mine` and `in:bundled`; without it, these leave out nothing. */
  readonly isOwn?: (citekey: string) => boolean;
}
/** Vectors that were made with a word table. */
export interface KnownVectors {
  /** `checksum` of the table. */
  readonly table: number;
  readonly vectors: PaperVectors;
}
/** Finds papers by whatever the user remembers of them. */
export interface SearchIndex {
  /** The number of papers. */
  readonly size: number;
  /** Returns the hits of a query, best first, in a total and stable order. An empty query returns all papers. */
  search(query: string, options?: SearchOptions): SearchHit[];
  /** Adds a paper, or replaces the one with the same citekey. */
  update(paper: Paper): void;
  /** Removes the paper with this citekey, if there is one. */
  remove(citekey: string): void;
  /**
   * Makes searches find papers in other words than the query's, once the generator has ended. Until then, and for queries of which
   * some paper has all words but one, nothing changes. Yields after each slice.
   */
  learnWords(words: WordVectors): Generator<undefined, void>;
  /** Returns the segments of the index, for `serialiseSearchIndex`. */
  segmentList(): SegmentList;
  /** Returns the vectors of a segment's papers and the checksum of their word table, if words were learnt. */
  vectorsOf(segment: Segment): KnownVectors | undefined;
}
