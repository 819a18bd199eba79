import { copyFileSync } from "node:fs";
import process from "node:process";
import { useWindow } from "../window/harness";
import { npoTitle, vidtTitle, surface, type Surface } from "./surface";
import { showPanel } from "./viewSurfaces";

/**
 * Takes the pictures of the README and the walkthrough, each in the four kinds of theme. They are small, so that their text can be read beside
 * the steps of the walkthrough. With `--update-pictures`, they replace those in `media/`.
 */

const size = { width: 840, height: 520 };

/** The kinds of theme, with the ends of the pictures' names. The README shows the dark pictures. */
const kinds = [
  { name: "normal", settings: {}, ends: { dark: "", light: "-light" } },
  {
    name: "high contrast",
    settings: {
      "workbench.preferredDarkColorTheme": "Default High Contrast",
      "workbench.preferredLightColorTheme": "Default High Contrast Light",
    },
    ends: { dark: "-hc", light: "-hc-light" },
  },
] as const;

const pictures: readonly Surface[] = [
  surface("hover", async (window) => {
    await window.openFile("train.py");
    await window.page.keyboard.press("Control+B");
    await window.page.waitForTimeout(1000);
    await window.hover("ViDT", vidtTitle);
  }),
  surface("picker", async (window) => {
    await window.openFile("notes.md");
    await window.runCommand("CiteLens: Find Paper");
    await window.typeInPick("negatve preferense optim");
    await window.pickRow(0, npoTitle);
  }),
  surface("panel", async (window, t) => {
    await window.closeAllFiles();
    await window.openFile("train.py");
    const page = await showPanel(window, t, "unlearning collapse");
    const head = page.locator("#results .head").filter({ hasText: npoTitle }).first();
    if ((await head.getAttribute("aria-expanded")) !== "true") {
      await head.click();
    }
  }),
];

for (const { name, settings, ends } of kinds) {
  describe(`pictures of the walkthrough, ${name}`, () => {
    const vscode = useWindow({ settings: { ...settings, "editor.minimap.enabled": false } });
    before(() => vscode().page.setViewportSize(size));
    afterEach(() => vscode().dismissAll());

    for (const picture of pictures) {
      it(picture.name, async () => {
        await picture.show(vscode(), (text) => text);
        for (const theme of ["dark", "light"] as const) {
          await vscode().setTheme(theme);
          await vscode().page.waitForTimeout(500);
          const file = await vscode().screenshot(`media-${picture.name}${ends[theme]}`);
          if (process.env["CITELENS_UPDATE_PICTURES"] !== undefined) {
            copyFileSync(file, `media/${picture.name}${ends[theme]}.png`);
          }
        }
      });
    }
  });
}
