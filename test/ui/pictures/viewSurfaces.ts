import type { Frame } from "playwright-core";
import type { VscodeWindow } from "../window/vscodeWindow";
import { openPapersTree, paperRow, placeRow } from "../window/papersTree";
import { npoTitle, surface, type Surface, type SurfaceTexts } from "./surface";

/** Opens the panel with a query, and waits for its answer. */
export async function showPanel(window: VscodeWindow, t: SurfaceTexts, query: string): Promise<Frame> {
  await window.runCommand(`CiteLens: ${t("Show Papers Panel")}`);
  const page = await window.webview("vscode-textfield");
  await page.locator("input").fill(query);
  await page.locator('#results[aria-busy="false"]').waitFor({ state: "attached" });
  await page.waitForTimeout(400);
  return page;
}

async function openFirst(page: Frame, title = ""): Promise<void> {
  const head = page.locator(":is(#results, #inPart) .head").filter({ hasText: title }).first();
  if ((await head.getAttribute("aria-expanded")) !== "true") {
    await head.click();
  }
}

const walkthroughSteps = ["hover", "find", "cite", "read", "own"] as const;

/** The panel, and VS Code's pages about CiteLens. */
export const viewSurfaces: readonly Surface[] = [
  surface("panel-all", async (window, t) => {
    await window.closeAllFiles();
    await showPanel(window, t, "");
  }),
  surface("panel-in-file", async (window, t) => {
    await window.openFile("train.py");
    const page = await showPanel(window, t, "");
    await page.locator("#file .paper").first().waitFor();
  }),
  surface("panel-results", (window, t) => showPanel(window, t, "unlearning collapse")),
  surface("panel-card", async (window, t) => openFirst(await showPanel(window, t, "negative preference optimization"), npoTitle)),
  surface("panel-long-card", async (window, t) => openFirst(await showPanel(window, t, "quuxification"))),
  surface("panel-other-words", (window, t) => showPanel(window, t, "making a model forget its training data without ruining it")),
  surface("panel-wrong-filter", (window, t) => showPanel(window, t, "unlearning year:>20x3")),
  surface("panel-nothing", (window, t) => showPanel(window, t, "xqzzvw")),
  surface("panel-menu", async (window, t) => {
    const page = await showPanel(window, t, "negative preference optimization");
    await page.locator("#results .head").first().click({ button: "right" });
    await window.page.locator(".context-view .monaco-menu .action-label").first().waitFor();
  }),
  surface("panel-title-menu", async (window, t) => {
    await showPanel(window, t, "");
    await window.page.locator('.part.sidebar .title-actions [aria-label*="More Actions"]').click();
    await window.page.locator(".context-view .monaco-menu .action-label").first().waitFor();
  }),
  surface("panel-more-like-this", async (window, t) => {
    const page = await showPanel(window, t, "negative preference optimization");
    await openFirst(page, npoTitle);
    await page.locator('[data-action="moreLikeThis"]').first().click();
    await page.locator("#results .title").filter({ hasText: "Forget" }).first().waitFor();
  }),
  surface("panel-daily", async (window, t) => {
    await window.runCommand(`CiteLens: ${t("Daily Papers…")}`);
    await window.page.locator(".quick-input-list .monaco-list-row").nth(1).waitFor();
    await window.page.keyboard.press("Enter");
    await window.page.getByRole("button", { name: t("Ask Once") }).click();
    await window.pickRow(0, "Quuxification");
    await window.page.keyboard.press("Escape");
    const page = await showPanel(window, t, "");
    await page.locator("#daily .days").scrollIntoViewIfNeeded();
  }),
  surface("papers-tree", async (window, t) => {
    await window.openFile("losses.py");
    const tree = await openPapersTree(window, t("Papers in This Workspace"));
    await paperRow(tree, npoTitle).waitFor();
    await window.page.waitForTimeout(1000);
  }),
  surface("papers-tree-places", async (window, t) => {
    await window.openFile("losses.py");
    const tree = await openPapersTree(window, t("Papers in This Workspace"));
    await paperRow(tree, npoTitle).click();
    await placeRow(tree, "losses.py").first().waitFor();
  }),
  surface("papers-tree-menu", async (window, t) => {
    const tree = await openPapersTree(window, t("Papers in This Workspace"));
    await paperRow(tree, npoTitle).click({ button: "right" });
    await window.page.locator(".context-view .monaco-menu .action-label").first().waitFor();
  }),
  surface("language-status", async (window, t) => {
    await window.openFile("losses.py");
    const tree = await openPapersTree(window, t("Papers in This Workspace"));
    await paperRow(tree, npoTitle).waitFor();
    await window.page.locator("#status\\.languageStatus").hover();
    await window.page.locator(".hover-language-status:visible").first().waitFor();
  }),
  ...walkthroughSteps.map((step, at) =>
    surface(`walkthrough-${step}`, async (window: VscodeWindow) => {
      await window.page.keyboard.press("Control+Shift+E");
      await window.runCommand("Welcome: Open Walkthrough...");
      await window.typeInPick("CiteLens");
      await window.page.keyboard.press("Enter");
      await window.page.locator(".getting-started-step").nth(at).click();
      await window.page.waitForTimeout(1200);
    }),
  ),
  ...["hover", "citation", "references", "libraries", "diagnostics"].map((group) =>
    surface(`settings-${group}`, async (window: VscodeWindow) => {
      await window.runCommand("Preferences: Open Settings (UI)");
      // The machine's settings, which include all kinds.
      await window.page.locator(".settings-tabs-widget .action-label").filter({ hasText: "Remote" }).click();
      await window.page.locator(".settings-editor .suggest-input-container .view-line").first().click();
      await window.page.keyboard.press("Control+A");
      await window.page.keyboard.type(`@ext:citelens.citelens ${group}`);
      await window.page.waitForTimeout(1500);
    }),
  ),
];
