import assert from "node:assert/strict";
import * as vscode from "vscode";
import { parseBibtex } from "../../../src/core/formats/bibtex/createBibtexReader";
import { useAsked } from "../window";
import { citeIn, useFiles } from "../workspaceFiles";

interface CitedOn {
  readonly document: vscode.TextDocument;
  /** Returns the text of the bibliography with its unsaved changes. */
  refs(): Promise<string>;
}

describe("recording in a bibliography", () => {
  const asked = useAsked();
  const files = useFiles("states");
  const registrations: vscode.Disposable[] = [];
  afterEach(async () => {
    for (const document of vscode.workspace.textDocuments.filter(({ isDirty, uri }) => isDirty && uri.scheme.startsWith("citelens-"))) {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    }
    for (const registration of registrations.splice(0)) {
      registration.dispose();
    }
  });

  /** Cites NPO, and returns the text of the bibliography with the new entry cut down to its key. */
  async function recorded(name: string, text: string, before: () => Promise<void> = () => Promise.resolve()): Promise<string> {
    await files.write(`${name}.bib`, text);
    await before();
    const document = await citeIn(files, `${name}.md`, `---\nbibliography: ${name}.bib\n---\nAs in |`);
    assert.match(document.getText(), /As in \[@zhang2024negative\]$/);
    const after = await files.textOf(`${name}.bib`);
    assert.equal(parseBibtex(after).papers.filter(({ arxiv }) => arxiv === "2404.05868").length, 1, after);
    return after.replace(/@inproceedings\{(\w+),[\s\S]*\}(?=\r?\n$)/, "@$1");
  }

  it("that is empty, has no final line break, has CRLF, or has an unclosed entry", async () => {
    assert.equal(await recorded("empty", ""), "@zhang2024negative\n");
    assert.equal(await recorded("unended", "@misc{a, title = {A}}"), "@misc{a, title = {A}}\n\n@zhang2024negative\n");
    assert.equal(await recorded("crlf", "@misc{a, title = {A}}\r\n"), "@misc{a, title = {A}}\r\n\r\n@zhang2024negative\r\n");
    assert.equal(await recorded("open", "@misc{a, title = {A"), "@misc{a, title = {A\n\n@zhang2024negative\n");
  });

  it("with a byte order mark, which is kept", async () => {
    await recorded("marked", "\uFEFF@misc{a, title = {A}}\n");
    const document = await vscode.workspace.openTextDocument(files.uriOf("marked.bib"));
    assert.ok(await document.save());
    const bytes = await vscode.workspace.fs.readFile(files.uriOf("marked.bib"));
    assert.deepEqual([...bytes.slice(0, 4)], [0xef, 0xbb, 0xbf, 0x40]);
  });

  it("in Latin-1 or Windows-1252, of which no byte changes", async () => {
    for (const [name, byte] of [
      ["latin", 0xfc],
      ["windows", 0x93],
      ["odd", 0x81],
    ] as const) {
      const bytes = new TextEncoder().encode("@misc{a, title = {M?ller}}\n").map((one) => (one === 0x3f ? byte : one));
      await vscode.workspace.fs.createDirectory(files.uriOf(""));
      await vscode.workspace.fs.writeFile(files.uriOf(`${name}.bib`), bytes);
      await citeIn(files, `${name}.md`, `---\nbibliography: ${name}.bib\n---\nAs in |`);
      const document = await vscode.workspace.openTextDocument(files.uriOf(`${name}.bib`));
      assert.match(document.getText(), /zhang2024negative/);
      assert.ok(await document.save());
      const saved = await vscode.workspace.fs.readFile(files.uriOf(`${name}.bib`));
      assert.deepEqual([...saved.slice(0, bytes.length)], [...bytes], name);
    }
  });

  it("that was opened in the wrong encoding and then changed: shows a message, and cites all the same", async () => {
    await vscode.workspace.fs.writeFile(files.uriOf("wrong.bib"), Uint8Array.from([0x25, 0xfc, 0x0a]));
    const document = await vscode.workspace.openTextDocument(files.uriOf("wrong.bib"));
    const typed = new vscode.WorkspaceEdit();
    typed.insert(document.uri, new vscode.Position(0, 0), "% typed\n");
    assert.ok(await vscode.workspace.applyEdit(typed));
    const citing = await citeIn(files, "wrong.md", "---\nbibliography: wrong.bib\n---\nAs in |");
    assert.match(citing.getText(), /As in \[@zhang2024negative\]$/);
    assert.match(asked.messages.join("\n"), /wrong\.bib was opened in the wrong encoding .*, so the entry was not added\./);
    assert.doesNotMatch(document.getText(), /zhang/);
  });

  it("that VS Code does not open as text, such as one of more than 50 MB: its keys count, and a message says that nothing was added", async () => {
    await files.write("closed.bib", "@comment{\0}\n");
    await assert.rejects(async () => vscode.workspace.openTextDocument(files.uriOf("closed.bib")));
    const citing = await citeIn(files, "closed.md", "---\nbibliography: closed.bib\n---\nAs in |");
    assert.match(citing.getText(), /As in \[@zhang2024negative\]$/);
    assert.match(asked.messages.join("\n"), /closed\.bib cannot be opened by VS Code, so the entry was not added\./);
    await files.write(
      "keyed.bib",
      "@comment{\0}\n@misc{mynpo, title = {Negative Preference Optimization}, author = {Zhang, Ruiqi}, eprint = {2404.05868}}\n",
    );
    const keyed = await citeIn(files, "keyed.md", "---\nbibliography: keyed.bib\n---\nAs in |");
    assert.match(keyed.getText(), /As in \[@mynpo\]$/);
    assert.equal(asked.messages.length, 1);
  });

  it("with unsaved changes, which are kept and count", async () => {
    const type = (text: string) => async (): Promise<void> => {
      const document = await vscode.workspace.openTextDocument(files.uriOf("typed.bib"));
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, 0), text);
      assert.ok(await vscode.workspace.applyEdit(edit));
      assert.ok(document.isDirty);
    };
    assert.equal(await recorded("typed", "% saved\n", type("% typed\n")), "% typed\n% saved\n\n@zhang2024negative\n");
    assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(files.uriOf("typed.bib"))), "% saved\n");
  });

  it("that is one of two: the first gets the entry, unless the second has it", async () => {
    const header = "---\nbibliography: [one.bib, two.bib]\n---\nAs in |";
    await files.write("one.bib", "");
    await files.write("two.bib", "@misc{ours, title = {NPO}, eprint = {2404.05868}, archiveprefix = {arXiv}}\n");
    const document = await citeIn(files, "two.md", header);
    assert.match(document.getText(), /As in \[@ours\]$/);
    assert.equal(await files.textOf("one.bib"), "");
    await files.write("three.bib", "");
    await files.write("four.bib", "");
    await citeIn(files, "four.md", header.replace("one", "three").replace("two", "four"));
    assert.equal((await files.textOf("three.bib")).split("2404.05868").length > 1, true);
    assert.equal(await files.textOf("four.bib"), "");
  });

  /** Serves `/notes.md`, which names `/refs.bib`, from a file system that writes nothing, and cites NPO at the end of the notes. */
  async function citeOn(
    scheme: string,
    refs: string,
    stat: (uri: vscode.Uri, usual: vscode.FileStat) => vscode.FileStat | Promise<vscode.FileStat>,
  ): Promise<CitedOn> {
    const refuse = (): never => {
      throw vscode.FileSystemError.NoPermissions();
    };
    const contentOf = ({ path }: vscode.Uri): Uint8Array =>
      new TextEncoder().encode(path.endsWith(".md") ? "---\nbibliography: refs.bib\n---\n" : refs);
    registrations.push(
      vscode.workspace.registerFileSystemProvider(scheme, {
        onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
        watch: () => new vscode.Disposable(() => undefined),
        stat: (uri) => stat(uri, { type: vscode.FileType.File, ctime: 0, mtime: 1, size: contentOf(uri).length }),
        readFile: contentOf,
        readDirectory: () => [],
        writeFile: refuse,
        createDirectory: refuse,
        delete: refuse,
        rename: refuse,
      }),
    );
    const notes = vscode.Uri.from({ scheme, path: "/notes.md" });
    const editor = await vscode.window.showTextDocument(notes);
    const { document } = editor;
    const end = document.positionAt(document.getText().length);
    editor.selection = new vscode.Selection(end, end);
    await vscode.commands.executeCommand("citelens.insertCitation", "zhang2024negative");
    return { document, refs: async () => (await vscode.workspace.openTextDocument(notes.with({ path: "/refs.bib" }))).getText() };
  }

  it("that is read-only: shows a message, and cites all the same", async () => {
    const { document, refs } = await citeOn("citelens-locked", "% fixed\n", ({ path }, usual) =>
      path.endsWith(".md") ? usual : { ...usual, permissions: vscode.FilePermission.Readonly },
    );
    assert.match(document.getText(), /\[@zhang2024negative\]$/);
    assert.match(asked.messages.join("\n"), /refs\.bib is read-only, so the entry was not added\./);
    assert.equal(await refs(), "% fixed\n");
  });

  it("on a slow file system: an undo before the entry is inserted reverts the entry too", async () => {
    let undone: Promise<unknown> | undefined;
    const listener = vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.uri.scheme === "citelens-slow" && document.getText().endsWith("]")) {
        undone = Promise.resolve(vscode.commands.executeCommand("undo"));
      }
    });
    const { document, refs } = await citeOn("citelens-slow", "% mine\n", async (_uri, usual) => {
      await undone;
      return usual;
    });
    listener.dispose();
    assert.match(document.getText(), /---\n$/);
    assert.equal(await refs(), "% mine\n");
    assert.deepEqual(asked.messages, []);
  });
});
