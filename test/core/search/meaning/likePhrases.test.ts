import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { bundledPapers } from "../../../../src/core/library/bundledPapers";
import type { Paper } from "../../../../src/core/paper";
import { createSearchIndex } from "../../../../src/core/search/createSearchIndex";
import { likePhrases } from "../../../../src/core/search/meaning/likePhrases";
import { readMeaningQuery } from "../../../../src/core/search/meaning/meaningQuery";
import { createWordLikeness } from "../../../../src/core/search/meaning/wordLikeness";
import { wordNumbers } from "../../../../src/core/search/meaning/wordNumbers";
import { readWordVectors } from "../../../../src/core/search/meaning/wordVectors";
import { isStopWord } from "../../../../src/core/words/stopWords";
import { runToEnd } from "../../../../src/core/sliced";

const words = readWordVectors(readFileSync("seeds/meaning/meaning.bin"), readFileSync("seeds/meaning/meaning-words.txt"));
assert.ok(words);
const table = words;
const likeness = createWordLikeness(table);
const index = createSearchIndex(bundledPapers);
runToEnd(index.learnWords(table));

/** The phrases of the first papers for descriptions, which were read by eye. */
const rows = JSON.parse(readFileSync("test/fixtures/like-phrases.json", "utf8")) as readonly {
  readonly query: string;
  readonly citekey: string;
  readonly like: readonly string[];
}[];

function phrasesOf(title: string, abstract: string, query: string): readonly string[] {
  const paper: Paper = { citekey: "a", title, abstract, authors: [], links: [], aliases: [] };
  const meant = readMeaningQuery(query, table, likeness);
  assert.ok(meant);
  return likePhrases(paper, meant, table);
}

describe("the phrases that a paper is found by", () => {
  const cases: readonly (readonly [what: string, title: string, abstract: string, query: string, expected: readonly string[]])[] = [
    [
      "a word with a hyphen is whole",
      "A Product-Level Virtual Try-On System",
      "",
      "put on a garment in a dressing room",
      ["Product-Level Virtual Try-On"],
    ],
    ["an adjective takes its noun along", "", "It resists adversarial training with noise.", "attacks", ["adversarial training"]],
    ["at most three words", "", "We use realistic physiological cardiac rhythm models.", "heart", ["physiological cardiac rhythm"]],
    ["a verb stays outside", "", "We learn to generate meshes.", "3d surfaces", ["meshes"]],
    ["“per” stays outside", "", "It is optimized per scene.", "scenes", ["scene"]],
    ["a comma ends it", "", "Students, distillation, and networks.", "teacher", ["distillation"]],
    ["a word of the query is no reason", "", "Drones take photos.", "drones", []],
    ["forms of one word are named once", "Drone", "Many drones.", "uav", ["Drone"]],
    ["a text without reasons", "Bread", "Ovens and flour.", "drones", []],
    ["the beginning of a title is a verb", "Discovering Meshes", "", "3d surfaces", ["Meshes"]],
  ];
  for (const [what, title, abstract, query, expected] of cases) {
    it(`are right if ${what}`, () => {
      assert.deepEqual(phrasesOf(title, abstract, query), expected);
    });
  }

  for (const { query, citekey, like } of rows) {
    it(`of ${citekey} are those that were read`, () => {
      const [first] = index.search(query, { limit: 1 });
      assert.deepEqual([first?.paper.citekey, first?.like], [citekey, like]);
    });
  }

  it("are whole words of the paper, without stop words at their ends, each with a word like one of the query", () => {
    assert.equal(rows.length, 60);
    for (const { query } of rows) {
      for (const { paper, like } of index.search(query, { limit: 5 })) {
        const text = `${paper.title}\n${paper.abstract ?? ""}`;
        for (const phrase of like) {
          const isWhole = text.split(phrase).some((before, at, all) => {
            const after = all[at + 1];
            return after !== undefined && !/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after);
          });
          assert.ok(isWhole, phrase);
          const parts = phrase.split(" ");
          assert.ok(parts.length <= 3 && ![parts[0], parts.at(-1)].some((word) => isStopWord(word?.toLowerCase() ?? "")), phrase);
          const alike = wordNumbers(phrase, table).flatMap((number) =>
            wordNumbers(query, table).map((asked) => likeness.row(asked).of(number)),
          );
          assert.ok(Math.max(...alike) >= 0.5, `${query}: ${phrase}`);
        }
      }
    }
  });
});
