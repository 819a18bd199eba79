import type { Locator } from "playwright-core";
import { useWindow } from "./harness";

describe("dragging a paper from the panel", () => {
  const vscode = useWindow();

  /** Drags as a hand does: past the threshold, in steps, over the place for a moment. */
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

  it("cites it where it is dropped, and takes it back with one undo", async () => {
    await vscode().openFile("notes.md");
    await vscode().page.locator('.activitybar .action-item:has([aria-label="CiteLens"])').click();
    const page = await vscode().webview("vscode-textfield");
    await page.locator("input").fill("negatve preferense optimzation");
    const head = page.locator("#results .head").filter({ hasText: "From Catastrophic Collapse" }).first();
    await head.waitFor();
    const line = vscode().page.locator(".editor-instance .view-line").last();
    const box = await line.boundingBox();
    await drag(head, { x: (box?.x ?? 0) + 4, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 });
    await vscode().editorTextThat((text) => text.includes("[@zhang2024negative]"));
    await vscode().page.keyboard.press("Control+Z");
    await vscode().editorTextThat((text) => !text.includes("[@zhang2024negative]"));
  });
});
