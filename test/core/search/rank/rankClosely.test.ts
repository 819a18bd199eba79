import assert from "node:assert/strict";
import { createSearchIndex } from "../../../../src/core/search/createSearchIndex";
import { parseQuery } from "../../../../src/core/search/query/parseQuery";
import { fuseScores } from "../../../../src/core/search/rank/fuseScores";
import { maxCloselyRankedFor } from "../../../../src/core/search/rank/rankClosely";
import { nameOf, paperOf } from "../papers";

describe("maxCloselyRankedFor", () => {
  it("is more for a piece of a text", () => {
    for (const [query, count] of [
      ["zebra", 50],
      ["zebra quokka giraffe", 50],
      ["zebra quokka giraffe wombat", 200],
      ["zebra quokka giraffe wombat penguin", 200],
    ] as const) {
      assert.equal(maxCloselyRankedFor(parseQuery(query)), count, query);
    }
  });
});

describe("scores of hits", () => {
  const index = createSearchIndex([
    paperOf("Of the Zebra", { citekey: "both", abstract: "A quokka." }),
    paperOf("Of Zebras and More", { citekey: "one", abstract: "Nothing." }),
  ]);
  it("are beyond all else if a paper has all words of several", () => {
    assert.ok(index.search("zebra ").every(({ score }) => score < 100_000));
    assert.deepEqual(
      index.search("zebra quokka ").map(({ paper, score }) => [paper.citekey, score > 100_000]),
      [
        ["both", true],
        ["one", false],
      ],
    );
  });
});

describe("fuseScores", () => {
  const papers = [
    paperOf("Neural Collapse", { citekey: "title" }),
    paperOf("Something Else", { citekey: "name", aliases: [nameOf("Quokka"), { text: "wombat", kind: "phrase", why: "test" }] }),
  ];
  const check = (query: string, ...expected: readonly [least: number, most: number][]): void => {
    it(`are right for ${query}`, () => {
      for (let round = 0; round < 2; round++) {
        fuseScores(query, papers).forEach((score, at) => {
          const [least = 0, most = 0] = expected[at] ?? [];
          assert.ok(score >= least && score <= most, String(score));
        });
      }
    });
  };
  check("n", [0, 0], [0, 0]);
  check("ne", [0.5, 1], [0, 0]);
  check("neural collapse", [0.99, 1], [0, 0]);
  check("quokka", [0, 0], [0.99, 1]);
  check("wombat", [0, 0], [0, 0]);
  check("neural collapse and much that is said behind it", [0, 0.5], [0, 0]);
});
