import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Frame } from "playwright-core";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import { isAccessible } from "../window/accessibility";
import { useWindow } from "../window/harness";
import { becomes } from "../window/eventually";
import {
  countIs,
  focusIs,
  headsIn,
  openCard,
  openExplorer,
  openPanel,
  searchPanel,
  titlesAreThoseFound,
  titlesIn,
  widenSideBar,
} from "./panelView";

const npoTitle = "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning";

describe("panel in the window", () => {
  const vscode = useWindow();

  // The quick open may not know files that are created later.
  before(() => {
    const titles = bundledPapers.slice(0, 70).map(({ title }) => title);
    writeFileSync(path.join(vscode().workspace, "many.md"), titles.join("\n\n"));
  });

  const panel = (): Promise<Frame> => openPanel(vscode());

  /** Types into the search box and waits for the answer. */
  const search = (query: string, count = /^\d+ of 1418 papers\b/): Promise<Frame> => searchPanel(vscode(), query, count);

  async function isExpanded(page: Frame, row: number, expected: boolean): Promise<void> {
    await headsIn(page)
      .nth(row)
      .and(page.locator(`[aria-expanded="${expected}"]`))
      .waitFor();
  }

  /** Waits until the status bar shows a position of the cursor, such as `Ln 26, Col 7 (4 selected)`. */
  async function waitForCursor(expected: RegExp): Promise<void> {
    await vscode().page.locator("#status\\.editor\\.selection").filter({ hasText: expected }).waitFor();
  }

  async function showsOnlyNpo(): Promise<Frame> {
    const page = await vscode().webview("vscode-textfield");
    await countIs(page, /^1 of 1418 papers$/);
    await page.locator("#results .abstract").waitFor();
    await focusIs(page, npoTitle);
    return page;
  }

  it("opens from a hover and shows only its paper", async () => {
    await vscode().openFile("losses.py");
    await vscode().clickInHover("2404.05868", "From Catastrophic Collapse", "Show in panel");
    const page = await showsOnlyNpo();
    await vscode().page.keyboard.press("Escape");
    await focusIs(page, "vscode-textfield");
    await vscode().page.keyboard.press("Escape");
    await countIs(page, /^1418 papers$/);
    await vscode().runCommand("View: Close All Editors");
  });

  it("first shows all papers and focuses the search box", async () => {
    await openExplorer(vscode());
    const page = await panel();
    await countIs(page, /^1418 papers$/);
    await headsIn(page).nth(49).waitFor();
    await becomes(() => headsIn(page).count(), 50);
    await focusIs(page, "vscode-textfield");
    await page.getByRole("searchbox", { name: "Search papers" }).waitFor();
  });

  it("shows more papers on request, and focuses the first new one", async () => {
    const page = await panel();
    const more = page.getByRole("button", { name: "Show more" });
    // With the keyboard, because scrolling to the button shows more papers too.
    await headsIn(page).first().focus();
    await vscode().page.keyboard.press("End");
    await vscode().page.keyboard.press("Enter");
    await headsIn(page).nth(99).waitFor();
    await focusIs(page, await headsIn(page).nth(50).locator(".title").innerText());
    await search("npo");
    await more.waitFor({ state: "hidden" });
  });

  it("shows more papers when the user scrolls to the last ones", async () => {
    const page = await search("", /^1418 papers$/);
    await becomes(() => headsIn(page).count(), 50);
    await headsIn(page).nth(49).scrollIntoViewIfNeeded();
    await headsIn(page).nth(99).waitFor();
  });

  it("shows on each card where the paper is from", async () => {
    await vscode().openFile("notes.md");
    for (const [query, origin] of [
      ["decoupled weight decay regularization", "well-known methods"],
      [npoTitle, "daily papers"],
      ["attention is all you need", "references.bib"],
    ] as const) {
      const page = await search(query);
      await headsIn(page).first().locator(".origin").filter({ hasText: origin }).waitFor();
    }
  });

  it("finds papers that are described in other words, and says by which of theirs", async () => {
    for (const [query, title, like] of [
      ["turn a photo into a detailed mesh with a big generative transformer", "TripoSG", "high-fidelity 3D meshes"],
      ["dress a person with a shop garment keeping prints sharp but with natural folds and shadows", "Product-Level Try-on", "garments"],
      ["compute the llm loss without storing the huge output scores on the gpu", "Cut Your Losses", "memory"],
    ] as const) {
      // The words are learnt after the first query of a window, and the page shows the other papers then.
      const page = await search(query, /^\d+ of 1418 papers, only in part$/);
      await page.getByRole("heading", { name: "In other words" }).waitFor();
      const first = headsIn(page).first();
      await first.filter({ hasText: title }).waitFor();
      await first
        .locator(".like")
        .filter({ hasText: `like: “${like}”` })
        .waitFor();
      await titlesAreThoseFound(page, query);
    }
    const page = await search("treeformer");
    await page.getByRole("heading", { name: "In other words" }).waitFor({ state: "hidden" });
    await becomes(() => page.locator(".like").count(), 0);
  });

  it("finds papers for misspelt words, in the order of the command line", async () => {
    const page = await search("negatve preferense optimzation");
    await headsIn(page).first().filter({ hasText: npoTitle }).waitFor();
    await headsIn(page)
      .first()
      .filter({ hasText: /NPO[^]*Ruiqi Zhang, Licong Lin, Yu Bai et al\.\s· COLM 2024[^]*Code/ })
      .waitFor();
    await titlesAreThoseFound(page, "negatve preferense optimzation");
  });

  it("shows the answer for the last letter, even if the user types fast", async () => {
    const page = await panel();
    await page.locator("input").fill("");
    await page.locator("input").pressSequentially("token merging semantic binding");
    await headsIn(page).first().filter({ hasText: "Token Merging for Training-Free Semantic Binding" }).waitFor();
    await titlesAreThoseFound(page, "token merging semantic binding");
  });

  it("can be used with the keyboard alone", async () => {
    const page = await search("neural collapse");
    const { keyboard } = vscode().page;
    const [first, second] = await titlesIn(page);
    await keyboard.press("ArrowDown");
    await focusIs(page, first);
    await keyboard.press("Enter");
    await page.locator(".abstract mark").filter({ hasText: "collapse" }).first().waitFor();
    await isExpanded(page, 0, true);
    await keyboard.press("Tab");
    await focusIs(page, "Insert citation");
    await keyboard.press("ArrowDown");
    await focusIs(page, second);
    await keyboard.press("ArrowRight");
    await isExpanded(page, 1, true);
    await keyboard.press("ArrowLeft");
    await isExpanded(page, 1, false);
    await keyboard.press("Escape");
    await focusIs(page, "vscode-textfield");
    await keyboard.press("Escape");
    await countIs(page, /^1418 papers$/);
    await becomes(() => page.locator("input").inputValue(), "");
  });

  it("lists papers that match only some of the words separately", async () => {
    const page = await search("unlearning collapse", /^\d+ of 1418 papers, \d+ more only in part$/);
    const whole = await page.getByRole("list", { name: "Papers found" }).getByRole("listitem").count();
    await countIs(page, new RegExp(`^${String(whole)} of`));
    await page.getByRole("heading", { name: "Partial matches" }).waitFor();
    await page.getByRole("list", { name: "Partial matches" }).getByRole("listitem").first().waitFor();
    for (let row = 0; row <= whole; row++) {
      await vscode().page.keyboard.press("ArrowDown");
    }
    await focusIs(page, await page.locator("#inPart .title").first().innerText());
    await search("xqzzvw unlearning", /^\d+ of 1418 papers, only in part$/);
    await page.locator("#results").waitFor({ state: "hidden" });
    await search("npo", /^\d+ of 1418 papers$/);
    await search("author:song", /^\d+ of 1418 papers$/);
    await page.getByRole("heading", { name: "Partial matches" }).waitFor({ state: "hidden" });
  });

  it("says that no paper matches", async () => {
    const page = await search("xqzzvw", /^0 of 1418 papers$/);
    await page.getByText("No paper matches").waitFor();
    await page.getByRole("button", { name: "Look Up Online…" }).waitFor();
    await search("npo", /^\d+ of 1418 papers$/);
    await page.getByRole("button", { name: "Look Up Online…" }).waitFor({ state: "hidden" });
  });

  it("keeps its state while another view is open", async () => {
    const page = await search("unlearning collapse");
    const [first] = await titlesIn(page);
    await page.locator("input").press("Enter");
    await page.locator("#results .abstract").first().waitFor();
    await openExplorer(vscode());
    const again = await panel();
    await again.locator("#results .abstract").first().waitFor();
    await becomes(() => again.locator("input").inputValue(), "unlearning collapse");
    await becomes(() => again.locator("#results .head[aria-expanded=true] .title").first().innerText(), first ?? "");
    await focusIs(again, first);
  });

  it("opens links, copies BibTeX, and inserts a citation", async () => {
    await vscode().openFile("notes.md");
    const page = await search("negative preference optimization");
    const card = page.locator("#results .paper").first();
    await openCard(card.locator(".head"));
    await card.getByRole("button", { name: "Open repository" }).click();
    assert.match(await vscode().openedAddress(), /^https:\/\/github\.com\/licong-lin\/negative-preference-optimization/);
    await card.getByRole("link", { name: "arxiv.org/abs/2404.05868" }).click();
    assert.match(await vscode().openedAddress(), /^https:\/\/arxiv\.org\/abs\/2404\.05868$/);
    await card.getByRole("button", { name: "Copy BibTeX" }).click();
    await card.getByText("Copied").waitFor();
    await card.getByRole("button", { name: "Insert citation" }).click();
    await vscode().editorTextThat((text) => text.includes("[@zhang2024negative]"));
  });

  it("lists the papers of the file and jumps to their uses", async () => {
    await vscode().openFile("train.py");
    const page = await search("", /^1418 papers$/);
    const group = page.locator("#file");
    await group.getByRole("heading", { name: "In train.py" }).waitFor();
    const vidt = group.locator(".paper").filter({ hasText: "An Extendable, Efficient" });
    await vidt.getByRole("button", { name: "Go to ViDT on line 26" }).click();
    await waitForCursor(/Ln 26.*selected/);
    await vscode().openFile("losses.py");
    await group.getByRole("heading", { name: "In losses.py" }).waitFor();
    await group.getByText(npoTitle).waitFor();
    await search("vidt");
    await group.waitFor({ state: "hidden" });
  });

  it("lists the first of many papers of the file, and more on request", async () => {
    await vscode().openFile("many.md");
    const page = await search("", /^1418 papers$/);
    const group = page.locator("#file");
    const heading = group.getByRole("heading", { name: /^In many\.md/ });
    await heading.waitFor();
    const count = Number(/\d+$/.exec(await heading.innerText())?.[0]);
    assert.ok(count >= 70, await heading.innerText());
    const rows = group.locator(".head");
    await becomes(() => rows.count(), 50);
    await group.getByRole("button", { name: `${count - 50} more` }).click();
    await becomes(() => rows.count(), count);
    await focusIs(page, await rows.nth(50).locator(".title").innerText());
    await group.getByRole("button", { name: / more$/ }).waitFor({ state: "hidden" });
  });

  it("lists a paper of the file below only while its group is folded or hidden", async () => {
    await vscode().openFile("many.md");
    const page = await search("", /^1418 papers$/);
    const group = page.locator("#file");
    await group.getByRole("heading", { name: /^In many\.md/ }).waitFor();
    const inGroup = await group.locator(".title").allTextContents();
    const countTwice = async (): Promise<number> => {
      const below = await titlesIn(page);
      return below.length > 0 ? inGroup.filter((title) => below.includes(title)).length : -1;
    };
    await becomes(countTwice, 0);
    await group.locator("summary").click();
    await becomes(async () => (await countTwice()) > 0, true);
    await group.locator("summary").click();
    await becomes(countTwice, 0);
    await search(inGroup[0] ?? "");
    await group.waitFor({ state: "hidden" });
    await becomes(async () => (await countTwice()) > 0, true);
    await search("", /^1418 papers$/);
    await group.waitFor();
    await becomes(countTwice, 0);
  });

  it("lists the papers of a notebook's cells", async () => {
    await vscode().openFile("explore.ipynb");
    const page = await search("", /^1418 papers$/);
    await page.locator("#file").getByRole("heading", { name: "In explore.ipynb" }).waitFor();
    await page
      .getByRole("button", { name: /^Go to NPO in cell \d+, line \d+$/ })
      .first()
      .waitFor();
  });

  it("opens for a picked paper, and shows all papers again on request", async () => {
    await openExplorer(vscode());
    await vscode().runCommand("CiteLens: Find Paper");
    await vscode().typeInPick("negatve preferense");
    await vscode().pickRow(0, npoTitle);
    await vscode().page.keyboard.press("Enter");
    const page = await showsOnlyNpo();
    await page.getByRole("button", { name: "Show all papers" }).click();
    await countIs(page, /^1418 papers$/);
    await focusIs(page, "vscode-textfield");
  });

  it("has a policy that forbids foreign content and inline code", async () => {
    const page = await panel();
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
    assert.match(
      policy ?? "",
      /^default-src 'none'; style-src \S+ \S+; script-src 'nonce-[0-9a-f]{32}'; base-uri 'none'; form-action 'none'$/,
    );
  });

  it("fits into a narrow side bar", async () => {
    await widenSideBar(vscode(), -120);
    const page = await search("unlearning collapse");
    const head = headsIn(page).first();
    await openCard(head);
    await page.locator("#results .abstract").first().waitFor();
    await becomes(() => page.evaluate(() => innerWidth < 200), true);
    const cutOff = (): Promise<string[]> =>
      page.evaluate(() =>
        [...document.querySelectorAll("body *")]
          .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
          .map((one) => one.outerHTML.slice(0, 80)),
      );
    await becomes(cutOff, []);
    await widenSideBar(vscode(), 120);
  });

  for (const theme of ["dark", "light"] as const) {
    it(`passes the checks of axe in a ${theme} theme`, async () => {
      await vscode().openFile("train.py");
      await vscode().setTheme(theme);
      const page = await search("", /^1418 papers$/);
      await page.locator("#file").getByRole("heading", { name: "In train.py" }).waitFor();
      await isAccessible(page, `vscode-${theme}`);
      await search("unlearning collapse");
      const head = headsIn(page).first();
      await openCard(head);
      await isAccessible(page, `vscode-${theme}`);
    });
  }

  it("looks right in light and dark", async () => {
    await vscode().closeAllFiles();
    await vscode().openFile("train.py");
    await widenSideBar(vscode(), 120);
    await vscode().pictures("panel", async () => {
      const page = await search("unlearning collapse");
      await headsIn(page).first().filter({ hasText: npoTitle }).waitFor();
      await openCard(headsIn(page).first());
    });
  });
});
