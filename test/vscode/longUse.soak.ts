import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { reporters } from "mocha";
import * as vscode from "vscode";
import { formatOwnLibrary } from "../../src/core/formats/csl/formatOwnLibrary";
import { formatBibtex } from "../../src/core/formats/bibtex/write/formatBibtex";
import { bundledPapers } from "../../src/core/library/bundledPapers";
import { generateLibrary } from "../bench/corpus";
import { collectGarbage, countResources } from "../guards/heap";
import { createRandom, randomBelow, randomOf } from "../inputs/random";
import { readRealPapers } from "../inputs/realPapers";
import { cardsAt, plain, until, useSettings } from "./editing";
import { useTemporaryFolder } from "./temporaryFolder";
import { answer, enter, escape, picked, useAsked } from "./window";

const count = 20_000;
/** The number of papers in the bibliography, and in each file that is imported. */
const otherCount = 300;
const minutes = Number(process.env["CITELENS_SOAK_MINUTES"] ?? 60);
/** This part of the time is not measured: code is compiled, and caches fill. */
const warmUpShare = 0.15;
/** The heap may grow by so much from the first quarter after that to the last. */
const maxGrowth = 1.05;
/** The time after which the caches are written, and nothing runs any more. */
const quietMs = 8_000;
const roundsPerSample = 12;
/** A soak looks for what is left over, not for what is slow. It may share the machine with other work. */
const patienceMs = 200_000;

/** Measurements while nothing runs, after the garbage is collected. Sizes are in MB (2^20 bytes). */
interface Sample {
  readonly minute: number;
  readonly rounds: number;
  readonly heap: number;
  readonly buffers: number;
  readonly resident: number;
  readonly resources: ReadonlyMap<string, number>;
}

/** The text of a library in CSL-JSON, one paper a line: that in `CITELENS_REAL_PAPERS`, or a generated one. */
function libraryText(): string {
  const real = process.env["CITELENS_REAL_PAPERS"];
  return real === undefined || !existsSync(real)
    ? [...formatOwnLibrary(generateLibrary(count, bundledPapers))].join("")
    : new TextDecoder().decode(readRealPapers(real));
}

describe(`${minutes} minutes of use`, () => {
  const { folder } = useTemporaryFolder("soak");
  const set = useSettings();
  const asked = useAsked();
  const random = createRandom(20);
  const at = (name: string): string => path.join(folder(), name);
  const library = (): string => at("library.json");
  let titles: readonly string[] = [];
  let notes: vscode.TextEditor;
  let bibliography: vscode.TextEditor;
  let imports = 0;

  before(function () {
    this.timeout(0);
    const text = libraryText();
    writeFileSync(library(), text);
    const items = JSON.parse(text) as readonly { readonly title: string }[];
    // The first papers have the arXiv IDs of those in the bibliography and in the imports, so they are the same papers.
    const others = items.slice(otherCount);
    titles = others.map(({ title }) => title).filter((title) => title.length > 40 && !/[^\w :.,-]/.test(title));
    const own = generateLibrary(otherCount, bundledPapers, 99);
    writeFileSync(at("refs.bib"), own.map((paper) => formatBibtex({ ...paper, title: `Own: ${paper.title}` })).join("\n"));
    writeFileSync(at("notes.md"), "---\nbibliography: refs.bib\n---\n\nViDT is compared.\n");
  });

  /** Waits until the paper with this title, which stands in the notes, has a hover or has none. */
  async function untilHover(title: string, isWanted = true): Promise<void> {
    const { document } = notes;
    const line = document.lineCount - 1;
    await replaceLine(line, title);
    await until(
      async () => {
        const cards = await cardsAt(document.uri, new vscode.Position(line, 6));
        return cards.some(({ content }) => plain(content.value).includes(plain(title))) === isWanted;
      },
      `${isWanted ? "a" : "no"} hover over ${title}; the line is ${document.lineAt(line).text}`,
      patienceMs,
    );
  }

  async function replaceLine(line: number, text: string): Promise<void> {
    // VS Code refuses an edit of a document that has just changed.
    const replaced = (): Thenable<boolean> =>
      notes.edit((builder) => {
        builder.replace(notes.document.lineAt(line).range, text);
      });
    await until(async () => (await replaced()) && notes.document.lineAt(line).text === text, `the line ${text}`);
  }

  async function edit(): Promise<void> {
    const line = randomBelow(random, bibliography.document.lineCount);
    await bibliography.edit((builder) => {
      builder.insert(new vscode.Position(line, 0), "% a comment\n");
    });
    await bibliography.edit((builder) => {
      builder.delete(new vscode.Range(line, 0, line + 1, 0));
    });
    await replaceLine(
      4,
      `ViDT is compared with ${randomOf(random, ["NPO", "DeBERTaV3", "AdamW"])}, see [@made${randomBelow(random, otherCount)}].`,
    );
  }

  async function search(): Promise<void> {
    const done = vscode.commands.executeCommand("citelens.findPaper");
    const pick = await picked(asked);
    const title = randomOf(random, titles);
    for (const length of [3, 12, title.length]) {
      pick.value = title.slice(0, length);
      await delay(40);
    }
    await until(() => pick.items.some((item) => JSON.stringify(item).includes(JSON.stringify(title).slice(1, -1))), `a row for ${title}`);
    await escape();
    await done;
    asked.picks.length = 0;
  }

  /** Imports papers and undoes that, so that the library stays as large as it was. */
  async function importAndUndo(): Promise<void> {
    const file = at("import.bib");
    writeFileSync(
      file,
      generateLibrary(otherCount, bundledPapers, 1000 + imports++)
        .map((paper) => formatBibtex(paper))
        .join("\n"),
    );
    asked.files = [vscode.Uri.file(file)];
    asked.choice = "Undo";
    await answer(["citelens.importPapers"], enter);
    assert.match(asked.messages.join("\n"), /\d+ added/);
    asked.messages.length = 0;
  }

  /** Takes the library away and adds it again: it comes from the cache. */
  async function restart(): Promise<void> {
    const title = randomOf(random, titles);
    await set("libraries", []);
    await untilHover(title, false);
    await set("libraries", [library()]);
    await untilHover(title);
  }

  /** Changes a paper of the library on disk, so that the file is read again. */
  async function change(): Promise<void> {
    const title = randomOf(random, titles);
    const text = readFileSync(library(), "utf8");
    const other = `${title} Revised`;
    writeFileSync(library(), text.replace(JSON.stringify(title), JSON.stringify(other)));
    await untilHover(other);
    writeFileSync(library(), text);
    await until(async () => {
      await delay(500);
      return (await cardsAt(notes.document.uri, new vscode.Position(notes.document.lineCount - 1, 6))).every(
        ({ content }) => !plain(content.value).includes(plain(other)),
      );
    }, `the former title ${title}`);
  }

  async function round(number: number): Promise<void> {
    await edit();
    await untilHover(randomOf(random, titles));
    await search();
    await vscode.commands.executeCommand("vscode.executeCompletionItemProvider", notes.document.uri, new vscode.Position(4, 5));
    if (number % 4 === 1) {
      await importAndUndo();
    }
    if (number % 6 === 3) {
      await restart();
    }
    if (number % 12 === 5) {
      await change();
    }
  }

  const start = Date.now();
  async function sample(rounds: number): Promise<Sample> {
    await delay(quietMs);
    await collectGarbage();
    const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
    const [heap = 0, buffers = 0, resident = 0] = [heapUsed, arrayBuffers, rss].map((bytes) => bytes / 1024 / 1024);
    const minute = (Date.now() - start) / 60_000;
    const taken = { minute, rounds, heap, buffers, resident, resources: countResources() };
    reporters.Base.consoleLog(
      `      ${[minute, rounds, heap, buffers, resident].map((value) => value.toFixed(1).padStart(9)).join("")}   ${described(taken.resources)}`,
    );
    return taken;
  }

  const described = (resources: ReadonlyMap<string, number>): string => [...resources].map(([kind, many]) => `${kind} ${many}`).join(", ");

  it("leaves no memory, no handle, and no error", async function () {
    this.timeout(0);
    await set("libraries", [library()]);
    bibliography = await vscode.window.showTextDocument(vscode.Uri.file(at("refs.bib")), { preview: false });
    notes = await vscode.window.showTextDocument(vscode.Uri.file(at("notes.md")), { preview: false, viewColumn: vscode.ViewColumn.Beside });
    await untilHover(titles.at(-1) ?? "");
    reporters.Base.consoleLog(`        minute   rounds  heap MB buffers MB  resident MB   handles`);
    const samples: Sample[] = [];
    for (let rounds = 0; Date.now() - start < minutes * 60_000;) {
      for (const end = rounds + roundsPerSample; rounds < end; rounds++) {
        await round(rounds);
      }
      samples.push(await sample(rounds));
    }
    checkMemory(samples.filter(({ minute }) => minute > minutes * warmUpShare));
    assert.deepEqual(ownErrors(), []);
  });

  function checkMemory(samples: readonly Sample[]): void {
    assert.ok(samples.length >= 2, "too little time for two samples");
    const quarter = Math.max(1, Math.floor(samples.length / 4));
    const [first, last] = [samples.slice(0, quarter), samples.slice(-quarter)];
    const used = (some: readonly Sample[]): number => median(some.map(({ heap, buffers }) => heap + buffers));
    const [before, after] = [used(first), used(last)];
    const growth = `heap and buffers: ${before.toFixed(1)} MB, then ${after.toFixed(1)} MB (${((after / before - 1) * 100).toFixed(1)} %)`;
    reporters.Base.consoleLog(`      ${growth}`);
    assert.ok(after < before * maxGrowth, growth);
    // A timer or a read may be on its way at any moment. A handle that is left for good is there each time.
    for (const kind of new Set(last.flatMap(({ resources }) => [...resources.keys()]))) {
      const least = (some: readonly Sample[]): number => Math.min(...some.map(({ resources }) => resources.get(kind) ?? 0));
      const most = Math.max(...first.map(({ resources }) => resources.get(kind) ?? 0));
      assert.ok(least(last) <= most, `${kind}: ${most}, then ${least(last)}`);
    }
  }
});

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? NaN;
}

/** Returns the errors in CiteLens's own log. */
function ownErrors(): readonly string[] {
  const logs = process.env["CITELENS_LOGS"] ?? "";
  const files = readdirSync(logs, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith(".log") && file.split(path.sep).includes("citelens.citelens"));
  assert.ok(files.length > 0, "there is no log");
  return files.flatMap((file) => readFileSync(path.join(logs, file), "utf8").split("\n")).filter((line) => line.includes("[error]"));
}
