import { readFileSync } from "node:fs";
import { useWindow } from "../window/harness";
import { eventually } from "../window/eventually";
import { editorSurfaces, problemsSurface } from "./editorSurfaces";
import { onlineSurfaces } from "./onlineSurfaces";
import { pickSurfaces } from "./pickSurfaces";
import type { Surface, SurfaceTexts } from "./surface";
import { showPanel, viewSurfaces } from "./viewSurfaces";
import { addFiles, writeManyPapers } from "./workspace";

/**
 * Takes a picture of every surface in every kind of theme, to be looked at: `out/screenshots/LOOK-THEME-SURFACE.png`. The tests
 * only say which surfaces can be reached.
 */

const surfaces = [...editorSurfaces, ...pickSurfaces, ...viewSurfaces, problemsSurface, ...onlineSurfaces];
const highContrast = {
  "workbench.preferredDarkColorTheme": "Default High Contrast",
  "workbench.preferredLightColorTheme": "Default High Contrast Light",
};

interface Look {
  readonly name: string;
  readonly themes: readonly ("dark" | "light")[];
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly language?: string;
  /** The window's zoom. */
  readonly zoom?: number;
}

const looks: readonly Look[] = [
  { name: "normal", themes: ["light", "dark"] },
  { name: "contrast", themes: ["light", "dark"], settings: highContrast },
  { name: "german", themes: ["light"], language: "de" },
  { name: "zoomed", themes: ["dark"], zoom: 1.5 },
];

/** A surface that cannot be reached within this time is missing. */
const surfaceTimeoutMs = 30_000;

const size = { width: 1280, height: 800 };

/** Returns the texts of a language, from the translations that are shipped. */
function textsIn(language: string | undefined): SurfaceTexts {
  const read = (file: string): Readonly<Record<string, string>> => JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
  const english = Object.entries(read("package.nls.json"));
  const translated =
    language === undefined ? {} : { ...read(`l10n/bundle.l10n.${language}.json`), ...byEnglish(read(`package.nls.${language}.json`)) };
  function byEnglish(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    return Object.fromEntries(english.map(([key, text]) => [text, texts[key] ?? text]));
  }
  return (text) => translated[text] ?? text;
}

for (const { name, themes, settings = {}, language, zoom = 1 } of looks) {
  describe(`pictures of every surface, ${name}`, function () {
    this.retries(0);
    const vscode = useWindow({ settings, prepare: addFiles, ...(language === undefined ? {} : { language }) });
    const t = textsIn(language);
    before(() => vscode().page.setViewportSize({ width: Math.round(size.width / zoom), height: Math.round(size.height / zoom) }));

    async function take(surface: Surface): Promise<void> {
      await vscode().setTheme(themes[0] ?? "dark");
      await surface.show(vscode(), t);
      for (const theme of themes) {
        await vscode().setTheme(theme);
        await vscode().page.waitForTimeout(300);
        await vscode().screenshot(`${name}-${theme}-${surface.name}`);
      }
    }

    for (const surface of surfaces) {
      it(surface.name, () => take(surface)).timeout(surfaceTimeoutMs);
    }
    afterEach(async () => {
      await vscode().dismissAll();
      await vscode().page.keyboard.press("Escape");
    });
  });
}

describe("pictures of every surface, with ten thousand papers", () => {
  const vscode = useWindow({ settings: { "citelens.libraries": [writeManyPapers()] } });

  it("panel-scrolled", async () => {
    const page = await showPanel(vscode(), (text) => text, "");
    await eventually("ten thousand papers", async () =>
      Number(/\d+/.exec(await page.locator("#count").innerText())?.[0]) > 10_000 ? true : undefined,
    );
    for (let pages = 0; pages < 3; pages++) {
      await page.locator("#more").click();
      await page.waitForTimeout(500);
    }
    await vscode().screenshot("many-dark-panel-scrolled");
  });
});
