import assert from "node:assert/strict";
import { type CitedPlace, findCitedKeys, withCitations } from "../../../src/core/codebase/citedKeys";
import { findPlaces } from "../../../src/core/codebase/findPlaces";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import { createMentionMatcher } from "../../../src/core/mentions/createMentionMatcher";
import { runToEnd } from "../../../src/core/sliced";

function keysIn(text: string, fileName: string): readonly CitedPlace[] {
  return runToEnd(findCitedKeys(text, { fileName }));
}

const notebook = JSON.stringify({
  cells: [
    { cell_type: "markdown", source: ["# Title\n", "\n", 'as in [@he16; \\cite{npo24}] by \t"@he16"\n'] },
    { cell_type: "markdown", id: "x", source: "one\n\ntwo @npo24" },
    { cell_type: "code", outputs: [{ text: "@he16" }], source: ["@he16\n", "def f():\n", '    """See :cite:`npo24`."""\n'] },
    { cell_type: "raw", source: ["@he16"] },
  ],
});

describe("the keys that a file cites", () => {
  /** Each row has the expected keys as `citekey line:column`, and those in a cell with it. */
  const rows: readonly (readonly [fileName: string, text: string, expected: readonly string[]])[] = [
    ["a.md", "See [@he16, p. 3; @npo24] and @vaswani17.\n", ["he16 1:7", "npo24 1:20", "vaswani17 1:32"]],
    ["a.qmd", "---\ntitle: x\n---\n\n[-@he16]\n", ["he16 5:4"]],
    ["a.Rmd", "text @he16 [see @npo24]\r\n@he16\r\n", ["he16 1:7", "npo24 1:18", "he16 2:2"]],
    ["a.md", "{cite:p}`he16, npo24`\n", ["he16 1:10", "npo24 1:16"]],
    ["a.tex", "\\parencite[see][]{he16,npo24}% \\cite{not}\n\\textcite{he16}\n", ["he16 1:19", "npo24 1:24", "he16 2:11"]],
    ["a.rst", "see :cite:`he16` and :cite:p:`npo24`\n", ["he16 1:12", "npo24 1:31"]],
    ["a.org", "see cite:&he16;&npo24 and [cite:@he16]\n", ["he16 1:11", "npo24 1:17", "he16 1:34"]],
    ["a.typ", "#cite(<he16>) and @npo24\n", ["he16 1:8", "npo24 1:20"]],
    ["a.adoc", "see cite:[he16]\n", ["he16 1:11"]],
    ["a.py", 'def f():\n    """See :cite:`he16`."""\n    return "@npo24"\n', ["he16 2:19"]],
    ["a.jl", '"""\nSee [he16](@cite).\n"""\nf() = 1\n', ["he16 2:6"]],
    ["a.cpp", "/** @cite he16 */\nint x;\n", ["he16 1:11"]],
    ["a.R", "#' @references \\insertCite{he16}{pkg}\nf <- 1\n", ["he16 1:28"]],
    ["a.md", "```\n@he16\n```\nmail me@he16.org `@he16`\n", []],
    ["a.js", "// [@he16]\n", []],
    ["a.bib", "@article{he16, title = {X}}\n", []],
    ["a.md", "<!-- citelens:references -->\n@he16\n<!-- /citelens:references -->\n@npo24\n", ["npo24 4:2"]],
    ["a.md", "", []],
    ["a.ipynb", notebook, ["he16 cell 0:2", "npo24 cell 0:2", "he16 cell 0:2", "npo24 cell 1:2", "npo24 cell 2:2"]],
    ["a.ipynb", "{", []],
    ["a.ipynb", '{"cells": [{"cell_type": "markdown", "source": ["@he', ["he cell 0:0"]],
  ];
  for (const [fileName, text, expected] of rows) {
    it(`are found in ${JSON.stringify(text.slice(0, 60))} of ${fileName}`, () => {
      const found = keysIn(text, fileName);
      assert.deepEqual(
        found.map(({ citekey, line, column, cell }) => `${citekey} ${cell ? `cell ${cell.index}:${cell.line}` : `${line}:${column}`}`),
        expected,
      );
      for (const { line, column, text: written } of found) {
        assert.ok((text.split(/\r?\n/)[line - 1] ?? "").slice(column - 1).startsWith(written));
      }
    });
  }

  it("are where the file has them, for notebooks of several lines, too", () => {
    const indented = JSON.stringify(JSON.parse(notebook), undefined, 1);
    const places = keysIn(indented, "a.ipynb");
    assert.deepEqual(
      places.map(({ line, column, text }) => indented.split("\n")[line - 1]?.slice(column - 1, column - 1 + text.length)),
      ["he16", "npo24", "he16", "npo24", "npo24"],
    );
  });
});

describe("the places of a file with its citations", () => {
  const matcher = createMentionMatcher(bundledPapers);
  const npo = bundledPapers.find(({ citekey }) => citekey === "zhang2024negative");
  const other = bundledPapers.find((paper) => paper !== npo);
  assert.ok(npo && other);
  const bibliography = new Map([
    ["npo24", npo],
    ["vit-npo", other],
    ["arXiv:2404.05868", other],
  ]);
  const rows: readonly (readonly [text: string, expected: readonly string[]])[] = [
    ["[@npo24]", [`${npo.citekey} citation 1:3 npo24 cited by key`]],
    ["[@unknown16]", []],
    [
      "arXiv:2404.05868 and [@npo24; @unknown16], arXiv:2404.05868",
      [
        `${npo.citekey} identifier 1:1 arXiv:2404.05868 arXiv id`,
        `${npo.citekey} citation 1:24 npo24 cited by key`,
        `${npo.citekey} identifier 1:44 arXiv:2404.05868 arXiv id`,
      ],
    ],
    ["Negative Preference Optimization (NPO) loss [@vit-npo]", ["name", "name", `${other.citekey} citation 1:47 vit-npo cited by key`]],
    ["[@arXiv:2404.05868]", [`${other.citekey} citation 1:3 arXiv:2404.05868 cited by key`]],
    [
      "arXiv:2404.05868\n[@npo24]",
      [`${npo.citekey} identifier 1:1 arXiv:2404.05868 arXiv id`, `${npo.citekey} citation 2:3 npo24 cited by key`],
    ],
  ];
  for (const [text, expected] of rows) {
    it(`are ${expected.length} in ${JSON.stringify(text)}`, () => {
      const places = runToEnd(findPlaces(text, { fileName: "a.md" }, matcher));
      const described = withCitations(places, keysIn(text, "a.md"), (citekey) => bibliography.get(citekey)).map((place) =>
        place.certainty === "name"
          ? "name"
          : `${place.paper.citekey} ${place.certainty} ${place.line}:${place.column} ${place.text} ${place.why}`,
      );
      assert.deepEqual(described, expected);
    });
  }
});
