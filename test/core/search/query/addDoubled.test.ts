import assert from "node:assert/strict";
import { createSearchIndex } from "../../../../src/core/search/createSearchIndex";
import { paperOf } from "../papers";

describe("a word that differs in doubled letters", () => {
  /** Checks which of these titles are found as full matches, in this order. */
  const check = (query: string, titles: readonly string[], expected: readonly string[]): void => {
    it(`finds ${expected.length === 0 ? "nothing" : expected.join(", then ")} for ${query}`, () => {
      const hits = createSearchIndex(titles.map((title) => paperOf(title))).search(query);
      const whole = hits.filter(({ missing }) => missing.length === 0);
      assert.deepEqual(
        whole.map(({ paper }) => paper.title),
        expected,
      );
      assert.ok(whole.every(({ matches }) => matches.length > 0));
    });
  };
  const losses = ["What a Model Loses", "Losses of Retrieval"];
  check("losses", losses, ["Losses of Retrieval", "What a Model Loses"]);
  check("loses", losses, ["What a Model Loses", "Losses of Retrieval"]);
  check("losses", losses.slice(0, 1), losses.slice(0, 1));
  check("loses retrieval", losses, ["Losses of Retrieval"]);
  check("comited", ["A Limited Agent", "A Committed Agent"], ["A Committed Agent"]);
  check("embeding", ["Embedding Words", "Embedings"], ["Embedings", "Embedding Words"]);
  check("occured ", ["What Occurred", "What Occurs"], ["What Occurred", "What Occurs"]);
  check("tokeniser", ["Tokenizers"], ["Tokenizers"]);
  check("tokenizzer", ["Tokenisers"], ["Tokenisers"]);
  check("optimisation", ["Optimization"], ["Optimization"]);
  check("optimmisation", ["Optimization"], ["Optimization"]);
  check("lama", ["Llama"], ["Llama"]);
  check("travelling", ["Traveling Plans"], ["Traveling Plans"]);
  check('"neural colapse"', ["Neural Collapse", "Neural Relapse"], ["Neural Collapse"]);
  check("net", ["Neet Nets", "Neet Things"], ["Neet Nets"]);
  check("feed", ["Feed Forward", "Fed Ones"], ["Feed Forward"]);
  check("2000", ["The Year 200"], []);
});
