import type { Paper } from "../../paper";
import { readPlainText } from "../records/plainText";
import { completeItem } from "./completeItem";
import type { CslItem } from "./item";

/** A piece takes a few milliseconds. */
const papersPerPiece = 100;

/**
 * Formats papers as the CSL-JSON file of the user's own library, one item per line. Yields the pieces of the file in order,
 * so that the caller can do other work in between.
 * */
export function* formatOwnLibrary(papers: readonly Paper[]): Generator<string, void> {
  yield "[\n";
  for (let start = 0; start < papers.length; start += papersPerPiece) {
    const piece = papers.slice(start, start + papersPerPiece);
    const end = start + piece.length < papers.length ? ",\n" : "\n";
    yield piece.map((paper) => JSON.stringify(keptItem(paper))).join(",\n") + end;
  }
  yield "]\n";
}

/** Escapes the braces of an abstract that would be read as LaTeX: `f: ℝ → {0,1}`. */
function keptItem(paper: Paper): CslItem {
  const { abstract } = paper;
  const isReadAgain = abstract === undefined || !/[{}]/.test(abstract) || readPlainText(abstract) === abstract;
  return { ...completeItem(paper), ...(isReadAgain ? {} : { abstract: abstract.replace(/[{}]/g, "\\$&") }) };
}
