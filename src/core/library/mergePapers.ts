import { finish } from "../finish";
import type { Paper } from "../paper";
import { mergeSources } from "./mergeSources";

/** Papers from several sources as one list, as {@link mergeSources} joins them, all at once. */
export function mergePapers(sources: readonly (readonly Paper[])[]): readonly Paper[] {
  return finish(mergeSources(sources)).papers;
}
