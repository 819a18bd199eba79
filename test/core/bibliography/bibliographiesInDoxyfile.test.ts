import assert from "node:assert/strict";
import { bibliographiesInDoxyfile } from "../../../src/core/bibliography/bibliographiesInDoxyfile";
import { assertEffort } from "../../effort";

function check(text: string, ...expected: readonly string[]): void {
  assert.deepEqual(bibliographiesInDoxyfile(text), expected, text);
}

describe("the bibliographies that a Doxyfile names", () => {
  it("are listed, one or several, quoted or not, in lines that go on", () => {
    check("CITE_BIB_FILES         = refs.bib\n", "refs.bib");
    check('INPUT = src\nCITE_BIB_FILES = a "my papers.bib" ../b.bib\nLATEX = YES', "a.bib", "my papers.bib", "../b.bib");
    check("CITE_BIB_FILES = a.bib \\\n                 b.bib \\\r\n                 c\nGENERATE_HTML = YES", "a.bib", "b.bib", "c.bib");
    check("CITE_BIB_FILES = a.bib\nCITE_BIB_FILES += b.bib # later\n", "a.bib", "b.bib");
    check("CITE_BIB_FILES = a.bib\nCITE_BIB_FILES = b.bib", "b.bib");
  });

  it("are none where none is named, or a build system still has to say which", () => {
    check("");
    check("CITE_BIB_FILES =\nINPUT = a.bib");
    check("# CITE_BIB_FILES = a.bib");
    check("CITE_BIB_FILES = @CMAKE_SOURCE_DIR@/a.bib $(DOCS)/b.bib https://example.org/c.bib d.bib", "d.bib");
  });

  it("are found quickly in hostile text", () => {
    assertEffort(20_000, () => {
      for (const unit of ["\\", "CITE_BIB_FILES = ", '"', "\\\n", " ", "a "]) {
        bibliographiesInDoxyfile(`CITE_BIB_FILES = ${unit.repeat(100_000)}`);
      }
    });
  });
});
