import assert from "node:assert/strict";
import { useWindow } from "../window/harness";
import { becomes } from "../window/eventually";
import { countIs, focusIs, openCard, openPanel, searchPanel, titlesAreThoseFound, titlesIn } from "./panelView";

const npoTitle = "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning";

describe("more like a paper, in the panel", () => {
  const vscode = useWindow();

  it("shows from a card papers about the same subject, without the paper itself", async () => {
    await vscode().openFile("notes.md");
    const page = await searchPanel(vscode(), "negative preference optimization");
    const card = page.locator("#results .paper").first();
    await openCard(card.locator(".head"));
    await card.getByRole("button", { name: "More like this" }).click();
    await becomes(() => page.locator("input").inputValue(), "like:zhang2024negative");
    await titlesAreThoseFound(page, "like:zhang2024negative");
    assert.ok(!(await titlesIn(page)).includes(npoTitle));
  });

  it("gives the focus to the first of them, and Escape leads back to all papers", async () => {
    const page = await openPanel(vscode());
    await focusIs(page, (await titlesIn(page))[0]);
    await vscode().page.keyboard.press("Escape");
    await focusIs(page, "vscode-textfield");
    await vscode().page.keyboard.press("Escape");
    await countIs(page, /^1418 papers$/);
  });
});
