import process from "node:process";
import { createIndexBuilder } from "../../src/core/search/createIndexBuilder";
import type { SearchIndex } from "../../src/core/search/searchIndex";
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

/**
 * Types realistic queries a letter at a time and prints what a keystroke takes, and what the index does. The papers go through JSON first,
 * as those of a cache do: texts that were put together of pieces are slower to read.
 */
export function measureSpeed(title: string, made: readonly Paper[], others: readonly string[]): void {
  console.log(`\n## ${title}`);
  const papers = JSON.parse(JSON.stringify(made)) as readonly Paper[];
  const before = memory();
  const built = buildInSlices(papers);
  const held = memory() - before;
  console.log(
    `build ${built.computed.toFixed(0)} ms computing time, ${built.milliseconds.toFixed(0)} ms by the clock, in ${built.slices} slices, longest ${built.longest.toFixed(1)} ms; memory ${(held / 1e6).toFixed(0)} MB`,
  );
  measureCache(built.index, papers);
  // What was read and thrown away till here would be collected while papers change, and told as theirs.
  collect();
  measureUpdates(built.index, papers);
  const sequences = typedSequences(papers);
  const index = built.index;
  printLatency("CiteLens", sequences, (query) => index.search(query, { limit: rows }));
  for (const name of others) {
    const start = performance.now();
    const engine = engines[name]?.(papers, true);
    const build = performance.now() - start;
    if (engine) {
      printOther(`${name} (build ${build.toFixed(0)} ms)`, sequences, engine);
    }
  }
}

function buildInSlices(papers: readonly Paper[]): {
  index: SearchIndex;
  computed: number;
  milliseconds: number;
  slices: number;
  longest: number;
} {
  const builder = createIndexBuilder();
  builder.add(papers);
  const cpu = process.cpuUsage();
  const start = performance.now();
  let slices = 1;
  let longest = 0;
  for (let last = start; builder.step(); slices++) {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }
  const { user, system } = process.cpuUsage(cpu);
  return { index: builder.index, computed: (user + system) / 1000, milliseconds: performance.now() - start, slices, longest };
}

function measureCache(index: SearchIndex, papers: readonly Paper[]): void {
  let bytes: Uint8Array = new Uint8Array(0);
  const written = timed(() => (bytes = serialiseSearchIndex(index)));
  const loads = [0, 1, 2].map(() => {
    let size = 0;
    const time = timed(() => (size = loadSearchIndex(bytes, papers)?.size ?? 0));
    return size === papers.length ? time.computed : Number.NaN;
  });
  console.log(
    `cache ${(bytes.length / 1e6).toFixed(1)} MB, made in ${written.computed.toFixed(0)} ms, loaded in ${loads.map((time) => time.toFixed(0)).join(", ")} ms computing time`,
  );
}

/** So many papers are changed, where there are so many. */
const mostUpdates = 400;

/** A change during which the heap became smaller collected garbage: it is counted, and what changes take without is told too. */
function measureUpdates(index: SearchIndex, papers: readonly Paper[]): void {
  const updates = papers.slice(0, mostUpdates).map((paper) => {
    const before = process.memoryUsage().heapUsed;
    const time = timed(() => {
      index.update(paper);
    });
    return { time, isCollecting: process.memoryUsage().heapUsed < before };
  });
  const times = (found: typeof updates): readonly Time[] => found.map(({ time }) => time);
  const without = updates.filter(({ isCollecting }) => !isCollecting);
  console.log(`update of one paper: ${describe(times(updates))}`);
  console.log(`  without the ${updates.length - without.length} of ${updates.length} that collected garbage: ${describe(times(without))}`);
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
  const times = sequences.flat().map((query) => ({ ...timed(() => search(query)), query }));
  const slowest = [...times].sort((a, b) => b.computed - a.computed).slice(0, 4);
  console.log(`${name}: ${times.length} keystrokes, ${describe(times)}`);
  console.log(`  slowest: ${slowest.map(({ computed, query }) => `${computed.toFixed(1)} ms "${query}"`).join(", ")}`);
}

interface Time {
  /** By the clock, in milliseconds. */
  readonly passed: number;
  /** What of it the processor worked for this, however busy others kept it. */
  readonly computed: number;
}

function timed(work: () => unknown): Time {
  const before = process.cpuUsage();
  const start = performance.now();
  work();
  const passed = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { passed, computed: (user + system) / 1000 };
}

function describe(times: readonly Time[]): string {
  return `computing time ${percentiles(times.map(({ computed }) => computed))}; by the clock ${percentiles(times.map(({ passed }) => passed))}`;
}

function printOther(name: string, sequences: readonly (readonly string[])[], engine: Engine): void {
  const queries = sequences.flat();
  const times: Time[] = [];
  const begin = performance.now();
  const stride = queries.length > 200 ? 7 : 1;
  for (let at = 0; at < queries.length && performance.now() - begin < patience; at += stride) {
    times.push(timed(() => engine.search(queries[at] ?? "", rows)));
  }
  console.log(`${name}: ${times.length} of ${queries.length} keystrokes, ${describe(times)}`);
}

function percentiles(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2);
  return `p50 ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)}, longest ${at(1)} ms`;
}

/** What is held after collecting garbage, in bytes; needs `--expose-gc`. */
function memory(): number {
  collect();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return heapUsed + Math.max(external, arrayBuffers);
}

function collect(): void {
  for (let round = 0; round < 3; round++) {
    global.gc?.();
  }
}
