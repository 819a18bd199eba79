import assert from "node:assert/strict";
import { type MergedPapers, mergeSources } from "../../../src/core/library/mergeSources";
import type { Paper } from "../../../src/core/paper";

function paper(citekey: string, facts: Partial<Paper> = {}): Paper {
  return { citekey, title: "Deep Learning", authors: [], links: [], aliases: [], ...facts };
}

function merge(...sources: readonly (readonly Paper[])[]): { merged: MergedPapers; slices: number } {
  const work = mergeSources(sources);
  for (let slices = 1; ; slices++) {
    const step = work.next();
    if (step.done === true) {
      return { merged: step.value, slices };
    }
  }
}

describe("mergeSources", () => {
  const preprint = paper("npo", { arxiv: "2404.05868" });
  const published = paper("Zhang:2024", {
    arxiv: "2404.05868",
    doi: "10.1/x",
    published: { kind: "conference", venue: "COLM", year: 2024 },
  });

  it("returns the origins of each paper, the most trusted source first", () => {
    const { origins } = merge([paper("a")], [preprint], [paper("a"), published]).merged;
    assert.deepEqual(
      [...origins],
      [
        ["a", [{ source: 0, citekey: "a", index: 0 }]],
        [
          "npo",
          [
            { source: 1, citekey: "npo", index: 0 },
            { source: 2, citekey: "Zhang:2024", index: 1 },
          ],
        ],
        ["ab", [{ source: 2, citekey: "a", index: 0 }]],
      ],
    );
  });

  it("joins a preprint and its published version", () => {
    const [one, ...others] = merge([preprint, published]).merged.papers;
    assert.deepEqual(others, []);
    assert.deepEqual(one, { ...published, citekey: "npo" });
  });

  it("returns the same objects if nothing changed", () => {
    const sources = [
      [preprint, paper("a")],
      [published, paper("a")],
    ];
    const [first, again] = [merge(...sources), merge(...sources)];
    assert.equal(first.merged.papers.length, 3);
    first.merged.papers.forEach((one, index) => assert.equal(one, again.merged.papers[index]));
  });

  it("yields after some papers", () => {
    assert.ok(merge(Array.from({ length: 1000 }, (_, index) => paper(`p${index}`))).slices > 10);
  });

  it("gives thousands of papers with the same citekey different ones", () => {
    const { papers } = merge(Array.from({ length: 20_000 }, () => paper("same"))).merged;
    assert.equal(new Set(papers.map(({ citekey }) => citekey)).size, 20_000);
  }).timeout(5000);
});
