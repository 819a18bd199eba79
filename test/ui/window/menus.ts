import type { Page } from "playwright-core";
import { eventually } from "./eventually";

/**
 * The time for which VS Code ignores the mouse over a menu that has just opened, with a margin, so that the click that opens it chooses
 * nothing.
 */
const deafMs = 200;

/** Chooses an entry of the open context menu. Tries again until the menu is closed. */
export async function chooseInMenu(page: Page, text: string): Promise<void> {
  const menu = page.locator(".context-view .monaco-menu");
  await menu.getByText(text).first().waitFor();
  await eventually(`the menu to close by a click on ${text}`, async () => {
    if ((await menu.count()) === 0) {
      return true;
    }
    await menu.getByText(text).first().click({ timeout: 2000 });
    await page.waitForTimeout(deafMs);
    return undefined;
  });
}

/** Opens a submenu of the open context menu with the mouse. */
export async function openSubmenu(page: Page, text: string): Promise<void> {
  const entry = page.locator(".context-view .monaco-menu .action-item").filter({ hasText: text }).first();
  await entry.waitFor();
  await eventually(`the submenu ${text}`, async () => {
    await page.waitForTimeout(deafMs);
    // A mouse that already rests there does not enter the entry.
    await page.mouse.move(0, 0);
    await entry.hover();
    await page.locator(".context-view .monaco-submenu .action-label").first().waitFor({ timeout: 2000 });
    return true;
  });
}
