import assert from "node:assert/strict";
import { useWindow } from "./window/harness";
import { becomes } from "./window/eventually";
import { titlesFound } from "./window/titlesFound";

const npoTitle = "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning";

describe("paper picker in the window", () => {
  const vscode = useWindow();

  /** Types into the picker, and waits until its first rows have these titles. */
  async function find(query: string, ...titles: readonly string[]): Promise<void> {
    await vscode().openFile("notes.md");
    await vscode().runCommand("CiteLens: Find Paper");
    await vscode().typeInPick(query);
    const titlesShown = async (): Promise<readonly string[]> => {
      const rows = await vscode().pickRows();
      return titles.map((title, i) => (rows[i]?.name.includes(title) === true ? title : (rows[i]?.name ?? "no row")));
    };
    await becomes(titlesShown, titles);
  }

  const queries = ["negatve preferense optimzation", "colapse unlearning", "vidt", "scaling laws", "distillation knowledge relation"];
  for (const query of queries) {
    it(`shows the search engine's order for "${query}"`, async () => {
      await find(query, ...titlesFound(query).slice(0, 5));
      await vscode().dismissAll();
    });
  }

  it("forgives a misspelt title", async () => {
    await find("negatve preferense optimzation", npoTitle);
    const [first] = await vscode().pickRows();
    assert.match(first?.name ?? "", /NPO.*Zhang.*COLM/s);
    await vscode().dismissAll();
  });

  it("shows which words a paper lacks, below the papers that match all words", async () => {
    await find("slot tta", ...titlesFound("slot tta").slice(0, 2));
    const [first, second] = await vscode().pickRows();
    assert.doesNotMatch(first?.name ?? "", /without/);
    assert.match(second?.name ?? "", /without “(?:slot|tta)”/);
    await vscode().dismissAll();
  });

  it("shows names before titles, and which set or file a paper is from", async () => {
    for (const [query, title, described] of [
      ["adamw", "Decoupled Weight Decay Regularization", /AdamW · Decoupled.* · ICLR 2019 · well-known methods/s],
      ["negative preference optimization", npoTitle, /NPO · Negative.* · COLM 2024 · daily papers/s],
      ["attention is all you need", "Attention Is All You Need", /Vaswani et al\. · NeurIPS 2017 · .*references\.bib/s],
    ] as const) {
      await find(query, title);
      const [first] = await vscode().pickRows();
      assert.match(first?.name ?? "", described);
      await vscode().dismissAll();
    }
  });

  it("has no active row while the cursor is in a word that is no name, and an active one otherwise", async () => {
    const active = (): Promise<number> => vscode().page.locator(".quick-input-list .monaco-list-row.focused").count();
    for (const [before, count] of [
      ["Fast, no enc", 0],
      ["- ViD", 1],
      ["Fast, no encoder.", 1],
    ] as const) {
      await vscode().openFile("notes.md");
      await vscode().putCursorAfter(before);
      await vscode().runCommand("CiteLens: Insert Citation");
      await vscode().page.locator(".quick-input-list .monaco-list-row").first().waitFor();
      await becomes(active, count);
      await vscode().page.keyboard.type("vidt");
      await becomes(active, 1);
      await vscode().dismissAll();
    }
  });

  it("looks right in light and dark", async () => {
    await vscode().pictures("picker", () => find("negatve preferense optim", npoTitle));
  });
});
