import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { formatBibtex } from "../../src/core/formats/bibtex/write/formatBibtex";
import { papersOfSets } from "../../src/core/library/bundledPapers";
import { bundledSets } from "../../src/core/library/bundledSets";
import { requires } from "../guards/requirement";
import { run } from "./runCitelens";

/** The usual names of docutils. Most machines have none, so that the tests are skipped there. */
const docutilsCommands = [["python3", "-m", "docutils"], ["rst2html"], ["rst2html5"], ["rst2html.py"]] as const;

/** Returns the first of some commands that answers `--version`. */
function installed(commands: readonly (readonly string[])[]): readonly string[] | undefined {
  return commands.find(([name = "", ...args]) => spawnSync(name, [...args, "--version"]).status === 0);
}

/** Returns what a command prints on both outputs, and its exit code. */
function outputOf(
  [name = "", ...own]: readonly string[],
  args: readonly string[],
  folder: string,
): { readonly text: string; readonly code: number | null } {
  const { stdout, stderr, status } = spawnSync(name, [...own, ...args], { cwd: folder, encoding: "utf8" });
  return { text: `${stdout}${stderr}`, code: status };
}

describe("the exports of citelens papers", () => {
  let folder = "";
  const fileOf = (name: string): string => path.join(folder, name);
  const textOf = (name: string): string => readFileSync(fileOf(name), "utf8");
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "citelens-exports-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** Exports the papers of the sample, then twice more, which changes nothing. */
  async function exportTwice(name: string, format: string, before: string): Promise<string> {
    writeFileSync(fileOf(name), before);
    const args = ["papers", "test/fixtures/sample", "seeds/README.md", "docs", "--format", format, "--output", fileOf(name), "--where"];
    assert.equal((await run(args)).exitCode, 0);
    const first = textOf(name);
    assert.notEqual(first, before);
    await run(args);
    assert.equal(textOf(name), first);
    return first;
  }

  for (const [what, before] of [
    ["a new file", ""],
    ["a section below others", "Mine\n====\n\nPart\n----\n\nDeep\n~~~~\n\ntext\n"],
    ["a title with a line above", "====\nMine\n====\n\nPart\n====\n\ntext\n"],
    ["Windows line ends", "Mine\r\n====\r\n\r\ntext\r\n"],
    [
      "footnotes and targets of the author's own",
      "Mine\n====\n\nText [1]_ and `a link`_.\n\n.. [1] A note.\n\n.. _a link: https://example.org\n",
    ],
  ] as const) {
    it(`are read by docutils without a warning: ${what}`, async function () {
      const docutils = installed(docutilsCommands);
      requires(this, docutils !== undefined, "docutils is not installed");
      await exportTwice("README.rst", "rst", before);
      const { text, code } = outputOf(docutils, ["--halt=2", fileOf("README.rst")], folder);
      assert.equal(code, 0, text.slice(-2_000));
      assert.doesNotMatch(text, /\((?:WARNING|ERROR|SEVERE)\/\d\)/);
      assert.match(text, /href="https:\/\/arxiv\.org\/abs\/2404\.05868"/);
    });
  }

  function checkBibtex(bibtex: readonly string[], style: string, name: string): void {
    writeFileSync(fileOf("all.aux"), `\\citation{*}\n\\bibstyle{${style}}\n\\bibdata{${name}}\n`);
    const { text, code } = outputOf(bibtex, ["all"], folder);
    assert.equal(code, 0, text.slice(-2_000));
    assert.doesNotMatch(text, /^Warning--|error message/m);
  }

  for (const [what, before] of [
    ["a new file", ""],
    [
      "a file with entries, strings, and comments",
      "@string{acl = {ACL}}\n% mine\n@article{own,\n  author = {Own, Ada},\n  title = {Own},\n  journal = acl,\n  year = 2020\n}\n",
    ],
    ["Windows line ends", "@article{own,\r\n  author = {Own, Ada},\r\n  title = {Own},\r\n  journal = {ACL},\r\n  year = 2020\r\n}\r\n"],
  ] as const) {
    for (const style of ["plain", "alpha", "abbrv"]) {
      it(`are read by bibtex without a warning, in the style ${style}: ${what}`, async function () {
        const bibtex = installed([["bibtex"]]);
        requires(this, bibtex !== undefined, "bibtex is not installed");
        const text = await exportTwice("references.bib", "bibtex", before);
        checkBibtex(bibtex, style, "references");
        assert.match(textOf("all.bbl"), /Negative preference optimization/i);
        assert.equal(textOf("references.bib"), text);
      });
    }
  }

  it("give bibtex no trouble with any of the bundled papers", function () {
    const bibtex = installed([["bibtex"]]);
    requires(this, bibtex !== undefined, "bibtex is not installed");
    writeFileSync(fileOf("all.bib"), papersOfSets(bundledSets).map(formatBibtex).join("\n\n"));
    checkBibtex(bibtex, "plain", "all");
  });
});
