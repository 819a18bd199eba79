import assert from "node:assert/strict";
import { useWindow } from "./window/harness";

describe("citing in the window", () => {
  const vscode = useWindow();

  /** Inserts a citation from the palette with the cursor on a name, whose paper is the first row. */
  async function citeAt(file: string, name: string, title: string): Promise<void> {
    await vscode().openFile(file);
    await vscode().putCursorAfter(name);
    await vscode().runCommand("CiteLens: Insert Citation");
    await vscode().pickRow(0, title);
    await vscode().page.keyboard.press("Enter");
  }

  const cases = [
    ["notes.md", "NPO", "Negative Preference Optimization", /NPO \[@zhang2024negative\]/],
    ["main.tex", "NPO", "Negative Preference Optimization", /NPO \\citep\{zhang2024negative\}/],
    [
      "losses.py",
      "npo_loss",
      "Negative Preference Optimization",
      /# Zhang et al\., "Negative Preference Optimization: .*", COLM 2024\. https:\/\/arxiv\.org\/abs\/2404\.05868/,
    ],
    [
      "binarize.cpp",
      "ReSTE",
      "Estimator Meets Equilibrium Perspective",
      /\/\/ .*Wu et al\., "Estimator Meets Equilibrium Perspective: .*ICCV 2023/,
    ],
  ] as const;
  for (const [file, name, title, expected] of cases) {
    it(`inserts a citation into ${file}, and removes it with one undo`, async () => {
      await citeAt(file, name, title);
      await vscode().editorTextThat((text) => expected.test(text));
      await vscode().page.keyboard.press("Control+Z");
      await vscode().editorTextThat((text) => !expected.test(text));
    });
  }

  const recorded = [
    ["summary.md", /NPO \[@zhang2024negative\]/],
    ["main.tex", /NPO \\citep\{zhang2024negative\}/],
  ] as const;
  for (const [file, expected] of recorded) {
    it(`cites in ${file} and adds the entry to its bibliography, and reverts both with one undo`, async () => {
      await citeAt(file, "NPO", "Negative Preference Optimization");
      await vscode().editorTextThat((shown) => expected.test(shown));
      await vscode().openFile("references.bib");
      await vscode().editorTextThat((shown) => /year = \{2017\}\n\}\n\s*@inproceedings\{zhang2024negative,/.test(shown));
      await vscode().openFile(file);
      await vscode().page.keyboard.press("Control+Z");
      await vscode().editorTextThat((shown) => !expected.test(shown));
      await vscode().openFile("references.bib");
      await vscode().editorTextThat((shown) => shown.includes("vaswani2017attention") && !shown.includes("zhang2024negative"));
    });
  }

  it("cites several papers, picked with Ctrl+D, in one citation, and removes it with one undo", async () => {
    await vscode().openFile("main.tex");
    await vscode().putCursorAfter("NPO");
    await vscode().runCommand("CiteLens: Insert Citation");
    const active = vscode().page.locator(".quick-input-list .monaco-list-row.focused");
    await vscode().typeInPick("vidt");
    await active.filter({ hasText: "Extendable, Efficient and Effective" }).waitFor();
    await vscode().page.keyboard.press("Control+D");
    await vscode().page.locator(".quick-input-title").filter({ hasText: "1 picked" }).waitFor();
    await vscode().typeInPick("negatve preferense");
    await active.filter({ hasText: "From Catastrophic Collapse" }).waitFor();
    await vscode().page.keyboard.press("Enter");
    await vscode().editorTextThat((text) => text.includes("NPO \\citep{song2022extendable,zhang2024negative}"));
    await vscode().page.keyboard.press("Control+Z");
    await vscode().editorTextThat((text) => !text.includes("song2022extendable"));
  });

  it("opens the repository of the name under the cursor", async () => {
    await vscode().openFile("notes.md");
    await vscode().putCursorAfter("ViDT");
    await vscode().runCommand("CiteLens: Open Linked Repository");
    assert.equal(await vscode().openedAddress(), "https://github.com/naver-ai/vidt");
  });
});
