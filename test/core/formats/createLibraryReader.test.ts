import assert from "node:assert/strict";
import { createLibraryReader, type LibraryReader } from "../../../src/core/formats/createLibraryReader";
import { formatOwnLibrary } from "../../../src/core/formats/csl/formatOwnLibrary";
import { parseLibrary } from "../../../src/core/formats/parseLibrary";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import type { Paper } from "../../../src/core/paper";

const count = 600;
const numbers = [...Array(count).keys()];
const abstract = "We propose a method and show that it works. ".repeat(5);

const cslItems = numbers.map((n) => ({
  id: `key${n % 500}`,
  type: "article",
  title: `Paper ${n}`,
  abstract,
  author: [{ family: `Family${n}` }],
}));
const texts: Readonly<Record<string, string>> = {
  "papers.json": JSON.stringify(cslItems, undefined, 1),
  "broken.json": JSON.stringify(cslItems, undefined, 1).replace('"title": "Paper 300"', '"title": "Paper 300'),
  "iclr2031.json": JSON.stringify(
    numbers.map((n) => ({ title: `N${n} Paper`, author: "A B; C D", abstract, status: n % 3 === 0 ? "Reject" : "Poster" })),
  ),
  "papers.yaml": `references:\n${numbers.map((n) => `- id: key${n}\n  type: article\n  title: Paper ${n}\n  abstract: ${abstract}\n`).join("")}`,
  "hayagriva.yml": numbers.map((n) => `key${n}:\n  type: article\n  title: Paper ${n}\n  abstract: ${abstract}\n`).join(""),
  "papers.ris": numbers.map((n) => `TY  - JOUR\nTI  - Paper ${n}\nAU  - Family${n}, A\nAB  - ${abstract}\nER  - \n`).join(""),
  "papers.bib": numbers.map((n) => `@misc{key${n}, title = {Paper ${n}}, abstract = {${abstract}}${n === 300 ? "" : "}"}\n`).join(""),
};

/** Reads to the end and returns the number of slices. */
function readAll(reader: LibraryReader): number {
  let slices = 1;
  while (reader.step(20_000)) {
    slices++;
  }
  return slices;
}

describe("createLibraryReader", () => {
  for (const [fileName, text] of Object.entries(texts)) {
    it(`reads ${fileName} the same in slices as in one go`, () => {
      const reader = createLibraryReader(fileName);
      reader.update(text);
      const slices = readAll(reader);
      const whole = parseLibrary(text, { fileName });
      assert.ok(whole.papers.length > count / 2 && slices > 3, `${whole.papers.length} papers, ${slices} slices`);
      assert.deepEqual(reader.papers(), whole.papers);
      assert.deepEqual(reader.problems(), whole.problems);
      const lines = [...whole.lines];
      assert.deepEqual(
        lines.map(([citekey]) => reader.lineOf(citekey)),
        lines.map(([, line]) => line),
      );
    });
  }

  it("reads the abstracts last", () => {
    for (const [fileName, text] of Object.entries(texts)) {
      const reader = createLibraryReader(fileName);
      reader.update(text);
      while (!reader.hasAllButAbstracts) {
        reader.step(20_000);
      }
      const facts = (papers: readonly Paper[]): readonly Paper[] => papers.map((paper) => ({ ...paper, abstract: "", links: [] }));
      assert.deepEqual(facts(reader.papers()), facts(parseLibrary(text, { fileName }).papers), fileName);
      assert.equal(reader.step(1), fileName === "papers.bib");
    }
  });

  it("reads one text after another, in any formats", () => {
    const reader = createLibraryReader("");
    for (const fileName of ["papers.bib", "papers.json", "papers.ris", "papers.bib"]) {
      const text = texts[fileName] ?? "";
      reader.update(text);
      readAll(reader);
      assert.deepEqual(reader.papers(), parseLibrary(text, { fileName: "" }).papers);
    }
    reader.update("");
    readAll(reader);
    assert.deepEqual(reader.papers(), []);
  });
});

describe("formatOwnLibrary", () => {
  it("keeps every paper unchanged, including its links", () => {
    const text = [...formatOwnLibrary(bundledPapers)].join("");
    const { papers, problems } = parseLibrary(text, { fileName: "library.json" });
    assert.deepEqual(problems, []);
    assert.deepEqual(
      papers.map((paper) => ({ ...paper, aliases: [], records: [] })),
      bundledPapers.map((paper) => ({ ...paper, aliases: [], records: [] })),
    );
  });

  it("reads a library without papers", () => {
    assert.deepEqual(parseLibrary([...formatOwnLibrary([])].join(""), { fileName: "library.json" }).papers, []);
  });
});
