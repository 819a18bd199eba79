import assert from "node:assert/strict";
import * as vscode from "vscode";
import { pause } from "../../../src/vscode/platform/slices";
import { until } from "../editing";
import { useAsked } from "../window";
import { citeIn, useFiles } from "../workspaceFiles";

const key = "zhang2024negative";

describe("files that no extension knows", () => {
  useAsked();
  const files = useFiles("byname");
  /** Checks what is cited at `|`, that the paper is recorded, and that the unknown key of the drawing is reported. */
  const check = (file: string, drawn: string, expected: string, others: Readonly<Record<string, string>> = {}): void => {
    it(`${file} cites, records, completes and is checked by its name`, async () => {
      await files.write("refs.bib", "");
      // The file of the test before had the entry. VS Code needs a moment to notice that it is another.
      await pause(1500);
      for (const [name, text] of Object.entries(others)) {
        await files.write(name, text);
      }
      // Extensions of the tests know some of these languages.
      const opened = await vscode.workspace.openTextDocument(await files.write(file, drawn.replace("|", "")));
      const document = await vscode.languages.setTextDocumentLanguage(opened, "plaintext");
      const editor = await vscode.window.showTextDocument(document);
      const position = document.positionAt(drawn.indexOf("|"));
      editor.selection = new vscode.Selection(position, position);
      await vscode.commands.executeCommand("citelens.insertCitation", key);
      assert.equal(document.getText(), expected);
      assert.match(await files.textOf("refs.bib"), /^@inproceedings\{zhang2024negative,\n/m);
      await until(
        () => vscode.languages.getDiagnostics(document.uri).some(({ message }) => message.includes("missing2020")),
        `a warning in ${file}`,
      );
      const at = document.positionAt(document.getText().indexOf("missing2020") + 3);
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        "vscode.executeCompletionItemProvider",
        document.uri,
        at,
      );
      assert.ok(items.length > 0, "completions");
    });
  };
  check(
    "report.qmd",
    "---\nbibliography: refs.bib\n---\n\nSee [@missing2020].\n\nEnd of it|.\n",
    `---\nbibliography: refs.bib\n---\n\nSee [@missing2020].\n\nEnd of it [@${key}].\n`,
  );
  check(
    "paper.typ",
    '#bibliography("refs.bib")\nSee #cite(<missing2020>) good|.\n',
    `#bibliography("refs.bib")\nSee #cite(<missing2020>) good @${key}.\n`,
  );
  check(
    "notes.org",
    "See [cite:@missing2020] text|.\n\nbibliography:refs.bib\n",
    `See [cite:@missing2020] text [cite:@${key}].\n\nbibliography:refs.bib\n`,
  );
});

describe("bibliographies that a project names", () => {
  useAsked();
  const files = useFiles("projects");
  const entry = /^@inproceedings\{zhang2024negative,\n/m;

  for (const [title, config, file] of [
    ["Sphinx, above the document", "docs/conf.py", "docs/guide/index.rst"],
    ["Sphinx, in source/", "docs/source/conf.py", "docs/index.rst"],
  ] as const) {
    it(title, async () => {
      await files.write(config, 'extensions = ["sphinxcontrib.bibtex"]\nbibtex_bibfiles = [\n  "refs.bib",  # ours\n]\n');
      const bib = config.replace("conf.py", "refs.bib");
      await files.write(bib, "");
      const document = await citeIn(files, file, "Demo\n====\n\nWe follow|. See :cite:t:`missing2020`.\n\n.. bibliography::\n");
      assert.match(document.getText(), /We follow :cite:t:`zhang2024negative`\./);
      assert.match(await files.textOf(bib), entry);
      await until(() => vscode.languages.getDiagnostics(document.uri).some(({ message }) => message.includes("missing2020")), "a warning");
    });
  }

  it("Pandoc's defaults, which a Makefile names", async () => {
    await files.write("paper/Makefile", "paper.pdf: paper.md\n\tpandoc --defaults=build/all $< -o $@\n");
    await files.write("paper/build/all.yaml", "citeproc: true\nbibliography: ours.bib\n");
    await files.write("paper/ours.bib", "");
    await citeIn(files, "paper/paper.md", "As in |.\n");
    assert.match(await files.textOf("paper/ours.bib"), entry);
  });

  it("a LaTeX root in another folder of the workspace", async () => {
    await files.write("thesis/main/main.tex", "\\documentclass{book}\n\\bibliography{all}\n\\input{../chapters/one}\n");
    await files.write("thesis/main/all.bib", "");
    const document = await citeIn(files, "thesis/chapters/one.tex", "As in |.\n\\cite{missing2020}\n");
    assert.match(await files.textOf("thesis/main/all.bib"), entry);
    await until(() => vscode.languages.getDiagnostics(document.uri).length > 0, "a warning by the root's bibliography");
  });

  it("a Typst root that includes a chapter in another folder", async () => {
    await files.write("typst/main.typ", '#include "chapters/all.typ"\n#bibliography(("all.bib", "more.yml"))\n');
    await files.write("typst/chapters/all.typ", '#include "one.typ"\n#include "/typst/chapters/two.typ"\n');
    await files.write("typst/all.bib", "");
    await files.write("typst/more.yml", "");
    await citeIn(files, "typst/chapters/one.typ", "As in |.\n");
    assert.match(await files.textOf("typst/all.bib"), entry);
  });

  it("warnings in R with Rdpack and in C++ with a Doxyfile", async () => {
    await files.write("mypkg/DESCRIPTION", "Package: mypkg\nImports:\n    Rdpack\nRdMacros: Rdpack\n");
    await files.write("mypkg/inst/REFERENCES.bib", "@misc{known, title = {Known}}\n");
    await files.write("cxx/Doxyfile", "CITE_BIB_FILES = refs\n");
    await files.write("cxx/refs.bib", "@misc{known, title = {Known}}\n");
    for (const [file, text] of [
      ["mypkg/R/a.R", "#' \\insertCite{known,missing2020}{mypkg}\nf <- 1\n"],
      ["cxx/src/a.hpp", "/// \\cite known and \\cite missing2020\nint f();\n"],
    ] as const) {
      const document = await vscode.workspace.openTextDocument(await files.write(file, text));
      await vscode.window.showTextDocument(document);
      await until(
        () =>
          vscode.languages
            .getDiagnostics(document.uri)
            .map(({ message }) => message.split(" ")[2])
            .join(" ") === "missing2020",
        `one warning in ${file}`,
      );
    }
  });
});
