import assert from "node:assert/strict";
import { useWindow } from "./window/harness";
import { becomes } from "./window/eventually";
import type { VscodeWindow } from "./window/vscodeWindow";

const vidtTitle = "An Extendable, Efficient and Effective Transformer-based Object Detector";
const npoTitle = "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning";

/** Returns the texts in the editors that have a dotted underline. */
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

  it("shows the hover from the keyboard too, and focuses it", async () => {
    await vscode().openFile("losses.py");
    await vscode().putCursorAfter("NPO");
    await vscode().runCommand("CiteLens: Show Paper at Cursor");
    const card = vscode().page.locator(".monaco-hover:visible").filter({ hasText: npoTitle });
    await card.waitFor();
    await vscode().page.waitForFunction(() => document.activeElement !== null && document.activeElement.closest(".monaco-hover") !== null);
    await vscode().page.keyboard.press("Escape");
    await card.waitFor({ state: "hidden" });
  });

  it("underlines nothing by default", async () => {
    assert.deepEqual(await underlined(vscode()), []);
  });

  it("cites from the card, closes it, and puts the cursor after the citation", async () => {
    await vscode().openFile("notes.md");
    await vscode().putCursorAfter("NPO");
    const card = await vscode().clickInHover("NPO", npoTitle, "Insert citation");
    await vscode().editorTextThat((text) => text.includes("[@zhang2024negative]"));
    await card.waitFor({ state: "hidden" });
    await vscode().page.keyboard.type("!");
    await vscode().editorTextThat((text) => text.includes("NPO [@zhang2024negative]!, compare"));
    await vscode().runCommand("File: Revert File");
  });

  it("mutes a name in this workspace from its card, and unmutes it", async () => {
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

  /** Waits until these are the first underlined texts. */
  function beginsWith(...expected: readonly string[]): Promise<void> {
    return becomes(async () => (await underlined(vscode())).slice(0, expected.length), expected);
  }

  it("underlines exactly the names, even after an edit", async () => {
    await vscode().openFile("train.py");
    await beginsWith("ViDT", "COCO");
    await vscode().putCursorAfter("Fine-tune a");
    await vscode().page.keyboard.type(" vidt");
    await beginsWith("vidt", "ViDT", "COCO");
    await vscode().runCommand("File: Revert File");
  });
});
