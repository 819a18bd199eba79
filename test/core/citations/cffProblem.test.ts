import assert from "node:assert/strict";
import { citationEdits } from "../../../src/core/citations/citationEdit";
import { cffProblem } from "../../../src/core/citations/entries/cffProblem";
import { bundledPapers } from "../../../src/core/library/bundledPapers";

const [paper = assert.fail()] = bundledPapers;

/** Returns why a reference is not added to a CITATION.cff with these lines. */
function problemOf(lines: string): string | undefined {
  const text = `cff-version: 1.2.0\ntitle: A\n${lines}`;
  return cffProblem(text, citationEdits([paper], { text, start: 0, end: 0, languageId: "yaml" }));
}

describe("a CITATION.cff", () => {
  it("takes references wherever it is valid YAML afterwards", () => {
    for (const lines of [
      "",
      "references: []\n",
      "references:\n  - type: book\n    title: B\n",
      "references:\n- type: book\n  title: B\nversion: 1\n",
    ]) {
      assert.equal(problemOf(lines), undefined, lines);
    }
  });

  it("is left alone with its line if it is not valid YAML, before or after", () => {
    for (const [lines, line] of [
      ["authors: [\n", 4],
      ["abstract: a: b\n", 3],
      ["\tversion: 1\n", 3],
      ["version: 1\nversion: 2\n", 4],
    ] as const) {
      assert.match(problemOf(lines) ?? "", new RegExp(`^it is not valid YAML \\(.+, line ${String(line)}\\)$`), lines);
    }
    assert.match(problemOf('references: [{ type: book, title: "B" }]\n') ?? "", /^it is not valid YAML/);
  });
});
