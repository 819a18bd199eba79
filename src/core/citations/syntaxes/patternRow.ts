import type { ListBrackets } from "./citation";

/** A syntax whose citations a single pattern finds. */
export interface PatternRow {
  readonly id: string;
  readonly languages: string;
  readonly separator?: string;
  readonly brackets?: ListBrackets;
  readonly keyPrefix?: string;
  readonly closing: string;
  /** Matches a citation; needs the flag `d`. Its group `keys` is the list. */
  readonly pattern: RegExp;
  /** Matches a key in the part of the list between two separators; its group `key`, or `braced`, is the key. */
  readonly key: RegExp;
  readonly open: RegExp;
  readonly openBefore?: RegExp;
  readonly isCertain?: (citation: string) => boolean;
}
