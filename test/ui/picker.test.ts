import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import process from "node:process";
import { useWindow } from "./harness";

const npoTitle = "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning";

/** The titles in the order in which the command line finds them. */
function titlesFound(query: string): string[] {
  const line = execFileSync(process.execPath, ["dist/cli.js", "search", query, "--json"], { encoding: "utf8" });
  return (JSON.parse(line) as { results: { title: string }[] }).results.map(({ title }) => title);
}

describe("paper picker in the window", () => {
  const vscode = useWindow();

  /** Types into the picker and waits until its first row is the expected one; returns what a screen reader says of all rows. */
  async function rowsFor(query: string, first: string): Promise<string[]> {
    await vscode().openFile("notes.md");
    await vscode().runCommand("CiteLens: Find Paper");
    await vscode().typeInPick(query);
    await vscode().page.locator(`.quick-input-list .monaco-list-row[data-index="0"]`).filter({ hasText: first }).waitFor();
    return (await vscode().pickRows()).map(({ name }) => name);
  }

  const queries = ["negatve preferense optimzation", "colapse unlearning", "vidt", "scaling laws", "distillation knowledge relation"];
  for (const query of queries) {
    it(`shows our own order for "${query}"`, async () => {
      const expected = titlesFound(query).slice(0, 5);
      const rows = await rowsFor(query, expected[0] ?? "");
      for (const [i, title] of expected.entries()) {
        assert.ok(rows[i]?.includes(title), `row ${i} is not "${title}":\n${rows.join("\n")}`);
      }
      await vscode().dismissAll();
    });
  }

  it("forgives a misspelt title", async () => {
    const [first] = await rowsFor("negatve preferense optimzation", npoTitle);
    assert.match(first ?? "", /NPO.*Zhang.*COLM/s);
    await vscode().dismissAll();
  });

  it("looks right in light and dark", async () => {
    await vscode().pictures("picker", () => rowsFor("negatve preferense optim", npoTitle));
  });
});
