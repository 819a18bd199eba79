import type { Locator } from "playwright-core";
import { useWindow } from "./window/harness";

describe("dragging a paper from the panel", () => {
  const vscode = useWindow();

  /** Drags like a hand: past the threshold, in steps, and with a short stay over the target. */
  async function drag(card: Locator, to: { readonly x: number; readonly y: number }): Promise<void> {
    const { mouse } = vscode().page;
    const box = await card.boundingBox();
    const [x, y] = [(box?.x ?? 0) + 40, (box?.y ?? 0) + 12];
    await mouse.move(x, y);
    await mouse.down();
    await mouse.move(x + 20, y + 6, { steps: 4 });
    await mouse.move(to.x, to.y, { steps: 12 });
    await mouse.move(to.x, to.y + 1, { steps: 4 });
    await mouse.up();
  }

  /** Finds NPO in the panel, and drags it onto the line of a file that contains `lineWith`, or onto the last line if that is empty. */
  async function dropOn(file: string, lineWith: string): Promise<void> {
    await vscode().openFile(file);
    if (!(await vscode().page.locator('.activitybar .action-item.checked:has([aria-label="CiteLens"])').isVisible())) {
      await vscode().page.locator('.activitybar .action-item:has([aria-label="CiteLens"])').click();
    }
    const page = await vscode().webview("vscode-textfield");
    await page.locator("input").fill("negatve preferense optimzation");
    const head = page.locator("#results .head").filter({ hasText: "From Catastrophic Collapse" }).first();
    await head.waitFor();
    const lines = vscode().page.locator(".editor-instance .view-line");
    const line = lineWith === "" ? lines.last() : lines.filter({ hasText: lineWith }).first();
    const box = await line.boundingBox();
    await drag(head, { x: (box?.x ?? 0) + 4, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 });
  }

  it("cites it where it is dropped, and removes the citation with one undo", async () => {
    await dropOn("notes.md", "");
    await vscode().editorTextThat((text) => text.includes("[@zhang2024negative]"));
    await vscode().page.keyboard.press("Control+Z");
    await vscode().editorTextThat((text) => !text.includes("[@zhang2024negative]"));
  });

  it("leaves code unchanged, and puts the reference into a comment above it", async () => {
    await dropOn("losses.py", "def npo_loss");
    const comment =
      /^# Zhang et al\., "Negative Preference Optimization: .*COLM 2024\. https:\/\/arxiv\.org\/abs\/2404\.05868\ndef npo_loss/m;
    await vscode().editorTextThat((text) => comment.test(text));
    await vscode().page.keyboard.press("Control+Z");
    await vscode().editorTextThat((text) => !text.includes("Zhang et al."));
  });

  it("adds it to the bibliography that the file names", async () => {
    await dropOn("summary.md", "slows the collapse");
    await vscode().editorTextThat((text) => text.includes("[@zhang2024negative]"));
    await vscode().openFile("references.bib");
    await vscode().editorTextThat((text) => /@inproceedings\{zhang2024negative,/.test(text));
  });
});
