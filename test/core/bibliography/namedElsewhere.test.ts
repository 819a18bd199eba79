import assert from "node:assert/strict";
import { bibliographiesInSphinx } from "../../../src/core/bibliography/bibliographiesInSphinx";
import { bibliographiesNamedIn } from "../../../src/core/bibliography/bibliographiesNamedIn";
import { latexPartsNamedIn } from "../../../src/core/bibliography/latexParts";
import { typstPartsNamedIn } from "../../../src/core/bibliography/typstParts";

describe("bibliographies that are named in other ways", () => {
  const check = (languageId: string, text: string, ...expected: readonly string[]): void => {
    it(`finds ${expected.join(", ") || "none"} in ${languageId}: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(bibliographiesNamedIn(text, languageId), expected);
    });
  };
  check("latex", "\\newcommand{\\bib}{refs}\\bibliography{\\bib}", "refs.bib");
  check("latex", "\\def\\dir{lib}\\addbibresource{\\dir/a.bib}\\addbibresource{\\dir{}/b.bib}", "lib/a.bib", "lib/b.bib");
  check("latex", "\\renewcommand*\\x{a}\\bibliography{\\x,\\y}", "a.bib", "\\y.bib");
  check("latex", "\\bibliography\n  {a}", "a.bib");
  check("latex", "\\bibliographyunit[\\chapter]\\bibliography*{a}", "a.bib");
  check(
    "latex",
    "\\newcites{A,Own}{X,Y}\\bibliographyA{a}\\bibliographystyleA{x}\\bibliographyOwn{b}\\bibliographyOther{c}",
    "a.bib",
    "b.bib",
  );
  check("latex", '\\bibliography{"a b",c}\\addbibresource{"d e.bib"}', "a b.bib", "c.bib", "d e.bib");
  check("latex", "\\bibliographystyle{plain}\\bibliography{a}", "a.bib");
  check("doctex", "% \\bibliography{a}\n%% \\bibliography{b}\n%<x>\\bibliography{c}", "a.bib");
  check("typst", '#show: t.with(bibliography-file: "a.bib")', "a.bib");
  check("typst", '#let refs = "a.bib"\n#bibliography(refs)', "a.bib");
  check("typst", '#add-bib-resource(read("a.bib"))', "a.bib");
  check("typst", '#bibliography("a.bib")\nThe file "b.bib" is old.', "a.bib");
  check("typst", '// "a.bib"\n#image("b.png")');
  check("yaml", 'plugins:\n  - search\n  - bibtex:\n      bib_file: "docs/refs.bib"', "docs/refs.bib");
  check("yaml", "plugins:\n  - bibtex:\n      bib_file: https://x.org/refs.bib");
});

it("reads both branches of a condition in conf.py", () => {
  const check = (text: string, ...expected: readonly string[]): void => {
    assert.deepEqual(bibliographiesInSphinx(text), expected);
  };
  check("if x:\n    bibtex_bibfiles = ['a.bib']\nelse:\n    bibtex_bibfiles = ['b.bib']", "a.bib", "b.bib");
  check("bibtex_bibfiles = ['a.bib']\nif x:\n\tbibtex_bibfiles = ['b.bib']", "a.bib", "b.bib");
  check("bibtex_bibfiles = ['a.bib']\nbibtex_bibfiles = ['b.bib']", "b.bib");
});

it("finds parts that are written with options or in brackets", () => {
  assert.deepEqual(latexPartsNamedIn("\\includestandalone[width=3cm]{a}\\include{b}"), ["a.tex", "b.tex"]);
  assert.deepEqual(typstPartsNamedIn('#include("a.typ")\n#import ( "b.typ" ): x\n#includes("c.typ")'), ["a.typ", "b.typ"]);
});
