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
  check("# pandoc --bibliography=a.bib\nother:\n\tmkdir -d x --bibliography=b.bib", []);
});
