import { chooseInMenu } from "../window/menus";
import type { VscodeWindow } from "../window/vscodeWindow";
import { npoTitle, surface, type Surface, type SurfaceTexts } from "./surface";

async function pickAt(window: VscodeWindow, file: string, after: string, command: string): Promise<void> {
  await window.openFile(file);
  await window.putCursorAfter(after);
  await window.runCommand(`CiteLens: ${command}`);
  await window.pickRow(0, "");
}

async function find(window: VscodeWindow, t: SurfaceTexts, query: string, row: string): Promise<void> {
  await window.openFile("notes.md");
  await window.runCommand(`CiteLens: ${t("Find Paper")}`);
  await window.typeInPick(query);
  await window.pickRow(0, row);
  await window.page.waitForTimeout(800);
}

/** Chooses the first paper, and waits for the list that follows. */
async function chooseFirst(window: VscodeWindow, next: RegExp): Promise<void> {
  await window.page.keyboard.press("Enter");
  await window.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: next }).first().waitFor();
}

/** The lists and boxes at the top of the window. */
export const pickSurfaces: readonly Surface[] = [
  surface("pick-citation", (window, t) => pickAt(window, "main.tex", "NPO", t("Insert Citation"))),
  surface("pick-several", async (window, t) => {
    await pickAt(window, "main.tex", "NPO", t("Insert Citation"));
    await window.page.keyboard.press("Control+D");
    await window.page.waitForTimeout(500);
  }),
  surface("find-misspelt", (window, t) => find(window, t, "negatve preferense optim", npoTitle)),
  surface("find-in-other-words", (window, t) => find(window, t, "making a model forget its training data without ruining it", "")),
  surface("find-long", (window, t) => find(window, t, "quuxification", "Quux")),
  surface("find-wrong-filter", (window, t) => find(window, t, "unlearning year:>20x3", "")),
  surface("find-nothing", (window, t) => find(window, t, "xqzzvw", "")),
  surface("how-cited-latex", (window, t) => pickAt(window, "draft.md", "author2024", t("Change How It Is Cited…"))),
  surface("how-cited-page", async (window, t) => {
    await pickAt(window, "draft.md", "author2024", t("Change How It Is Cited…"));
    await window.page
      .locator(".quick-input-list .monaco-list-row")
      .filter({ hasText: t("Page or place") })
      .click();
    await window.page.waitForTimeout(500);
  }),
  surface("other-format", async (window, t) => {
    await pickAt(window, "notes.md", "NPO", t("Cite in Another Format…"));
    await chooseFirst(window, /LaTeX/);
  }),
  surface("reference-style", async (window, t) => {
    await pickAt(window, "notes.md", "NPO", t("Copy Reference As…"));
    await chooseFirst(window, /IEEE/);
    await window.page
      .locator(".quick-input-list .monaco-list-row")
      .filter({ hasText: /IEEE[^]*Zhang/ })
      .waitFor();
  }),
  surface("mute", (window, t) => pickAt(window, "notes.md", "NPO", t("Mute Name"))),
  surface("name-paper", async (window, t) => {
    await pickAt(window, "notes.md", "NPO", t("Name Paper…"));
    await window.page.keyboard.press("Enter");
    await window.page.waitForTimeout(700);
  }),
  surface("import-where-from", async (window, t) => {
    await window.runCommand(`CiteLens: ${t("Import Papers…")}`);
    await window.pickRow(0, "");
  }),
  surface("import-done", async (window, t) => {
    await window.page.keyboard.press("Control+Shift+E");
    await window.page.locator(".explorer-folders-view .monaco-list-row").filter({ hasText: "pasted.ris" }).click({ button: "right" });
    await chooseInMenu(window.page, t("Import Papers…"));
    await window.page.locator(".notification-toast:visible").first().waitFor();
    await window.page.waitForTimeout(1500);
  }),
  surface("export", async (window, t) => {
    await window.runCommand(`CiteLens: ${t("Export Library…")}`);
    await window.page.locator(".quick-input-widget:visible").waitFor();
    await window.page.waitForTimeout(700);
  }),
  surface("palette", async (window) => {
    await window.page.keyboard.press("F1");
    await window.typeInPick(">CiteLens");
    await window.page.waitForTimeout(500);
  }),
];
