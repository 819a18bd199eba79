import assert from "node:assert/strict";
import * as vscode from "vscode";
import { drawnTextOf, edit } from "../editing";
import { answer, down, enter, escape, opening, useAsked } from "../window";

describe("how a paper is cited", () => {
  const asked = useAsked();

  it("changes for the citation at the cursor, and one undo reverts it", async () => {
    const editor = await edit("latex", "\\usepackage{natbib}\nAs \\citep[see]{a|,b} says");
    await answer(["citelens.changeForm"], down, enter);
    assert.equal(editor.document.getText(), "\\usepackage{natbib}\nAs \\citet[see]{a,b} says");
    await vscode.commands.executeCommand("undo");
    assert.equal(editor.document.getText(), "\\usepackage{natbib}\nAs \\citep[see]{a,b} says");
  });

  it("does not change if the user cancels, or there is no citation", async () => {
    const editor = await edit("markdown", "As [@a|] says");
    await answer(["citelens.changeForm"], escape);
    assert.equal(editor.document.getText(), "As [@a] says");
    const other = await edit("markdown", "no|thing");
    await vscode.commands.executeCommand("citelens.changeForm");
    assert.equal(other.document.getText(), "nothing");
    assert.match(asked.messages.join("\n"), /there is no citation at the cursor/);
  });

  it("is offered as a code action on the citation only", async () => {
    const { document } = await edit("markdown", "As [@a] says");
    const titles = async (character: number): Promise<readonly string[]> => {
      const range = new vscode.Range(0, character, 0, character);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>("vscode.executeCodeActionProvider", document.uri, range);
      return actions.map(({ title }) => title).filter((title) => title.startsWith("Change How"));
    };
    assert.deepEqual(await titles(5), ["Change How It Is Cited…"]);
    assert.deepEqual(await titles(11), []);
  });

  it("can be chosen in the list of papers, and is kept for the next citation", async () => {
    const editor = await edit("markdown", "NP|O");
    await answer(["citelens.insertCitation"], opening("citelens.citeInForm"), down, enter);
    assert.equal(drawnTextOf(editor), "NPO @zhang2024negative|");
    const next = await edit("markdown", "NP|O");
    await answer(["citelens.insertCitation"], enter);
    assert.equal(next.document.getText(), "NPO @zhang2024negative");
    // The next tests expect the form that is usual in Markdown.
    const usual = await edit("markdown", "NP|O");
    await answer(["citelens.insertCitation"], opening("citelens.citeInForm"), down, enter);
    assert.equal(usual.document.getText(), "NPO [@zhang2024negative]");
  });
});

describe("Copy Citation Key", () => {
  const asked = useAsked();

  it("copies the key at the cursor, known or not, or that of the paper whose name is there", async () => {
    const rows = [
      ["latex", "\\citep[see]{a, b9|}", "b9"],
      ["markdown", "As [@a; @zhang2024neg|ative] says", "zhang2024negative"],
    ] as const;
    for (const [languageId, drawn, expected] of rows) {
      await edit(languageId, drawn);
      await vscode.commands.executeCommand("citelens.copyCitekey");
      assert.equal(await vscode.env.clipboard.readText(), expected);
    }
    await edit("markdown", "the NP|O loss");
    await answer(["citelens.copyCitekey"], enter);
    assert.equal(await vscode.env.clipboard.readText(), "zhang2024negative");
    await vscode.commands.executeCommand("citelens.copyCitekey", "song2022extendable");
    assert.equal(await vscode.env.clipboard.readText(), "song2022extendable");
    assert.deepEqual(asked.messages, []);
  });
});
