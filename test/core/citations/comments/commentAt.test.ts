import assert from "node:assert/strict";
import { isInComment, regionAt } from "../../../../src/core/citations/comments/commentAt";

describe("isInComment", () => {
  it("is true anywhere in prose, and in a language without known marks", () => {
    const prose = "plaintext markdown quarto rmd mdx latex tex restructuredtext rst typst org asciidoc git-commit bibtex never-heard-of";
    for (const languageId of prose.split(" ")) {
      assert.ok(isInComment("x", 0, languageId), languageId);
    }
  });

  it("is true in comments and docstrings of source code alone", () => {
    const check = (languageId: string, drawn: string, expected: boolean): void => {
      assert.equal(isInComment(drawn.replace("|", ""), drawn.indexOf("|"), languageId), expected, drawn);
    };
    check("python", "x| = 1 # a", false);
    check("python", "x = 1 # a|", true);
    check("python", "x = 1 # a\n|", false);
    check("python", "x = 1 |# a", false);
    check("python", 'def f():\n    """a|"""', true);
    check("python", 'x = "# a|"', false);
    check("python", "x = 'a\ny = 1 # b|", true);
    check("python", "x = 'a # b|'", false);
    check("c", "/* a| */ x", true);
    check("c", "/* a */| x", false);
    check("c", 'x = "/*"; |', false);
  });
});

describe("regionAt", () => {
  it("is found if it began at most 20,000 characters before", () => {
    const text = (length: number): string => `x\n/*${"a\n".repeat(length / 2)}*/`;
    assert.equal(regionAt(text(10_000), 9_000, "c")?.kind, "comment");
    assert.equal(regionAt(text(40_000), 30_000, "c"), undefined);
  });
});
