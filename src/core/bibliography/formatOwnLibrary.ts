import type { Paper } from "../paper";
import { formatCslItem } from "./formatCslJson";

/** So many papers make a piece: a few milliseconds' work. */
const papersInPiece = 100;

/**
 * Papers as the CSL-JSON file in which a person's own library is kept, one item a line, piece by piece, so that whoever writes it can do
 * other things in between. The pieces one behind the other are the file. Links are kept in CSL's field `custom`, from which `parseCslJson`
 * takes them back.
 */
export function* formatOwnLibrary(papers: readonly Paper[]): Generator<string, void> {
  yield "[\n";
  for (let start = 0; start < papers.length; start += papersInPiece) {
    const piece = papers.slice(start, start + papersInPiece);
    const end = start + piece.length < papers.length ? ",\n" : "\n";
    yield piece.map((paper) => JSON.stringify(withLinks(paper))).join(",\n") + end;
  }
  yield "]\n";
}

function withLinks(paper: Paper): Readonly<Record<string, unknown>> {
  const item = formatCslItem(paper);
  return paper.links.length === 0 ? item : { ...item, custom: { links: paper.links.map(({ url }) => url) } };
}
