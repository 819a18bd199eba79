import assert from "node:assert/strict";
import type { Frame, Locator } from "playwright-core";
import { useWindow } from "./harness";

const npoTitle = "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning";

describe("panel in the window", () => {
  const vscode = useWindow();

  /** Opens the panel as a person does, by its icon, where it isn't open yet. */
  async function panel(): Promise<Frame> {
    const icon = vscode().page.locator('.activitybar .action-item:has([aria-label="CiteLens"])');
    if ((await icon.getAttribute("aria-selected")) !== "true") {
      await icon.click();
    }
    return vscode().webview("vscode-textfield");
  }

  /** Types into the search box and waits for the count. */
  async function search(query: string, count: RegExp): Promise<Frame> {
    const page = await panel();
    await page.locator("input").fill(query);
    await page.locator("#count").filter({ hasText: count }).waitFor();
    return page;
  }

  function heads(page: Frame): Locator {
    return page.locator("#results .head");
  }

  /** The name of what has the focus, as far as the page knows: a head's title, or what else it is. */
  function focused(page: Frame): Promise<string> {
    return page.evaluate(() => {
      const active = document.activeElement;
      return active?.querySelector(".title")?.textContent ?? active?.tagName.toLowerCase() ?? "";
    });
  }

  it("shows all papers at first", async () => {
    const page = await panel();
    await page.locator("#count").filter({ hasText: "106 papers" }).waitFor();
    assert.equal(await heads(page).count(), 50);
    await page.getByRole("button", { name: "Show more" }).click();
    await heads(page).nth(99).waitFor();
  });

  it("searches as one types", async () => {
    const page = await search("negatve preferense optimzation", /^\d+ of 106 papers$/);
    await heads(page).first().filter({ hasText: npoTitle }).waitFor();
    assert.match(await heads(page).first().innerText(), /NPO[^]*Ruiqi Zhang, Licong Lin, Yu Bai et al\. · COLM 2024[^]*Code/);
  });
});
