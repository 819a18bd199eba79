import process from "node:process";
import { createIndexBuilder } from "../../../src/core/search/createIndexBuilder";
import type { SearchIndex } from "../../../src/core/search/searchIndex";
import { loadSearchIndex, serialiseSearchIndex } from "../../../src/core/search/serialiseSearchIndex";
import type { Paper } from "../../../src/core/paper";
import { type Engine, engines } from "./engines";
import { makeQueries, queryKinds } from "./systematicQueries";

const maxHits = 50;
/** The number of queries of each kind that are typed letter by letter. */
const typedPerKind = 8;
const seed = 4;
/** Other engines answer some of the keystrokes, and stop after this time. */
const maxOtherMs = 20_000;

/**
 * Types realistic queries letter by letter, and prints the time of a keystroke and figures of the index. The papers go through
 * JSON first, like those of a cache, because texts that were joined from pieces are slower to read.
 */
export function measureSpeed(title: string, library: readonly Paper[], others: readonly string[]): void {
  console.log(`\n## ${title}`);
  const papers = JSON.parse(JSON.stringify(library)) as readonly Paper[];
  const before = memory();
  const built = buildInSlices(papers);
  const held = memory() - before;
  console.log(
    `build ${built.cpuMs.toFixed(0)} ms CPU time, ${built.wallMs.toFixed(0)} ms by the clock, in ${built.slices} slices, longest ${built.longestMs.toFixed(1)} ms; memory ${(held / 1e6).toFixed(0)} MB`,
  );
  measureCache(built.index, papers);
  // Garbage of the steps before would otherwise be collected while papers change, and count as theirs.
  collect();
  measureUpdates(built.index, papers);
  const sequences = typedSequences(papers);
  const index = built.index;
  printLatency("CiteLens", sequences, (query) => index.search(query, { limit: maxHits }));
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
  cpuMs: number;
  wallMs: number;
  slices: number;
  longestMs: number;
} {
  const builder = createIndexBuilder();
  builder.add(papers);
  const cpu = process.cpuUsage();
  const start = performance.now();
  let slices = 1;
  let longestMs = 0;
  for (let last = start; builder.step(); slices++) {
    const now = performance.now();
    longestMs = Math.max(longestMs, now - last);
    last = now;
  }
  const { user, system } = process.cpuUsage(cpu);
  return { index: builder.index, cpuMs: (user + system) / 1000, wallMs: performance.now() - start, slices, longestMs };
}

function measureCache(index: SearchIndex, papers: readonly Paper[]): void {
  let bytes: Uint8Array = new Uint8Array(0);
  const written = timed(() => (bytes = serialiseSearchIndex(index)));
  const loads = [0, 1, 2].map(() => {
    let size = 0;
    const time = timed(() => (size = loadSearchIndex(bytes, papers)?.size ?? 0));
    return size === papers.length ? time.cpuMs : Number.NaN;
  });
  console.log(
    `cache ${(bytes.length / 1e6).toFixed(1)} MB; written in ${written.cpuMs.toFixed(0)} ms, loaded in ${loads.map((time) => time.toFixed(0)).join(", ")} ms CPU time`,
  );
}

/** The number of papers that are changed, if there are as many. */
const maxUpdates = 400;

/**
 * Prints the times of changes, and those of the changes without garbage collection. The heap becomes smaller if garbage is
 * collected.
 */
function measureUpdates(index: SearchIndex, papers: readonly Paper[]): void {
  const updates = papers.slice(0, maxUpdates).map((paper) => {
    const before = process.memoryUsage().heapUsed;
    const time = timed(() => {
      index.update(paper);
    });
    return { time, isCollecting: process.memoryUsage().heapUsed < before };
  });
  const times = (found: typeof updates): readonly Time[] => found.map(({ time }) => time);
  const without = updates.filter(({ isCollecting }) => !isCollecting);
  console.log(`update of one paper: ${describe(times(updates))}`);
  console.log(
    `  without the ${updates.length - without.length} of ${updates.length} with a garbage collection: ${describe(times(without))}`,
  );
}

/** Returns the prefixes of queries of all kinds, except those that end in a space. */
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
  const slowest = [...times].sort((a, b) => b.cpuMs - a.cpuMs).slice(0, 4);
  console.log(`${name}: ${times.length} keystrokes, ${describe(times)}`);
  console.log(`  slowest: ${slowest.map(({ cpuMs: computed, query }) => `${computed.toFixed(1)} ms "${query}"`).join(", ")}`);
}

interface Time {
  /** The elapsed time. */
  readonly wallMs: number;
  /** The time that the processor worked for it, however busy other processes keep it. */
  readonly cpuMs: number;
}

function timed(work: () => unknown): Time {
  const before = process.cpuUsage();
  const start = performance.now();
  work();
  const passed = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { wallMs: passed, cpuMs: (user + system) / 1000 };
}

function describe(times: readonly Time[]): string {
  return `CPU time ${percentiles(times.map(({ cpuMs: computed }) => computed))}; by the clock ${percentiles(times.map(({ wallMs: passed }) => passed))}`;
}

function printOther(name: string, sequences: readonly (readonly string[])[], engine: Engine): void {
  const queries = sequences.flat();
  const times: Time[] = [];
  const begin = performance.now();
  const stride = queries.length > 200 ? 7 : 1;
  for (let at = 0; at < queries.length && performance.now() - begin < maxOtherMs; at += stride) {
    times.push(timed(() => engine.search(queries[at] ?? "", maxHits)));
  }
  console.log(`${name}: ${times.length} of ${queries.length} keystrokes, ${describe(times)}`);
}

function percentiles(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2);
  return `p50 ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)}, longest ${at(1)} ms`;
}

/** Returns the memory in use after garbage collection, in bytes; needs `--expose-gc`. */
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
