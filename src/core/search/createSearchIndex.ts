import type { Paper } from "../paper";
import { createIndexBuilder } from "./createIndexBuilder";
import type { SearchIndex } from "./searchIndex";

export type { FieldMatch, Snippet } from "./rank/findMatches";
export type { MatchedField } from "./text/fields";

/** Reads the papers into an index, all at once; `createIndexBuilder` does it in slices. */
export function createSearchIndex(papers: readonly Paper[]): SearchIndex {
  const builder = createIndexBuilder();
  builder.add(papers);
  return builder.finish();
}
