import type { Paper } from "../../paper";
import { ownItem } from "./ownItem";
import type { CslItem } from "./item";

/** So many papers make a piece: a few milliseconds' work. */
const papersInPiece = 100;

/**
 * Papers as the CSL-JSON file in which a person's own library is kept, one item a line, piece by piece, so that whoever writes it can do
 * other things in between. The pieces one behind the other are the file.
 *
 * @param itemOf what is to be written for a paper; see {@link ownItem}.
 */
export function* formatOwnLibrary(
  papers: readonly Paper[],
  itemOf: (paper: Paper) => CslItem = (paper) => ownItem(paper, []),
): Generator<string, void> {
  yield "[\n";
  for (let start = 0; start < papers.length; start += papersInPiece) {
    const piece = papers.slice(start, start + papersInPiece);
    const end = start + piece.length < papers.length ? ",\n" : "\n";
    yield piece.map((paper) => JSON.stringify(itemOf(paper))).join(",\n") + end;
  }
  yield "]\n";
}
