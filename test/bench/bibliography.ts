import process from "node:process";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import { parse as parseWithOracle } from "@retorquere/bibtex-parser";
import { createBibtexReader, type BibtexReader } from "../../src/core/formats/bibtex/createBibtexReader";
import { decodeCachedPapers, encodeCachedPapers } from "../../src/core/library/cache/cachedPapers";
import { extractNames } from "../../src/core/names/extractNames";
import type { Paper } from "../../src/core/paper";
import { runSliced, stepSliced } from "../../src/vscode/platform/slices";
import { createWaitingMeter, type Waiting } from "./waiting";
import { generatedBibtex, type GeneratedBibtex } from "./generatedBibtex";

/**
 * Reads a generated .bib text of 50,000 entries, of which one in a thousand is broken, in the slices of the extension; edits
 * one entry; reads everything from the cache; and prints the times beside those of other libraries on sizes that they can
 * handle.
 */

interface Row {
  readonly what: string;
  readonly megabytes: string;
  readonly "wall ms": number;
  readonly "CPU ms": number;
  readonly result: string;
}

/** The extension's own value. */
const charsPerStep = 20_000;
const rows: Row[] = [];
/** The delays of the event loop during the work in slices. */
const delays: Waiting[] = [];
const meter = createWaitingMeter();

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
    "CPU ms": Math.round((used.user + used.system) / 1000),
    result,
  });
}

/** Returns a text in one piece, as a file has it. */
function inOnePiece(text: string): string {
  return Buffer.from(text).toString();
}

/** Returns the generated text without its pieces, which would count as memory of the reader. */
function createLibrary(): GeneratedBibtex {
  const made = generatedBibtex(50_000);
  return { ...made, text: inOnePiece(made.text) };
}

function describeLost({ citekeys, broken }: GeneratedBibtex, reader: BibtexReader): string {
  const found = new Set(reader.papers().map((paper) => paper.citekey));
  const missing = citekeys.filter((citekey) => !found.has(citekey));
  return `${found.size} papers, ${missing.filter((citekey) => !broken.has(citekey)).length} lost, ${missing.length} of ${broken.size} broken ones without a title`;
}

/** Reads in slices until a phase begins. Returns the number of papers. */
async function readInSlices(reader: BibtexReader, until: BibtexReader["phase"]): Promise<string> {
  const order = ["entries", "fields", "abstracts", "done"];
  await stepSliced(() => {
    meter.step(() => reader.step(charsPerStep));
    return order.indexOf(reader.phase) < order.indexOf(until);
  });
  return `${reader.papers().length} papers`;
}

/** Times work that must let other work run in between, and measures how long that has to wait. */
async function timedInSlices(what: string, text: string, work: () => Promise<string>): Promise<void> {
  delays.push(await meter.during(what, () => timed(what, text, work)));
}

/** Does the same work, and times its steps. */
function* stepping<Made>(work: Generator<undefined, Made>): Generator<undefined, Made> {
  for (;;) {
    const step = meter.step(() => work.next());
    if (step.done === true) {
      return step.value;
    }
    yield;
  }
}

async function bench(): Promise<void> {
  const read = createLibrary();
  const { text } = read;
  const reader = createBibtexReader();

  await timed("CiteLens, all at once, keys, titles and authors", text, () => {
    const once = createBibtexReader();
    once.update(text);
    while (once.phase === "entries" || once.phase === "fields") {
      once.step(1_000_000);
    }
    return describeLost(read, once);
  });

  await timedInSlices("CiteLens in slices, keys, titles and authors", text, () => {
    reader.update(text);
    return readInSlices(reader, "abstracts");
  });
  await timedInSlices("CiteLens in slices, the abstracts after that", text, () => readInSlices(reader, "done"));
  console.log(describeLost(read, reader));
  // Twice, because objects that only the first collection still needs are gone after the second.
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, rss, external } = process.memoryUsage();
  console.log(
    `memory: ${Math.round(heapUsed / 1e6)} MB of heap (${megabytes(text)} MB of it text), ${Math.round(external / 1e6)} MB external, ${Math.round(rss / 1e6)} MB resident`,
  );

  const at = text.indexOf("title", text.length / 2);
  const edited = inOnePiece(`${text.slice(0, at)}title = {An Edited Title}, old${text.slice(at)}`);
  for (const [what, next] of [
    ["one entry edited", edited],
    ["the edit undone", text],
    ["one entry edited again", edited],
  ] as const) {
    await timedInSlices(`CiteLens, ${what}`, next, () => {
      reader.update(next);
      return readInSlices(reader, "done");
    });
  }
  await measureCache(reader, text);
  await measureOthers();
  console.table(delays);
  console.table(rows);
}

/** Measures the cache of everything that was read, which the next start reads. */
async function measureCache(reader: BibtexReader, text: string): Promise<void> {
  const subject = { version: "1.0.0", file: "file:///papers.bib", stamp: "1:2" };
  const lines = new Map([...reader.places()].map(([citekey, { line }]) => [citekey, line]));
  const problems = reader.problems();
  const measure = async (what: string, papers: readonly Paper[]): Promise<void> => {
    let bytes: Uint8Array = new Uint8Array();
    await timedInSlices(`CiteLens, put into the cache${what}`, text, async () => {
      bytes = await runSliced(stepping(encodeCachedPapers({ papers, problems, lines }, subject)));
      return `${(bytes.length / 1e6).toFixed(1)} MB`;
    });
    for (const time of ["", ", again"]) {
      await timedInSlices(`CiteLens, all from the cache${what}${time}`, text, async () => {
        const reading = await runSliced(stepping(decodeCachedPapers(bytes, subject)));
        return reading.kind === "papers" ? `${reading.read.papers.length} papers` : reading.kind;
      });
    }
  };
  await measure("", reader.papers());
  await measure(
    ", with the names of titles",
    reader.papers().map((paper) => ({ ...paper, aliases: extractNames({ title: paper.title }) })),
  );
}

/**
 * Measures other parsers on small texts: @retorquere/bibtex-parser takes minutes for the whole, and Citation.js throws at the
 * first fault.
 */
async function measureOthers(): Promise<void> {
  const small = generatedBibtex(1_000);
  await timed("@retorquere/bibtex-parser, 1,000 entries", small.text, () => `${parseWithOracle(small.text).entries.length} entries`);
  for (const [what, { text }] of [
    ["5,000 entries, 5 broken", generatedBibtex(5_000)],
    ["400 entries, none broken except for lone dollar signs", generatedBibtex(400)],
  ] as const) {
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
