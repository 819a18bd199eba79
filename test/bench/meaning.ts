/**
 * Measures the search in other words, with the word table and without it. `quality` prints the rank of the right paper for
 * queries that people wrote, beside other engines. `changes` counts the systematic queries whose ranks the table changes. `speed
 * [COUNT…]` types queries letter by letter. `similar` looks for papers that others name. Without arguments, it does all four. The 20,027 real papers are used if their file
 * exists. Files of labels can be added with `--labels FILE`.
 */
import { readFileSync } from "node:fs";
import process from "node:process";
import { parseArgs } from "node:util";
import { bundledPapers, papersOfSets } from "../../src/core/library/bundledPapers";
import { bundledSets } from "../../src/core/library/bundledSets";
import { nameKey } from "../../src/core/names/text/nameKey";
import type { Paper } from "../../src/core/paper";
import { createSearchIndex } from "../../src/core/search/createSearchIndex";
import { formatLikeQuery } from "../../src/core/search/query/likeQuery";
import type { SearchHit, SearchIndex } from "../../src/core/search/searchIndex";
import { readWordVectors } from "../../src/core/search/meaning/wordVectors";
import { runToEnd } from "../../src/core/sliced";
import { generateLibrary } from "./corpus";
import { loadRealPapers } from "./realPapers";
import { type Engine, engines } from "./search/engines";
import { makeQueries, queryKinds } from "./search/systematicQueries";

interface Wanted {
  readonly citekey?: string;
  readonly title?: string;
  readonly queries?: readonly string[];
  /** A description in other words, of a paper without other queries. */
  readonly description?: string;
}

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: { labels: { type: "string", multiple: true, default: [] } },
});
const [section = "all", ...counts] = positionals;
const files = ["labels-sample.json", "queries.json", "queries-71.json"].map((file) => `test/fixtures/${file}`);
/** Descriptions of well-known papers, which have no abstracts. They were written before anybody saw what they find. */
const descriptions = "test/fixtures/descriptions-known.json";
const kinds = ["name", "misspelled title", "topic", "other words"];
/** Each keystroke is timed so often, first without the table and then with it. The least time is the one without other work beside it. */
const rounds = 3;
const maxPairs = 300;
const beginning = performance.now();
const words = readWordVectors(readFileSync("seeds/meaning/meaning.bin"), readFileSync("seeds/meaning/meaning-words.txt"));
if (!words) {
  throw new Error("The word table is damaged.");
}
console.log(`The table of ${words.count} words was read in ${(performance.now() - beginning).toFixed(1)} ms.`);

const real = loadRealPapers();
const libraries: readonly (readonly [string, readonly Paper[]])[] = [
  ["106 daily papers", bundledPapers],
  ["all bundled papers", papersOfSets(bundledSets)],
  ...(real ? [["daily and 20,027 real papers", [...bundledPapers, ...real]] as const] : []),
];

function learnt(papers: readonly Paper[]): SearchIndex {
  const index = createSearchIndex(papers);
  if (words) {
    runToEnd(index.learnWords(words));
  }
  return index;
}

if (section === "quality" || section === "all") {
  for (const [name, papers] of libraries) {
    measureQuality(name, papers);
  }
}
if (section === "changes" || section === "all") {
  for (const [name, papers] of libraries) {
    countChanges(name, papers);
  }
}
if (section === "similar" || section === "all") {
  for (const [name, papers] of libraries.slice(1)) {
    measureSimilar(name, papers);
  }
}
if (section === "speed" || section === "all") {
  for (const count of counts.length > 0 ? counts.map(Number) : [106, 1418, 20_000, 100_000]) {
    measureSpeed(count);
  }
}

function wantedIn(file: string): readonly (Wanted & { readonly queries: readonly string[] })[] {
  const all = JSON.parse(readFileSync(file, "utf8")) as readonly Wanted[];
  return all.flatMap(({ queries, description, ...one }) =>
    queries ? [{ ...one, queries }] : description === undefined ? [] : [{ ...one, queries: ["", "", "", description] }],
  );
}

function measureQuality(name: string, papers: readonly Paper[]): void {
  const citekeys = new Map(papers.map(({ title, citekey }) => [nameKey(title), citekey]));
  const others =
    papers.length < 3000 ? ["Fuse alone, by words", "MiniSearch alone", "MiniSearch alone, as a tree"] : ["MiniSearch alone, as a tree"];
  const compared: readonly (readonly [string, Engine])[] = [
    ["words", engineOf(createSearchIndex(papers))],
    ["words and meaning", engineOf(learnt(papers))],
    ...others.flatMap((other) => {
      const engine = engines[other]?.(papers, true);
      return engine ? [[other, engine] as const] : [];
    }),
  ];
  console.log(`\n## ${name}: MRR@10 / first\n| queries | kind | ${compared.map(([engine]) => engine).join(" | ")} |`);
  console.log(`| --- | --- |${compared.map(() => " ---: |").join("")}`);
  for (const file of [...files, descriptions, ...values.labels]) {
    const known = new Set(citekeys.values());
    const labels = wantedIn(file).filter(({ citekey }) => citekey === undefined || known.has(citekey));
    kinds.forEach((kind, at) => {
      if (!labels.some(({ queries }) => queries[at])) {
        return;
      }
      const cells = compared.map(([, engine]) => {
        const ranks = labels.map(({ citekey, title = "", queries }) => {
          const wanted = citekey ?? citekeys.get(nameKey(title));
          return engine.search(queries[at] ?? "", 10).findIndex((found) => found === wanted) + 1;
        });
        const reciprocal = ranks.reduce((sum, rank) => sum + (rank === 0 ? 0 : 1 / rank), 0) / ranks.length;
        return `${reciprocal.toFixed(3)} / ${(ranks.filter((rank) => rank === 1).length / ranks.length).toFixed(3)}`;
      });
      console.log(`| ${file.replace(/^.*\//, "")} | ${kind} | ${cells.join(" | ")} |`);
    });
  }
}

function engineOf(index: SearchIndex): Engine {
  return { search: (query, limit) => index.search(query, { limit }).map(({ paper }) => paper.citekey) };
}

function countChanges(name: string, papers: readonly Paper[]): void {
  const [before, after] = [createSearchIndex(papers), learnt(papers)].map(engineOf);
  console.log(`\n## ${name}: systematic queries with another first ten`);
  for (const kind of Object.keys(queryKinds)) {
    const queries = makeQueries(kind, papers, 400, 1);
    const changed = queries.filter(({ query, expected }) => {
      const [old, now] = [before, after].map((engine) => engine?.search(query, 10).findIndex((citekey) => expected.has(citekey)));
      return old !== now;
    });
    console.log(
      `${kind}: the right paper's rank changes for ${changed.length} of ${queries.length} ${changed
        .slice(0, 3)
        .map(({ query }) => query)
        .join("; ")}`,
    );
  }
}

/** Returns the time for which this process has worked, on all threads. Other processes do not change it. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Looks for the paper that an abstract names, among the papers like the one with that abstract. The names themselves are left out of the
 * abstracts, so that only the subject leads from one to the other.
 */
function measureSimilar(name: string, papers: readonly Paper[]): void {
  const owners = new Map<string, Paper | undefined>();
  for (const paper of papers) {
    for (const { text } of paper.aliases.filter((alias) => alias.kind === "name" && /^\w*[A-Z]\w*[A-Z0-9][\w-]{2,}$/.test(alias.text))) {
      owners.set(text, owners.has(text) ? undefined : paper);
    }
  }
  const pairs = papers.flatMap((paper) => {
    const named = new Set((paper.abstract ?? "").match(/[\w-]+/g)?.flatMap((word) => owners.get(word) ?? []));
    named.delete(paper);
    return named.size === 0 ? [] : [{ paper, named: new Set([...named].map(({ citekey }) => citekey)) }];
  });
  const index = learnt(
    papers.map((paper) => ({ ...paper, abstract: (paper.abstract ?? "").replace(/[\w-]+/g, (word) => (owners.get(word) ? "" : word)) })),
  );
  const engines: readonly (readonly [string, (paper: Paper) => readonly SearchHit[]])[] = [
    [
      "words of the title",
      ({ title, citekey }) => index.search(title, { limit: 11, isByWordsAlone: true }).filter(({ paper }) => paper.citekey !== citekey),
    ],
    ["like:", ({ citekey }) => index.search(formatLikeQuery(citekey), { limit: 10 })],
  ];
  for (const half of [0, 1]) {
    const measured = pairs.filter((_, at) => at % 2 === half).slice(0, maxPairs);
    for (const [engine, search] of engines) {
      const ranks = measured.map(
        ({ paper, named }) =>
          search(paper)
            .slice(0, 10)
            .findIndex((hit) => named.has(hit.paper.citekey)) + 1,
      );
      const reciprocal = ranks.reduce((sum, rank) => sum + (rank === 0 ? 0 : 1 / rank), 0) / ranks.length;
      const share = ranks.filter((rank) => rank > 0).length / ranks.length;
      console.log(
        `${name}, ${ranks.length} papers that name others, half ${half + 1}, ${engine}: MRR@10 ${reciprocal.toFixed(3)}, in ten ${share.toFixed(3)}`,
      );
    }
  }
}

function measureSpeed(count: number): void {
  const papers = [...papersOfSets(bundledSets), ...(real ?? []), ...generateLibrary(count, bundledPapers)].slice(0, count);
  const index = createSearchIndex(papers);
  const start = process.cpuUsage();
  if (words) {
    runToEnd(index.learnWords(words));
  }
  const { user } = process.cpuUsage(start);
  const described = files.flatMap((file) => wantedIn(file).map(({ queries }) => queries[3] ?? "")).filter((_, at) => at % 8 === 0);
  const typed = described.flatMap((query) => Array.from(query, (_, at) => query.slice(0, at + 1)));
  const times = [true, false].map(() => typed.map(() => [] as number[]));
  for (let round = 0; round < rounds; round++) {
    typed.forEach((query, at) => {
      [true, false].forEach((isByWordsAlone, which) => {
        const before = processorMs();
        index.search(query, { limit: 50, isByWordsAlone });
        times[which]?.[at]?.push(processorMs() - before);
      });
    });
  }
  const percentiles = (all: readonly number[]): string => {
    const sorted = [...all].sort((a, b) => a - b);
    return [0.5, 0.99, 1].map((share) => (sorted[Math.ceil(sorted.length * share) - 1] ?? 0).toFixed(2)).join(" | ");
  };
  const median = (all: readonly number[]): number => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
  const [without = [], withTable = []] = times.map((one) => one.map((all) => Math.min(...all)));
  console.log(`\n## ${papers.length} papers, ${typed.length} keystrokes, ms: p50 | p99 | max; vectors in ${(user / 1e6).toFixed(2)} s`);
  console.log(`| without, least of ${rounds} | ${percentiles(without)} |`);
  console.log(`| with, least of ${rounds} | ${percentiles(withTable)} |`);
  console.log(`| more, least of ${rounds} | ${percentiles(withTable.map((time, at) => time - (without[at] ?? 0)))} |`);
  times.forEach((one, which) => {
    console.log(`| ${which === 0 ? "without" : "with"}, median of ${rounds} | ${percentiles(one.map(median))} |`);
  });
}
