import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { bundledPapers } from "../../src/core/library/bundledPapers";
import type { Paper } from "../../src/core/paper";
import { generateLibrary } from "../bench/corpus";
import { misspell } from "../bench/systematicQueries";
import { createRandom } from "../inputs/random";
import { useWindow } from "./window/harness";
import { eventually } from "./window/patience";

const count = 10_000;
const file = path.resolve("out/large-library.csl.json");
const made = generateLibrary(count, bundledPapers);

/** How long reading them all may take, in milliseconds: a guard against an order of magnitude. */
const longestReading = 60_000;
/** Between two keys of a fast typist, in milliseconds. */
const betweenKeys = 25;
const rowsCompared = 5;

function cslItemOf({ citekey, title, authors, abstract = "", year = 0 }: Paper): unknown {
  return { id: citekey, type: "article-journal", title, author: authors, abstract, issued: { "date-parts": [[year]] } };
}

/** Of each query, the titles in the order in which the command line finds them. */
function titlesFound(asked: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const lines = execFileSync(process.execPath, ["dist/cli.js", "search", "--library", file, "--limit", String(rowsCompared), "--json"], {
    input: asked.join("\n"),
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  const answers = lines
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { query: string; results: { title: string }[] });
  return new Map(answers.map(({ query, results }) => [query, results.map(({ title }) => title)]));
}

/** What a person may remember of some of the papers. */
function queries(): readonly string[] {
  const random = createRandom(3);
  return made.slice(2000, 2003).map(({ title, authors }, at) => {
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
  before("are written, and searched on the command line", function () {
    this.timeout(2 * longestReading);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(made.map(cslItemOf)));
    expectedTitles = titlesFound(queries());
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

  async function waitForRows(titles: readonly string[], patience: number): Promise<void> {
    for (const start = Date.now(); !(await isShown(titles));) {
      assert.ok(
        Date.now() - start < patience,
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
    const lines = vscode().logged("");
    const named = lines.findIndex((line) => line.includes("All papers have their names"));
    return named >= 0 && lines.slice(named).some((line) => line.includes("Search knows"));
  }

  it("are all read", async function () {
    this.timeout(2 * longestReading);
    const { title = "" } = made.at(-1) ?? {};
    await openPicker();
    await vscode().typeInPick(title);
    await waitForRows([title], longestReading);
    await vscode().dismissAll();
    // Until the names are in the search too, rows may still change for another reason than an older answer.
    await eventually("a search that knows the names", () => Promise.resolve(knowsNames() ? true : undefined));
  });

  for (const query of queries()) {
    it(`typed letter by letter, "${query}" loses no key and shows the engine's order`, async function () {
      this.timeout(longestReading);
      const expected = expectedFor(query);
      await openPicker();
      await vscode().page.keyboard.type(query, { delay: betweenKeys });
      assert.equal(await inputValue(), query);
      await waitForRows(expected, longestReading / 3);
      await vscode().page.waitForTimeout(500);
      assert.ok(await isShown(expected), "an older answer came over it");
      await vscode().dismissAll();
    });
  }

  it("what was typed last is what is shown, though it was typed over something else", async function () {
    this.timeout(longestReading);
    const [first = "", last = ""] = queries();
    const expected = expectedFor(last);
    await openPicker();
    await vscode().page.keyboard.type(first, { delay: 0 });
    await vscode().page.keyboard.press("Control+A");
    await vscode().page.keyboard.type(last, { delay: 0 });
    assert.equal(await inputValue(), last);
    await waitForRows(expected, longestReading / 3);
    await vscode().page.waitForTimeout(500);
    assert.ok(await isShown(expected), "an older answer came over it");
    await vscode().dismissAll();
  });
});
