import uFuzzy from "@leeoniya/ufuzzy";
import Fuse from "fuse.js";
import MiniSearch from "minisearch";
import { displayName } from "../../src/core/search/fields";
import type { Paper } from "../../src/core/paper";
import { createSearchIndex } from "../../src/core/search/createSearchIndex";

/** A search engine over some papers. */
export interface Engine {
  /** The citekeys of the best papers, best first. */
  search(query: string, limit: number): readonly string[];
}

/** How engines are made, by name. Each gets all fields, and options that suit it best by what was measured before. */
export const engines: Readonly<Record<string, (papers: readonly Paper[]) => Engine>> = {
  CiteLens: createCiteLens,
  "Fuse alone": createFuse,
  "Fuse alone, by words": createFuseByWords,
  "MiniSearch alone": createMiniSearch,
  uFuzzy: createUFuzzy,
};

function createCiteLens(papers: readonly Paper[]): Engine {
  const index = createSearchIndex(papers);
  return { search: (query, limit) => index.search(query, { limit }).map(({ paper }) => paper.citekey) };
}

function recordsOf(papers: readonly Paper[]): { id: string; title: string; names: string; authors: string; abstract: string }[] {
  return papers.map((paper) => ({
    id: paper.citekey,
    title: paper.title,
    names: paper.aliases.filter(({ kind }) => kind !== "title").map(({ text }) => text).join(" "),
    authors: paper.authors.map(displayName).join(" "),
    abstract: paper.abstract ?? "",
  }));
}

const fuseKeys = [
  { name: "names", weight: 4 },
  { name: "title", weight: 3 },
  { name: "authors", weight: 1.5 },
  { name: "abstract", weight: 1 },
];

function createFuse(papers: readonly Paper[]): Engine {
  const fuse = new Fuse(recordsOf(papers), { keys: fuseKeys, ignoreLocation: true, threshold: 0.4, ignoreDiacritics: true });
  return { search: (query, limit) => fuse.search(query, { limit }).map(({ item }) => item.id) };
}

function createFuseByWords(papers: readonly Paper[]): Engine {
  const fuse = new Fuse(recordsOf(papers), { keys: fuseKeys, ignoreLocation: true, threshold: 0.4, useTokenSearch: true });
  return { search: (query, limit) => fuse.search(query, { limit }).map(({ item }) => item.id) };
}

function createMiniSearch(papers: readonly Paper[]): Engine {
  const index = new MiniSearch({
    fields: ["names", "title", "authors", "abstract"],
    searchOptions: { boost: { names: 8, title: 4, authors: 2 }, prefix: true, fuzzy: 0.2, combineWith: "AND" },
  });
  index.addAll(recordsOf(papers));
  return {
    search(query, limit) {
      const all = index.search(query);
      return (all.length > 0 ? all : index.search(query, { combineWith: "OR" })).slice(0, limit).map(({ id }) => String(id));
    },
  };
}

function createUFuzzy(papers: readonly Paper[]): Engine {
  const matcher = new uFuzzy({ intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 });
  const texts = recordsOf(papers).map(({ names, title, authors, abstract }) => uFuzzy.latinize(`${names} | ${title} | ${authors} | ${abstract}`));
  return {
    search(query, limit) {
      const [found, , order] = matcher.search(texts, uFuzzy.latinize(query), 5, 1000);
      const best = order?.map((at) => found[at] ?? 0) ?? found ?? [];
      return best.slice(0, limit).flatMap((at) => papers[at]?.citekey ?? []);
    },
  };
}
