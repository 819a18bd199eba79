import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { becomes } from "../window/eventually";
import { useWindow } from "../window/harness";

const entry = `% Preprints
@article{quuxer2023quuxification,
  title   = {Quuxification of Spatial Graphs},
  author  = {Quuxer, Ada and others},
  journal = {arXiv preprint arXiv:2311.16162},
  year    = {2023},
}
`;

describe("the published version in the window", () => {
  const vscode = useWindow({
    prepare: (workspace) => {
      writeFileSync(path.join(workspace, "preprints.bib"), entry);
    },
  });

  for (const theme of ["dark", "light"] as const) {
    it(`is shown field by field, changes the entry, and is undone, in a ${theme} window`, async () => {
      const { page } = vscode();
      await vscode().setTheme(theme);
      await vscode().openFile("preprints.bib");
      await vscode().putCursorAfter("Quuxification of");
      await vscode().runCommand("CiteLens: Find Published Version…");
      await page.getByText("about “2311.16162, Quuxification of Spatial Graphs, Quuxer”?").waitFor();
      await vscode().screenshot(`published version ${theme}: the question`);
      await page.getByRole("button", { name: "Ask Once" }).click();
      await becomes(async () => (await vscode().pickRows()).some(({ name }) => name.includes("pages: 12–34")), true);
      await vscode().screenshot(`published version ${theme}: field by field`);
      const rows = (await vscode().pickRows()).map(({ name }) => name).join("\n");
      assert.match(
        rows,
        /journal → booktitle: Proceedings of the Conference on Spatial Graphs.*Crossref, \d{4}-\d\d-\d\d.*now: arXiv preprint/s,
      );
      assert.match(rows, /author: Quuxer, Ada; Jones, Bo/);
      await page.keyboard.press("Enter");
      const changed = await vscode().editorTextThat((text) => text.includes("@inproceedings"));
      assert.match(changed, /booktitle/);
      await vscode().screenshot(`published version ${theme}: the entry`);
      await page.keyboard.press("ControlOrMeta+z");
      await vscode().editorTextThat((text) => text.includes("@article"));
    });
  }

  it("is in the menu of the card of a preprint in the user's files, and of no other", async () => {
    await vscode().runCommand("CiteLens: Show Papers Panel");
    const panel = await vscode().webview("vscode-textfield");
    const menuOf = async (query: string, title: string): Promise<readonly string[]> => {
      await panel.locator("input").fill(query);
      const head = panel.locator("#results .head").filter({ hasText: title }).first();
      await head.waitFor();
      await head.click({ button: "right" });
      const menu = vscode().page.locator(".context-view .monaco-menu");
      await menu.getByText("Insert Citation").waitFor();
      const labels = await menu.locator(".action-label").allInnerTexts();
      await vscode().dismissAll();
      return labels;
    };
    assert.ok((await menuOf("Quuxification", "Quuxification")).includes("Find Published Version…"));
    assert.ok(!(await menuOf("negative preference optimization", "Negative Preference")).includes("Find Published Version…"));
  });
});
