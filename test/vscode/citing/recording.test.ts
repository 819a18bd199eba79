import assert from "node:assert/strict";
import * as vscode from "vscode";
import { until, useSettings } from "../editing";
import { useAsked } from "../window";
import { useFiles } from "../workspaceFiles";

const existing = "@misc{own:npo,\r\n\ttitle = {Other},\r\n}\r\n";

async function textOf(uri: vscode.Uri): Promise<string> {
  return (await vscode.workspace.openTextDocument(uri)).getText();
}

/** Cites NPO at the end of a file. */
async function cite(uri: vscode.Uri): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(uri);
  const end = editor.document.positionAt(editor.document.getText().length);
  editor.selection = new vscode.Selection(end, end);
  await vscode.commands.executeCommand("citelens.insertCitation", "zhang2024negative");
  return editor;
}

describe("recording what is cited", () => {
  const asked = useAsked();
  const set = useSettings();
  const { write } = useFiles("recording");

  for (const [name, isOpen] of [
    ["open", true],
    ["closed", false],
  ] as const) {
    it(`adds the entry to the bibliography that the document names, ${name}, and one undo reverts both`, async () => {
      const bib = await write(`${name}.bib`, existing);
      const before = `---\nbibliography: ${name}.bib\n---\nAs in `;
      const uri = await write(`${name}.md`, before);
      if (isOpen) {
        await vscode.window.showTextDocument(bib);
      }
      const editor = await cite(uri);
      assert.equal(editor.document.getText(), `${before}[@zhang2024negative]`);
      const after = await textOf(bib);
      assert.ok(after.startsWith(`${existing}\r\n@inproceedings{zhang2024negative,\r\n\ttitle = {`), after);
      assert.ok(after.endsWith(",\r\n}\r\n"), after);
      await vscode.window.showTextDocument(editor.document);
      await vscode.commands.executeCommand("undo");
      await until(() => editor.document.getText() === before, "the citation is undone");
      await until(async () => (await textOf(bib)) === existing, "the entry is undone");
      await vscode.commands.executeCommand("redo");
      await until(() => editor.document.getText() !== before, "the citation is redone");
      await cite(uri);
      assert.equal((await textOf(bib)).split("@inproceedings").length, 2);
    });
  }

  it("works beside an open document that names a file on another machine", async () => {
    await vscode.window.showTextDocument(await write("odd.md", "---\nbibliography: //cdn.example.org/refs.bib\n---\n"));
    const bib = await write("beside.bib", "");
    const editor = await cite(await write("beside.md", "---\nbibliography: beside.bib\n---\nAs in "));
    assert.match(editor.document.getText(), /As in \[@zhang2024negative\]$/);
    assert.match(await textOf(bib), /^@inproceedings\{zhang2024negative,/);
  });

  it("cites a paper by the key that it has in the bibliography", async () => {
    const text = "@misc{mine, title = {NPO}, eprint = {2404.05868}, archiveprefix = {arXiv}}\n";
    const bib = await write("known.bib", text);
    const uri = await write("known.tex", "\\bibliography{known}\n");
    const editor = await cite(uri);
    assert.equal(editor.document.getText(), "\\bibliography{known}\n\\cite{mine}");
    assert.equal(await textOf(bib), text);
  });

  it("creates the file that the document names if it does not exist", async () => {
    const uri = await write("new.tex", "\\addbibresource{made.bib}\n");
    await cite(uri);
    assert.match(await textOf(vscode.Uri.joinPath(uri, "../made.bib")), /^@inproceedings\{zhang2024negative,\n/);
  });

  it("records nothing if the setting is off, and makes keys by the key pattern of the settings", async () => {
    const bib = await write("set.bib", "");
    const uri = await write("set.tex", "\\bibliography{set}\n");
    await set("bibliography.record", false);
    await cite(uri);
    assert.equal(await textOf(bib), "");
    await set("bibliography.record", true);
    await set("citation.keyPattern", "better-bibtex");
    await cite(await write("set2.tex", "\\bibliography{set}\n"));
    assert.match(await textOf(bib), /^@inproceedings\{zhangNegativePreferenceOptimization2024,\n/);
  });

  for (const [name, expected, text, key] of [
    ["had", "the key in the bibliography", "@misc{mine, title = {NPO}, eprint = {2404.05868}, archiveprefix = {arXiv}}\n", "mine"],
    ["free", "a key that is free there", "@misc{Zhang2024Negative, title = {Another}, author = {Roe, Jane}}\n", "zhang2024negativeb"],
  ] as const) {
    it(`cites by ${expected} when nothing is recorded, by command and by completion`, async () => {
      await set("bibliography.record", false);
      const bib = await write(`${name}.bib`, text);
      const start = `\\bibliography{${name}}\n`;
      const inserted = await cite(await write(`${name}-inserted.tex`, start));
      assert.equal(inserted.document.getText(), `${start}\\cite{${key}}`);
      const accepted = await vscode.window.showTextDocument(await write(`${name}-accepted.tex`, `${start}\\cite{negativ}`));
      const beforeBrace = accepted.document.positionAt(accepted.document.getText().length - 1);
      accepted.selection = new vscode.Selection(beforeBrace, beforeBrace);
      await vscode.commands.executeCommand("citelens.internal.citeAccepted", "zhang2024negative");
      assert.equal(accepted.document.getText(), `${start}\\cite{${key}}`);
      assert.equal(accepted.document.offsetAt(accepted.selection.active), accepted.document.getText().length - 1);
      assert.equal(await textOf(bib), text);
    });
  }

  it("offers once to create a bibliography, and remembers it", async () => {
    asked.choice = "Record";
    const uri = await write("none.md", "As in ");
    await cite(uri);
    const bib = vscode.Uri.joinPath(uri, "../references.bib");
    // The test does not open the file, because that could come between its creation and the first edit.
    const text = (): string =>
      vscode.workspace.textDocuments.find(({ uri: opened }) => opened.toString() === bib.toString())?.getText() ?? "no document";
    await until(
      () => /^@inproceedings\{zhang2024negative,/.test(text()),
      () => `a new bibliography: ${text()}; ${asked.messages.join("; ")}`,
    );
    assert.equal(asked.messages.filter((message) => message.includes("names no bibliography")).length, 1);
  });
});
