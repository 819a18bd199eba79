import type { Paper } from "../paper";
import { createIndexBuilder } from "./createIndexBuilder";
import type { SearchIndex } from "./searchIndex";

export type { FieldMatch, Snippet } from "./rank/findMatches";
export type { MatchedField } from "./text/fields";

/** Returns an index of the papers, built all at once. `createIndexBuilder` builds one in slices. */
export function createSearchIndex(papers: readonly Paper[]): SearchIndex {
  const builder = createIndexBuilder();
  builder.add(papers);
  return builder.finish();
}
