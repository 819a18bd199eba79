import assert from "node:assert/strict";
import { becomes } from "../window/eventually";
import { headsIn, searchPanel } from "../panel/panelView";
import { useWindow } from "../window/harness";

const title = "Quuxification of Spatial Graphs";

describe("adding a paper in the window", () => {
  const vscode = useWindow();

  it("asks, shows what was found with its sources, adds it, and takes it back", async () => {
    const { page } = vscode();
    await vscode().openFile("notes.md");
    await vscode().runCommand("CiteLens: Add Paper…");
    await vscode().typeInPick("arXiv:2311.16162");
    await becomes(async () => (await vscode().pickRows())[0]?.name.includes("Look up 2311.16162"), true);
    await vscode().screenshot("add paper: what is typed");
    await page.keyboard.press("Enter");
    await page.getByText("Ask DataCite, Hugging Face, arXiv, Semantic Scholar about “2311.16162”?").waitFor();
    await vscode().screenshot("add paper: the question");
    await page.getByRole("button", { name: "Ask Once" }).click();
    await becomes(async () => (await vscode().pickRows()).some(({ name }) => name.includes(`Title: ${title}`)), true);
    await vscode().screenshot("add paper: what was found");
    const rows = (await vscode().pickRows()).map(({ name }) => name);
    assert.match(rows.join("\n"), /Authors: Ada Quuxer, Bo Jones.*DataCite, \d{4}-\d\d-\d\d/s);
    assert.match(rows.join("\n"), /Repository: https:\/\/github\.com\/quuxer\/quux.*Hugging Face, \d{4}-\d\d-\d\d/s);
    await page.keyboard.press("Enter");
    await page.locator(".notification-list-item", { hasText: `“${title}”: 1 added.` }).waitFor();
    await vscode().screenshot("add paper: added");
    await page.getByRole("button", { name: "Undo" }).click();
    await page.locator(".notification-list-item", { hasText: "undid the import; 1 paper is removed" }).waitFor();
  });

  it("is offered by the panel where nothing matches; then the menu of its card edits and removes it, but no bundled paper", async () => {
    const { page } = vscode();
    await vscode().openFile("notes.md");
    const panel = await searchPanel(vscode(), "2311.16162", /^0 of/);
    await panel.getByRole("button", { name: "Look Up Online…" }).click();
    await page.getByRole("button", { name: "Ask Once" }).click();
    await becomes(async () => (await vscode().pickRows()).some(({ name }) => name.includes(`Title: ${title}`)), true);
    await page.keyboard.press("Enter");
    await page.locator(".notification-list-item", { hasText: `“${title}”: 1 added.` }).waitFor();
    await becomes(() => panel.locator("#results .title").allInnerTexts(), [title]);
    const menu = page.locator(".context-view .monaco-menu");
    for (const [query, isOwn] of [
      ["2311.16162", true],
      ["negative preference optimization", false],
    ] as const) {
      await headsIn(await searchPanel(vscode(), query))
        .first()
        .click({ button: "right" });
      await menu.getByText("Insert Citation").waitFor();
      const labels = await menu.locator(".action-label").allInnerTexts();
      assert.deepEqual(
        ["Edit Paper…", "Remove from Library…"].map((label) => labels.includes(label)),
        [isOwn, isOwn],
        query,
      );
      await vscode().dismissAll();
    }
    // The message may be gone.
    await vscode().runCommand("CiteLens: Undo Import");
    await page.locator(".notification-list-item", { hasText: "undid the import; 1 paper is removed" }).waitFor();
  });
});
