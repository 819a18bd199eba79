import assert from "node:assert/strict";
import path from "node:path";
import * as vscode from "vscode";
import { createCitationPaste } from "../../../src/vscode/online/pasteCitation";
import { edit, until } from "../editing";
import { useTemporaryFolder } from "../temporaryFolder";
import { enter, escape, useAsked } from "../window";
import { dataciteAnswer, useServices } from "./answers";
import { useLists } from "./lists";
import { createOwnServices, type OwnServices } from "./ownServices";

const npo = "https://arxiv.org/abs/2404.05868";
const title = "Insert Citation";
const { Automatic, PasteAs } = vscode.DocumentPasteTriggerKind;

describe("the citation of a pasted id", () => {
  const asked = useAsked();
  const services = useServices();
  const lists = useLists();
  const { folder, log } = useTemporaryFolder("paste");
  let own: OwnServices;
  let provider: ReturnType<typeof createCitationPaste>;
  const token = new vscode.CancellationTokenSource().token;

  before(() => {
    own = createOwnServices(folder(), log);
    provider = createCitationPaste(own);
  });
  after(() => {
    own.dispose();
  });

  /** Returns what is offered for a text that is pasted into the selections of an editor. */
  async function offered(
    { document, selections }: Pick<vscode.TextEditor, "document" | "selections">,
    text: string,
    triggerKind = Automatic,
  ): Promise<readonly vscode.DocumentPasteEdit[]> {
    const data = new vscode.DataTransfer();
    data.set("text/plain", new vscode.DataTransferItem(text));
    const edits = await provider.provideDocumentPasteEdits(document, selections, data, { triggerKind, only: undefined }, token);
    return edits ?? [];
  }

  /** Applies an edit as VS Code does: the text replaces the selection, and the rest is done with it. */
  async function apply(
    { document, selection }: vscode.TextEditor,
    { insertText, additionalEdit }: vscode.DocumentPasteEdit,
  ): Promise<void> {
    const all = new vscode.WorkspaceEdit();
    assert.ok(typeof insertText === "string");
    all.replace(document.uri, selection, insertText);
    for (const [uri, edits] of additionalEdit?.entries() ?? []) {
      for (const one of edits) {
        all.replace(uri, one.range, one.newText);
      }
    }
    assert.ok(await vscode.workspace.applyEdit(all));
  }

  /** Checks the text of a document in which the user pastes a text and chooses the citation. */
  const check = (what: string, languageId: string, drawn: string, pasted: string, expected: RegExp): void => {
    it(`is offered ${what}`, async () => {
      const editor = await edit(languageId, drawn);
      const before = editor.document.getText();
      const [first, ...others] = await offered(editor, pasted);
      assert.equal(first?.title, title);
      assert.deepEqual(others, []);
      // The plain text stays the default.
      assert.deepEqual(first.yieldTo, [vscode.DocumentDropOrPasteEditKind.Text]);
      await apply(editor, first);
      assert.match(editor.document.getText(), expected);
      await vscode.commands.executeCommand("undo");
      assert.equal(editor.document.getText(), before);
      assert.deepEqual(services.asked, []);
    });
  };
  check("for an address of arXiv", "markdown", "See |.", npo, /^See \[@zhang2024negative\]\.$/);
  check(
    "for an address of its PDF with a version",
    "markdown",
    "See |.",
    "https://arxiv.org/pdf/2404.05868v2",
    /^See \[@zhang2024negative\]\.$/,
  );
  check("for an id with its prefix", "markdown", "See |.", "arXiv:2404.05868", /^See \[@zhang2024negative\]\.$/);
  check("for the DOI of a preprint", "markdown", "See |.", "10.48550/arXiv.2404.05868", /^See \[@zhang2024negative\]\.$/);
  check("for the address of a DOI", "markdown", "See |.", "https://doi.org/10.48550/arXiv.2404.05868", /^See \[@zhang2024negative\]\.$/);
  check("for an address with a line end", "markdown", "See |.", `${npo}\n`, /^See \[@zhang2024negative\]\.$/);
  check("in place of a selection", "markdown", "See ⟦this one⟧.", npo, /^See \[@zhang2024negative\]\.$/);
  check("in place of a selected word before another", "markdown", "See ⟦this⟧ one.", npo, /^See \[@zhang2024negative\] one\.$/);
  check("in place of a selection to the end", "markdown", "See ⟦this one⟧", npo, /^See \[@zhang2024negative\]$/);
  check("in LaTeX", "latex", "See |.", npo, /^See ~?\\cite\{zhang2024negative\}\.$/);
  check("in a citation", "markdown", "See [@doe2020|].", npo, /^See \[@doe2020; @zhang2024negative\]\.$/);
  check("in a citation of LaTeX", "latex", "See \\cite{doe2020|}.", npo, /^See \\cite\{doe2020, ?zhang2024negative\}\.$/);
  check("in a comment", "python", "# See |\nx = 1\n", npo, /^# See .*Zhang et al\..*\nx = 1\n$/);
  check("in code, as a comment above it", "python", "x = 1\nnpo_loss(|)\n", npo, /^x = 1\n# Zhang et al\..*\nnpo_loss\(\)\n$/);

  const checkNone = (what: string, languageId: string, drawn: string, pasted: string): void => {
    it(`is not offered ${what}`, async () => {
      const editor = await edit(languageId, drawn);
      for (const trigger of [Automatic, PasteAs]) {
        assert.deepEqual(await offered(editor, pasted, trigger), []);
      }
      assert.deepEqual(services.asked, []);
    });
  };
  checkNone("for an address with more around it", "markdown", "|", `See ${npo} for more`);
  checkNone("for two addresses on two lines", "markdown", "|", `${npo}\n${npo}`);
  checkNone("for a title", "markdown", "|", "Negative Preference Optimization");
  checkNone("for nothing", "markdown", "|", " \n");
  checkNone("for a long text", "markdown", "|", `${npo}${"a".repeat(700)}`);
  checkNone("at several cursors", "markdown", "| and |", npo);
  checkNone("for an address that no service knows", "markdown", "|", "https://example.org/2404.05868/about");
  checkNone("in a bibliography, whose fields have ids", "bibtex", "@misc{a,\n  url = {|},\n}\n", npo);

  it("is offered in a cell of a notebook", async () => {
    const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, "See .", "markdown");
    const notebook = await vscode.workspace.openNotebookDocument("jupyter-notebook", new vscode.NotebookData([cell]));
    const document = notebook.cellAt(0).document;
    const [first] = await offered({ document, selections: [new vscode.Selection(0, 4, 0, 4)] }, npo);
    assert.equal(first?.insertText, "[@zhang2024negative]");
  });

  it("is recorded in the bibliography that the document names, in the same edit", async () => {
    const write = (name: string, text: string): Thenable<void> =>
      vscode.workspace.fs.writeFile(vscode.Uri.file(path.join(folder(), name)), new TextEncoder().encode(text));
    await write("refs.bib", "@misc{doe, title = {Of Something}}\n");
    await write("notes.md", "---\nbibliography: refs.bib\n---\nSee \n");
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(path.join(folder(), "notes.md")));
    editor.selection = new vscode.Selection(3, 4, 3, 4);
    const [first] = await offered(editor, npo);
    assert.ok(first);
    await apply(editor, first);
    assert.match(editor.document.getText(), /See \[@zhang2024negative\]\n$/);
    const bib = await vscode.workspace.openTextDocument(path.join(folder(), "refs.bib"));
    assert.match(bib.getText(), /@inproceedings\{zhang2024negative,/);
    await vscode.workspace.saveAll();
  });

  it("of an unknown paper is offered only in Paste As…, and asks nobody before it is chosen", async () => {
    const word = "Quuxpaste";
    services.answers.set("api.datacite.org/", dataciteAnswer("2311.15001", { title: word, family: "Quuxer", given: "Ada", year: 2023 }));
    const editor = await edit("markdown", "See |.");
    const pasted = "https://arxiv.org/abs/2311.15001";
    assert.deepEqual(await offered(editor, pasted), []);
    const [first] = await offered(editor, pasted, PasteAs);
    assert.equal(first?.title, "Look Up and Insert Citation…");
    assert.equal(first.insertText, pasted);
    assert.deepEqual(services.asked, []);
  });

  for (const [what, key, id, expected] of [
    ["pastes the text if the user leaves what was found", escape, "2311.15004", "See https://arxiv.org/abs/2311.15004."],
    ["cites what was looked up", enter, "2311.15002", "See [@quuxer2023quuxpastry]."],
  ] as const) {
    it(what, async () => {
      services.answers.set("api.datacite.org/", dataciteAnswer(id, { title: "Quuxpastry", family: "Quuxer", given: "Ada", year: 2023 }));
      const editor = await edit("markdown", "See |.");
      const [first] = await offered(editor, `https://arxiv.org/abs/${id}`, PasteAs);
      assert.ok(first);
      asked.choice = "Ask Once";
      const before = lists.count();
      const resolved = provider.resolveDocumentPasteEdit(first, token);
      await until(() => lists.count() > before, "what was found");
      await new Promise((resolve) => setTimeout(resolve, 300));
      assert.match(lists.last(), /^\$\(add\) Add and Cite.*\nWhat was found/s);
      asked.choice = undefined;
      await key();
      await apply(editor, (await resolved) ?? first);
      assert.equal(editor.document.getText(), expected);
    });
  }

  it("is the text itself if nobody may be asked", async () => {
    const editor = await edit("markdown", "See |.");
    const [first] = await offered(editor, "arXiv:2311.15003", PasteAs);
    assert.ok(first);
    assert.equal((await provider.resolveDocumentPasteEdit(first, token))?.insertText, "arXiv:2311.15003");
    assert.deepEqual(services.asked, []);
  });
});
