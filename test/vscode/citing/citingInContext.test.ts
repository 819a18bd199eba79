import assert from "node:assert/strict";
import { parse } from "jsonc-parser";
import * as vscode from "vscode";
import { readCommentSyntax } from "../../../src/core/citations/comments/commentSyntax";
import { edit, until, useSettings } from "../editing";
import { answer, enter, picked, useAsked } from "../window";
import { citeIn, useFiles } from "../workspaceFiles";

const citekey = "zhang2024negative";
const reference =
  'Zhang et al., "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning", COLM 2024. https://arxiv.org/abs/2404.05868';

describe("citing several papers at once", () => {
  const asked = useAsked();

  it("makes one citation of all picked papers, in the order of picking", async () => {
    for (const [languageId, drawn, expected] of [
      ["latex", "As in |.", "As in \\cite{zhang2024negative,song2022extendable}."],
      ["markdown", "As in |.", "As in [@zhang2024negative; @song2022extendable]."],
      ["markdown", "As in [@other|].", "As in [@other; @zhang2024negative; @song2022extendable]."],
    ] as const) {
      const editor = await edit(languageId, drawn);
      asked.picks.length = 0;
      const pickBoth = async (): Promise<void> => {
        const pick = await picked(asked);
        for (const [index, wanted] of [citekey, "song2022extendable"].entries()) {
          const found = (): vscode.QuickPickItem | undefined =>
            pick.items.find((item) => "paper" in item && (item.paper as { readonly citekey?: unknown }).citekey === wanted);
          pick.value = wanted;
          await until(() => pick.activeItems[0] !== undefined && pick.activeItems[0] === found(), `${wanted} is the active row`);
          await (index === 0 ? vscode.commands.executeCommand("citelens.pickAnother") : undefined);
        }
      };
      await answer(["citelens.insertCitation"], pickBoth, enter);
      assert.equal(editor.document.getText(), expected);
    }
  });
});

describe("citing by templates", () => {
  const set = useSettings();

  it("uses the user's template for a place or a language, and ignores a wrong template", async () => {
    await set("citation.templates", {
      pandoc: "(@${keys:; @})",
      wikitext: "<ref>${reference}</ref>",
      python: "see ${key}: ${url}",
      latex: "${nothing}",
      org: 7,
    });
    for (const [languageId, drawn, expected] of [
      ["markdown", "As in |.", `As in (@${citekey}).`],
      ["python", "x = 1|", `# see ${citekey}: https://arxiv.org/abs/2404.05868\nx = 1`],
      ["latex", "|", `\\cite{${citekey}}`],
    ] as const) {
      const editor = await edit(languageId, drawn);
      await vscode.commands.executeCommand("citelens.insertCitation", citekey);
      assert.equal(editor.document.getText(), expected);
    }
  });
});

describe("comments in the installed languages", () => {
  /** Returns the comment syntax of a language by the configuration file of the extension that contributes it. */
  async function configured(
    languageId: string,
  ): Promise<{ readonly line?: string; readonly block?: readonly [string, string] } | undefined> {
    for (const { extensionUri, packageJSON } of vscode.extensions.all) {
      const { contributes } = packageJSON as {
        readonly contributes?: { readonly languages?: readonly { readonly id: string; readonly configuration?: string }[] };
      };
      const file = contributes?.languages?.find(({ id, configuration }) => id === languageId && configuration !== undefined)?.configuration;
      if (file !== undefined) {
        const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, file)));
        return readCommentSyntax(parse(text, [], { allowTrailingComma: true }));
      }
    }
    return undefined;
  }

  for (const languageId of [
    "clojure",
    "jade",
    "handlebars",
    "coffeescript",
    "fsharp",
    "lua",
    "perl",
    "ini",
    "vb",
    "bat",
    "css",
    "less",
    "groovy",
    "hlsl",
    "makefile",
    "powershell",
    "r",
    "ruby",
    "shellscript",
    "sql",
    "yaml",
    "dockerfile",
  ]) {
    it(`follow the language configuration of ${languageId}`, async () => {
      const syntax = await configured(languageId);
      assert.ok(syntax, "an installed language");
      const editor = await edit(languageId, "|");
      await vscode.commands.executeCommand("citelens.insertCitation", citekey);
      const [open, close] = syntax.line === undefined ? (syntax.block ?? []) : [syntax.line, ""];
      assert.equal(editor.document.getText(), [open, reference, close].filter((part) => part !== "").join(" "));
    });
  }
});

describe("citing in a part of a project", () => {
  useAsked();
  const set = useSettings();
  const files = useFiles("context");
  const entry = /^@inproceedings\{zhang2024negative,\n/m;

  it("a part of a LaTeX document cites and records as its root does", async () => {
    await files.write("thesis/main.tex", "\\documentclass{book}\n\\usepackage{natbib}\n\\bibliography{all}\n");
    await files.write("thesis/all.bib", "");
    const document = await citeIn(files, "thesis/chapters.tex", "% !TEX root = main.tex\nAs in |.\n");
    assert.equal(document.getText(), "% !TEX root = main.tex\nAs in \\citep{zhang2024negative}.\n");
    assert.match(await files.textOf("thesis/all.bib"), entry);
  });

  it("a part that names no root belongs to the document above it that includes it", async () => {
    await files.write("book/aside.tex", "\\documentclass{article}\n\\bibliography{aside}\n\\input{parts/other}\n");
    await files.write("book/main.tex", "\\documentclass{book}\n\\usepackage{biblatex}\n\\addbibresource{ours.bib}\n\\include{parts/one}\n");
    await files.write("book/parts/one.tex", "\\input{parts/two}\n");
    await files.write("book/ours.bib", "");
    const document = await citeIn(files, "book/parts/two.tex", "As in |.\n");
    assert.equal(document.getText(), "As in \\autocite{zhang2024negative}.\n");
    assert.match(await files.textOf("book/ours.bib"), entry);
    // A document without a bibliography makes CiteLens ask once in a workspace. Another test checks that question.
    await set("bibliography.record", false);
    const lone = await citeIn(files, "lone/part.tex", "As in |.\n");
    assert.equal(lone.getText(), "As in \\cite{zhang2024negative}.\n");
  });

  it("a LaTeX document cites and records as the files in its preamble say", async () => {
    await files.write("paper/preamble.tex", "\\usepackage{natbib}\n\\newcommand{\\refs}{}\n\\addbibresource{theirs.bib}\n");
    await files.write("paper/theirs.bib", "");
    const document = await citeIn(files, "paper/paper.tex", "\\documentclass{article}\n\\input{preamble}\n\\begin{document}\nAs in |.\n");
    assert.match(document.getText(), /As in \\citep\{zhang2024negative\}\.\n$/);
    assert.match(await files.textOf("paper/theirs.bib"), entry);
  });

  it("an R package with Rdpack cites by key and records in its REFERENCES.bib", async () => {
    await files.write("mypkg/DESCRIPTION", "Package: mypkg\nImports:\n    Rdpack\nRdMacros: Rdpack\n");
    await files.write("mypkg/inst/REFERENCES.bib", "% ours\n");
    const document = await citeIn(files, "mypkg/R/npo.R", "#' Trains, as in |.\n#' @param x data\nnpo <- function(x) x\n");
    assert.match(document.getText(), /^#' Trains, as in \\insertCite\{zhang2024negative\}\{mypkg\}\./);
    assert.match(await files.textOf("mypkg/inst/REFERENCES.bib"), entry);
    const plain = await citeIn(files, "script.R", "#' Trains, as in |.\nnpo <- 1\n");
    assert.match(plain.getText(), /^#' Trains, as in \(Zhang et al\., 2024\)\./);
  });

  it("C++ with a Doxyfile cites by key and records in the file that it names; without a Doxyfile it cites in words", async () => {
    await files.write("cxx/Doxyfile", "INPUT = src\nCITE_BIB_FILES = docs/refs\n");
    await files.write("cxx/docs/refs.bib", "");
    const document = await citeIn(files, "cxx/src/npo.hpp", "/// Trains, as in |.\nint npo();\n");
    assert.equal(document.getText(), "/// Trains, as in \\cite zhang2024negative.\nint npo();\n");
    assert.match(await files.textOf("cxx/docs/refs.bib"), entry);
    const plain = await citeIn(files, "npo.hpp", "/// Trains, as in |.\nint npo();\n");
    assert.equal(plain.getText(), `/// Trains, as in (${reference}).\nint npo();\n`);
  });

  it("a notebook cell records in the bibliography that the first cell names", async () => {
    await files.write("notebook.bib", "");
    const cells = [
      { cell_type: "raw", metadata: {}, source: ["---\n", "bibliography: notebook.bib\n", "---"] },
      { cell_type: "markdown", metadata: {}, source: ["As in "] },
    ];
    const uri = await files.write("notebook.ipynb", JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    await vscode.window.showNotebookDocument(notebook, { selections: [new vscode.NotebookRange(1, 2)] });
    await vscode.commands.executeCommand("notebook.cell.edit");
    const { document } = notebook.cellAt(1);
    await until(() => vscode.window.activeTextEditor?.document === document, "the cell is edited");
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new vscode.Selection(0, 6, 0, 6);
    await vscode.commands.executeCommand("citelens.insertCitation", citekey);
    assert.equal(document.getText(), "As in [@zhang2024negative]");
    assert.match(await files.textOf("notebook.bib"), entry);
    await notebook.save();
  });

  it("CITATION.cff gets the reference under `references:`", async () => {
    const before = "cff-version: 1.2.0\nmessage: Cite us.\ntitle: Ours\nauthors:\n  - name: Us\n";
    const document = await citeIn(files, "CITATION.cff", `${before}|`);
    assert.ok(
      document.getText().startsWith(`${before}references:\n  - type: conference-paper\n    title: "Negative Preference`),
      document.getText(),
    );
    assert.equal(document.getText().split("2404.05868").length > 1, true);
    await vscode.commands.executeCommand("citelens.insertCitation", citekey);
    assert.equal(document.getText().split("Negative Preference").length, 2);
  });

  it("a commit message gets the reference in short lines that Git keeps", async () => {
    const document = await citeIn(files, "COMMIT_EDITMSG", "Train with NPO\n\n|\n# Please enter the commit message\n");
    assert.equal(document.languageId, "git-commit");
    const written = document.getText().split("\n").slice(2, -2);
    assert.equal(written.join(" ").trim(), reference);
    assert.deepEqual(
      written.filter((line) => line.length > 72 || line.startsWith("#")),
      [],
    );
  });
});
