import uFuzzy from "@leeoniya/ufuzzy";
import Fuse, { type IFuseOptions } from "fuse.js";
import MiniSearch, { type QueryCombination } from "minisearch";
import { displayName } from "../../../src/core/search/text/fields";
import type { Paper } from "../../../src/core/paper";
import { createSearchIndex } from "../../../src/core/search/createSearchIndex";

/** A search engine over some papers. */
export interface Engine {
  /** Returns the citekeys of the best papers, best first. */
  search(query: string, limit: number): readonly string[];
}

/**
 * Creates an engine. Fuse searches the abstracts only if `abstracts` is true, because they take ten times as long and lower the
 * ranks.
 */
export type MakeEngine = (papers: readonly Paper[], abstracts: boolean) => Engine;

/**
 * The engines by name, each with the options that did best in earlier measurements. For Fuse and MiniSearch, these are the two
 * best configurations.
 */
export const engines: Readonly<Record<string, MakeEngine>> = {
  CiteLens: createCiteLens,
  "Fuse alone": (papers, abstracts) => createFuse(papers, abstracts, { ignoreDiacritics: true }),
  "Fuse alone, by words": (papers, abstracts) => createFuse(papers, abstracts, { useTokenSearch: true }),
  "MiniSearch alone": createMiniSearch,
  "MiniSearch alone, as a tree": createMiniSearchTree,
  uFuzzy: createUFuzzy,
};

function createCiteLens(papers: readonly Paper[]): Engine {
  const index = createSearchIndex(papers);
  return { search: (query, limit) => index.search(query, { limit }).map(({ paper }) => paper.citekey) };
}

interface RecordOf {
  readonly id: string;
  readonly title: string;
  readonly names: string;
  readonly authors: string;
  readonly abstract: string;
}

function recordsOf(papers: readonly Paper[]): RecordOf[] {
  return papers.map((paper) => ({
    id: paper.citekey,
    title: paper.title,
    names: paper.aliases
      .filter(({ kind }) => kind !== "title")
      .map(({ text }) => text)
      .join(" "),
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

function createFuse(papers: readonly Paper[], abstracts: boolean, options: IFuseOptions<RecordOf>): Engine {
  const keys = fuseKeys.filter(({ name }) => abstracts || name !== "abstract");
  const fuse = new Fuse(recordsOf(papers), { keys, ignoreLocation: true, threshold: 0.4, ...options });
  return { search: (query, limit) => fuse.search(query, { limit }).map(({ item }) => item.id) };
}

const boost = { names: 8, title: 4, authors: 2 };

function indexOf(papers: readonly Paper[]): MiniSearch<RecordOf> {
  const index = new MiniSearch<RecordOf>({ fields: ["names", "title", "authors", "abstract"] });
  index.addAll(recordsOf(papers));
  return index;
}

/** Finds papers with all words, with typos and prefixes, or papers with any word if no paper has them all. */
function createMiniSearch(papers: readonly Paper[]): Engine {
  const index = indexOf(papers);
  const options = { boost, prefix: true, fuzzy: 0.2 };
  return {
    search(query, limit) {
      const all = index.search(query, { ...options, combineWith: "AND" });
      return (all.length > 0 ? all : index.search(query, { ...options, combineWith: "OR" })).slice(0, limit).map(({ id }) => String(id));
    },
  };
}

/** Adds three scores: of all words as they are, of all with typos, and of any as it is. The last word may be a prefix. */
function createMiniSearchTree(papers: readonly Paper[]): Engine {
  const index = indexOf(papers);
  const prefix = (_: string, at: number, terms: readonly string[]): boolean => at === terms.length - 1;
  return {
    search(query, limit) {
      const all: QueryCombination = { queries: [query], combineWith: "AND", prefix };
      const any: QueryCombination = { queries: [query], combineWith: "OR", prefix };
      return index
        .search({ combineWith: "OR", queries: [all, { ...all, fuzzy: 0.2 }, any] }, { boost })
        .slice(0, limit)
        .map(({ id }) => String(id));
    },
  };
}

function createUFuzzy(papers: readonly Paper[]): Engine {
  const matcher = new uFuzzy({ intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 });
  const texts = recordsOf(papers).map(({ names, title, authors, abstract }) =>
    uFuzzy.latinize(`${names} | ${title} | ${authors} | ${abstract}`),
  );
  return {
    search(query, limit) {
      const [found, , order] = matcher.search(texts, uFuzzy.latinize(query), 5, 1000);
      const best = order?.map((at) => found[at] ?? 0) ?? found ?? [];
      return best.slice(0, limit).flatMap((at) => papers[at]?.citekey ?? []);
    },
  };
}
