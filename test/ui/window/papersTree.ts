import type { Locator } from "playwright-core";
import { eventually } from "./eventually";
import type { VscodeWindow } from "./vscodeWindow";

/** Opens the view in the Explorer, closes the list of files above it, and returns its part of the window. */
export async function openPapersTree(window: VscodeWindow, name = "Papers in This Workspace"): Promise<Locator> {
  const { page } = window;
  await page.keyboard.press("Control+Shift+E");
  const pane = (header: string): Locator =>
    page.locator(".split-view-view:visible > .pane").filter({ has: page.locator(`.pane-header:has-text("${header}")`) });
  await setOpen(pane("sample"), false);
  await setOpen(pane(name), true);
  return pane(name);
}

async function setOpen(pane: Locator, isOpen: boolean): Promise<void> {
  const header = pane.locator(".pane-header");
  await header.waitFor();
  await eventually("the parts of the Explorer", async () => {
    if ((await header.getAttribute("aria-expanded")) !== String(isOpen)) {
      await header.click();
    }
    return (await header.getAttribute("aria-expanded")) === String(isOpen) ? true : undefined;
  });
}

/** Returns the visible rows of papers from top to bottom, as a screen reader reads them. */
export async function paperNames(tree: Locator): Promise<readonly string[]> {
  return tree.locator('.monaco-list-row[aria-level="1"]').evaluateAll((rows) =>
    rows
      .map((row) => ({ top: row.getBoundingClientRect().top, name: row.getAttribute("aria-label") ?? "" }))
      .sort((a, b) => a.top - b.top)
      .map(({ name }) => name),
  );
}

/** Returns the row of a paper, by its title. */
export function paperRow(tree: Locator, title: string): Locator {
  return tree.locator(`.monaco-list-row[aria-level="1"][aria-label*="${title}"]`);
}

/** Returns the row of a place, by what a screen reader reads. */
export function placeRow(tree: Locator, text: string): Locator {
  return tree.locator(`.monaco-list-row[aria-level="2"][aria-label*="${text}"]`);
}
