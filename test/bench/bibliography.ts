import process from "node:process";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setImmediate } from "node:timers/promises";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import { parse as parseWithOracle } from "@retorquere/bibtex-parser";
import { createBibtexReader, type BibtexReader } from "../../src/core/bibliography/createBibtexReader";
import { generatedBibtex, type GeneratedBibtex } from "./generatedBibtex";

/**
 * Reads a generated .bib text of 50,000 entries, one in a thousand broken, in slices as an editor would, edits one entry,
 * and prints what that took beside other libraries on the sizes that those manage.
 */

interface Row {
  readonly what: string;
  readonly megabytes: string;
  readonly "wall ms": number;
  readonly "computing ms": number;
  readonly result: string;
}

const sliceSize = 30_000;
const rows: Row[] = [];

function megabytes(text: string): string {
  return (text.length / 1e6).toFixed(1);
}

async function timed(what: string, text: string, work: () => string | Promise<string>): Promise<void> {
  const [wall, computing] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const used = process.cpuUsage(computing);
  rows.push({
    what,
    megabytes: megabytes(text),
    "wall ms": Math.round(performance.now() - wall),
    "computing ms": Math.round((used.user + used.system) / 1000),
    result,
  });
}

/** A text as a file gives it, in one piece. */
function flat(text: string): string {
  return Buffer.from(text).toString();
}

function lost({ citekeys, broken }: GeneratedBibtex, reader: BibtexReader): string {
  const found = new Set(reader.papers().map((paper) => paper.citekey));
  const missing = citekeys.filter((citekey) => !found.has(citekey));
  return `${found.size} papers, ${missing.filter((citekey) => !broken.has(citekey)).length} lost, ${missing.length} of ${broken.size} broken ones without title`;
}

async function readInSlices(reader: BibtexReader, until: BibtexReader["phase"]): Promise<string> {
  let longest = 0;
  const order = ["entries", "fields", "abstracts", "done"];
  while (order.indexOf(reader.phase) < order.indexOf(until)) {
    const started = performance.now();
    reader.step(sliceSize);
    longest = Math.max(longest, performance.now() - started);
    await setImmediate();
  }
  return `longest slice ${longest.toFixed(1)} ms`;
}

async function bench(): Promise<void> {
  const library = generatedBibtex(50_000);
  const text = flat(library.text);
  const reader = createBibtexReader();

  await timed("CiteLens, all at once, keys, titles and authors", text, () => {
    const once = createBibtexReader();
    once.update(text);
    while (once.phase === "entries" || once.phase === "fields") {
      once.step(1_000_000);
    }
    return lost(library, once);
  });

  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await timed("CiteLens in slices, keys, titles and authors", text, () => {
    reader.update(text);
    return readInSlices(reader, "abstracts");
  });
  await timed("CiteLens in slices, the abstracts after that", text, () => readInSlices(reader, "done"));
  delay.disable();
  console.log(`event loop delay: 99 % below ${(delay.percentile(99) / 1e6).toFixed(1)} ms, largest ${(delay.max / 1e6).toFixed(1)} ms`);
  console.log(lost(library, reader));
  globalThis.gc?.();
  const { heapUsed, rss, external } = process.memoryUsage();
  console.log(`memory: ${Math.round(heapUsed / 1e6)} MB of heap (text ${megabytes(text)} MB in it), ${Math.round(external / 1e6)} MB beside, ${Math.round(rss / 1e6)} MB resident`);

  const at = text.indexOf("title", text.length / 2);
  const edited = flat(`${text.slice(0, at)}title = {An Edited Title}, old${text.slice(at)}`);
  for (const [what, next] of [["one entry edited", edited], ["the edit undone", text], ["one entry edited again", edited]] as const) {
    await timed(`CiteLens, ${what}`, next, () => {
      reader.update(next);
      reader.step(Number.POSITIVE_INFINITY);
      return `${reader.papers().length} papers`;
    });
  }
  await others();
  console.table(rows);
}

/** @retorquere/bibtex-parser takes minutes for the whole; Citation.js throws at the first fault. */
async function others(): Promise<void> {
  const small = generatedBibtex(1_000);
  await timed("@retorquere/bibtex-parser, 1,000 entries", small.text, () => `${parseWithOracle(small.text).entries.length} entries`);
  for (const [what, { text }] of [["5,000 entries, 5 broken", generatedBibtex(5_000)], ["400 entries, none broken but lone dollars", generatedBibtex(400)]] as const) {
    await timed(`@citation-js/plugin-bibtex, ${what}`, text, () => {
      try {
        return `${new Cite(text).data.length} entries`;
      } catch (error) {
        return `throws: ${error instanceof Error ? (error.message.split("\n")[0] ?? "") : ""}`;
      }
    });
  }
}

void bench();
