import assert from "node:assert/strict";
import * as vscode from "vscode";
import { drawnTextOf, edit, until, useSettings } from "../editing";
import { answer, enter, picked, running, useAsked } from "../window";

const reference =
  'Zhang et al., "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning", COLM 2024. https://arxiv.org/abs/2404.05868';

/** Cites NPO at the drawn cursors, compares the text, and checks that one undo reverts it. */
async function check(languageId: string, drawn: string, expected: string): Promise<void> {
  const editor = await edit(languageId, drawn);
  const before = editor.document.getText();
  await vscode.commands.executeCommand("citelens.insertCitation", "zhang2024negative");
  assert.equal(editor.document.getText(), expected.replace(/[|⟦⟧]/g, ""), languageId);
  if (/[|⟦]/.test(expected)) {
    await until(
      () => drawnTextOf(editor) === expected,
      () => `cursors as in\n${expected}\nbut\n${drawnTextOf(editor)}`,
    );
  }
  await vscode.commands.executeCommand("undo");
  assert.equal(editor.document.getText(), before, `undone in ${languageId}`);
}

describe("Insert Citation", () => {
  const asked = useAsked();

  it("cites at the cursor in the style of the language", async () => {
    await check("latex", "As in |.", "As in \\cite{zhang2024negative}|.");
    await check("markdown", "As in |.", "As in [@zhang2024negative]|.");
    await check("restructuredtext", "As in |.", "As in :cite:p:`zhang2024negative`|.");
    await check("plaintext", "As in |", `As in ${reference}|`);
  });

  it("cites after the name that the cursor is in", async () => {
    await check("latex", "With N|PO, we", "With NPO \\cite{zhang2024negative}|, we");
    await check("markdown", "With |NPO, we", "With NPO [@zhang2024negative]|, we");
    await check("markdown", "With NPO| we", "With NPO [@zhang2024negative]| we");
  });

  it("replaces a selection, but cites after a selected name", async () => {
    await check("markdown", "As in ⟦this paper⟧.", "As in [@zhang2024negative]|.");
    await check("markdown", "With ⟦NPO⟧, we", "With NPO [@zhang2024negative]|, we");
    await check("latex", "⟦With NPO⟧, we", "With NPO \\cite{zhang2024negative}|, we");
  });

  it("cites above code in a comment on a line of its own, and does not change the code", async () => {
    await check("python", "def f():\n    loss = npo|_loss(x)\n", `def f():\n    # ${reference}\n    loss = npo|_loss(x)\n`);
    await check("typescript", "\tconst a = 1;|", `\t// ${reference}\n\tconst a = 1;|`);
    await check("cpp", "|int a;", `// ${reference}\n|int a;`);
    await check("c", "int a⟦ = 1⟧;", `// ${reference}\nint a⟦ = 1⟧;`);
    await check("html", "<p>|</p>", `<!-- ${reference} -->\n<p>|</p>`);
    await check("css", "a { b: c| }", `/* ${reference} */\na { b: c| }`);
    await check("sql", "select 1|", `-- ${reference}\nselect 1|`);
    await check("lua", "x = 1|", `-- ${reference}\nx = 1|`);
    await check("r", "x <- 1|", `# ${reference}\nx <- 1|`);
    await check("julia", "x = 1|", `# ${reference}\nx = 1|`);
    await check("rust", "let x = 1;|", `// ${reference}\nlet x = 1;|`);
    await check("yaml", "a:\n  b: 1|", `a:\n  # ${reference}\n  b: 1|`);
    await check("python", "x = 1|\r\ny = 2", `# ${reference}\r\nx = 1|\r\ny = 2`);
  });

  it("cites on an empty line, and in a comment without another comment mark", async () => {
    await check("python", "def f():\n    |\n", `def f():\n    # ${reference}|\n`);
    await check("python", "# As in |\n", `# As in ${reference}|\n`);
    await check("python", "# As NPO|, but", `# As NPO (${reference})|, but`);
    await check("cpp", "/*\n * |\n */", `/*\n * ${reference}|\n */`);
    await check("python", '"""\nSee |\n"""', `"""\nSee ${reference}|\n"""`);
  });

  it("inserts a whole entry between those of a .bib file", async () => {
    const editor = await edit("bibtex", "@misc{a,\n  title = {A|},\n}\n\n@misc{b,\n  title = {B},\n}\n");
    await vscode.commands.executeCommand("citelens.insertCitation", "zhang2024negative");
    assert.match(
      editor.document.getText(),
      /^@misc\{a,\n {2}title = \{A\},\n\}\n\n@inproceedings\{zhang2024negative,\n(?: {2}.*\n)+\}\n\n@misc\{b,\n {2}title = \{B\},\n\}\n$/,
    );
  });

  it("cites at every cursor, and one undo reverts all", async () => {
    await check("markdown", "a |\nb |\nc |", "a [@zhang2024negative]|\nb [@zhang2024negative]|\nc [@zhang2024negative]|");
    await check(
      "latex",
      "⟦x⟧ and NPO| and |",
      "\\cite{zhang2024negative}| and NPO \\cite{zhang2024negative}| and \\cite{zhang2024negative}|",
    );
    await check("python", "a = 1|\nb| = 2", `# ${reference}\na = 1|\n# ${reference}\nb| = 2`);
    await check("python", "a| = 1|", `# ${reference}\na| = 1|`);
  });

  it("cites in each cell of a notebook in the style of its language", async () => {
    const cells = [
      new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, "As in ", "markdown"),
      new vscode.NotebookCellData(vscode.NotebookCellKind.Code, "x = 1", "python"),
    ];
    const notebook = await vscode.workspace.openNotebookDocument("jupyter-notebook", new vscode.NotebookData(cells));
    await vscode.window.showNotebookDocument(notebook);
    for (const [index, expected] of ["As in [@zhang2024negative]", `# ${reference}\nx = 1`].entries()) {
      const { document } = notebook.cellAt(index);
      await vscode.window.showNotebookDocument(notebook, { selections: [new vscode.NotebookRange(index, index + 1)] });
      await vscode.commands.executeCommand("notebook.cell.edit");
      await until(() => vscode.window.activeTextEditor?.document === document, `cell ${index} is edited`);
      const end = document.positionAt(document.getText().length);
      const editor = vscode.window.activeTextEditor;
      assert.ok(editor);
      editor.selection = new vscode.Selection(end, end);
      await vscode.commands.executeCommand("citelens.insertCitation", "zhang2024negative");
      assert.equal(document.getText(), expected);
    }
  });

  it("says that a read-only document is read-only", async () => {
    const registration = vscode.workspace.registerTextDocumentContentProvider("citelens-fixed", {
      provideTextDocumentContent: () => "text",
    });
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(vscode.Uri.parse("citelens-fixed:/notes.md")));
    await vscode.commands.executeCommand("citelens.insertCitation", "zhang2024negative");
    registration.dispose();
    assert.match(asked.messages.join("\n"), /could not be inserted into .*notes\.md: it is read-only/);
  });

  it("asks for a cursor if no editor is active", async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await vscode.commands.executeCommand("citelens.insertCitation", "zhang2024negative");
    assert.match(asked.messages.join("\n"), /put the cursor where you want the citation/);
  });

  it("says that the file was closed if that happens before a paper is picked", async () => {
    await edit("markdown", "N|PO");
    // Closing an editor may move the focus, which closes a quick pick.
    const keepOpen = async (): Promise<void> => {
      (await picked(asked)).ignoreFocusOut = true;
    };
    await answer(["citelens.insertCitation"], keepOpen, running("workbench.action.revertAndCloseActiveEditor"), enter);
    assert.match(asked.messages.join("\n"), /could not be inserted into .*: it was changed or closed in the meantime/);
  });
});

describe("Insert Citation with settings", () => {
  const set = useSettings();

  it("cites in another style for one language", async () => {
    await set("citation.style", "markdown-link", "markdown");
    await check(
      "markdown",
      "|",
      "[Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning](https://arxiv.org/abs/2404.05868)",
    );
    await check("latex", "|", "\\cite{zhang2024negative}");
  });

  it("cites in another style everywhere", async () => {
    await set("citation.style", "typst");
    await check("markdown", "|", "@zhang2024negative");
    await check("python", "# |", "# @zhang2024negative");
  });
});
