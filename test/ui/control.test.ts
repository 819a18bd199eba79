import assert from "node:assert/strict";
import { useWindow } from "./window/harness";
import { becomes } from "./window/patience";
import type { VscodeWindow } from "./window/vscodeWindow";

const vidtTitle = "An Extendable, Efficient and Effective Transformer-based Object Detector";
const npoTitle = "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning";

/** The texts that are underlined with dots in the editors. */
function underlined({ page }: VscodeWindow): Promise<readonly string[]> {
  return page
    .locator(".view-line span span")
    .evaluateAll((spans) =>
      spans
        .filter((span) => getComputedStyle(span).textDecoration.includes("dotted"))
        .map((span) => span.textContent.replaceAll("\u00a0", " ")),
    );
}

describe("control over hovers in the window", () => {
  const vscode = useWindow();

  it("shows by keyboard what the mouse shows, and gives the focus to it", async () => {
    await vscode().openFile("losses.py");
    await vscode().putCursorAfter("NPO");
    await vscode().runCommand("CiteLens: Show Paper at Cursor");
    const card = vscode().page.locator(".monaco-hover:visible").filter({ hasText: npoTitle });
    await card.waitFor();
    await vscode().page.waitForFunction(() => document.activeElement !== null && document.activeElement.closest(".monaco-hover") !== null);
    await vscode().page.keyboard.press("Escape");
    await card.waitFor({ state: "hidden" });
  });

  it("marks nothing unless the settings want it", async () => {
    assert.deepEqual(await underlined(vscode()), []);
  });

  it("cites from the card, closes it and goes on behind the citation", async () => {
    await vscode().openFile("notes.md");
    await vscode().putCursorAfter("NPO");
    const card = await vscode().clickInHover("NPO", npoTitle, "Insert citation");
    await vscode().editorTextThat((text) => text.includes("[@zhang2024negative]"));
    await card.waitFor({ state: "hidden" });
    await vscode().page.keyboard.type("!");
    await vscode().editorTextThat((text) => text.includes("NPO [@zhang2024negative]!, compare"));
    await vscode().runCommand("File: Revert File");
  });

  it("mutes a name from its card, in this workspace, and unmutes it", async () => {
    await vscode().openFile("train.py");
    await vscode().clickInHover("ViDTB", vidtTitle, "Mute “ViDT”");
    const rows = vscode().page.locator(".quick-input-list .monaco-list-row");
    await rows.filter({ hasText: "In this workspace" }).click();
    await rows.first().waitFor({ state: "hidden" });
    await vscode().page.locator(".explorer-folders-view").getByText(".vscode").waitFor();
    await vscode().hoverNoMore("ViDTB", vidtTitle);
    await vscode().runCommand("CiteLens: Unmute Name…");
    await rows.filter({ hasText: "ViDT" }).click();
    await vscode().hover("ViDTB", vidtTitle);
    await vscode().dismissAll();
  });
});

describe("marks of mentions in the window", () => {
  const vscode = useWindow({ settings: { "citelens.mentions.underline": true, "citelens.mentions.overviewRuler": true } });

  /** Waits until these are the first texts that are underlined. */
  function beginsWith(...expected: readonly string[]): Promise<void> {
    return becomes(async () => (await underlined(vscode())).slice(0, expected.length), expected);
  }

  it("underlines exactly the names, also when the text is edited", async () => {
    await vscode().openFile("train.py");
    await beginsWith("ViDT", "ViDT+");
    await vscode().putCursorAfter("Fine-tune a");
    await vscode().page.keyboard.type(" vidt");
    await beginsWith("vidt", "ViDT", "ViDT+");
    await vscode().runCommand("File: Revert File");
  });
});
