import assert from "node:assert/strict";
import { packageIn, projectFilesFor } from "../../../src/core/bibliography/projectFiles";

/** Returns all that a project file with this text names. */
function namedFor(languageId: string, name: string, text: string): readonly unknown[] {
  return projectFilesFor(languageId)
    .filter((file) => file.name === name)
    .flatMap(({ read }) => {
      const { paths, further } = read(text);
      return [...paths, ...further.map(({ path, languageId: language, pathsStartAt }) => `${path} ${language} ${pathsStartAt}`)];
    });
}

describe("projectFilesFor", () => {
  for (const [languageId, name, text, ...expected] of [
    ["markdown", "_quarto.yml", "bibliography: a.bib\n", "a.bib"],
    ["quarto", "_quarto.yml", "metadata-files: [x/meta.yml]\n", "x/meta.yml yaml itself"],
    ["quarto", "_quarto.yml", "profile:\n  default: web\n", "_quarto-web.yml yaml itself"],
    ["markdown", "myst.yml", "project:\n  bibliography:\n    - a.bib\n    - b.bib\n", "a.bib", "b.bib"],
    ["rst", "conf.py", 'bibtex_bibfiles = ["refs.bib"]\n', "refs.bib"],
    ["python", "docs/source/conf.py", 'bibtex_bibfiles = ["refs.bib"]\n', "refs.bib"],
    ["rst", "docs/source/conf.py", 'bibtex_bibfiles = ["refs.bib"]\n'],
    ["markdown", "mkdocs.yml", "plugins:\n  - bibtex:\n      bib_file: a.bib\n", "a.bib"],
    ["rst", "mkdocs.yml", "plugins:\n  - bibtex:\n      bib_file: a.bib\n"],
    ["rmd", "_bookdown.yml", "book_filename: x\n", "index.Rmd rmd project"],
    ["rmd", "_bookdown.yml", ""],
    ["pandoc", "defaults.yaml", "bibliography: ${.}/a.bib\n", "a.bib"],
    ["html", "_config.yml", "scholar:\n  bibliography: all\n", "_bibliography/all.bib"],
    ["html", "_quarto.yml", "bibliography: a.bib\n"],
    ["latex", "_quarto.yml", "bibliography: a.bib\n"],
    ["constructor", "_quarto.yml", "bibliography: a.bib\n"],
    ["markdown", "Makefile", "x:\n\tpandoc --bibliography a.bib --defaults d.yaml x.md\n", "a.bib", "d.yaml yaml project"],
  ] as const) {
    it(`finds ${expected.length} in ${name} for ${languageId}: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(namedFor(languageId, name, text), expected);
    });
  }

  it("reads at most ten further files for one project file", () => {
    const files = Array.from({ length: 50 }, (_, index) => `m${index}.yml`).join(", ");
    assert.equal(namedFor("quarto", "_quarto.yml", `metadata-files: [${files}]\n`).length, 10);
  });
});

describe("packageIn", () => {
  for (const [description, expected] of [
    ["Package: my.pkg\nImports: Rdpack\n", { name: "my.pkg", hasRdpack: true }],
    ["Title: X\nPackage:abc\nRdMacros: Rdpack (>= 0.7)\n", { name: "abc", hasRdpack: true }],
    ["Package: abc\nImports: Rdpackage, stats\n", { name: "abc", hasRdpack: false }],
    ["Title: Package: abc\nImports: Rdpack\n", undefined],
    ["", undefined],
  ] as const) {
    it(`reads ${JSON.stringify(description)}`, () => {
      assert.deepEqual(packageIn(description), expected);
    });
  }
});
