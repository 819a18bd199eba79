import assert from "node:assert/strict";
import { isLatexRoot, latexPartsNamedIn, latexStylesNamedIn, preambleIn } from "../../../src/core/bibliography/latexParts";
import { assertEffort } from "../../guards/effort";

function check(text: string, ...expected: readonly string[]): void {
  assert.deepEqual(latexPartsNamedIn(text), expected, text);
}

describe("latexPartsNamedIn", () => {
  it("returns the parts with their extensions, without repetitions", () => {
    check(
      "\\input{intro}\n\\include{chapters/method}\n\\input {intro.tex}\\subfile{../appendix/a}",
      "intro.tex",
      "chapters/method.tex",
      "../appendix/a.tex",
    );
    check("\\input intro \\input chapters/one.tex\n\\input\\jobname", "intro.tex", "chapters/one.tex");
    check('\\input{"my chapter"} \\subfileinclude{b.ltx}', "my chapter.tex", "b.ltx");
    check(
      "\\import{chapters/}{one} \\subimport*{chapters}{two.tex} \\import{}{three}",
      "chapters/one.tex",
      "chapters/two.tex",
      "three.tex",
    );
  });

  it("returns nothing if no part is named or a macro has to complete the name", () => {
    check("");
    check("% \\input{old}\n\\inputencoding{utf8} \\includegraphics{a} \\includeonly{b}");
    check("\\newcommand{\\chap}[1]{\\input{chapters/#1}} \\input{\\jobname-a} \\input{}");
    check("50\\% \\input{after-a-percent-sign}", "after-a-percent-sign.tex");
  });

  it("reads hostile text quickly", () => {
    assertEffort(20_000, () => {
      for (const unit of ["\\input{", "\\usepackage{", "\\usepackage[", "\\import{a}{", "\\", "%", "\\input ", "{}"]) {
        latexPartsNamedIn(unit.repeat(100_000));
        latexStylesNamedIn(unit.repeat(100_000));
        isLatexRoot(`\\documentclass[${unit.repeat(100_000)}`);
      }
    });
  });
});

describe("latexStylesNamedIn", () => {
  it("returns packages and classes as files", () => {
    for (const [text, ...expected] of [
      ["\\documentclass[a4paper]{thesis} \\usepackage[x]{style/ours, natbib}", "thesis.cls", "style/ours.sty", "natbib.sty"],
      ["\\LoadClassWithOptions{book}\\RequirePackage{a}\\usepackage{a}", "book.cls", "a.sty"],
      ["% \\usepackage{a}\n\\usepackage{\\x} \\usepackage{}"],
    ] as const) {
      assert.deepEqual(latexStylesNamedIn(text), expected);
    }
  });
});

describe("preambleIn", () => {
  it("returns what stands before the document", () => {
    assert.equal(preambleIn("\\a\\begin{document}b"), "\\a");
    assert.equal(preambleIn("\\a"), "\\a");
  });
});

describe("isLatexRoot", () => {
  it("distinguishes a complete document from a part", () => {
    assert.ok(isLatexRoot("\\documentclass{article}"));
    assert.ok(isLatexRoot("\\documentclass[11pt, a4paper]{article}"));
    assert.ok(!isLatexRoot("\\section{Introduction}"));
    assert.ok(!isLatexRoot("% \\documentclass{article}\n\\section{Introduction}"));
    assert.ok(!isLatexRoot("\\documentclass[../main.tex]{subfiles}"));
  });
});
