import type { Paper } from "../paper";

/** All kinds of findings, in the order in which documents list them. */
export const findingKinds = ["other-paper-id", "title", "authors", "year", "venue", "placeholder", "retracted", "repository"] as const;

/** The kinds of findings: the identifier belongs to another paper, a part differs from what is known, or a part is no fact at all. */
export type FindingKind = (typeof findingKinds)[number];

/** Returns whether a word is the kind of a finding. */
export function isFindingKind(word: string): word is FindingKind {
  return findingKinds.some((kind) => kind === word);
}

/** The report of a check: something written differs from what is known, with the fact and its source. */
export interface Finding {
  readonly kind: FindingKind;
  readonly severity: "error" | "warning" | "note";
  /** Half-open offsets of what is written, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** As it stands in the text. */
  readonly written: string;
  /** The fact instead: an id, a title, names, a year. Empty if nothing is, as for a placeholder of an unknown paper. */
  readonly known: string;
  /** The paper that the reference means. */
  readonly paper?: Paper;
  /** The paper to which the identifier or the repository belongs. */
  readonly owner?: Paper;
  /** The names of authors that are written and not known, and those that are known and not written. */
  readonly names?: { readonly extra: readonly string[]; readonly missing: readonly string[] };
  /** Where the fact is from: `"bundled papers"`, a file's name. */
  readonly source: string;
  /** One sentence for the user. */
  readonly message: string;
  /** Replaces `[start, end)`, if the known text can simply be put there. */
  readonly fix?: string;
}
