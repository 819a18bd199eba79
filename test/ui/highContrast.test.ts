import { isAccessible } from "./window/accessibility";
import { useWindow } from "./window/harness";

describe("panel in high contrast, in the window", () => {
  const vscode = useWindow({
    settings: {
      "citelens.daily": true,
      "workbench.preferredDarkColorTheme": "Default High Contrast",
      "workbench.preferredLightColorTheme": "Default High Contrast Light",
    },
  });

  for (const [theme, themeClass] of [
    ["dark", "vscode-high-contrast"],
    ["light", "vscode-high-contrast-light"],
  ] as const) {
    it(`passes the checks of axe on a ${theme} background`, async () => {
      await vscode().setTheme(theme);
      await vscode().openFile("train.py");
      await vscode().runCommand("CiteLens: Show Papers Panel");
      const page = await vscode().webview("vscode-textfield");
      await page.locator("input").fill("");
      await page.locator("#file").getByRole("heading", { name: "In train.py" }).waitFor();
      await isAccessible(page, themeClass);
      const again = page.locator("#daily .notice vscode-button");
      if (await again.isVisible()) {
        await again.click();
      }
      await page.locator("#daily .head").first().waitFor();
      await page.locator("#daily .days").scrollIntoViewIfNeeded();
      await isAccessible(page, themeClass);
      await vscode().screenshot(`high contrast ${theme} daily`);
      await page.locator("input").fill("unlearning collapse");
      const head = page.locator("#results .head").filter({ hasText: "From Catastrophic Collapse" }).first();
      await head.waitFor();
      if ((await head.getAttribute("aria-expanded")) !== "true") {
        await head.click();
      }
      await page.locator("#results .abstract mark").first().waitFor();
      await isAccessible(page, themeClass);
      await vscode().screenshot(`high contrast ${theme}`);
    });
  }
});
