import { eventually } from "./eventually";
import type { VscodeWindow } from "./vscodeWindow";

/** Opens the quick fixes at the cursor, and chooses one with the keyboard. */
export async function chooseQuickFix({ page }: VscodeWindow, title: string): Promise<void> {
  const focused = page.locator(".action-widget .monaco-list-row.action.focused");
  await page.keyboard.press("Control+.");
  await focused.waitFor();
  await eventually(`the quick fix ${title}`, async () => {
    if ((await focused.getAttribute("aria-label"))?.startsWith(title) === true) {
      return true;
    }
    await page.keyboard.press("ArrowDown");
    return undefined;
  });
  await page.keyboard.press("Enter");
}
