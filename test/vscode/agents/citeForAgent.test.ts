import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import * as vscode from "vscode";
import { until } from "../editing";
import { useFiles } from "../workspaceFiles";
import { invoke } from "./invoking";

const ids = ["2404.05868"];

before("CiteLens has been activated by VS Code", () =>
  until(() => vscode.extensions.getExtension("citelens.citelens")?.isActive === true, "active"),
);

describe("cite_papers", () => {
  const files = useFiles("agentCites");
  const path = (file: string): string => `papers/agentCites/${file}`;

  it("cites and records in one edit, returns the difference, and one undo reverts both", async () => {
    await files.write("refs.bib", "");
    const before = "---\nbibliography: refs.bib\n---\nAs in NPO.\n";
    const editor = await vscode.window.showTextDocument(await files.write("notes.md", before));
    const answer = await invoke("cite_papers", { ids, file: path("notes.md"), line: 4, column: 10 });
    const after = before.replace("NPO.", "NPO [@zhang2024negative].");
    assert.equal(await files.textOf("notes.md"), after);
    assert.match(await files.textOf("refs.bib"), /^@inproceedings\{zhang2024negative,/);
    assert.match(answer, /^Written\.\ncitation keys: zhang2024negative\n/);
    assert.match(answer, /^-As in NPO\.\n\+As in NPO \[@zhang2024negative\]\.$/m);
    assert.match(answer, /^\+@inproceedings\{zhang2024negative,$/m);
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand("undo");
    await until(async () => (await files.textOf("notes.md")) === before, "the citation is undone");
    await until(async () => (await files.textOf("refs.bib")) === "", "the entry is undone");
  });

  it("writes nothing in a preview", async () => {
    await files.write("preview.bib", "");
    await files.write("preview.tex", "\\bibliography{preview}\nAs in NPO\n");
    const answer = await invoke("cite_papers", { ids, file: path("preview.tex"), line: 2, preview: true });
    assert.match(answer, /^Preview; nothing was written\.\n/);
    assert.match(answer, /^\+As in NPO \\cite\{zhang2024negative\}$/m);
    assert.equal(await files.textOf("preview.tex"), "\\bibliography{preview}\nAs in NPO\n");
    assert.equal(await files.textOf("preview.bib"), "");
  });

  it("counts unsaved text, in a file that only an editor has so", async () => {
    const editor = await vscode.window.showTextDocument(await files.write("unsaved.py", "x = 1\n"));
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), '"""Trains with NPO."""\n');
    });
    await invoke("cite_papers", { ids, file: path("unsaved.py"), line: 1 });
    assert.match(editor.document.getText(), /Zhang/);
    assert.match(editor.document.getText(), /x = 1\n$/);
    assert.ok(editor.document.isDirty);
  });

  it("takes the style that is asked for", async () => {
    await files.write("style.md", "As in \n");
    await invoke("cite_papers", { ids, file: path("style.md"), line: 1, style: "markdown-link" });
    assert.match(
      await files.textOf("style.md"),
      /^As in \[Negative Preference Optimization: .*\]\(https:\/\/arxiv\.org\/abs\/2404\.05868\)/,
    );
  });

  it("says that the papers are cited there already", async () => {
    const text = "---\nbibliography: twice.bib\n---\nAs in [@zhang2024negative]\n";
    await files.write("twice.bib", "@misc{zhang2024negative, title = {NPO}, eprint = {2404.05868}, archiveprefix = {arXiv}}\n");
    await files.write("twice.md", text);
    assert.match(await invoke("cite_papers", { ids, file: path("twice.md"), line: 4, column: 15 }), /^Already cited there/);
    assert.equal(await files.textOf("twice.md"), text);
  });

  it("cites in the cell of a notebook, once more while it is not saved, and records", async () => {
    const cell = (type: string, source: readonly string[]): object => ({
      cell_type: type,
      metadata: {},
      source,
      ...(type === "code" ? { outputs: [], execution_count: null } : {}),
    });
    const cells = [cell("markdown", ["# Title\n", "As in NPO"]), cell("code", ["x = 1\n", "# Trains with NPO\n", "y = 2"])];
    const text = JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 2 }, null, 1);
    const lineOf = (part: string): number => text.split("\n").findIndex((line) => line.includes(part)) + 1;
    const uri = await files.write("book.ipynb", text);
    const answer = await invoke("cite_papers", { ids, file: path("book.ipynb"), line: lineOf("Trains") });
    assert.match(answer, /book\.ipynb cell 2$/m);
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    assert.match(notebook.cellAt(1).document.getText(), /^x = 1\n# Trains with NPO[^]*Zhang[^]*\ny = 2$/);
    await invoke("cite_papers", { ids, file: path("book.ipynb"), line: lineOf("As in") });
    assert.match(notebook.cellAt(0).document.getText(), /^# Title\nAs in NPO .+/);
    assert.match(
      await invoke("cite_papers", { ids, file: path("book.ipynb"), line: lineOf("nbformat_minor") }),
      /no cell has its text there/,
    );
    await notebook.save();
  });

  const refused: readonly (readonly [why: string, file: string, input: object, expected: RegExp])[] = [
    ["a line that is not there", "a.md", { line: 9 }, /there is no line 9/],
    ["a column that is not there", "a.md", { line: 1, column: 50 }, /there is no column 50/],
    ["an unknown id", "a.md", { line: 1, ids: ["2404.05868", "9999.99999"] }, /^Nothing was written\.\nunknown here: 9999\.99999/],
    ["a file that is not there", "none.md", { line: 1 }, /is not in the workspace/],
    ["a folder", "", { line: 1 }, /is a folder/],
    ["a link that leads outside", "link.md", { line: 1 }, /is outside the workspace/],
    ["a binary file", "binary.png", { line: 1 }, /cannot be opened as text|there is no/],
  ];
  for (const [why, file, input, expected] of refused) {
    it(`writes nothing for ${why}`, async () => {
      await files.write("a.md", "As in \n");
      await vscode.workspace.fs.writeFile(files.uriOf("binary.png"), Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0));
      symlinkSync("/etc/hosts", files.uriOf("link.md").fsPath);
      assert.match(await invoke("cite_papers", { ids, file: path(file), ...input }), expected);
      assert.equal(await files.textOf("a.md"), "As in \n");
    });
  }
});
