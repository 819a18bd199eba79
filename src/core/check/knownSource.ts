import type { Paper } from "../paper";

/** Papers whose records count as facts, and their origin. */
export interface KnownSource {
  /** A name for the user: `"bundled papers"`, a file's name. */
  readonly name: string;
  readonly papers: readonly Paper[];
}
