import assert from "node:assert/strict";
import { bibliographiesInDoxyfile } from "../../../src/core/bibliography/bibliographiesInDoxyfile";
import { assertEffort } from "../../guards/effort";

function check(text: string, ...expected: readonly string[]): void {
  assert.deepEqual(bibliographiesInDoxyfile(text), expected, text);
}

describe("bibliographiesInDoxyfile", () => {
  it("returns one or several bibliographies, with or without quotes, over several lines", () => {
    check("CITE_BIB_FILES         = refs.bib\n", "refs.bib");
    check('INPUT = src\nCITE_BIB_FILES = a "my papers.bib" ../b.bib\nLATEX = YES', "a.bib", "my papers.bib", "../b.bib");
    check("CITE_BIB_FILES = a.bib \\\n                 b.bib \\\r\n                 c\nGENERATE_HTML = YES", "a.bib", "b.bib", "c.bib");
    check("CITE_BIB_FILES = a.bib\nCITE_BIB_FILES += b.bib # later\n", "a.bib", "b.bib");
    check("CITE_BIB_FILES = a.bib\nCITE_BIB_FILES = b.bib", "b.bib");
    check('CITE_BIB_FILES = "a#1.bib" b.bib # "c.bib"\n', "a#1.bib", "b.bib");
  });

  it("returns nothing if none is named or a build system has to complete the path", () => {
    check("");
    check("CITE_BIB_FILES =\nINPUT = a.bib");
    check("# CITE_BIB_FILES = a.bib");
    check("CITE_BIB_FILES = @CMAKE_SOURCE_DIR@/a.bib $(DOCS)/b.bib https://example.org/c.bib d.bib", "d.bib");
  });

  it("reads hostile text quickly", () => {
    assertEffort(20_000, () => {
      for (const unit of ["\\", "CITE_BIB_FILES = ", '"', "\\\n", " ", "a "]) {
        bibliographiesInDoxyfile(`CITE_BIB_FILES = ${unit.repeat(100_000)}`);
      }
    });
  });
});
