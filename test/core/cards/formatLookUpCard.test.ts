import assert from "node:assert/strict";
import { formatLookUpCard } from "../../../src/core/cards/formatLookUpCard";

describe("the card of an unknown id", () => {
  for (const [label, page] of [
    ["arXiv:2311.16162", "https://arxiv.org/abs/2311.16162"],
    ["10.1000/x](command:evil)", "https://doi.org/10.1000/x](command:evil)"],
    ["10.1000/<b>$(zap)", "https://doi.org/10.1000/<b>$(zap)"],
  ] as const) {
    it(`has two links, whatever is in the id: ${label}`, () => {
      const card = formatLookUpCard({ label, page, lookUp: "command:citelens.addPaper?x" });
      assert.equal(card.match(/(?<!\\)\]\(<[^<>]*>\)/g)?.length, 2);
      assert.doesNotMatch(card, /<b>|\$\(/);
      assert.match(card, /\[Look Up…\]\(<command:citelens\.addPaper\?x>\) · \[Open in the Browser\]/);
    });
  }
});
