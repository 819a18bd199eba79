import assert from "node:assert/strict";
import * as vscode from "vscode";
import { type Card, cardsAt, plain, until, useSettings } from "../editing";
import { untilOnlyBundled } from "../workspaceFiles";

const bibliography = `@inproceedings{mine,
  title = {Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning},
  author = {Zhang, Ruiqi and Lin, Licong},
  eprint = {2404.05868},
  archiveprefix = {arXiv},
}

@misc{doe:2021,
  title = {Of Something Else},
  author = {Doe, Jane},
  doi = {10.1000/182},
  crossref = {mine},
}

@misc{again,
  title = {Of Something Else},
  author = {Doe, Jane},
}
`;

interface WrittenFile {
  readonly uri: vscode.Uri;
  readonly document: vscode.TextDocument;
  /** The position of the drawn cursor. */
  readonly position: vscode.Position;
}

function folder(): vscode.Uri {
  const uri = vscode.workspace.workspaceFolders?.[1]?.uri;
  assert.ok(uri);
  return vscode.Uri.joinPath(uri, "reading");
}

/** Writes a file with a cursor `|` drawn in it, and opens it. */
async function write(name: string, drawn: string): Promise<WrittenFile> {
  const uri = vscode.Uri.joinPath(folder(), name);
  const offset = Math.max(0, drawn.indexOf("|"));
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(drawn.replace("|", "")));
  const { document } = await vscode.window.showTextDocument(uri, { preview: false });
  return { uri, document, position: document.positionAt(offset) };
}

/** Saves the files of these tests. For an untitled document, VS Code would ask for a path. */
async function saveOwn(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ uri, isDirty }) => isDirty && uri.path.startsWith(folder().path))) {
    await document.save();
  }
}

async function completions({ uri, position }: WrittenFile, resolved = 0): Promise<readonly vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    uri,
    position,
    undefined,
    resolved,
  );
  return list.items.filter(({ sortText }) => /^\d{4}$/.test(sortText ?? ""));
}

/** Returns the citation key of a completion. */
function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === "string" ? label : (label.description?.split(" · ")[0] ?? "");
}

/** Returns places such as `"refs.bib:1:6-11"`, sorted. */
function places(locations: readonly (vscode.Location | vscode.LocationLink)[]): readonly string[] {
  return locations
    .map((one) => ("targetUri" in one ? { uri: one.targetUri, range: one.targetSelectionRange ?? one.targetRange } : one))
    .map(({ uri, range }) => `${uri.path.split("/").at(-1) ?? ""}:${range.start.line + 1}:${range.start.character}-${range.end.character}`)
    .sort();
}

function diagnosticsOf(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source, code }) => source === "CiteLens" && typeof code === "string");
}

/** Returns CiteLens's quick fixes, with their edits, for a key that has a warning. */
async function fixesFor(document: vscode.TextDocument, key: string): Promise<readonly vscode.CodeAction[]> {
  const range = diagnosticsOf(document.uri).find((one) => document.getText(one.range) === key)?.range;
  assert.ok(range);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
    10,
  );
  return actions.filter(({ title }) => /^(?:Cite|Add|Find|Ignore)/.test(title));
}

describe("existing citations", () => {
  const set = useSettings();
  let bib: WrittenFile;

  before(async () => {
    bib = await write("refs.bib", bibliography);
  });

  after(async () => {
    await saveOwn();
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await vscode.workspace.fs.delete(folder(), { recursive: true });
    // Otherwise the next suite may still cite by these keys.
    await untilOnlyBundled();
  });

  describe("are completed", () => {
    it("by a word of the title, the document's own entry first, in our order", async () => {
      const items = await completions(await write("a.md", "---\nbibliography: refs.bib\n---\nAs in @catastrophic|"), 1);
      const [first] = items;
      assert.ok(first);
      assert.equal(labelOf(first), "mine");
      assert.equal(first.insertText, "@mine");
      assert.equal(first.filterText, "@catastrophic");
      assert.match(plain((first.documentation as vscode.MarkdownString).value), /Negative Preference Optimization/);
    });

    const cases = [
      ["b.tex", "\\bibliography{refs}\n\\cite{doe:2021, negative pref|}", "mine"],
      ["c.tex", "\\bibliography{refs}\n\\cite{something els|", "doe:2021"],
      ["d.tex", "\\bibliography{refs}\n\\cite{|}", "mine"],
      ["e.tex", "\\bibliography{refs}\n\\cite{vidt|}", "song2022extendable"],
      ["f.md", "[@song2022ext|]", "song2022extendable"],
      ["g.rst", "As in :cite:p:`extendable|`", "song2022extendable"],
      ["h.md", "{cite:t}`extendable|`", "song2022extendable"],
      ["i.py", '"""As in :cite:p:`extendable|`"""\n', "song2022extendable"],
      ["j.cpp", "// \\cite extendable|\n", "song2022extendable"],
      ["l.md", "As [@extendable effic|]", "song2022extendable"],
      ["m.md", "As [see @extendable efficient and|]", "song2022extendable"],
      ["k.r", "#' \\insertCite{extendable|}{pkg}\n", "song2022extendable"],
    ] as const;
    for (const [name, drawn, expected] of cases) {
      it(`in ${name}: ${drawn.split("\n").at(-1) || drawn}`, async () => {
        const [first] = await completions(await write(name, drawn));
        assert.equal(first && labelOf(first), expected);
      });
    }

    const silent = [
      ["n.py", "@data|\nclass A: pass"],
      ["o.ts", "/** @par|am x */"],
      ["p.md", "ann@neg|"],
      ["u.md", "Ping @octocat, who|"],
      ["v.md", "Ping @extendable is|"],
      ["w.tex", "\\bibliography{refs}\nThe @data class|"],
      ["x.md", "---\nbibliography: refs.bib\n---\n[@mine p|]"],
      ["q.md", "```python\n@neg|\n```\n"],
      ["r.tex", "% \\cite{neg|}"],
      ["s.json", '{"a": "@neg|"}'],
    ] as const;
    for (const [name, drawn] of silent) {
      it(`not in ${name}: ${drawn.split("\n")[0] ?? ""}`, async () => {
        assert.deepEqual((await completions(await write(name, drawn))).map(labelOf), []);
      });
    }

    it("with a paper of the library, which is recorded in the same step", async () => {
      const recorded = await write("recorded.bib", "");
      const { document, position } = await write("t.md", "---\nbibliography: recorded.bib\n---\nAs in [@extendable|]");
      const [first] = await completions({ uri: document.uri, document, position });
      assert.ok(first?.command);
      assert.equal(first.insertText, "@extendable");
      const editor = await vscode.window.showTextDocument(document);
      editor.selection = new vscode.Selection(position, position);
      await vscode.commands.executeCommand(first.command.command, ...(first.command.arguments as unknown[]));
      assert.match(document.getText(), /As in \[@song2022extendable\]$/);
      assert.match(recorded.document.getText(), /^@misc\{song2022extendable,/);
      assert.equal(document.offsetAt(editor.selection.active), document.getText().length - 1);
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand("undo");
      await until(() => document.getText().endsWith("[@extendable]") && recorded.document.getText() === "", "one undo reverts both");
    });
  });

  it("show the paper's card on the key only", async () => {
    const { uri, position } = await write("hover.tex", "\\bibliography{refs}\n\\cite{doe:2021, mi|ne}");
    let card: Card | undefined;
    const text = (): string => plain(card?.content.value ?? "");
    const isShown = async (): Promise<boolean> => {
      [card] = await cardsAt(uri, position);
      return /Negative Preference Optimization.*refs\.bib, line 1/.test(text());
    };
    await until(isShown, text);
    assert.deepEqual(card?.range, new vscode.Range(1, 16, 1, 20));
  });

  it("lead to their entry, and a crossref to the entry that it names", async () => {
    const { uri, position } = await write("definition.md", "---\nbibliography: refs.bib\n---\n[@mine; see @doe:20|21, p. 3]");
    const found = await vscode.commands.executeCommand<vscode.LocationLink[]>("vscode.executeDefinitionProvider", uri, position);
    assert.deepEqual(places(found), ["refs.bib:8:6-14"]);
    const parent = bib.document.positionAt(bibliography.indexOf("{mine},") + 2);
    const entry = await vscode.commands.executeCommand<vscode.LocationLink[]>("vscode.executeDefinitionProvider", bib.uri, parent);
    assert.deepEqual(places(entry), ["refs.bib:1:15-19"]);
  });

  describe("in the whole workspace", () => {
    /** Writes files that cite `old-1` in three languages, one of them unsaved, and another project with the same key. */
    async function project(name: string): Promise<{ readonly tex: WrittenFile; readonly md: WrittenFile; readonly entries: WrittenFile }> {
      const entries = await write(
        `${name}/old.bib`,
        "@misc{old-1,\n  title = {One},\n}\n@misc{child,\n  title = {Two},\n  crossref = {old-1},\n}\n",
      );
      await write(`${name}/chapters/two.rst`, "As in :cite:p:`old-1,child`.\n");
      await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
      await write(`not-${name}/other.bib`, "@misc{old-1, title = {Another}}\n");
      await write(`not-${name}/other.tex`, "\\bibliography{other}\n\\cite{old-1}\n");
      const md = await write(`${name}/one.md`, "---\nbibliography: old.bib\n---\n[@old-1] `@old-1` @old-12\n");
      const tex = await write(`${name}/main.tex`, "\\bibliography{old}\n% \\cite{old-1}\n\\citep[see][3]{child, old|-1}\n");
      const edit = new vscode.WorkspaceEdit();
      edit.insert(md.uri, new vscode.Position(4, 0), "And @old-1.");
      await vscode.workspace.applyEdit(edit);
      return { tex, md, entries };
    }

    it("are found, also in unsaved text", async () => {
      const { tex } = await project("found");
      const found = await vscode.commands.executeCommand<vscode.Location[]>("vscode.executeReferenceProvider", tex.uri, tex.position);
      assert.deepEqual(places(found), [
        "main.tex:3:22-27",
        "old.bib:1:6-11",
        "old.bib:6:14-19",
        "one.md:4:2-7",
        "one.md:5:5-10",
        "two.rst:1:15-20",
      ]);
    });

    it("are renamed together with the entry and its crossref", async () => {
      const { tex, md, entries } = await project("renamed");
      const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        "vscode.executeDocumentRenameProvider",
        tex.uri,
        tex.position,
        "new:2",
      );
      assert.ok(await vscode.workspace.applyEdit(edit));
      assert.match(tex.document.getText(), /% \\cite\{old-1\}\n\\citep\[see\]\[3\]\{child, new:2\}/);
      assert.match(md.document.getText(), /\[@new:2\] `@old-1` @old-12\nAnd @new:2\./);
      assert.match(entries.document.getText(), /^@misc\{new:2,[\s\S]*crossref = \{new:2\}/);
      const chapter = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), "renamed/chapters/two.rst"));
      assert.equal(chapter.getText(), "As in :cite:p:`new:2,child`.\n");
      const other = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), "not-renamed/other.tex"));
      assert.match(other.getText(), /\\cite\{old-1\}/);
      await saveOwn();
    });

    it("are not renamed to an invalid key, or to the key of another entry", async () => {
      const { uri, position } = await write("rename.tex", "\\bibliography{refs}\n\\cite{mi|ne} word");
      const rename = (name: string): Thenable<unknown> =>
        vscode.commands.executeCommand("vscode.executeDocumentRenameProvider", uri, position, name);
      await assert.rejects(Promise.resolve(rename("a b")), /spaces/);
      await assert.rejects(Promise.resolve(rename("DOE:2021")), /refs\.bib already has an entry doe:2021/);
      await assert.rejects(Promise.resolve(vscode.commands.executeCommand("vscode.prepareRename", uri, new vscode.Position(1, 13))));
      const prepared = await vscode.commands.executeCommand<{ readonly placeholder: string }>("vscode.prepareRename", uri, position);
      assert.equal(prepared.placeholder, "mine");
    });
  });

  it("may be the other keys of an entry, which are offered once the user types them", async () => {
    await write("aliases.bib", "@misc{lovelace1843, ids = {engine:notes, ada}, title = {Notes}, author = {Lovelace, Ada}}\n");
    // An editor that shows a file already would show its former text for a while.
    const isOffered = async (name: string, drawn: string): Promise<boolean> => {
      const items = await completions(await write(name, `---\nbibliography: aliases.bib\n---\n${drawn}`));
      return items.some(({ label }) => JSON.stringify(label).includes("engine:notes"));
    };
    assert.ok(await isOffered("aliases.md", "[@engine|"));
    assert.ok(!(await isOffered("lovelace.md", "[@lovelace|")));
  });

  it("have links for DOIs and arXiv ids", async () => {
    const { uri } = await write("links.md", "arXiv:2404.05868, doi:10.1000/182, word/1234567\n");
    const links = async (of: vscode.Uri): Promise<readonly string[]> =>
      (await vscode.commands.executeCommand<vscode.DocumentLink[]>("vscode.executeLinkProvider", of))
        .map(({ target }) => target?.toString(true) ?? "")
        .sort();
    assert.deepEqual(await links(uri), ["https://arxiv.org/abs/2404.05868", "https://doi.org/10.1000/182"]);
    assert.deepEqual(await links(bib.uri), ["https://arxiv.org/abs/2404.05868", "https://doi.org/10.1000/182"]);
  });

  describe("are checked", () => {
    it("for keys without an entry, with quick fixes", async () => {
      const { uri, document } = await write(
        "wrong.md",
        "---\nbibliography: refs.bib\n---\n[@mnie; @mine] @doe2021 @fig-x `@no` ann@b.org @song2022extendable\n",
      );
      await until(() => diagnosticsOf(uri).length === 3, "three warnings");
      const found = diagnosticsOf(uri);
      assert.deepEqual(found.map(({ range }) => document.getText(range)).sort(), ["doe2021", "mnie", "song2022extendable"]);
      assert.ok(found.every(({ severity }) => severity === vscode.DiagnosticSeverity.Warning));
      const [near] = await fixesFor(document, "doe2021");
      assert.equal(near?.title, "Cite doe:2021");
      const [add] = await fixesFor(document, "song2022extendable");
      assert.match(add?.title ?? "", /^Add “An Extendable, Efficient.*” to .*refs\.bib$/);
      assert.ok(add?.edit && near.edit);
      // The later place comes first, so that the other edit does not move it.
      assert.ok(await vscode.workspace.applyEdit(add.edit));
      assert.ok(await vscode.workspace.applyEdit(near.edit));
      assert.match(document.getText(), /\[@mnie; @mine\] @doe:2021 @fig-x .* @song2022extendable\n$/);
      assert.match(bib.document.getText(), /@misc\{song2022extendable,/);
      await until(() => diagnosticsOf(uri).length === 1, "one warning is left");
    });

    it("and the quick fix adds an entry even if the setting is off", async () => {
      await set("bibliography.record", false);
      const { uri: into } = await write("fixed.bib", "@misc{mine, title = {Mine}, author = {Doe, Jane}}\n");
      const { uri, document } = await write("fixed.md", "---\nbibliography: fixed.bib\n---\n@song2022extendable and @he2021debertav\n");
      await until(() => diagnosticsOf(uri).length === 2, "two warnings");
      for (const key of ["he2021debertav", "song2022extendable"]) {
        const add = (await fixesFor(document, key)).find(({ title }) => title.startsWith("Add “"));
        assert.match(add?.title ?? "", /fixed\.bib$/);
        assert.ok(add?.edit && (await vscode.workspace.applyEdit(add.edit)));
      }
      await saveOwn();
      const written = new TextDecoder().decode(await vscode.workspace.fs.readFile(into));
      assert.match(written, /@\w+\{he2021debertav3,[^]*@misc\{song2022extendable,/);
      assert.match(document.getText(), /\n@song2022extendable and @he2021debertav3\n$/);
      await until(() => diagnosticsOf(uri).length === 0, "no warning is left");
    });

    it("but not while the user types words behind one, until the cursor is elsewhere", async () => {
      const line = "---\nbibliography: refs.bib\n---\n[@batch norm] and [@nobody2020]\n";
      const { uri, document } = await write("typing.md", line);
      const editor = await vscode.window.showTextDocument(document);
      const warned = (): readonly string[] => diagnosticsOf(uri).map(({ range }) => document.getText(range));
      const behindWords = document.positionAt(line.indexOf("]"));
      editor.selection = new vscode.Selection(behindWords, behindWords);
      await editor.edit((builder) => {
        builder.insert(behindWords, "s");
      });
      await until(() => warned().join() === "nobody2020", "the other warning");
      editor.selection = new vscode.Selection(0, 0, 0, 0);
      await until(() => warned().join() === "batch,nobody2020", "both warnings");
    });

    it("but not if no bibliography is named, one cannot be read, or the setting is off", async () => {
      const unnamed = await write("unnamed.md", "[@nobody]\n");
      const missing = await write("missing.tex", "\\bibliography{refs,missing}\n\\cite{nobody}\n");
      const known = await write("known.tex", "\\bibliography{refs}\n\\cite{nobody}\\bibitem{own}\\cite{own}\n");
      await until(() => diagnosticsOf(known.uri).length === 1, "the one warning");
      assert.deepEqual([...diagnosticsOf(unnamed.uri), ...diagnosticsOf(missing.uri)], []);
      await set("diagnostics.unknownKeys", false);
      await until(() => diagnosticsOf(known.uri).length === 0, "no warning");
    });

    it("in a part of a LaTeX document, with the bibliography of its root", async () => {
      await write("main.tex", "\\documentclass{book}\n\\bibliography{refs}\n\\bibitem{own}\n\\include{chapter}\n");
      const { uri, document } = await write("chapter.tex", "\\cite{mine}\\cite{own}\\cite{nobody}\n");
      await until(() => diagnosticsOf(uri).length === 1, "a warning");
      assert.deepEqual(
        diagnosticsOf(uri).map(({ range }) => document.getText(range)),
        ["nobody"],
      );
    });

    it("in chapters, whose verbatim text and bibliography the root, its class or its last part defines", async () => {
      const roots: readonly (readonly [name: string, files: Readonly<Record<string, string>>])[] = [
        [
          "preamble",
          { "main.tex": "\\documentclass{book}\\newtcblisting{code}{x}\\begin{document}\\include{chapters/one}\\bibliography{refs}" },
        ],
        [
          "class",
          {
            "main.tex": "\\documentclass{ourthesis}\\begin{document}\\input chapters/one\n\\end{document}",
            "ourthesis.cls": "\\LoadClass{book}\\RequirePackage{ourcode}\\addbibresource{refs.bib}",
            "ourcode.sty": "\\lstnewenvironment{code}{}{}",
          },
        ],
        [
          "parts",
          {
            "main.tex": "\\documentclass{book}\\input{setup}\\begin{document}\\input{chapters/one}\\input{back}\\end{document}",
            "setup.tex": "\\DefineVerbatimEnvironment{code}{Verbatim}{}",
            "back.tex": "\\appendix\\bibliography{refs}",
          },
        ],
      ];
      for (const [name, files] of roots) {
        for (const [file, text] of Object.entries({ ...files, "refs.bib": "@misc{mine, title = {Mine}}\n" })) {
          await write(`${name}/${file}`, text);
        }
        const text = "\\begin{code}\n\\cite{quiet}\n\\end{code}\n\\cite{mine}\\cite{nobody}\n";
        const { uri, document } = await write(`${name}/chapters/one.tex`, text);
        await until(() => diagnosticsOf(uri).length > 0, `a warning for ${name}`);
        assert.deepEqual(
          diagnosticsOf(uri).map(({ range }) => document.getText(range)),
          ["nobody"],
          name,
        );
      }
    });

    it("for the same paper under two keys and, if the setting is on, for entries that nobody cites", async () => {
      await until(() => diagnosticsOf(bib.uri).some(({ code }) => code === "same-paper"), "the same paper");
      const [same] = diagnosticsOf(bib.uri).filter(({ code }) => code === "same-paper");
      assert.equal(same && bib.document.getText(same.range), "again");
      assert.equal(same?.message, "This is the same paper as doe:2021.");
      assert.deepEqual(
        diagnosticsOf(bib.uri).filter(({ code }) => code === "never-cited"),
        [],
      );
      await set("diagnostics.neverCited", true);
      await until(() => diagnosticsOf(bib.uri).some(({ code }) => code === "never-cited"), "an entry that nobody cites");
      const never = diagnosticsOf(bib.uri).filter(({ code }) => code === "never-cited");
      assert.deepEqual(
        never.map(({ range }) => bib.document.getText(range)),
        ["again"],
      );
    });
  });
});
