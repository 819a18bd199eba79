import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { bundledPapers } from "../../../../src/core/library/bundledPapers";
import { nameKey } from "../../../../src/core/names/text/nameKey";
import { createSearchIndex } from "../../../../src/core/search/createSearchIndex";
import { isHalfWord } from "../../../../src/core/search/meaning/unfinishedWord";
import { readWordVectors } from "../../../../src/core/search/meaning/wordVectors";
import { parseQuery } from "../../../../src/core/search/query/parseQuery";
import type { SearchIndex } from "../../../../src/core/search/searchIndex";
import { runToEnd } from "../../../../src/core/sliced";

const list = readFileSync("seeds/meaning/meaning-words.txt");
const words = readWordVectors(readFileSync("seeds/meaning/meaning.bin"), list);
assert.ok(words);
const table = words;

const plain = createSearchIndex(bundledPapers);
const index = createSearchIndex(bundledPapers);
runToEnd(index.learnWords(table));

interface Labelled {
  readonly citekey?: string;
  readonly title?: string;
  readonly queries?: readonly string[];
}

const keys = new Map(bundledPapers.map(({ title, citekey }) => [nameKey(title), citekey]));
const labelled = ["labels-sample.json", "queries.json", "queries-71.json"].flatMap((file) =>
  (JSON.parse(readFileSync(`test/fixtures/${file}`, "utf8")) as readonly Labelled[]).flatMap(({ citekey, title = "", queries }) =>
    queries ? [{ wanted: citekey ?? keys.get(nameKey(title)) ?? "", queries }] : [],
  ),
);

function rankOf(searched: SearchIndex, query: string, wanted: string): number {
  return searched.search(query, { limit: 10 }).findIndex(({ paper }) => paper.citekey === wanted) + 1;
}

describe("the gate of the search in other words", () => {
  const cases: readonly (readonly [what: string, query: string, isOpen: boolean])[] = [
    ["a sentence of which papers lack two words", "make a language model forget without turning to gibberish ", true],
    ["a sentence that a paper answers", "cut your losses in large vocabulary language models ", false],
    ["keywords of which a paper has two thirds", "GPT-2 single pass larger dataset ", false],
    ["keywords of which a paper has less", "NAS zero-cost proxy sample-wise gradients ", true],
    ["the same without a blank at the end", "NAS zero-cost proxy sample-wise gradients", true],
    ["keywords with a coined word that a paper has", "sets seq2seq sorting attention read process write ", false],
    ["the same in a sentence", "sets for seq2seq with sorting attention read process write ", true],
    ["a coined word that no paper has", "zork9000 sorting attention gardens kitchens tractors ", true],
    ["a measure, which is no coined word", "3d gardens kitchens tractors attention ", true],
    ["one word", "gibberish ", false],
    ["two words that no paper has", "liver glaucoma ", true],
    ["two words that no paper has, one of them half", "liver glauco", false],
    ["words that the table does not know", "zorkmid quuxly frobnic ", false],
    ["a half word that would open it", "make a drone xylophoni", false],
    ["half a word such as “with”, which makes no sentence", "GPT-2 single pass larger dataset wit", false],
  ];
  for (const [what, query, isOpen] of cases) {
    it(`is ${isOpen ? "open" : "closed"} for ${what}`, () => {
      const [first] = index.search(query, { limit: 1 });
      assert.equal(first?.isByMeaning ?? false, isOpen);
    });
  }

  it("lets no name, misspelled title, or keywords find less", () => {
    for (const { wanted, queries } of labelled) {
      for (const query of queries.slice(0, 3)) {
        const [before, after] = [plain, index].map((searched) => rankOf(searched, query, wanted));
        assert.ok(before === after || before !== 1, `${query}: ${before} without, ${after} with the table`);
      }
    }
  });
});

describe("the last word of a query", () => {
  const cases: readonly (readonly [query: string, isHalf: boolean])[] = [
    ["forg", true],
    ["forget", false],
    ["draw", false],
    ["care", false],
    ["tag", false],
    ["cat", true],
    ["bill", true],
    ["part", true],
    ["mod", true],
    ["mode", true],
    ["model", false],
    ["models", false],
    ["car", true],
    ["drone", false],
    ["th", true],
    ["the", false],
    ["zorkmid", true],
    ["find zorkmid ", false],
    ["find mod ", false],
    ["find mod, ", false],
    ["", false],
    ["日本", true],
    ["constructor", false],
    ["__proto__", false],
    ["hasOwnProp", true],
  ];
  for (const [query, isHalf] of cases) {
    it(`is ${isHalf ? "half" : "whole"} in "${query}"`, () => {
      assert.equal(isHalfWord(parseQuery(query).terms.at(-1), table), isHalf);
    });
  }

  it("is completed as a naive look through the list does it", () => {
    const all = list.toString("utf8").split("\n").slice(0, -1);
    for (const text of ["a", "th", "mod", "model", "forge", "forgetting", "zz", "3", "c+"]) {
      const found = all.flatMap((word, number) => (word.startsWith(text) ? [number] : []));
      assert.deepEqual(table.beginningWith(text), found, text);
    }
    assert.deepEqual(table.beginningWith(""), []);
  });
});

describe("typing a description", () => {
  const typed = labelled.filter((_, at) => at % 4 === 0).slice(0, 30);

  /** Returns 1/rank of the wanted paper after a blank, and the sum of what it is below that of both blanks at the letters between. */
  function type(query: string, wanted: string): { readonly letters: number; readonly below: number } {
    let [start, before, letters, below] = ["", 0, 0, 0];
    const share = (text: string): number => {
      const rank = rankOf(index, text, wanted);
      return rank === 0 ? 0 : 1 / rank;
    };
    for (const word of query.split(" ")) {
      const after = share(`${start}${word} `);
      for (let end = 1; end <= word.length; end++) {
        letters++;
        below += Math.max(0, Math.min(before, after) - share(start + word.slice(0, end)));
      }
      [start, before] = [`${start}${word} `, after];
    }
    return { letters, below };
  }

  it("keeps the paper in its place while a word is typed", () => {
    const all = typed.map(({ queries, wanted }) => type(queries[3] ?? "", wanted));
    const letters = all.reduce((sum, one) => sum + one.letters, 0);
    const below = all.reduce((sum, one) => sum + one.below, 0);
    // With half words looked up as if they were whole, this is nearly twice as much.
    assert.ok(letters > 1500 && below / letters < 0.008, `${below.toFixed(2)} over ${letters} letters`);
  });

  it("never moves a paper that has all words", () => {
    for (const { queries } of typed) {
      const query = queries[3] ?? "";
      for (let end = 1; end <= query.length; end++) {
        const before = plain.search(query.slice(0, end), { limit: 3 });
        if (before[0] && before[0].missing.length < 2) {
          const after = index.search(query.slice(0, end), { limit: 3 });
          assert.deepEqual(
            after.map(({ paper }) => paper.citekey),
            before.map(({ paper }) => paper.citekey),
            query.slice(0, end),
          );
        }
      }
    }
  });
});
