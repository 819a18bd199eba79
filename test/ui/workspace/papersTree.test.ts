import assert from "node:assert/strict";
import { eventually } from "../window/eventually";
import { useWindow } from "../window/harness";
import { openPapersTree, paperNames, paperRow, placeRow } from "../window/papersTree";

const npoTitle = "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning";

describe("papers of the workspace in the window", () => {
  const vscode = useWindow();

  it("are rows of a tree, which a screen reader reads with how sure they are and how often they are meant", async () => {
    const tree = await openPapersTree(vscode());
    await paperRow(tree, npoTitle).waitFor();
    const whole = new RegExp(`^NPO, ${npoTitle}, by its ID, \\d+ places in 5 files$`);
    const names = await eventually("the places of all files", async () => {
      const shown = await paperNames(tree);
      return shown.some((name) => whole.test(name)) ? shown : undefined;
    });
    const counted = /, (?:cited by key|by (?:its ID|its title|a name)), (?:one place|\d+ places in (?:one file|\d+ files))$/;
    assert.deepEqual(
      names.filter((name) => !counted.test(name)),
      [],
    );
    assert.equal(await paperRow(tree, npoTitle).getAttribute("aria-expanded"), "false");
    assert.equal(await paperRow(tree, npoTitle).getAttribute("aria-level"), "1");
  });

  it("open to their places, and a click on one selects the mention there", async () => {
    const tree = await openPapersTree(vscode());
    await paperRow(tree, npoTitle).click();
    await paperRow(tree, npoTitle).and(vscode().page.locator('[aria-expanded="true"]')).waitFor();
    const place = placeRow(tree, "2404.05868, unlearning/losses.py, line 13");
    await place.waitFor();
    assert.equal(await place.getAttribute("aria-level"), "2");
    await place.click();
    await vscode().page.locator('.tab.active[data-resource-name="losses.py"]').waitFor();
    await vscode()
      .page.locator("#status\\.editor\\.selection")
      .filter({ hasText: /Ln 13, .*\(\d+ selected\)/ })
      .waitFor();
  });

  it("can be used with the keyboard alone", async () => {
    const tree = await openPapersTree(vscode());
    const { keyboard } = vscode().page;
    await paperRow(tree, npoTitle).click();
    await keyboard.press("Home");
    await keyboard.press("ArrowRight");
    await keyboard.press("ArrowDown");
    const focused = tree.locator('.monaco-list-row.focused[aria-level="2"]');
    const [, file = ""] = /, (?:.*\/)?([^/,]+), (?:cell|line) /.exec((await focused.getAttribute("aria-label")) ?? "") ?? [];
    await keyboard.press("Enter");
    await vscode().page.locator(`.tab.active[data-resource-name="${file}"]`).waitFor();
  });

  it("are counted in the language status", async () => {
    await vscode().openFile("train.py");
    await vscode().page.locator("#status\\.languageStatus").hover();
    await vscode()
      .page.locator(".monaco-hover:visible")
      .filter({ hasText: /\d+ papers/ })
      .waitFor();
    await vscode().dismissAll();
  });
});
