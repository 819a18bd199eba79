import type { WrittenIdentifier } from "./identifiersIn";

/** A title in a block, with half-open offsets. */
export interface Titled {
  readonly kind: "title";
  readonly start: number;
  readonly end: number;
}

/** The identifiers that stand together in a block, of one paper. */
export interface Identified {
  readonly kind: "identifiers";
  readonly start: number;
  readonly end: number;
  readonly identifiers: readonly WrittenIdentifier[];
}

export type Part = Titled | Identified;

/** Returns whether a title is a link's words but for a few. The beginning of a longer title may be the title of another paper. */
export function isMostOf(whole: { readonly start: number; readonly end: number }, { start, end }: Titled): boolean {
  return start >= whole.start && end <= whole.end && (end - start) * 4 >= (whole.end - whole.start) * 3;
}
