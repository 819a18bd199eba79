/**
 * Measures the search in other words, with the word table and without it. `quality` prints the rank of the right paper for
 * queries that people wrote, beside other engines. `changes` counts the systematic queries whose ranks the table changes. `speed
 * [COUNT…]` types queries letter by letter. Without arguments, it does all three. The 20,027 real papers are used if their file
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
import type { SearchIndex } from "../../src/core/search/searchIndex";
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
}

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: { labels: { type: "string", multiple: true, default: [] } },
});
const [section = "all", ...counts] = positionals;
const files = ["labels-sample.json", "queries.json", "queries-71.json"].map((file) => `test/fixtures/${file}`);
const kinds = ["name", "misspelled title", "topic", "other words"];
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
if (section === "speed" || section === "all") {
  for (const count of counts.length > 0 ? counts.map(Number) : [1000, 20_000, 100_000]) {
    measureSpeed(count);
  }
}

function wantedIn(file: string): readonly (Wanted & { readonly queries: readonly string[] })[] {
  const all = JSON.parse(readFileSync(file, "utf8")) as readonly Wanted[];
  return all.flatMap((one) => (one.queries ? [{ ...one, queries: one.queries }] : []));
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
  for (const file of [...files, ...values.labels]) {
    kinds.forEach((kind, at) => {
      const cells = compared.map(([, engine]) => {
        const ranks = wantedIn(file).map(({ citekey, title = "", queries }) => {
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

function measureSpeed(count: number): void {
  const papers = [...bundledPapers, ...(real ?? []), ...generateLibrary(count, bundledPapers)].slice(0, count);
  const plain = createSearchIndex(papers);
  const built = performance.now();
  const index = createSearchIndex(papers);
  const start = performance.now();
  if (words) {
    runToEnd(index.learnWords(words));
  }
  const seconds = (performance.now() - start) / 1000;
  const queries = files.flatMap((file) => wantedIn(file).map(({ queries: written }) => written[3] ?? "")).slice(0, 60);
  const measure = (searched: SearchIndex): number[] =>
    queries.flatMap((query) =>
      Array.from(query, (_, at) => {
        const before = performance.now();
        searched.search(query.slice(0, at + 1), { limit: 50 });
        return performance.now() - before;
      }),
    );
  measure(plain);
  measure(index);
  const [old, now] = [measure(plain), measure(index)].map((times) => times.sort((a, b) => a - b));
  const percentile = (times: readonly number[] = [], share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
  console.log(
    `\n${count} papers: a keystroke of a described paper, ms: p50 ${percentile(old, 0.5)} without, ${percentile(now, 0.5)} with; ` +
      `p99 ${percentile(old, 0.99)}, ${percentile(now, 0.99)}; vectors in ${seconds.toFixed(2)} s beside an index in ${((start - built) / 1000).toFixed(2)} s`,
  );
}
