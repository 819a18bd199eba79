import type { VscodeWindow } from "../window/vscodeWindow";
import { surface, type Surface, type SurfaceTexts } from "./surface";

async function typeAddedId(window: VscodeWindow, t: SurfaceTexts): Promise<void> {
  await window.openFile("notes.md");
  await window.runCommand(`CiteLens: ${t("Add Paper…")}`);
  await window.typeInPick("arXiv:2311.16162");
  // The first row is the paper, which the workspace has.
  await window.pickRow(1, "2311.16162");
}

async function askAboutPreprint(window: VscodeWindow, t: SurfaceTexts): Promise<void> {
  await window.openFile("preprints.bib");
  await window.putCursorAfter("Quuxification of");
  await window.runCommand(`CiteLens: ${t("Find Published Version…")}`);
  await window.page.getByRole("button", { name: t("Ask Once") }).waitFor();
}

/** Agrees to ask, and waits for the row of a list that has this text. */
async function agree(window: VscodeWindow, t: SurfaceTexts, row: string): Promise<void> {
  await window.page.getByRole("button", { name: t("Ask Once") }).click();
  await window.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: row }).first().waitFor();
  await window.page.waitForTimeout(500);
}

/** The questions before services are asked, and what is found. */
export const onlineSurfaces: readonly Surface[] = [
  surface("add-paper-typed", typeAddedId),
  surface("add-paper-question", async (window, t) => {
    await typeAddedId(window, t);
    await window.page.keyboard.press("ArrowDown");
    await window.page.keyboard.press("Enter");
    await window.page.getByRole("button", { name: t("Ask Once") }).waitFor();
  }),
  surface("add-paper-found", async (window, t) => {
    await typeAddedId(window, t);
    await window.page.keyboard.press("ArrowDown");
    await window.page.keyboard.press("Enter");
    await agree(window, t, "DataCite");
  }),
  surface("published-question", askAboutPreprint),
  surface("published-fields", async (window, t) => {
    await askAboutPreprint(window, t);
    await agree(window, t, "booktitle");
  }),
];
