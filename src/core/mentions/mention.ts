import type { Alias, Paper } from "../paper";

/** An occurrence of an alias in a text; several papers may share it. */
export interface Mention {
  /** Half-open offsets of the matched text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** The alias of the best paper that was matched. For an id or an address, a name that says what it is. */
  readonly alias: Alias;
  /** The papers that share the alias, best first by the evidence in the text. */
  readonly papers: readonly Paper[];
  /** Why the best one is first, if there are several. */
  readonly reason?: string;
}

/** The part of a text in which the requested mentions begin. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Why a name is shown as a mention, or why it is not. */
export interface NameExplanation {
  /** Half-open offsets of the name, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly alias: Alias;
  /** The papers that bear the name, best first if it is shown. */
  readonly papers: readonly Paper[];
  readonly isShown: boolean;
  /** Whole sentences, the most important first. At least one. */
  readonly reasons: readonly string[];
}

/** Finds mentions of papers in texts. */
export interface MentionLookUp {
  /**
   * Returns the mentions that begin in the range (the whole text by default), in order and without overlaps. With a range, text
   * up to 2,000 characters around it counts as evidence for names that are also ordinary words; without one, the whole text
   * does. Takes time in proportion to the range.
   */
  find(text: string, range?: TextRange): Mention[];
  /** Returns the mention at `offset`, or `undefined`. A mention includes its end. Reads only the text nearby. */
  at(text: string, offset: number): Mention | undefined;
  /**
   * Explains the name in the identifier at `offset`, whether it is a mention or not, or returns `undefined` if no part of the
   * identifier is the name of a paper. Takes much longer than `at`.
   */
  explain(text: string, offset: number): NameExplanation | undefined;
}
