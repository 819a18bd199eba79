import assert from "node:assert/strict";
import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readRealPapers, realPapersCount, requireRealPapers } from "../inputs/realPapers";
import { startTimeoutMs, useWindow } from "./window/harness";
import { eventually, timeoutMs } from "./window/eventually";

interface Item {
  readonly id: string;
  readonly title: string;
  readonly abstract?: string;
}

/** Returns the first paper with a name before the colon of its title that no other title contains. */
function namedPaper(file: string): Item & { readonly name: string } {
  const items = JSON.parse(new TextDecoder().decode(readRealPapers(file))) as readonly Item[];
  for (const item of items) {
    const name = /^([A-Z][a-z]+[A-Z][a-z]+[A-Z]\w*): /.exec(item.title)?.[1];
    if (name !== undefined && items.filter(({ title }) => title.includes(name)).length === 1) {
      return { ...item, name };
    }
  }
  throw new Error("No paper has a unique name.");
}

/** The time that the import may take. It only guards against slowness by an order of magnitude, as machines and their load differ. */
const importTimeoutMs = 2 * timeoutMs;

/** Texts in the lines that CiteLens logs at a start, in the expected order. */
const startSteps = ["that the last session saved", "The first hover", "The library has", "papers can be found", "Search knows"];

describe("twenty thousand real papers in the window", () => {
  let file = "";
  let [id, title, name] = ["", "", ""];
  before(function () {
    file = requireRealPapers(this);
    ({ id, title, name } = namedPaper(file));
  });
  const vscode = useWindow();

  async function hoverShowsPaper(firstTimeoutMs?: number): Promise<void> {
    await vscode().openFile("own.md");
    await vscode().hover(name, title.slice(name.length + 2), firstTimeoutMs);
  }

  it("are imported with progress and a count", async () => {
    writeFileSync(path.join(vscode().workspace, "own.md"), `# Own\n\nWe compare with ${name} on images.\n`);
    await vscode().openFile("own.md");
    await vscode().runCommand("CiteLens: Import Papers…");
    await vscode().typeInPick("From Files");
    await vscode().page.keyboard.press("Enter");
    await vscode().answerFileDialog(file, "Import");
    const start = Date.now();
    const message = vscode()
      .page.locator(".notifications-toasts")
      .getByText(/\d+ added/);
    await message.or(vscode().page.locator(".notifications-toasts").getByText("importing papers")).first().waitFor();
    await message.waitFor({ timeout: importTimeoutMs });
    console.log(`      ${await message.innerText()} In ${Date.now() - start} ms`);
    const [, added = "0", joined = "0"] = /(\d+) added(?:, (\d+) already)?/.exec(await message.innerText()) ?? [];
    assert.equal(Number(added) + Number(joined), realPapersCount);
    await vscode().page.keyboard.press("Escape");
  });

  it("are found by hovers, once their names are known", async () => {
    const start = Date.now();
    await hoverShowsPaper();
    console.log(`      names after ${Date.now() - start} ms`);
    await vscode().dismissAll();
  });

  it("are found in the picker and cited", async () => {
    await vscode().openFile("own.md");
    await vscode().putCursorAfter(name);
    await vscode().runCommand("CiteLens: Insert Citation");
    await vscode().typeInPick(title.slice(0, 60));
    await vscode().pickRow(0, title.slice(0, 40));
    await vscode().page.keyboard.press("Enter");
    await vscode().editorTextThat((text) => text.includes(`${name} [@${id}]`));
  });

  it("are shown in the panel", async () => {
    await vscode().runCommand("CiteLens: Show Papers Panel");
    const page = await vscode().webview("#count");
    await page
      .locator("#count")
      .filter({ hasText: /^2\d[\d,]{3,4} papers$|^2\d{4} papers$/ })
      .waitFor();
    await page.locator("input").fill(title.slice(0, 60));
    await page.locator("#results .title").first().filter({ hasText: title }).waitFor();
  });

  it("are found soon after a restart", async () => {
    const userDataFolder = path.join(vscode().workspace, "../../user-data");
    await eventually("the caches for the next start", () => {
      const names = readdirSync(userDataFolder, { recursive: true }).map(String);
      return Promise.resolve(
        ["search.index", ".papers", "mentions.keys"].every((end) => names.some((name) => name.endsWith(end))) || undefined,
      );
    });
    const before = new Map(startSteps.map((text) => [text, vscode().ownLogLines(text).length]));
    await vscode().page.reload();
    await vscode().page.locator(".monaco-workbench").waitFor({ timeout: startTimeoutMs });
    const start = Date.now();
    await hoverShowsPaper(700);
    const lastLine = (text: string): string =>
      vscode()
        .ownLogLines(text)
        .slice(before.get(text))
        .at(-1)
        ?.replace(/^.*\[info\]\s*/, "") ?? `nothing yet of "${text}"`;
    console.log(`      the first hover came ${Date.now() - start} ms after VS Code's window; the extension's own log:`);
    for (const text of startSteps) {
      console.log(`        ${lastLine(text)}`);
    }
  });
});
