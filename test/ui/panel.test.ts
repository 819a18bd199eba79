import assert from "node:assert/strict";
import type { Frame } from "playwright-core";
import { useWindow } from "./harness";

const vidtTitle = "An Extendable, Efficient and Effective Transformer-based Object Detector";

describe("panel in the window", () => {
  const vscode = useWindow();

  /** Opens the panel as a person does who sees its icon. */
  async function openPanel(): Promise<Frame> {
    const icon = vscode().page.locator('.activitybar a[aria-label="CiteLens"]');
    if ((await icon.getAttribute("aria-expanded")) !== "true") {
      await icon.click();
    }
    return vscode().webview("#query");
  }

  async function search(query: string, first: string): Promise<Frame> {
    const panel = await openPanel();
    await panel.locator("#query input").fill(query);
    await panel.locator("#results > *").first().filter({ hasText: first }).waitFor();
    return panel;
  }

  it("finds papers as the person types, by a word with a typo", async () => {
    await vscode().openFile("notes.md");
    const panel = await search("transformr objct detector", vidtTitle);
    assert.match(await panel.locator("#count").innerText(), /\d/);
    const rows = await panel.locator("#results > *").count();
    assert.ok(rows > 0 && rows < 106, `${rows} rows`);
  });

  it("opens an abstract with the keyboard", async () => {
    const panel = await search("vidt", vidtTitle);
    await panel.locator("#query input").press("ArrowDown");
    await vscode().page.keyboard.press("Enter");
    await panel.getByText("Transformers have been widely used in numerous vision problems").waitFor();
  });

  it("keeps the query while it is hidden", async () => {
    await search("colapse unlearning", "Negative Preference Optimization");
    await vscode().page.keyboard.press("Control+Shift+E");
    await vscode().page.locator(".explorer-folders-view").waitFor();
    const panel = await openPanel();
    assert.equal(await panel.locator("#query input").inputValue(), "colapse unlearning");
  });

  it("shows the paper that was chosen in the picker", async () => {
    await vscode().runCommand("CiteLens: Find Paper");
    await vscode().typeInPick("domainmix");
    await vscode().page.locator('.quick-input-list .monaco-list-row[data-index="0"]').filter({ hasText: "DomainMix" }).waitFor();
    await vscode().page.keyboard.press("Enter");
    const panel = await vscode().webview("#results");
    await panel.getByText("DomainMix: Learning Generalizable Person Re-Identification").first().waitFor();
  });

  it("looks right in light and dark", async () => {
    await vscode().openFile("train.py");
    await vscode().pictures("panel", async () => {
      const panel = await search("unlearning", "Unlearning");
      await panel.locator("#query input").press("ArrowDown");
      await vscode().page.keyboard.press("Enter");
    });
  });
});
