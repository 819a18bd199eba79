import assert from "node:assert/strict";
import { useWindow } from "../window/harness";
import { becomes, eventually } from "../window/eventually";
import { writeManyPapers, manyPapers } from "../pictures/workspace";
import { headsIn, openPanel, searchPanel } from "./panelView";

/** The time in which the panel must reach its last paper. It only guards against slowness by an order of magnitude. */
const scrollTimeoutMs = 60_000;

describe("ten thousand papers in the panel", () => {
  const vscode = useWindow({ settings: { "citelens.libraries": [writeManyPapers()] } });

  async function total(): Promise<number> {
    const page = await openPanel(vscode());
    return eventually("all papers", async () => {
      const count = Number(/^(\d+) papers$/.exec(await page.locator("#count").innerText())?.[1]);
      return count >= manyPapers ? count : undefined;
    });
  }

  it("scroll down to the last one", async function () {
    this.timeout(3 * scrollTimeoutMs);
    const all = await total();
    await eventually("papers with names", () => Promise.resolve(vscode().ownLogLines("All papers have their names").at(-1)));
    const page = await openPanel(vscode());
    const start = Date.now();
    await eventually("the last paper", async () => {
      await page.evaluate(() => {
        document.documentElement.scrollTop = document.documentElement.scrollHeight;
      });
      return (await headsIn(page).count()) === all ? true : undefined;
    });
    const tookMs = Date.now() - start;
    assert.ok(tookMs < scrollTimeoutMs, `${tookMs} ms`);
    await becomes(() => page.locator("#more").isVisible(), false);
    const last = headsIn(page).last();
    await last.scrollIntoViewIfNeeded();
    await last.click();
    await page.locator("#results .paper").last().locator(".details").waitFor();
  });

  it("accept the keys of a search at once, although all are shown", async () => {
    const start = Date.now();
    const page = await searchPanel(vscode(), "negative preference optimization");
    await headsIn(page).first().filter({ hasText: "Negative Preference Optimization" }).waitFor();
    assert.ok(Date.now() - start < scrollTimeoutMs / 6, `${Date.now() - start} ms`);
  });
});
