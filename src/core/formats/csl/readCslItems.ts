import type { Paper, Problem } from "../../paper";
import { parseCslJson } from "./parseCslJson";

/** A CSL item that another format's record was turned into, and the line, from 1, on which that record begins. */
export interface PlacedCslItem {
  readonly line: number;
  readonly item: Readonly<Record<string, unknown>>;
}

/** Papers of a file in one of the formats that have lines but no other places. */
export interface LinedPapers {
  /** Aliases empty. */
  readonly papers: readonly Paper[];
  /** In the order of the file. */
  readonly problems: readonly Problem[];
  /** On which line, from 1, a paper begins, by citekey. */
  readonly lines: ReadonlyMap<string, number>;
}

/** The papers that these CSL items are, read as those of a CSL-JSON file; problems and papers at the records' lines. */
export function readCslItems(items: readonly PlacedCslItem[], before: readonly Problem[] = []): LinedPapers {
  if (items.length === 0) {
    return { papers: [], problems: before, lines: new Map() };
  }
  // One item per line: the line in the JSON tells the item.
  const { papers, problems } = parseCslJson(`[${items.map(({ item }) => JSON.stringify(item)).join(",\n")}]`);
  const leftOut = new Set(problems.map(({ line }) => line));
  const read = items.filter((_, index) => !leftOut.has(index + 1));
  return {
    papers,
    problems: [...before, ...problems.map(({ line, ...problem }) => ({ line: items[line - 1]?.line ?? 1, ...problem }))].sort(
      (a, b) => a.line - b.line,
    ),
    lines: new Map(papers.map((paper, index) => [paper.citekey, read[index]?.line ?? 1])),
  };
}
