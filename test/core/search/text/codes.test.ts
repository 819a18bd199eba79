import assert from "node:assert/strict";
import { codesOf, createCodeReader } from "../../../../src/core/search/text/codes";

describe("codesOf and a code reader", () => {
  const reader = createCodeReader();
  const check = (text: string): void => {
    it(`has the code units of ${JSON.stringify(text.slice(0, 30))}`, () => {
      for (const codes of [codesOf(text), reader.read(text)]) {
        assert.equal(String.fromCharCode(...codes.subarray(0, text.length)), text);
      }
    });
  };
  check("");
  check("short");
  check("Krähenbühl");
  check("a plain text that is longer than those");
  check("a text that is longer than those, by Krähenbühl");
  check("half a pair \ud835 and a whole one \u{1d4aa}, and letters behind them");
  check("é".repeat(3000));
  check("a".repeat(9000));
  check(`${"a".repeat(20_000)}é`);

  it("keep apart what they have read", () => {
    const [one, other] = [createCodeReader(), createCodeReader()];
    const codes = [codesOf("first"), one.read("first"), codesOf("other"), other.read("other")];
    assert.deepEqual(
      codes.map((units) => String.fromCharCode(...units.subarray(0, 5))),
      ["first", "first", "other", "other"],
    );
  });
});
