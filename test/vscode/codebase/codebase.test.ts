import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { CodebasePaper } from "../../../src/core/codebase/createCodebase";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import { createLibrary } from "../../../src/core/library/createLibrary";
import { createMentionMatcher } from "../../../src/core/mentions/createMentionMatcher";
import type { Paper } from "../../../src/core/paper";
import { statusText } from "../../../src/vscode/codebase/codebaseStatus";
import { type CodebaseRow, createCodebaseTree } from "../../../src/vscode/codebase/codebaseTree";
import { exportTo } from "../../../src/vscode/codebase/exportCodebase";
import { createRemovedPapers } from "../../../src/vscode/codebase/removedPapers";
import { showPlace, showPlaceArgument } from "../../../src/vscode/codebase/showPlace";
import { createWorkspaceCodebase, type WorkspaceCodebase } from "../../../src/vscode/codebase/workspaceCodebase";
import { until } from "../editing";
import { noEvidence, noLatexRoots } from "../services";
import { useAsked } from "../window";
import { useFiles } from "../workspaceFiles";

const npo = "zhang2024negative";
const npoId = "arXiv:2404.05868";

function memento(): vscode.Memento {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: <T>(key: string, otherwise?: T) => (values.has(key) ? (values.get(key) as T) : otherwise),
    update: (key, value) => Promise.resolve(void values.set(key, value)),
  };
}

function isWhole(one: WorkspaceCodebase): boolean {
  const state = one.state();
  return state.kind === "read" && state.isWhole;
}

describe("the papers in this workspace", () => {
  const files = useFiles("codebase");
  const asked = useAsked();
  const matcher = createMentionMatcher(bundledPapers);
  const library = createLibrary(bundledPapers);
  /** The papers of bibliographies by the address and the citekey. */
  const entries = new Map<string, Paper>();
  const changed = new vscode.EventEmitter<void>();
  let codebase: WorkspaceCodebase | undefined;
  const state = memento();
  const removed = createRemovedPapers(state);

  function create(): WorkspaceCodebase {
    codebase = createWorkspaceCodebase(
      {
        current: { matcher: () => matcher, onDidChange: changed.event, library: () => library },
        evidence: noEvidence,
        bibliographies: { paperOf: (citekey, uris) => uris.map((uri) => entries.get(`${uri.toString()} ${citekey}`)).find((one) => one) },
        latexRoots: noLatexRoots,
        workspaceState: state,
        log: { error: (message) => assert.fail(String(message)) },
      },
      removed,
    );
    return codebase;
  }
  afterEach(() => {
    codebase?.dispose();
    entries.clear();
  });

  /** Returns the places of NPO in the test's own folder, as `file:line`. */
  function ownPlaces({ papers }: WorkspaceCodebase): readonly string[] {
    const folder = files.uriOf("").toString();
    const found = papers().find(({ paper }) => paper.citekey === npo);
    return (found?.places ?? [])
      .filter(({ file }) => file.startsWith(folder))
      .map(({ file, line }) => `${file.slice(folder.length).replace(/^\//, "")}:${line}`);
  }

  it("come from the files that neither git nor the settings exclude, and follow each file", async () => {
    const written = {
      "a.py": `x = 1\n# ${npoId}\n`,
      "ignored/b.py": `# ${npoId}\n`,
      ".gitignore": "ignored/\n",
      "node_modules/c/c.js": `// ${npoId}\n`,
      "bundle.min.js": `// ${npoId}\n`,
      "made.py": `# @generated\n# ${npoId}\n`,
      "binary.dat": `\u0000\u0001\u0002\u0000\u0003\u0000\u0004\u0000\u0005\u0006\u0007\u0000 ${npoId}`,
      "n.ipynb": JSON.stringify({ cells: [{ cell_type: "code", source: [`# ${npoId}`], outputs: [{ text: npoId }] }] }),
    };
    for (const [file, text] of Object.entries(written)) {
      await files.write(file, text);
    }
    const one = create();
    assert.deepEqual([one.papers(), one.state().kind], [[], "unread"]);
    await one.read();
    // The event of the new .gitignore may come while the files are read, and then they are read again.
    await until(() => isWhole(one), "all files");
    assert.deepEqual(ownPlaces(one), ["a.py:2", "n.ipynb:1"]);
    const read = one.state();
    assert.ok(read.kind === "read");
    assert.ok((read.leftOut.get("generated") ?? 0) >= 2 && (read.leftOut.get("binary") ?? 0) >= 1);

    const others = one.papers().filter(({ places }) => places.every(({ file }) => !file.includes("/codebase/")));
    const document = await vscode.workspace.openTextDocument(files.uriOf("a.py"));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), "y = 2\n");
    await vscode.workspace.applyEdit(edit);
    assert.deepEqual(ownPlaces(one), ["a.py:2", "n.ipynb:1"]);
    await document.save();
    await until(() => ownPlaces(one)[0] === "a.py:3", "the places after the save");
    assert.deepEqual(
      others.filter((paper) => !one.papers().includes(paper)),
      [],
      "papers of other files are the same objects",
    );

    await files.write("new/d.py", `# ${npoId}\n`);
    await until(() => ownPlaces(one).includes("new/d.py:1"), "a new file");
    await vscode.workspace.fs.delete(files.uriOf("new"), { recursive: true });
    await until(() => !ownPlaces(one).includes("new/d.py:1"), "a deleted folder");
  });

  it("have the places that cite them by key, which follow the bibliographies", async () => {
    const paper = library.byCitekey(npo);
    assert.ok(paper);
    const header = (file: string): string => `---\nbibliography: ${file}\n---\n\n`;
    const cells = {
      cells: [
        { cell_type: "markdown", source: [header("refs.bib")] },
        { cell_type: "markdown", source: ["see\n", "@own24"] },
      ],
    };
    await files.write("a.md", `${header("refs.bib")}See [@own24; @unknown24].\n`);
    await files.write("b.md", `${header("others.bib")}See [@own24].\n`);
    await files.write("c.tex", `\\cite{own24}\n\\bibliography{refs}\n\\cite{${npo}}\n`);
    await files.write("n.ipynb", JSON.stringify(cells));
    const own = files.uriOf("refs.bib").toString();
    const one = create();
    await one.read();
    assert.deepEqual(ownPlaces(one), ["c.tex:3"]);

    entries.set(`${own} own24`, paper);
    changed.fire();
    assert.deepEqual(ownPlaces(one), ["a.md:5", "c.tex:1", "c.tex:3", "n.ipynb:1"]);
    const found = one.papers().find(({ paper: { citekey } }) => citekey === npo);
    assert.equal(found?.certainty, "citation");
    const cell = found.places.find((place) => place.cell && place.file.startsWith(files.uriOf("").toString()));
    assert.deepEqual([cell?.text, cell?.cell, cell?.why], ["own24", { index: 1, line: 1 }, "cited by key"]);
    const tree = createCodebaseTree(one);
    const row = tree.getChildren().find(({ citekey }) => citekey === npo);
    assert.ok(row);
    assert.match((await tree.getTreeItem(row)).accessibilityInformation?.label ?? "", /, cited by key, /);
    tree.dispose();

    await files.write("b.md", `${header("refs.bib")}\n[@own24]\n`);
    await until(() => ownPlaces(one).includes("b.md:6"), "the citation in the changed file");
    entries.set(`${own} renamed24`, paper);
    entries.delete(`${own} own24`);
    changed.fire();
    assert.deepEqual(ownPlaces(one), ["c.tex:3"]);
    await one.settled();
  });

  it("stay as far as they were read when the reading is stopped", async () => {
    await files.write("a.py", `# ${npoId}\n`);
    const one = create();
    const reading = one.read();
    one.stop();
    await reading;
    const stopped = one.state();
    assert.ok(stopped.kind === "read" && !stopped.isWhole);
    await one.reread();
    const whole = one.state();
    assert.ok(whole.kind === "read" && whole.isWhole);
    assert.deepEqual(ownPlaces(one), ["a.py:1"]);
  });

  it("are rows that a screen reader can read, and lead to their places", async () => {
    await files.write("rows.py", `x = 1\n  # ${npoId}\n`);
    const one = create();
    await one.read();
    const tree = createCodebaseTree(one);
    const row = tree.getChildren().find(({ citekey }) => citekey === npo);
    assert.ok(row);
    const item = await tree.getTreeItem(row);
    assert.match(
      item.accessibilityInformation?.label ?? "",
      /^NPO, Negative Preference Optimization: .*, by its ID, \d+ places in \d+ files$/,
    );
    assert.equal(item.label, "NPO");
    assert.match(String(item.description), /^by its ID · \d+ places in \d+ files · Negative Preference Optimization: /);
    const places = tree.getChildren(row);
    const isOwn = (one: CodebaseRow): boolean => one.kind === "place" && one.place.file === files.uriOf("rows.py").toString();
    const place = places.find(isOwn);
    assert.ok(place?.kind === "place");
    const placeItem = await tree.getTreeItem(place);
    assert.match(placeItem.accessibilityInformation?.label ?? "", /^arXiv:2404\.05868, .*codebase\/rows\.py, line 2$/);
    await showPlace(showPlaceArgument(place.place));
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.getText(editor.selection), npoId);
    for (const wrong of [undefined, "", "[]", '{"file": "https://example.org"}', '{"file": "file:///etc/passwd", "line": 1}']) {
      await showPlace(wrong);
      assert.equal(vscode.window.activeTextEditor, editor);
    }
    tree.dispose();
  });

  it("begin their rows with what is short", async () => {
    const bare: Paper = { citekey: "k", title: "A Title That Is Longer Than a Row", authors: [], links: [], aliases: [] };
    const song = { family: "Song" };
    const rows: readonly (readonly [paper: Paper, label: string, description: string, spoken: string])[] = [
      [bare, "A Title That Is Longer…", `by a name · one place · ${bare.title}`, `${bare.title}, by a name, one place`],
      [
        { ...bare, authors: [song], year: 2022 },
        "Song 2022",
        `by a name · one place · ${bare.title}`,
        `Song 2022, ${bare.title}, by a name, one place`,
      ],
      [
        { ...bare, authors: [song, song, song], aliases: [{ kind: "name", text: "ALT", why: "" }] },
        "ALT",
        `by a name · one place · ${bare.title}`,
        `ALT, ${bare.title}, by a name, one place`,
      ],
      [{ ...bare, title: "Short" }, "Short", "by a name · one place", "Short, by a name, one place"],
    ];
    for (const [paper, label, description, spoken] of rows) {
      const place = { file: "file:///a.py", certainty: "name", line: 1, column: 1, text: "x", why: "" } as const;
      const papers = [{ paper, certainty: "name", files: 1, places: [place] } as const];
      const tree = createCodebaseTree({ papers: () => papers, onDidChange: changed.event });
      const [row] = tree.getChildren();
      assert.ok(row);
      const item = await tree.getTreeItem(row);
      assert.deepEqual([item.label, item.description, item.accessibilityInformation?.label], [label, description, spoken]);
      tree.dispose();
    }
  });

  it("are drawn anew only if a row looks different", async () => {
    const changed = new vscode.EventEmitter<void>();
    const place = { file: "file:///a.py", certainty: "name", line: 1, column: 1, text: "x", why: "" } as const;
    const paper: Paper = { citekey: "k", title: "A Title", authors: [], links: [], aliases: [] };
    const rows = (line: number): CodebasePaper[] => [{ paper, certainty: "name", files: 1, places: [{ ...place, line }] }];
    let papers = rows(1);
    const tree = createCodebaseTree({ papers: () => papers, onDidChange: changed.event });
    let drawings = 0;
    tree.onDidChangeTreeData?.(() => drawings++);
    const drawingsFor = async (next: CodebasePaper[]): Promise<number> => {
      papers = next;
      changed.fire();
      await new Promise((resolve) => setTimeout(resolve, 400));
      tree.getChildren();
      return drawings;
    };
    tree.getChildren();
    assert.equal(await drawingsFor(rows(1)), 0);
    assert.equal(await drawingsFor(rows(2)), 1);
    assert.equal(await drawingsFor([]), 2);
    assert.equal(await drawingsFor(rows(2)), 3);
    tree.dispose();
  });

  it("are removed for good, until they are taken back", async () => {
    await files.write("a.py", `# ${npoId}\n`);
    const one = create();
    await one.read();
    const paper = one.papers().find((found) => found.paper.citekey === npo)?.paper;
    assert.ok(paper);
    await removed.add(paper);
    await removed.add(paper);
    one.refresh();
    assert.deepEqual(ownPlaces(one), []);
    await one.reread();
    assert.deepEqual(ownPlaces(one), []);
    assert.deepEqual(
      createRemovedPapers(state)
        .list()
        .map(({ citekey }) => citekey),
      [npo],
    );
    assert.ok(removed.has({ ...paper, citekey: "renamed" }));
    await removed.restore(removed.list());
    one.refresh();
    assert.deepEqual(ownPlaces(one), ["a.py:1"]);
  });

  for (const [name, before, format] of [
    ["references.bib", undefined, "bibtex"],
    ["own.bib", "@misc{own,\r\n  title = {Own}\r\n}\r\n", "bibtex"],
    ["README.md", "# Mine\r\n", "markdown"],
    ["CITATION.cff", undefined, "cff"],
    ["papers.json", "[]", "csl"],
  ] as const) {
    it(`are exported to ${name}; the second export changes nothing, and one undo reverts the first`, async () => {
      await files.write("a.py", `# ${npoId}\n`);
      await (before === undefined ? undefined : files.write(name, before));
      const one = create();
      await one.read();
      const target = { uri: files.uriOf(name), format, where: true };
      await exportTo(one, target);
      const first = await files.textOf(name);
      assert.ok(first.includes("2404.05868"), first);
      assert.match(asked.messages.at(-1) ?? "", /exported \d+ papers to/);
      await exportTo(one, target);
      assert.equal(await files.textOf(name), first);
      assert.match(asked.messages.at(-1) ?? "", /already has the papers/);
      if (before !== undefined) {
        await vscode.commands.executeCommand("undo");
        assert.equal(await files.textOf(name), before);
      }
    });
  }

  it("are counted in one status item", () => {
    assert.deepEqual(
      [statusText(0, 0), statusText(1, 0), statusText(14, 1), statusText(14, 2)],
      ["0 papers", "one paper", "14 papers · one reference differs", "14 papers · 2 references differ"],
    );
  });
});
