import type { Paper } from "../../paper";
import { ownItem } from "./ownItem";
import type { CslItem } from "./item";

/** A piece takes a few milliseconds. */
const papersPerPiece = 100;

/**
 * Formats papers as the CSL-JSON file of the user's own library, one item per line. Yields the pieces of the file in order,
 * so that the caller can do other work in between.
 *
 * @param itemOf returns the item to write for a paper; see {@link ownItem}.
 */
export function* formatOwnLibrary(
  papers: readonly Paper[],
  itemOf: (paper: Paper) => CslItem = (paper) => ownItem(paper, []),
): Generator<string, void> {
  yield "[\n";
  for (let start = 0; start < papers.length; start += papersPerPiece) {
    const piece = papers.slice(start, start + papersPerPiece);
    const end = start + piece.length < papers.length ? ",\n" : "\n";
    yield piece.map((paper) => JSON.stringify(itemOf(paper))).join(",\n") + end;
  }
  yield "]\n";
}
