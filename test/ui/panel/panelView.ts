import type { Frame, Locator } from "playwright-core";
import { becomes } from "../window/eventually";
import { titlesFound } from "../window/titlesFound";
import type { VscodeWindow } from "../window/vscodeWindow";

/** The panel of a window, with the actions of a user. Each function takes the window, which exists only within hooks and tests. */

/** Opens the panel by its icon, unless it is already open. */
export async function openPanel(window: VscodeWindow): Promise<Frame> {
  const icon = window.page.locator('.activitybar .action-item:has([aria-label="CiteLens"])');
  if ((await icon.getAttribute("aria-selected")) !== "true") {
    await icon.click();
  }
  return window.webview("vscode-textfield");
}

/** Types into the search box and waits for the answer. */
export async function searchPanel(window: VscodeWindow, query: string, count = /^\d+ of \d+ papers\b/): Promise<Frame> {
  const page = await openPanel(window);
  await page.locator("input").fill(query);
  await page.locator('#results[aria-busy="false"]').waitFor({ state: "attached" });
  await countIs(page, count);
  return page;
}

/** Waits until the count of papers reads so. */
export function countIs(page: Frame, count: RegExp): Promise<void> {
  return page.locator("#count").filter({ hasText: count }).waitFor();
}

/** Returns the heads of the cards that a search found. */
export function headsIn(page: Frame): Locator {
  return page.locator(":is(#results, #inPart) .head");
}

/** Returns the titles of the papers that a search found. */
export function titlesIn(page: Frame): Promise<string[]> {
  return page.locator(":is(#results, #inPart) .title").allInnerTexts();
}

/** Waits until the first titles are those that the command line finds. */
export function titlesAreThoseFound(page: Frame, query: string): Promise<void> {
  return becomes(async () => (await titlesIn(page)).slice(0, 5), titlesFound(query).slice(0, 5));
}

/** Opens a card, unless it is open. */
export async function openCard(head: Locator): Promise<void> {
  if ((await head.getAttribute("aria-expanded")) !== "true") {
    await head.click();
  }
}

/** Waits until the element with this name, as `focusedIn` returns it, has the focus. */
export function focusIs(page: Frame, expected: string | undefined): Promise<void> {
  return becomes(() => focusedIn(page), expected ?? "");
}

/** Returns the name of the page's focused element: the title of a card's head, the label of a button or link, or else its tag. */
function focusedIn(page: Frame): Promise<string> {
  return page.evaluate(() => {
    const active = document.activeElement;
    const title = active?.closest(".head")?.querySelector(".title")?.textContent;
    return title ?? (active?.closest(".body, .uses") ? active.textContent : active?.tagName.toLowerCase()) ?? "";
  });
}

/** Drags the border of the side bar. */
export async function widenSideBar(window: VscodeWindow, by: number): Promise<void> {
  const { mouse } = window.page;
  const { x, width } = (await window.page.locator(".part.sidebar").boundingBox()) ?? { x: 0, width: 0 };
  await mouse.move(x + width, 500);
  await mouse.down();
  await mouse.move(x + width + by, 500, { steps: 4 });
  await mouse.up();
}

/** Replaces the panel by the explorer. */
export async function openExplorer(window: VscodeWindow): Promise<void> {
  await window.page.keyboard.press("Control+Shift+E");
  await window.page.locator(".explorer-folders-view").waitFor();
}
