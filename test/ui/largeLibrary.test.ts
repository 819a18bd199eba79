import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { bundledPapers } from "../../src/core/library/bundledPapers";
import type { Paper } from "../../src/core/paper";
import { generateLibrary } from "../bench/corpus";
import { misspell } from "../bench/search/systematicQueries";
import { createRandom } from "../inputs/random";
import { useWindow } from "./window/harness";
import { eventually } from "./window/eventually";

const count = 10_000;
const file = path.resolve("out/large-library.csl.json");
const papers = generateLibrary(count, bundledPapers);

/** The time that reading all papers may take. It only guards against slowness by an order of magnitude. */
const readingTimeoutMs = 60_000;
/** The time between two keys of a fast typist. */
const keyDelayMs = 25;
const rowsCompared = 5;

function cslItemOf({ citekey, title, authors, abstract = "", year = 0 }: Paper): unknown {
  return { id: citekey, type: "article-journal", title, author: authors, abstract, issued: { "date-parts": [[year]] } };
}

/** Returns for each query the titles that the command line finds, in its order. */
function titlesFound(queries: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const lines = execFileSync(process.execPath, ["dist/cli.js", "search", "--library", file, "--limit", String(rowsCompared), "--json"], {
    input: queries.join("\n"),
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  const answers = lines
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { query: string; results: { title: string }[] });
  return new Map(answers.map(({ query, results }) => [query, results.map(({ title }) => title)]));
}

/** Returns queries with the words that a user may remember of some papers. */
function createQueries(): readonly string[] {
  const random = createRandom(3);
  return papers.slice(2000, 2003).map(({ title, authors }, at) => {
    const words = title.replace(/^\S+: /, "").split(" ");
    return (
      [
        words.slice(0, 3).join(" "),
        `${authors[0]?.family ?? ""} ${words[1] ?? ""} ${words[3] ?? ""}`,
        words
          .slice(0, 4)
          .map((word, order) => (order === 2 && word.length > 3 ? misspell(word, random) : word))
          .join(" "),
      ][at] ?? title
    );
  });
}

describe("ten thousand papers in the picker", () => {
  let expectedTitles: ReadonlyMap<string, readonly string[]> = new Map();
  before("are written to a file and searched on the command line", function () {
    this.timeout(2 * readingTimeoutMs);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(papers.map(cslItemOf)));
    expectedTitles = titlesFound(createQueries());
  });

  function expectedFor(query: string): readonly string[] {
    const titles = expectedTitles.get(query) ?? [];
    assert.equal(titles.length, rowsCompared);
    return titles;
  }

  const vscode = useWindow({ settings: { "citelens.libraries": [file] } });

  async function openPicker(): Promise<void> {
    await vscode().openFile("notes.md");
    await vscode().runCommand("CiteLens: Find Paper");
    await vscode().typeInPick("");
  }

  async function isShown(titles: readonly string[]): Promise<boolean> {
    const rows = await vscode().pickRows();
    return titles.every((title, at) => rows[at]?.name.includes(title) === true);
  }

  async function waitForRows(titles: readonly string[], timeoutMs: number): Promise<void> {
    for (const start = Date.now(); !(await isShown(titles));) {
      assert.ok(
        Date.now() - start < timeoutMs,
        `not in this order: ${titles.join(" | ")}\nbut: ${(await vscode().pickRows())
          .slice(0, rowsCompared)
          .map(({ name }) => name)
          .join("\n")}`,
      );
      await vscode().page.waitForTimeout(100);
    }
  }

  const inputValue = (): Promise<string> => vscode().page.locator(".quick-input-widget:visible .quick-input-box input").inputValue();

  function knowsNames(): boolean {
    const lines = vscode().ownLogLines("");
    const named = lines.findIndex((line) => line.includes("All papers have their names"));
    return named >= 0 && lines.slice(named).some((line) => line.includes("Search knows"));
  }

  it("can all be found", async function () {
    this.timeout(2 * readingTimeoutMs);
    const { title = "" } = papers.at(-1) ?? {};
    await openPicker();
    await vscode().typeInPick(title);
    await waitForRows([title], readingTimeoutMs);
    await vscode().dismissAll();
    // Until the search includes the names, rows may still change for a reason other than an older answer.
    await eventually("a search that knows the names", () => Promise.resolve(knowsNames() ? true : undefined));
  });

  for (const query of createQueries()) {
    it(`accept every key of "${query}", typed letter by letter, and end in the engine's order`, async function () {
      this.timeout(readingTimeoutMs);
      const expected = expectedFor(query);
      await openPicker();
      await vscode().page.keyboard.type(query, { delay: keyDelayMs });
      assert.equal(await inputValue(), query);
      await waitForRows(expected, readingTimeoutMs / 3);
      await vscode().page.waitForTimeout(500);
      assert.ok(await isShown(expected), "an older answer came over it");
      await vscode().dismissAll();
    });
  }

  it("are those of the last query, even if it replaces another at once", async function () {
    this.timeout(readingTimeoutMs);
    const [first = "", last = ""] = createQueries();
    const expected = expectedFor(last);
    await openPicker();
    await vscode().page.keyboard.type(first, { delay: 0 });
    await vscode().page.keyboard.press("Control+A");
    await vscode().page.keyboard.type(last, { delay: 0 });
    assert.equal(await inputValue(), last);
    await waitForRows(expected, readingTimeoutMs / 3);
    await vscode().page.waitForTimeout(500);
    assert.ok(await isShown(expected), "an older answer came over it");
    await vscode().dismissAll();
  });
});
