import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import { eventually } from "../window/eventually";
import { useWindow } from "../window/harness";

const address = "https://arxiv.org/abs/2404.05868";

describe("pasting the address of a paper", () => {
  const vscode = useWindow();

  /** Pastes a text behind another one. */
  async function pasteBehind(before: string, pasted: string): Promise<void> {
    const { page } = vscode();
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await vscode().openFile("summary.md");
    await vscode().putCursorAfter(before);
    await page.evaluate((text) => navigator.clipboard.writeText(text), pasted);
    await page.keyboard.press("Control+V");
    await vscode().editorTextThat((text) => text.includes(`${before}${pasted}`));
  }

  it("pastes it, and the list that follows makes it a citation, which is recorded; undo takes both back", async () => {
    const { page } = vscode();
    await pasteBehind("slows the collapse", address);
    const widget = page.locator(".post-edit-widget");
    await widget.waitFor();
    await vscode().screenshot("paste: the address");
    await widget.locator(".monaco-button, a").first().click();
    const list = page.locator(".action-widget");
    await list.getByText("Insert Citation").waitFor();
    await vscode().screenshot("paste: the list");
    await chooseInList(list, "Insert Citation");
    const text = await vscode().editorTextThat((shown) => shown.includes("[@zhang2024negative]"));
    assert.doesNotMatch(text, /2404\.05868/);
    await vscode().screenshot("paste: the citation");
    await vscode().openFile("references.bib");
    await vscode().editorTextThat((shown) => shown.includes("@inproceedings{zhang2024negative,"));
    await page.keyboard.press("Control+Z");
    await vscode().editorTextThat((shown) => !shown.includes("zhang2024negative"));
    await vscode().openFile("summary.md");
    await vscode().editorTextThat((shown) => !shown.includes("zhang2024negative"));
  });

  /** Moves down in the list that covers the window until the row is active, and presses Enter. */
  async function chooseInList(list: Locator, row: string): Promise<void> {
    await eventually(`the row ${row}`, async () => {
      if ((await list.locator(".monaco-list-row.focused").innerText()).includes(row)) {
        return true;
      }
      await vscode().page.keyboard.press("ArrowDown");
      return undefined;
    });
    await vscode().page.keyboard.press("Enter");
  }
});
