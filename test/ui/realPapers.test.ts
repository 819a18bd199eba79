import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { gunzipSync } from "node:zlib";
import { useWindow } from "./harness";

const file = path.resolve(process.env["CITELENS_REAL_PAPERS"] ?? "../shared/data/real-papers-20k.csl.json.gz");

interface Item {
  readonly id: string;
  readonly title: string;
  readonly abstract?: string;
}

/** A paper that introduces a name before the colon of its title, and the name. */
function namedPaper(): Item & { readonly name: string } {
  const items = JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as readonly Item[];
  for (const item of items) {
    const name = /^([A-Z][a-z]+[A-Z][a-z]+[A-Z]\w*): /.exec(item.title)?.[1];
    if (name !== undefined && items.filter(({ title }) => title.includes(name)).length === 1) {
      return { ...item, name };
    }
  }
  throw new Error("no paper with a name of its own");
}

/** Guards against an order of magnitude only: another machine, and whatever else it does. */
const longestImport = 60_000;
const longestStart = 20_000;

describe("twenty thousand real papers in the window", () => {
  if (!existsSync(file)) {
    it("are not there: CITELENS_REAL_PAPERS names no file", () => {
      console.log(`      no ${path.basename(file)}`);
    });
    return;
  }
  const vscode = useWindow();
  const { id, title, name } = namedPaper();

  async function hoverFindsIt(): Promise<void> {
    await vscode().openFile("own.md");
    await vscode().hover(name, title.slice(name.length + 2));
  }

  /** The dialog fills its own field when it has read the folder: what is typed before is lost. */
  async function answerDialog(): Promise<void> {
    const button = vscode().page.locator(".quick-input-widget:visible .quick-input-action").getByText("Import");
    await button.waitFor();
    for (let attempt = 0; attempt < 10 && (await button.isVisible()); attempt++) {
      await vscode().typeInPick(file);
      await vscode().page.waitForTimeout(700);
      await vscode().page.keyboard.press("Enter");
      await vscode().page.waitForTimeout(1000);
    }
  }

  it("are imported, with progress and a count", async function () {
    this.timeout(2 * longestImport);
    writeFileSync(path.join(vscode().workspace, "own.md"), `# Own\n\nWe compare with ${name} on images.\n`);
    await vscode().openFile("own.md");
    await vscode().runCommand("CiteLens: Import Papers…");
    await vscode().typeInPick("From Files");
    await vscode().page.keyboard.press("Enter");
    await answerDialog();
    const start = Date.now();
    const told = vscode().page.locator(".notifications-toasts").getByText(/\d+ new, \d+ that you had already/);
    await told.or(vscode().page.locator(".notifications-toasts").getByText("importing papers")).first().waitFor();
    await told.waitFor({ timeout: longestImport });
    console.log(`      ${await told.innerText()} In ${Date.now() - start} ms`);
    const [, added = "0", joined = "0"] = /(\d+) new, (\d+)/.exec(await told.innerText()) ?? [];
    assert.equal(Number(added) + Number(joined), 20_027);
    await vscode().page.keyboard.press("Escape");
  });

  it("are found by hovers, once their names are known", async function () {
    this.timeout(3 * longestImport);
    const start = Date.now();
    for (let attempt = 0; ; attempt++) {
      try {
        await hoverFindsIt();
        break;
      } catch (error) {
        assert.ok(attempt < 5, String(error));
      }
    }
    console.log(`      names after ${Date.now() - start} ms`);
    await vscode().dismissAll();
  });

  it("are found in the pick and cited", async function () {
    this.timeout(longestImport);
    await vscode().openFile("own.md");
    await vscode().putCursorAfter(name);
    const before = await vscode().editorText();
    await vscode().runCommand("CiteLens: Insert Citation");
    await vscode().typeInPick(title.slice(0, 60));
    await vscode().page.locator(`.quick-input-list .monaco-list-row[data-index="0"]`).filter({ hasText: title.slice(0, 40) }).waitFor({ timeout: longestStart });
    await vscode().page.keyboard.press("Enter");
    assert.ok((await vscode().editorTextOtherThan(before)).includes(`${name} [@${id}]`));
  });

  it("are shown in the panel", async function () {
    this.timeout(longestImport);
    await vscode().runCommand("CiteLens: Show Papers Panel");
    const page = await vscode().webview("#count");
    await page.locator("#count").filter({ hasText: /^2\d[\d,]{3,4} papers$|^2\d{4} papers$/ }).waitFor({ timeout: longestStart });
    await page.locator("input").fill(title.slice(0, 60));
    await page.locator("#results .title").first().filter({ hasText: title }).waitFor({ timeout: longestStart });
  });

  it("are back soon after a restart", async function () {
    this.timeout(3 * longestStart);
    await vscode().page.waitForTimeout(5000);
    await vscode().page.reload();
    await vscode().page.locator(".monaco-workbench").waitFor({ timeout: 45_000 });
    const start = Date.now();
    await hoverFindsIt();
    console.log(`      a hover ${Date.now() - start} ms after VS Code's window`);
    assert.ok(Date.now() - start < longestStart);
  });
});
