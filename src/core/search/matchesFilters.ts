import type { Paper } from "../paper";
import { fold } from "../words/fold";
import { displayName } from "./fields";
import type { QueryFilter } from "./parseQuery";

/** Whether a paper meets all conditions of a query. */
export function matchesFilters(paper: Paper, filters: readonly QueryFilter[]): boolean {
  return filters.every((filter) => matchesFilter(paper, filter));
}

function matchesFilter(paper: Paper, filter: QueryFilter): boolean {
  switch (filter.kind) {
    case "author":
      return paper.authors.some((author) => fold(displayName(author)).includes(filter.text));
    case "venue":
      return fold(paper.published?.venue ?? "arXiv").includes(filter.text);
    case "year":
      return [paper.year, paper.published?.year].some((year) => year !== undefined && year >= filter.first && year <= filter.last);
    case "has":
      return hasKind(paper, filter.text);
    case "phrase":
      return ` ${wordsOf(paper)} `.includes(` ${filter.text} `);
    case "without":
      return !` ${wordsOf(paper)} `.includes(` ${filter.text} `);
  }
}

function hasKind(paper: Paper, kind: string): boolean {
  switch (kind) {
    case "abstract":
      return paper.abstract !== undefined;
    case "doi":
      return paper.doi !== undefined;
    case "arxiv":
      return paper.arxiv !== undefined;
    default:
      return paper.links.some((link) => link.kind === kind);
  }
}

function wordsOf(paper: Paper): string {
  const names = paper.aliases.filter(({ kind }) => kind !== "title").map(({ text }) => text);
  return (fold([paper.title, ...names, paper.abstract ?? ""].join(" ")).match(/[\p{L}\p{N}]+\+*/gu) ?? []).join(" ");
}
