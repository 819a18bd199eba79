import type { Page } from "playwright-core";
import { eventually } from "./eventually";

/** The place of a text in the window: its middle and its right end, in pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly right: number;
}

/** Selects the active editor, or the notebook that covers it. */
export const editors = ":is(.editor-group-container.active, .notebookOverlay)";

/**
 * Returns the place of the first occurrence of a text in the active editor. Waits until the text is drawn, nothing covers it, and it
 * stops moving: an editor that was just opened is laid out again, and the previous one is still there for a moment.
 */
export function placeOf(page: Page, text: string): Promise<Place> {
  return eventually(`"${text}" in the visible part of the editor`, async () => {
    const before = await placeNow(page, text);
    await page.waitForTimeout(60);
    const after = await placeNow(page, text);
    return before?.x === after?.x && before?.y === after?.y ? after : undefined;
  });
}

/** Returns whether an editor's cursor is at the right end of a place. */
export function isCursorAt(page: Page, { right, y }: Place): Promise<boolean> {
  return page.locator(`${editors} .monaco-editor.focused .cursors-layer .cursor`).evaluateAll(
    (cursors, at) =>
      cursors.some((cursor) => {
        const { left, top, bottom } = cursor.getBoundingClientRect();
        return Math.abs(left - at.right) < 3 && top <= at.y && at.y <= bottom;
      }),
    { right, y },
  );
}

function placeNow(page: Page, text: string): Promise<Place | undefined> {
  return page.locator(`${editors} .view-line`).evaluateAll((lines, wanted) => {
    for (const line of lines) {
      const start = line.textContent.replaceAll("\u00a0", " ").indexOf(wanted);
      if (start >= 0) {
        const range = document.createRange();
        let passed = 0;
        const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        while (texts.nextNode() !== null) {
          const node = texts.currentNode as Text;
          if (start >= passed && start < passed + node.length) {
            range.setStart(node, start - passed);
          }
          if (start + wanted.length > passed && start + wanted.length <= passed + node.length) {
            range.setEnd(node, start + wanted.length - passed);
          }
          passed += node.length;
        }
        const { left, right, top, bottom } = range.getBoundingClientRect();
        const place = { x: (left + right) / 2, y: (top + bottom) / 2, right };
        const hit = document.elementFromPoint(place.x, place.y);
        if (hit && hit.closest(".monaco-hover") === null && hit.closest(".monaco-editor") === line.closest(".monaco-editor")) {
          return place;
        }
      }
    }
    return undefined;
  }, text);
}
