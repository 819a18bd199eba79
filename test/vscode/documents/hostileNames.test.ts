import assert from "node:assert/strict";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import * as vscode from "vscode";
import { bibliographiesByDoxyfile } from "../../../src/vscode/documents/doxyfile";
import { createLatexRoots } from "../../../src/vscode/documents/latexRoots";
import { bibliographiesOf, type NamingDocument } from "../../../src/vscode/documents/namedBibliographies";
import { configuredSources } from "../../../src/vscode/library/sources/configuredSources";
import { cardsAt, until, useSettings } from "../editing";
import { useTemporaryFolder } from "../temporaryFolder";

/** Names that every door refuses, if its syntax can write them. */
const refused = ["//host", "//host/x.bib", "////x.bib", "\\\\host\\share\\x.bib", "\ud800.bib", "a\0.bib"];

/** Addresses, which are refused in documents and in YAML, and skipped elsewhere. */
const addresses = ["file:////x", "file://", "http://x.org/x.bib", "vscode://x/y.bib"];

/** Names that are odd, but are names of files, or that the syntax itself skips. */
const odd = [
  "a\u2028b.bib",
  "http:x.bib",
  "vscode:x.bib",
  "untitled:Untitled-1",
  "C:x.bib",
  "C:\\x",
  "NUL",
  "CON.bib",
  "%00",
  "%",
  "%zz",
  "../".repeat(100),
  "..\\..\\..\\..\\x.bib",
  "x".repeat(100_000),
  "a/".repeat(50_000),
  "~",
  "~root/x.bib",
  ".",
  "/",
  "folder.bib",
  "circle.bib",
  "__proto__",
  "a?b#c.bib",
  "$(x)`y`.bib",
];

/** How a text names a file, by language: the text also names `good.bib`. */
const languages: Readonly<Record<string, (name: string) => string>> = {
  latex: (name) => `\\bibliography{${name}}\n\\addbibresource{${name}}\n\\addbibresource{good.bib}\n`,
  markdown: (name) => `---\nbibliography: ["${name.replace(/[\\"]/g, "\\$&")}", 'good.bib']\n---\n`,
  quarto: (name) => `---\nbibliography:\n  - ${name}\n  - good.bib\n---\n`,
  yaml: (name) => `bibliography: ${name}\nother:\n  bibliography: good.bib\n`,
  typst: (name) => `#bibliography(("${name.replace(/[\\"]/g, "\\$&")}", "good.bib"))\n`,
  restructuredtext: (name) => `.. bibliography:: ${name}\n\n.. bibliography:: good.bib\n`,
  org: (name) => `#+bibliography: ${name}\n#+bibliography: good.bib\n[[bibliography:${name}]]\n`,
};

/** How a project file names a file, by its path. */
const projects: Readonly<Record<string, readonly [languageId: string, text: (name: string) => string]>> = {
  "_quarto.yml": ["quarto", (name) => `project:\n  type: book\nbibliography:\n  - ${name}\n  - good.bib\n`],
  "myst.yml": ["myst", (name) => `project:\n  bibliography:\n    - ${name}\n    - good.bib\n`],
  "conf.py": ["restructuredtext", (name) => `bibtex_bibfiles = [r"""${name}""", "good.bib"]\n`],
  Makefile: ["pandoc", (name) => `x:\n\tpandoc --bibliography="${name}" --bibliography=good.bib --defaults "${name}" a.md\n`],
};

describe("names of bibliographies that name no file", () => {
  const { folder } = useTemporaryFolder("hostile-names");
  const set = useSettings();
  const names = [...refused, ...addresses, ...odd];
  /** The second folder of the workspace. */
  const inWorkspace = (...parts: readonly string[]): string =>
    path.join(vscode.workspace.workspaceFolders?.[1]?.uri.fsPath ?? "", "hostile-names", ...parts);

  before(() => {
    mkdirSync(path.join(folder(), "folder.bib"));
    if (process.platform !== "win32") {
      symlinkSync("circle.bib", path.join(folder(), "circle.bib"));
    }
    mkdirSync(inWorkspace(), { recursive: true });
  });

  after(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await vscode.workspace.fs.delete(vscode.Uri.file(inWorkspace()), { recursive: true });
  });

  function documentAt(name: string, languageId: string, text: string): NamingDocument {
    return { uri: vscode.Uri.file(path.join(folder(), name)), isUntitled: false, languageId, getText: () => text };
  }

  async function check(document: NamingDocument, name: string, isRefused: boolean): Promise<void> {
    const sentences: string[] = [];
    const found = await bibliographiesOf(document, (sentence) => sentences.push(sentence));
    const files = found.map((uri) => path.basename(uri.fsPath));
    assert.ok(files.includes("good.bib"), `${JSON.stringify(name.slice(0, 20))}: ${files.join(", ").slice(0, 200)}`);
    assert.equal(sentences.length > 0, isRefused, `${JSON.stringify(name.slice(0, 20))}: ${sentences.join("\n")}`);
    assert.ok(sentences.every((sentence) => /^\S.* names ".*", which was not read: .*\.$/.test(sentence) && sentence.length < 300));
  }

  for (const [languageId, textOf] of Object.entries(languages)) {
    it(`are refused, and the others are found: ${languageId}`, async () => {
      for (const name of [...refused, ...addresses]) {
        await check(documentAt(`a.${languageId}`, languageId, textOf(name)), name, true);
      }
      // In other languages, such a break ends the name.
      const isWholeLine = languageId !== "restructuredtext";
      for (const name of odd.filter((one) => one.length < 4096)) {
        await check(documentAt(`a.${languageId}`, languageId, textOf(name)), name, name.includes("\u2028") && isWholeLine);
      }
      await bibliographiesOf(documentAt("a.txt", languageId, names.map(textOf).join("\n")));
    });
  }

  for (const [file, [languageId, textOf]] of Object.entries(projects)) {
    it(`are refused, and the others are found: ${file}`, async () => {
      // One string of Python is read if it has at most two thousand characters.
      for (const name of names.filter((one) => file !== "conf.py" || one.length < 2000)) {
        writeFileSync(path.join(folder(), file), textOf(name));
        const found = await bibliographiesOf(documentAt("a.md", languageId, "Text\n"));
        assert.ok(
          found.some((uri) => uri.path.endsWith("/good.bib")),
          `${JSON.stringify(name.slice(0, 20))}: ${found.join().slice(0, 200)}`,
        );
        assert.ok(found.every((uri) => !/host/.test(uri.path.replace(/hostile-names/g, ""))));
      }
      writeFileSync(path.join(folder(), file), "");
    });
  }

  it("are refused, and the others are found: Doxyfile", async () => {
    for (const name of names) {
      writeFileSync(inWorkspace("Doxyfile"), `CITE_BIB_FILES = "${name}" good.bib\n`);
      const sentences: string[] = [];
      const document = { uri: vscode.Uri.file(inWorkspace("a.cpp")), isUntitled: false };
      const found = await bibliographiesByDoxyfile(document, (sentence) => sentences.push(sentence));
      assert.ok(
        found?.some((uri) => uri.path.endsWith("/good.bib")),
        JSON.stringify(name.slice(0, 20)),
      );
      // A file on disk has no half of a character.
      const isRefused = (refused.includes(name) && !/\p{Cs}/u.test(name)) || name.length > 4096 || name.includes("\u2028");
      assert.equal(sentences.length > 0, isRefused, `${name.slice(0, 20)}: ${sentences.join()}`);
    }
  });

  it("are refused, and the others are found: roots and parts of LaTeX documents", async () => {
    const sentences: string[] = [];
    const roots = createLatexRoots((sentence) => sentences.push(sentence));
    writeFileSync(path.join(folder(), "good.tex"), "\\addbibresource{good.bib}\n");
    for (const name of names) {
      const content = `\\documentclass{article}\n\\input{${name}}\n\\input{good}\n\\begin{document}\n`;
      const uri = vscode.Uri.file(path.join(folder(), "a.tex"));
      const document = { uri, isUntitled: false, languageId: "latex", getText: () => content } as vscode.TextDocument;
      assert.match((await roots.of(document))?.getText() ?? "", /good\.bib/, JSON.stringify(name.slice(0, 20)));
      const part = { ...document, getText: () => `% !TEX root = ${name}\n` };
      await roots.of(part);
    }
    assert.ok(sentences.some((sentence) => sentence.includes("another computer")));
    assert.ok(sentences.some((sentence) => sentence.includes("half of a character")));
    roots.dispose();
  });

  it("are refused, and the others are found: the setting citelens.libraries", async () => {
    const good = path.join(folder(), "good.bib");
    await set("libraries", [...names, "  ", ...names.map((name) => `${name}/*.bib`), good]);
    const sentences: string[] = [];
    const { uris, watched } = await configuredSources(
      () => false,
      (sentence) => sentences.push(sentence),
    );
    assert.ok(uris.some((uri) => uri.fsPath === vscode.Uri.file(good).fsPath));
    assert.ok(watched.length > 0);
    for (const name of ["////x", "file:////x", "\\ud800", "a\\u0000", "a\\u2028b", "xxxx"]) {
      assert.ok(
        sentences.some((sentence) => sentence.includes(name)),
        `${name}: ${sentences.join("\n")}`,
      );
    }
  });

  it("do not hide the files of the workspace", async () => {
    const text = names.filter((name) => name.length < 4096 && !name.includes("\0")).map((name) => `\\addbibresource{${name}}\n`);
    writeFileSync(inWorkspace("a.tex"), `\\documentclass{article}\n${text.join("")}`);
    await vscode.window.showTextDocument(vscode.Uri.file(inWorkspace("a.tex")));
    await vscode.workspace.openTextDocument({ language: "markdown", content: "---\nbibliography: //host/x.bib\n---\n" });
    await set("libraries", names);
    writeFileSync(inWorkspace("late.bib"), "@misc{late, title = {LateHostileNet: A Net}, author = {Odd, A}}\n");
    const document = await vscode.workspace.openTextDocument({ language: "python", content: "LateHostileNet" });
    await until(async () => (await cardsAt(document.uri, new vscode.Position(0, 1))).length > 0, "a card of the late file");
  });
});
