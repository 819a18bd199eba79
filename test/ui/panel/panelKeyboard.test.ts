import assert from "node:assert/strict";
import type { Frame } from "playwright-core";
import { becomes } from "../window/eventually";
import { useWindow } from "../window/harness";
import { chooseInMenu } from "../window/menus";
import { focusIs, headsIn, openExplorer, openPanel, searchPanel, titlesIn } from "./panelView";

const npoTitle = "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning";

describe("panel with the keyboard alone", () => {
  const vscode = useWindow();
  const press = (key: string): Promise<void> => vscode().page.keyboard.press(key);

  /** The places from which the user asks for the panel. */
  const places: readonly (readonly [place: string, go: () => Promise<unknown>])[] = [
    ["an editor", () => vscode().putCursorAfter("ViDT")],
    ["the explorer", () => openExplorer(vscode())],
    [
      "a closed side bar",
      async () => {
        await vscode().putCursorAfter("ViDT");
        await press("Control+B");
        await becomes(() => vscode().page.locator(".split-view-view.visible > .part.sidebar").count(), 0);
      },
    ],
    [
      "an action of a card",
      async () => {
        const page = await searchPanel(vscode(), "negative preference optimization");
        await press("Enter");
        await focusIs(page, npoTitle);
        await press("Tab");
        await focusIs(page, "Insert citation");
      },
    ],
    ["a row", async () => focusRow(await searchPanel(vscode(), "neural collapse"))],
    [
      "another view, after a row",
      async () => {
        await focusRow(await searchPanel(vscode(), "neural collapse"));
        await openExplorer(vscode());
      },
    ],
  ];

  async function focusRow(page: Frame): Promise<void> {
    await press("ArrowDown");
    await focusIs(page, (await titlesIn(page))[0]);
  }

  for (const [place, go] of places) {
    it(`goes into the search box from ${place}`, async () => {
      await vscode().openFile("notes.md");
      await go();
      await vscode().runCommand("CiteLens: Show Papers Panel");
      const page = await vscode().webview("vscode-textfield");
      await focusIs(page, "vscode-textfield");
      await page.locator("input").fill("");
      await vscode().page.keyboard.type("vidt");
      await becomes(() => page.locator("input").inputValue(), "vidt");
    });
  }

  it("reaches each action of a card, its links, and the search again", async () => {
    await vscode().openFile("notes.md");
    const page = await searchPanel(vscode(), "negative preference optimization");
    const [first, second] = await titlesIn(page);
    assert.equal(first, npoTitle);
    await press("ArrowDown");
    await focusIs(page, first);
    // Opens the card, or leaves it open. Enter would close it.
    await press("ArrowRight");
    const stops = [
      "Insert citation",
      "Copy BibTeX",
      "Copy reference as…",
      "Open repository",
      "Name paper…",
      "More like this",
      "github.com/licong-lin/negative-preference-optimization",
      "arxiv.org/abs/2404.05868",
    ];
    for (const stop of stops) {
      await press("Tab");
      await focusIs(page, stop);
    }
    for (const stop of stops.slice(0, -1).reverse()) {
      await press("Shift+Tab");
      await focusIs(page, stop);
    }
    await press("Escape");
    await focusIs(page, first);
    await press("ArrowDown");
    await focusIs(page, second);
    await press("ArrowUp");
    await press("ArrowUp");
    await focusIs(page, "vscode-textfield");
  });

  it("runs the actions", async () => {
    await vscode().openFile("notes.md");
    const page = await searchPanel(vscode(), "negative preference optimization");
    await press("Enter");
    await focusIs(page, npoTitle);
    await press("Tab");
    await focusIs(page, "Insert citation");
    await press("Enter");
    await vscode().editorTextThat((text) => text.includes("[@zhang2024negative]"));
    await press("Tab");
    await focusIs(page, "Copy BibTeX");
    // Last, because a browser that does not allow the clipboard makes VS Code move the focus for a moment.
    await press("Space");
    await page.getByRole("button", { name: "Copied" }).waitFor();
    await vscode().runCommand("File: Revert File");
  });

  it("opens the menu of a card by a click with the right button, and runs its commands", async () => {
    await vscode().openFile("notes.md");
    const page = await searchPanel(vscode(), "negative preference optimization");
    await headsIn(page).first().click({ button: "right" });
    const menu = vscode().page.locator(".context-view .monaco-menu");
    await menu.getByText("Insert Citation").waitFor();
    const labels = (await menu.locator(".action-label").allInnerTexts()).filter((label) => label !== "");
    assert.deepEqual(labels, [
      "Insert Citation",
      "Cite in Another Format…",
      "Copy BibTeX",
      "Copy Citation Key",
      "Copy Reference As…",
      "Show in Bibliography",
      "Open Linked Repository",
      "More Like This",
      "Name Paper…",
    ]);
    await chooseInMenu(vscode().page, "Insert Citation");
    await vscode().editorTextThat((text) => text.includes("[@zhang2024negative]"));
    await vscode().runCommand("File: Revert File");
  });

  it("has no menu beside the cards", async () => {
    const page = await openPanel(vscode());
    await page.locator("#count").click({ button: "right" });
    await vscode().page.waitForTimeout(500);
    assert.equal(await vscode().page.locator(".context-view .monaco-menu").getByText("Insert Citation").count(), 0);
    await vscode().dismissAll();
  });
});
