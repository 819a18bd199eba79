import assert from "node:assert/strict";
import { bibliographiesInMakefile } from "../../../src/core/bibliography/bibliographiesInMakefile";

function check(text: string, bibliographies: readonly string[], defaults: readonly string[] = []): void {
  it(`reads ${JSON.stringify(text)}`, () => {
    assert.deepEqual(bibliographiesInMakefile(text), { bibliographies, defaults });
  });
}

describe("bibliographiesInMakefile", () => {
  check('all:\n\tpandoc x.md --citeproc --bibliography=refs.bib --bibliography "my refs.bib"\n', ["refs.bib", "my refs.bib"]);
  check(
    "all:\n\tpandoc -d paper x.md \\\n\t  --metadata-file=meta.yaml --defaults build/d.yml",
    [],
    ["paper.yaml", "meta.yaml", "build/d.yml"],
  );
  check("PANDOC = pandoc --bibliography=$(BIB) --bibliography=a.bib", ["a.bib"]);
  check("BIB = refs.bib\nall:\n\tpandoc --bibliography=$(BIB) -M bibliography=a.bib --metadata bibliography:b.bib", [
    "refs.bib",
    "a.bib",
    "b.bib",
  ]);
  check("DIR := bib\nFLAGS = --citeproc\nFLAGS += --bibliography ${DIR}/x.bib\nall:\n\tpandoc $(FLAGS) x.md", ["bib/x.bib"]);
  check("all:\n\tpandoc -M 'bibliography=my refs.bib' --bibliography 'b c.bib' -V \"bibliography=d.bib\"", [
    "my refs.bib",
    "b c.bib",
    "d.bib",
  ]);
  check("all:\n\tpandoc -sd paper x.md && pandoc -dbuild/x -b refs.bib -b 3 -M title=x", ["refs.bib"], ["paper.yaml", "build/x.yaml"]);
  check("all:\n\tpandoc --bibliography=$(shell ls *.bib) --bibliography=$(CURDIR)/a.bib --bibliography=*.bib", ["./a.bib"]);
  check("A = $(B)\nB = $(A)\nall:\n\tpandoc --bibliography=$(A)", []);
  check("# pandoc --bibliography=a.bib\nother:\n\tmkdir -d x --bibliography=b.bib", []);

  it("neither fails nor takes long if variables repeat much text", () => {
    const call = "\tpandoc --bibliography=a.bib";
    const rows: readonly (readonly [what: string, text: string])[] = [
      ["a long value many times", `A = ${"x".repeat(1_000_000)}\n${call} ${"$(A)".repeat(600)}`],
      ["a long value on many lines", `A = ${"x".repeat(18_000)}\n${`${call} $(A) $(A)\n`.repeat(4_000)}`],
      ["a value that doubles", `A = ab $(A)$(A)$(A)\n${`${call} $(A)\n`.repeat(1_000)}`],
      ["many parts of one value", `${"A += x\n".repeat(50_000)}${`${call} \${A}\n`.repeat(1_000)}`],
    ];
    for (const [what, text] of rows) {
      const start = performance.now();
      assert.equal(bibliographiesInMakefile(text).bibliographies[0], "a.bib", what);
      assert.ok(performance.now() - start < 2_000, what);
    }
  });
});
