import assert from "node:assert/strict";
import { identifiersIn } from "../../../../src/core/check/references/prose/identifiersIn";
import { createRandom } from "../../../inputs/random";

const pieces = [
  ..."http https://arxiv.org/abs/2404.05868 www.arxiv.org/pdf/2404.05868v2 arXiv:2404.05868v1 ARXIV hep-th/9901001 cs.LG/0701001".split(
    " ",
  ),
  ..."10.1145/3696410.3714932 doi:10.1007/978-3-030 \\doi{ DOI 10.48550/arXiv.2404.05868 2404.05868 /9901001 10.1234 / . : x".split(" "),
  ..." |\t|\n|\r\n|\r|\u2028|\n\n|(|)|é|https://github.com/a/b|https://doi.org/10.1145/1.2\u017F".split("|"),
];

describe("Identifiers are found line by line", () => {
  it("as in each line alone, in generated texts", () => {
    const random = createRandom(20);
    let count = 0;
    for (let round = 0; round < 3_000; round++) {
      const text = Array.from({ length: 14 }, () => pieces[Math.floor(random() * pieces.length)] ?? "").join("");
      const lines = text.split("\n");
      const expected = lines.flatMap((line, index) => {
        const before = lines.slice(0, index).join("\n").length + (index > 0 ? 1 : 0);
        return identifiersIn(text, { start: before, end: before + line.length });
      });
      assert.deepEqual(identifiersIn(text, { start: 0, end: text.length }), expected, JSON.stringify(text));
      count += expected.length;
    }
    assert.ok(count > 3_000, String(count));
  });
});
