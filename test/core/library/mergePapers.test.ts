import assert from "node:assert/strict";
import { mergePapers } from "../../../src/core/library/mergeSources";
import type { Paper } from "../../../src/core/paper";
import { assertEffort } from "../../guards/effort";

function paper(citekey: string, facts: Partial<Paper> = {}): Paper {
  return { citekey, title: "Deep Learning", authors: [], links: [], aliases: [], ...facts };
}

const own = paper("mine", {
  title: "Negative Preference Optimization",
  authors: [{ family: "Zhang", given: "Ruiqi" }],
  arxiv: "2404.05868",
});

describe("mergePapers", () => {
  function check(why: string, sources: readonly (readonly Paper[])[], expected: readonly string[]): void {
    it(why, () => {
      assert.deepEqual(
        mergePapers(sources).map(({ citekey }) => citekey),
        expected,
      );
    });
  }

  check("keeps papers apart that share only their title", [[paper("a")], [paper("b")]], ["a", "b"]);
  check("joins by arXiv id", [[own], [paper("theirs", { arxiv: "2404.05868" })]], ["mine"]);
  check("joins by DOI", [[paper("a", { doi: "10.1/x" })], [paper("b", { doi: "10.1/x", title: "Other" })]], ["a"]);
  check(
    "joins by title with an author in common, accents and case aside",
    [
      [paper("a", { authors: [{ family: "Krähenbühl" }, { family: "B" }] })],
      [paper("b", { title: "deep  learning!", authors: [{ family: "Krahenbuhl" }] })],
    ],
    ["a"],
  );
  check(
    "keeps two preprints apart, however alike",
    [
      [paper("a", { arxiv: "2001.00001", authors: [{ family: "Li" }] })],
      [paper("b", { arxiv: "2001.00002", authors: [{ family: "Li" }] })],
    ],
    ["a", "b"],
  );
  check(
    "gives a letter where papers share a citekey",
    [
      [paper("k"), paper("kb")],
      [paper("k"), paper("k")],
    ],
    ["k", "kb", "kc", "kd"],
  );
  check("is not confused by citekeys of objects", [[paper("constructor"), paper("__proto__")]], ["constructor", "__proto__"]);

  it("keeps the fields of the first source and adds those that only the second has", () => {
    const second = paper("theirs", {
      arxiv: "2404.05868",
      abstract: "LLM unlearning aims …",
      links: [{ kind: "code", url: "https://github.com/licong-lin/negative-preference-optimization" }],
      authors: [{ family: "Zhang" }, { family: "Lin" }],
      year: 2024,
    });
    const [joined] = mergePapers([[own], [second]]);
    assert.equal(joined?.title, own.title);
    assert.equal(joined.abstract, second.abstract);
    assert.equal(joined.year, 2024);
    assert.deepEqual(joined.links, second.links);
    assert.equal(joined.authors.length, 2);
  });

  it("merges 20,000 papers with themselves quickly", () => {
    const many = Array.from({ length: 20_000 }, (_, index) =>
      paper(`k${index}`, { title: `Paper ${index}`, authors: [{ family: "Li" }], doi: `10.1/${index}` }),
    );
    assertEffort(5_000, () => {
      assert.equal(mergePapers([many, many]).length, 20_000);
    });
  }).timeout(60_000);
});
