import assert from "node:assert/strict";
import { useWindow } from "./window/harness";

describe("completing citations in the window", () => {
  const vscode = useWindow();

  /** Waits until the first completion is as expected, and returns the rows of all completions in their order. */
  async function rowsThatBegin(expected: RegExp): Promise<readonly string[]> {
    const { page } = vscode();
    const rows = page.locator(".suggest-widget.visible .monaco-list-row");
    await rows.first().filter({ hasText: expected }).waitFor();
    return rows.evaluateAll((elements) =>
      elements
        .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
        .map((element) => element.textContent.replaceAll("\u00a0", " ")),
    );
  }

  it("finds a paper by words of its title after an @, and cites it", async () => {
    await vscode().openFile("notes.md");
    await vscode().hover("NPO", "Negative Preference Optimization"); // Waits until the extension is active.
    await vscode().putCursorAfter("plain gradient ascent.");
    await vscode().page.keyboard.type(" See @catastroph", { delay: 60 });
    const rows = await rowsThatBegin(/zhang2024negative/);
    assert.match(rows[0] ?? "", /Negative Preference Optimization/);
    await vscode().screenshot("completing-markdown");
    await vscode().page.keyboard.press("Enter");
    await vscode().editorTextThat((text) => text.includes("ascent. See @zhang2024negative"));
    await vscode().dismissAll();
    await vscode().runCommand("File: Revert File");
  });

  it("offers nothing in an e-mail address", async () => {
    await vscode().openFile("notes.md");
    await vscode().putCursorAfter("plain gradient ascent.");
    await vscode().page.keyboard.type(" ann@negative", { delay: 60 });
    await vscode().page.waitForTimeout(1500);
    assert.equal(
      await vscode().page.locator(".suggest-widget.visible .monaco-list-row").filter({ hasText: "zhang2024negative" }).count(),
      0,
    );
    await vscode().dismissAll();
    await vscode().runCommand("File: Revert File");
  });

  it("finds a paper by several words in LaTeX, adds its entry, and reverts both with one undo", async () => {
    await vscode().openFile("main.tex");
    await vscode().putCursorAfter("gradient ascent brings.");
    await vscode().page.keyboard.type(" \\cite{negative pref", { delay: 60 });
    await rowsThatBegin(/Zhang et al\. 2024 · Negative Preference.*zhang2024negative/);
    await vscode().screenshot("completing-latex");
    await vscode().page.keyboard.press("Enter");
    await vscode().editorTextThat((text) => text.includes("\\cite{zhang2024negative}"));
    await vscode().page.keyboard.press("Control+Z");
    await vscode().editorTextThat((text) => text.includes("\\cite{negative pref}"));
    await vscode().openFile("references.bib");
    await vscode().editorTextThat((text) => !text.includes("zhang2024negative"));
    await vscode().openFile("main.tex");
    await vscode().runCommand("File: Revert File");
  });
});
