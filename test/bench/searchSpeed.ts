import process from "node:process";
import { createIndexBuilder } from "../../src/core/search/createIndexBuilder";
import type { SearchIndex } from "../../src/core/search/createSearchIndex";
import { loadSearchIndex, serialiseSearchIndex } from "../../src/core/search/serialiseSearchIndex";
import type { Paper } from "../../src/core/paper";
import { type Engine, engines } from "./engines";
import { makeQueries, queryKinds } from "./systematicQueries";

const rows = 50;
/** So many queries of each kind are typed a letter at a time. */
const typedPerKind = 8;
const seed = 4;
/** Another engine answers every so manieth keystroke, for so long at most, in milliseconds. */
const patience = 20_000;

/** Types realistic queries a letter at a time and prints what a keystroke takes, and what the index does. */
export function measureSpeed(title: string, papers: readonly Paper[], others: readonly string[]): void {
  console.log(`\n## ${title}`);
  const before = memory();
  const built = buildInSlices(papers);
  const held = memory() - before;
  console.log(`build ${built.milliseconds.toFixed(0)} ms in ${built.slices} slices, longest ${built.longest.toFixed(1)} ms; memory ${(held / 1e6).toFixed(0)} MB`);
  measureCache(built.index, papers);
  measureUpdates(built.index, papers);
  const sequences = typedSequences(papers);
  const index = built.index;
  printLatency("CiteLens", sequences, (query) => index.search(query, { limit: rows }));
  for (const name of others) {
    const start = performance.now();
    const engine = engines[name]?.(papers);
    const build = performance.now() - start;
    if (engine) {
      printOther(`${name} (build ${build.toFixed(0)} ms)`, sequences, engine);
    }
  }
}

function buildInSlices(papers: readonly Paper[]): { index: SearchIndex; milliseconds: number; slices: number; longest: number } {
  const builder = createIndexBuilder();
  builder.add(papers);
  const start = performance.now();
  let slices = 1;
  let longest = 0;
  for (let last = start; builder.step(); slices++) {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }
  return { index: builder.index, milliseconds: performance.now() - start, slices, longest };
}

function measureCache(index: SearchIndex, papers: readonly Paper[]): void {
  const start = performance.now();
  const bytes = serialiseSearchIndex(index);
  const written = performance.now();
  const loads = [0, 1, 2].map(() => {
    const begin = performance.now();
    const loaded = loadSearchIndex(bytes, papers);
    return loaded?.size === papers.length ? performance.now() - begin : Number.NaN;
  });
  console.log(`cache ${(bytes.length / 1e6).toFixed(1)} MB, made in ${(written - start).toFixed(0)} ms, loaded in ${loads.map((time) => time.toFixed(0)).join(", ")} ms`);
}

function measureUpdates(index: SearchIndex, papers: readonly Paper[]): void {
  const times: number[] = [];
  for (const paper of papers.slice(0, 200)) {
    const start = performance.now();
    index.update(paper);
    times.push(performance.now() - start);
  }
  console.log(`update of one paper: ${percentiles(times)}`);
}

/** Beginnings of queries of all kinds, without those that end in a space. */
function typedSequences(papers: readonly Paper[]): readonly (readonly string[])[] {
  const sample = papers.filter((_, at) => at % Math.max(1, Math.floor(papers.length / 300)) === 0);
  return Object.keys(queryKinds).flatMap((kind) =>
    makeQueries(kind, sample, typedPerKind, seed).map(({ query }) =>
      Array.from({ length: Math.min(query.length, 48) }, (_, at) => query.slice(0, at + 1)).filter((typed) => !typed.endsWith(" ")),
    ),
  );
}

function printLatency(name: string, sequences: readonly (readonly string[])[], search: (query: string) => unknown): void {
  sequences.slice(0, 24).flat().forEach(search);
  const times: { time: number; query: string }[] = [];
  const cpu = process.cpuUsage();
  for (const query of sequences.flat()) {
    const start = performance.now();
    search(query);
    times.push({ time: performance.now() - start, query });
  }
  const used = process.cpuUsage(cpu);
  const slowest = [...times].sort((a, b) => b.time - a.time).slice(0, 4);
  console.log(`${name}: ${times.length} keystrokes, ${percentiles(times.map(({ time }) => time))}; computing time ${((used.user + used.system) / 1000 / times.length).toFixed(2)} ms each`);
  console.log(`  slowest: ${slowest.map(({ time, query }) => `${time.toFixed(1)} ms "${query}"`).join(", ")}`);
}

function printOther(name: string, sequences: readonly (readonly string[])[], engine: Engine): void {
  const queries = sequences.flat();
  const times: number[] = [];
  const begin = performance.now();
  const stride = queries.length > 200 ? 7 : 1;
  for (let at = 0; at < queries.length && performance.now() - begin < patience; at += stride) {
    const start = performance.now();
    engine.search(queries[at] ?? "", rows);
    times.push(performance.now() - start);
  }
  console.log(`${name}: ${times.length} of ${queries.length} keystrokes, ${percentiles(times)}`);
}

function percentiles(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2);
  return `p50 ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)}, longest ${at(1)} ms`;
}

/** What is held after collecting garbage, in bytes; needs `--expose-gc`. */
function memory(): number {
  for (let round = 0; round < 3; round++) {
    global.gc?.();
  }
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return heapUsed + Math.max(external, arrayBuffers);
}
