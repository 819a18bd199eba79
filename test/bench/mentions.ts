/**
 * Measures how fast mentions are found, and at what cost: `npm run bench -- mentions [--all]` prints a table for 300, 10,000,
 * and 300,000 aliases. It compares the matcher with the naive way (each alias is looked for by itself), one big regular
 * expression, and modern-ahocorasick if it is installed. With `--all`, these also run at sizes for which they take minutes. The
 * text is 10,000 generated lines, of which one in forty has a mention. The matcher also scans as many lines of real code from
 * this project's packages.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { createMentionMatcher } from "../../src/core/mentions/createMentionMatcher";
import type { Paper } from "../../src/core/paper";
import { generatedCode, generatedPapers } from "./generatedMentions";

interface Row {
  readonly aliases: number;
  readonly way: string;
  readonly buildMs: number;
  readonly heapMB: number;
  readonly scanMBps: number;
  readonly realMBps: number;
  readonly hoverP50: number;
  readonly hoverP99: number;
  readonly found: number;
}

/** A way to find aliases: scan the whole text, or look at one offset. */
interface Way {
  scan(text: string): number;
  at?(text: string, offset: number): unknown;
}

const all = process.argv.includes("--all");
const realCode = readRealCode(10_000);
const rows: Row[] = [];
void bench();

async function bench(): Promise<void> {
  for (const aliases of [300, 10_000, 300_000]) {
    const papers = generatedPapers(aliases);
    const text = generatedCode(10_000, papers);
    const texts = papers.flatMap((paper) => paper.aliases.map((alias) => alias.text.toLowerCase()));
    rows.push(measure("CiteLens", aliases, text, () => createWay(papers)));
    if (all || aliases <= 10_000) {
      await addAhoCorasick(aliases, text, texts);
    }
    if (all || aliases <= 300) {
      rows.push(measure("regular expression", aliases, text, () => createRegExpWay(texts)));
      rows.push(measure("naive", aliases, text, () => createNaiveWay(texts)));
    }
  }
  console.table(rows);
  reportHostile();
}

/** Returns the first lines of JavaScript in this project's packages. */
function readRealCode(lines: number): string {
  const folders = ["mocha/lib", "esbuild/lib", "fuse.js/dist", "playwright-core/lib"].map((name) => path.join("node_modules", name));
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".js") && !file.endsWith(".min.js"))
      .sort()
      .map((file) => path.join(folder, file)),
  );
  return files
    .flatMap((file) => readFileSync(file, "utf8").split("\n"))
    .filter((line) => line.length < 400)
    .slice(0, lines)
    .join("\n");
}

function createWay(papers: readonly Paper[]): Way {
  const matcher = createMentionMatcher(papers);
  return { scan: (text) => matcher.find(text).length, at: (text, offset) => matcher.at(text, offset) };
}

function createRegExpWay(texts: readonly string[]): Way {
  const sorted = [...texts].sort((a, b) => b.length - a.length).map((text) => text.replace(/[^\p{L}\p{N}]+/gu, "[ _-]?"));
  const regExp = new RegExp(`\\b(?:${sorted.join("|")})\\b`, "g");
  return { scan: (text) => text.toLowerCase().match(regExp)?.length ?? 0 };
}

function createNaiveWay(texts: readonly string[]): Way {
  return {
    scan(text) {
      const lower = text.toLowerCase();
      let count = 0;
      for (const alias of texts) {
        for (let at = lower.indexOf(alias); at >= 0; at = lower.indexOf(alias, at + 1)) {
          count++;
        }
      }
      return count;
    },
  };
}

async function addAhoCorasick(aliases: number, text: string, texts: readonly string[]): Promise<void> {
  const name = "modern-ahocorasick";
  try {
    const { default: AhoCorasick } = (await import(name)) as {
      default: new (keywords: string[]) => { search(text: string): [number, string[]][] };
    };
    rows.push(
      measure(name, aliases, text, () => {
        const automaton = new AhoCorasick([...new Set(texts)]);
        return { scan: (searched) => automaton.search(searched.toLowerCase()).length };
      }),
    );
  } catch {
    console.log(`${name} is not installed, so it was left out.`);
  }
}

function measure(way: string, aliases: number, text: string, create: () => Way): Row {
  global.gc?.();
  const heapBefore = memory();
  const started = performance.now();
  const made = create();
  const buildMs = performance.now() - started;
  global.gc?.();
  const heapMB = (memory() - heapBefore) / 1e6;
  const [scanMBps, found] = measureScan(made, text, buildMs);
  const [hoverP50, hoverP99] = measureHovers(made, text);
  const [realMBps] = made.at ? measureScan(made, realCode, buildMs) : [NaN];
  return { aliases, way, buildMs: Math.round(buildMs), heapMB: round(heapMB), scanMBps, realMBps, hoverP50, hoverP99, found };
}

/** Returns the megabytes per second of the best run, and the number of mentions. */
function measureScan(way: Way, text: string, buildMs: number): readonly [number, number] {
  const runs = buildMs > 5_000 ? 1 : 25;
  const deadline = performance.now() + 10_000;
  let best = Infinity;
  let found = 0;
  for (let run = 0; run < runs && (run === 0 || performance.now() < deadline); run++) {
    // A text that was just searched is known: each run gets another one.
    const other = Buffer.from(text + "\n".repeat(run + 1)).toString();
    const begun = performance.now();
    found = way.scan(other);
    best = Math.min(best, performance.now() - begun);
  }
  return [round(text.length / 1e3 / best), found];
}

/** The editor gives a look-up so much text around the mouse on each side, in UTF-16 code units. */
const contextLength = 32_768;

/**
 * Returns the milliseconds of a look-up at an offset of a text that nothing is known of: the median and the 99th percentile of 20,000, spread
 * over the text.
 */
function measureHovers(way: Way, text: string): readonly [number, number] {
  if (!way.at) {
    return [NaN, NaN];
  }
  const times: number[] = [];
  for (let i = 0; i < 20_000; i++) {
    const offset = (i * 7_919) % text.length;
    const from = Math.max(0, offset - contextLength);
    const around = text.slice(from, offset + contextLength);
    const begun = performance.now();
    way.at(around, offset - from);
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  return [round(times[10_000] ?? NaN, 1000), round(times[19_800] ?? NaN, 1000)];
}

/** Prints the times to scan large and hostile texts, among them a single line of 5 MB, and to look up one offset. */
function reportHostile(): void {
  const papers = generatedPapers(10_000);
  const matcher = createMentionMatcher(papers);
  const code = generatedCode(10_000, papers);
  const hostile = {
    "1 MB": code.repeat(2).slice(0, 1e6),
    "one line of 5 MB": code.replaceAll("\n", " ").repeat(7).slice(0, 5e6),
    "50 MB": code.repeat(80).slice(0, 50e6),
    "5 MB of one letter": "a".repeat(5e6),
  };
  for (const [what, text] of Object.entries(hostile)) {
    const begun = performance.now();
    const found = matcher.find(text).length;
    const scanned = performance.now();
    matcher.at(text, text.length >> 1);
    console.log(
      `${what}: ${found} mentions in ${Math.round(scanned - begun)} ms, one look-up ${(performance.now() - scanned).toFixed(2)} ms`,
    );
  }
}

function memory(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function round(value: number, factor = 10): number {
  return Math.round(value * factor) / factor;
}
