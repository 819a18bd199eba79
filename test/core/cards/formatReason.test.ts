import assert from "node:assert/strict";
import { formatReason } from "../../../src/core/cards/formatReason";
import type { ExplanationReason } from "../../../src/core/mentions/mention";

describe("formatReason", () => {
  const rows: readonly (readonly [reason: ExplanationReason, expected: string])[] = [
    [{ kind: "as-written" }, "The name is written here as the paper writes it."],
    [{ kind: "address", why: "arXiv id" }, "This is the arXiv id of the paper."],
    [{ kind: "address", why: "its repository" }, "This is the repository of the paper."],
    [{ kind: "address", why: "its code's address" }, "This is an address of the paper."],
    [{ kind: "address", why: "its number at IEEE Xplore" }, "This is the ID of the paper at IEEE Xplore."],
    [{ kind: "address", why: "its page in the Proceedings of X" }, "This is the page of the paper at Proceedings of X."],
    [{ kind: "meant", name: "NPO", clues: [] }, "“NPO” hardly means anything else."],
    [
      { kind: "meant", name: "NPO", clues: ["own-spelling", "cited-in-file"] },
      "“NPO” most likely means the paper: spelt as the paper spells it; the file cites the paper.",
    ],
    [{ kind: "doubtful", name: "SAGE", clues: ["lower-case"] }, "“SAGE” may mean something else here: in lower case."],
    [
      { kind: "namesakes", name: "SAGE", others: 3, because: "nothing" },
      "3 other papers are called SAGE too. Nothing here says which of them is meant.",
    ],
  ];
  for (const [reason, expected] of rows) {
    it(expected, () => {
      assert.equal(formatReason(reason), expected);
    });
  }

  it("words everything by the translation", () => {
    const untranslated = rows.map(([reason]) => formatReason(reason, () => "§")).filter((text) => text.replace(/[§\s;]/g, "") !== "");
    assert.deepEqual(untranslated, []);
  });
});
