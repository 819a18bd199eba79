import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { formatOwnLibrary } from "../../../src/core/formats/csl/formatOwnLibrary";
import { parseLibrary } from "../../../src/core/formats/parseLibrary";
import { mergeSources } from "../../../src/core/library/mergeSources";
import type { Paper } from "../../../src/core/paper";
import { runToEnd } from "../../../src/core/sliced";

function paper(title: string, facts: Partial<Paper> = {}): Paper {
  return { citekey: title, title, authors: [], links: [], aliases: [], ...facts };
}

function importedInto(own: readonly Paper[], imported: readonly Paper[]): readonly Paper[] {
  return runToEnd(mergeSources([own, imported], { byTitleAlone: true })).papers;
}

describe("papers without authors that are imported again", () => {
  it("are the same: the bundled list, three times, through the own library", () => {
    const { papers } = parseLibrary(readFileSync("seeds/daily-papers.txt", "utf8"), { fileName: "daily-papers.txt" });
    let own = importedInto([], papers);
    for (let time = 0; time < 3; time++) {
      own = parseLibrary([...formatOwnLibrary(importedInto(own, papers))].join(""), { fileName: "library.json" }).papers;
      assert.equal(own.length, papers.length);
    }
  });

  const smith = { authors: [{ family: "Smith" }] };
  const rows: readonly (readonly [what: string, one: Paper, other: Paper, count: number])[] = [
    ["are the same by their title", paper("Introduction"), paper("introduction"), 1],
    ["differ by their year", paper("Introduction", { year: 2020 }), paper("Introduction", { year: 2021 }), 2],
    ["differ by their abstract", paper("Introduction", { abstract: "A" }), paper("Introduction", { abstract: "B" }), 2],
    ["agree if one says more", paper("Introduction", { year: 2020 }), paper("Introduction", { abstract: "B" }), 1],
    ["differ from one with an author", paper("Introduction", smith), paper("Introduction"), 2],
    ["stay apart with different authors", paper("Introduction", smith), paper("Introduction", { authors: [{ family: "Doe" }] }), 2],
    ["differ from one with a DOI", paper("Introduction", { doi: "10.1/a" }), paper("Introduction"), 2],
  ];
  for (const [what, one, other, count] of rows) {
    it(what, () => {
      assert.equal(importedInto([one], [other]).length, count);
    });
  }
});
