import assert from "node:assert/strict";
import { parseQuery } from "../../../../src/core/search/query/parseQuery";
import { createOrderTest, exactness, hasAllInTitle, hasCutWordsInRow, titleCoverage } from "../../../../src/core/search/rank/wordOrder";
import { paperOf } from "../papers";

function close(found: number, expected: number, what: string): void {
  assert.ok(Math.abs(found - expected) < 1e-9, `${what}: ${String(found)} instead of ${String(expected)}`);
}

describe("the order of a query's words", () => {
  const rows: readonly (readonly [query: string, text: string, share: number])[] = [
    ["collapse", "Neural Collapse", 0],
    ["neural collapse", "Neural Collapse", 1],
    ["neural collapse", "Collapse, Neural", 0],
    ["neural collapse", "The neural-collapse phenomenon", 1],
    ["neural collapse", "Neural and Collapse", 0],
    // Two thirds of the neighbours, and the whole with a comma between.
    ["neural collapse theory bounds", "Neural collapse theory, bounds", 1],
    ["neural collapse theory bounds", "Neural collapse theory and bounds", (2 / 3) * 0.6],
    ["neural collapse theory bounds", "Neural collapse theory ... - bounds", (2 / 3) * 0.6],
    ["neural collapse theory bounds", "Bounds of neural collapse", (1 / 3) * 0.6],
    // One third is too little to look for the whole.
    ["neural collapse theory bounds", "Neural collapse, theory, bounds", (1 / 3) * 0.6],
    ["neural collapse theory", "Neural collapse, theory", 1],
    ["neural collapse theory", "Neural theory, collapse theory", 0.5 * 0.6],
  ];
  for (const [query, text, share] of rows) {
    it(`of ${query} is kept by ${share.toFixed(2)} in ${text}`, () => {
      close(createOrderTest(parseQuery(query)).orderIn(text), share, text);
    });
  }

  it("is found in any number of texts, again and again", () => {
    const order = createOrderTest(parseQuery("neural collapse"));
    for (let round = 0; round < 2; round++) {
      for (let at = 0; at < 1200; at++) {
        assert.equal(order.orderIn(`${String(at)} neural ${at % 2 === 0 ? "collapse" : "nets"}`), at % 2 === 0 ? 1 : 0);
      }
    }
  });
});

describe("a title", () => {
  const title = "Neural Collapse Bounds";
  const paper = paperOf(title, { authors: [{ family: "Doe", given: "Jane" }] });
  const check = (query: string, beginning: number, exact: number, isAllThere: boolean): void => {
    it(`is compared with ${query}`, () => {
      const parsed = parseQuery(query);
      close(titleCoverage(parsed, paper), beginning, "beginning");
      close(exactness(parsed, paper), exact, "exactness");
      assert.equal(hasAllInTitle(parsed, paper), isAllThere);
    });
  };
  check("neu", 0, 0, true);
  check("neur", 4 / title.length, 0, true);
  check("neural collapse", 15 / title.length, 1, true);
  check("neural collapse bounds", 1, 1, true);
  check("collapse", 0, 1, true);
  check("bound", 0, 0, true);
  check("neural bounding", 0, 0.5, false);
  check("neural doe", 0, 1, false);
  check("neural jane", 0, 0.5, false);
  check("the collapse", 0, 0.5, true);
  check("ollapse", 0, 0, false);
});

describe("cut words", () => {
  const rows: readonly (readonly [query: string, title: string, isInRow: boolean])[] = [
    ["pref opt", "Direct Preference Optimization", true],
    ["pref opt", "Preference-Optimization Methods", true],
    ["dir pref opt", "Direct Preference Optimization", true],
    ["direct pref optimization", "Direct Preference Optimization", true],
    ["att is all", "Attention Is All You Need", true],
    ["pref opt", "Optimization of Preferences", false],
    ["pref opt", "Preference-Based Optimization", false],
    ["pref opt", "OPT: Open Pre-trained Transformers", false],
    ["opt pref", "Preference Optimization", false],
    ["pref opt x", "Preference Optimization", false],
    // Only the last word is cut, as while typing.
    ["preference opt", "Preference Optimization", false],
    ["preference optimization", "Preference Optimization", false],
    ["pref", "Preference Optimization", false],
    ["", "Preference Optimization", false],
  ];
  for (const [query, title, isInRow] of rows) {
    it(`${query} ${isInRow ? "begin words in a row of" : "do not begin words in a row of"} ${title}`, () => {
      assert.equal(hasCutWordsInRow(parseQuery(query), paperOf(title)), isInRow);
    });
  }
});
