import { openSubmenu } from "../window/menus";
import { npoTitle, vidtTitle, surface, type Surface } from "./surface";
import type { VscodeWindow } from "../window/vscodeWindow";

/** Types at the end of a text and waits for the completion of a row. */
async function complete(window: VscodeWindow, place: { file: string; after: string; typed: string; row: RegExp }): Promise<void> {
  await window.openFile(place.file);
  await window.putCursorAfter(place.after);
  await window.page.keyboard.type(place.typed, { delay: 40 });
  await window.page.locator(".suggest-widget.visible .monaco-list-row").filter({ hasText: place.row }).first().waitFor();
}

async function openQuickFixes(window: VscodeWindow, file: string, after: string): Promise<void> {
  await window.openFile(file);
  await window.putCursorAfter(after);
  await window.page.locator(".squiggly-error, .squiggly-warning, .squiggly-info").first().waitFor();
  await window.page.keyboard.press("Control+.");
  await window.page.locator(".action-widget:visible .monaco-list-row.action").first().waitFor();
}

/** The surfaces in the editor: hovers, completions, problems, quick fixes, and menus. */
export const editorSurfaces: readonly Surface[] = [
  surface("hover-mention", async (window) => {
    await window.openFile("train.py");
    await window.hover("ViDT", vidtTitle);
  }),
  surface("hover-title", async (window) => {
    await window.openFile("several.py");
    await window.hover("Segment Anything", "Segment Anything");
  }),
  surface("hover-without-abstract", async (window) => {
    await window.openFile("several.py");
    await window.hover("AdamW", "Decoupled Weight Decay");
  }),
  surface("hover-two-papers", async (window) => {
    await window.openFile("several.py");
    await window.hover("vid", npoTitle);
  }),
  surface("hover-citekey", async (window) => {
    await window.openFile("draft.md");
    await window.hover("author2024long", "Quuxification");
  }),
  surface("hover-unknown-key", async (window) => {
    await window.openFile("draft.md");
    await window.hover("author2042long", "author2042long");
  }),
  surface("explain-silent-name", async (window, t) => {
    await window.openFile("notebookish.py");
    await window.putCursorAfter("npo_budget");
    await window.runCommand(`CiteLens: ${t("Explain Name at Cursor")}`);
    await window.page.locator(".monaco-hover:visible").filter({ hasText: npoTitle }).waitFor();
  }),
  surface("quick-fix-unknown-key", (window) => openQuickFixes(window, "draft.md", "author2042")),
  surface("quick-fix-same-paper", (window) => openQuickFixes(window, "papers.bib", "@article{smith2021")),
  surface("menu-editor", async (window) => {
    await window.openFile("train.py");
    await window.putCursorAfter("Fine-tune a ViDT");
    await window.page.keyboard.press("Shift+F10");
    await openSubmenu(window.page, "CiteLens");
  }),
  surface("hover-finding", async (window) => {
    await window.openFile("related.md");
    await window.page.locator(".squiggly-error").first().waitFor();
    await window.hover("1512.03385", "Deep Residual Learning");
  }),
  surface("quick-fix-finding", (window) => openQuickFixes(window, "related.md", "arXiv:1512")),
  surface("check-references", async (window, t) => {
    await window.openFile("related.md");
    await window.runCommand(`CiteLens: ${t("Check References")}`);
    await window.page.locator(".notification-toast:visible").getByText(t("Show Problems")).waitFor();
  }),
  surface("menu-explorer", async (window) => {
    await window.page.keyboard.press("Control+Shift+E");
    await window.page.locator(".explorer-folders-view .monaco-list-row").filter({ hasText: "papers.bib" }).click({ button: "right" });
    await window.page.locator(".context-view .monaco-menu .action-label").first().waitFor();
  }),
  surface("completion-latex", (window) =>
    complete(window, { file: "main.tex", after: "slows the collapse", typed: " \\cite{pref opt", row: /Preference/ }),
  ),
  surface("completion-markdown", (window) =>
    complete(window, { file: "draft.md", after: "long] too.", typed: " [@preference", row: /Preference/ }),
  ),
];

/** The Problems view. It stays open. */
export const problemsSurface: Surface = surface("problems", async (window) => {
  await window.openFile("draft.md");
  await window.openFile("papers.bib");
  await window.runCommand("View: Focus Problems (Errors, Warnings, Infos)");
  await window.page.locator(".markers-panel .monaco-list-row").first().waitFor();
});
