import type { Paper, Problem } from "../../paper";
import { parseCslJson } from "./parseCslJson";

/** A CSL item made from a record of another format, and the line, counted from 1, on which that record begins. */
export interface PlacedCslItem {
  readonly line: number;
  readonly item: Readonly<Record<string, unknown>>;
}

/** The papers of a file in a format that provides lines but no offsets. */
export interface LinedPapers {
  /** With empty aliases. */
  readonly papers: readonly Paper[];
  /** In the order of the file. */
  readonly problems: readonly Problem[];
  /** The line, counted from 1, on which each paper begins, by citekey. */
  readonly lines: ReadonlyMap<string, number>;
}

/** Reads CSL items as {@link parseCslJson} does. Problems and papers have the lines of the original records. */
export function readCslItems(items: readonly PlacedCslItem[], before: readonly Problem[] = []): LinedPapers {
  if (items.length === 0) {
    return { papers: [], problems: before, lines: new Map() };
  }
  // With one item per line, a line number in the JSON identifies the item.
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
