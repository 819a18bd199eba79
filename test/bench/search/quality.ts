import process from "node:process";
import type { Paper } from "../../../src/core/paper";
import { type Engine, engines } from "./engines";
import { type KnownItem, makeQueries, queryKinds } from "./systematicQueries";

/** The options of a measurement. */
export interface QualityRun {
  readonly title: string;
  readonly library: readonly Paper[];
  /** The papers that queries are made from. */
  readonly from: readonly Paper[];
  readonly perKind: number;
  /** The engines to measure; all if empty. */
  readonly engineNames: readonly string[];
  /** The number of queries of a kind that slow engines answer. They get the first ones, which are in random order. */
  readonly samples: Readonly<Record<string, number>>;
}

const seed = 20_260_101;

/**
 * Prints, by kind of query and engine, the mean reciprocal rank among the first ten, and how often the right paper is first, as
 * soon as it is known. If an engine answers only a sample, prints the sample's size and the first engine's result for the same
 * sample.
 */
export function measureQuality({ title, library, from, perKind, engineNames, samples }: QualityRun): void {
  console.log(`\n## ${title}: MRR@10 / first, by kind of query`);
  const names = engineNames.length > 0 ? engineNames : Object.keys(engines);
  const engineOf = engineMaker(library);
  console.log(`| kind | queries | in any order | ${names.join(" | ")} |\n| --- | --- | --- |${names.map(() => " --- |").join("")}`);
  const ceiling = createCeiling(library);
  for (const kind of Object.keys(queryKinds)) {
    const queries = makeQueries(kind, from, perKind, seed);
    process.stdout.write(`| ${kind} | ${queries.length} | ${ceiling(kind, queries)} |`);
    let first: readonly number[] = [];
    for (const name of names) {
      const asked = queries.slice(0, samples[name]);
      const ranks = ranksOf(engineOf(name, kind.includes("abstract")), asked);
      first = first.length === 0 ? ranks : first;
      process.stdout.write(` ${cell(ranks, asked.length < queries.length ? first.slice(0, asked.length) : undefined)} |`);
    }
    process.stdout.write("\n");
  }
}

/** Creates each engine when it is first used, and only once. */
function engineMaker(library: readonly Paper[]): (name: string, abstracts: boolean) => Engine | undefined {
  const made = new Map<string, Engine | undefined>();
  return (name, abstracts) => {
    const key = `${name} ${name.startsWith("Fuse") && abstracts ? "with abstracts" : ""}`;
    if (!made.has(key)) {
      made.set(key, engines[name]?.(library, abstracts));
    }
    return made.get(key);
  };
}

function cell(ranks: readonly number[], first: readonly number[] | undefined): string {
  const sample = first ? ` (${ranks.length}; ${meanReciprocal(first)} on these)` : "";
  return `${meanReciprocal(ranks)} / ${(ranks.filter((rank) => rank === 1).length / ranks.length).toFixed(3)}${sample}`;
}

function meanReciprocal(ranks: readonly number[]): string {
  return (ranks.reduce((sum, rank) => sum + (rank === 0 ? 0 : 1 / rank), 0) / ranks.length).toFixed(3);
}

/** The texts that the words of a query come from, for the kinds of queries that consist of words. */
const textsOfKind: Readonly<Record<string, (paper: Paper) => string>> = {
  "three title words, shuffled": headOf,
  "author and title word": headOf,
  "author and longest title word": headOf,
  "first author and rarest title word": headOf,
  "five words of the abstract": (paper) => `${headOf(paper)} ${paper.abstract ?? ""}`,
};

function headOf({ title, authors }: Paper): string {
  return [title, ...authors.map(({ family = "" }) => family)].join(" ");
}

/**
 * Returns a function for the ceiling of a kind: the average result of an engine that always puts the papers with all words of
 * the query first, in any order, since they match equally well. For `k` such papers that is the mean of 1/1 to 1/k. It is ""
 * for kinds that do not consist of words.
 */
function createCeiling(library: readonly Paper[]): (kind: string, queries: readonly KnownItem[]) => string {
  const indexes = new Map<(paper: Paper) => string, ReadonlyMap<string, readonly number[]>>();
  return (kind, queries) => {
    const textOf = textsOfKind[kind];
    if (!textOf) {
      return "";
    }
    const postings = indexes.get(textOf) ?? postingsOf(library.map(textOf));
    indexes.set(textOf, postings);
    return (queries.reduce((sum, { query }) => sum + meanOfAnyOrder(papersWithAll(wordsOf(query), postings)), 0) / queries.length).toFixed(
      3,
    );
  };
}

function postingsOf(texts: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const postings = new Map<string, number[]>();
  texts.forEach((text, at) => {
    for (const word of new Set(wordsOf(text))) {
      const papers = postings.get(word) ?? [];
      papers.push(at);
      postings.set(word, papers);
    }
  });
  return postings;
}

function papersWithAll(words: readonly string[], postings: ReadonlyMap<string, readonly number[]>): number {
  const [first = [], ...others] = words.map((word) => postings.get(word) ?? []).sort((a, b) => a.length - b.length);
  const sets = others.map((papers) => new Set(papers));
  return first.filter((paper) => sets.every((papers) => papers.has(paper))).length;
}

function meanOfAnyOrder(alike: number): number {
  return Array.from({ length: Math.min(10, alike) }, (_, at) => 1 / (at + 1)).reduce((sum, one) => sum + one, 0) / Math.max(1, alike);
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Returns the rank of the right paper among the first ten for each query, or 0. */
function ranksOf(engine: Engine | undefined, queries: readonly KnownItem[]): readonly number[] {
  return queries.map(({ query, expected }) => (engine?.search(query, 10) ?? []).findIndex((citekey) => expected.has(citekey)) + 1);
}
