import assert from "node:assert/strict";
import { citekeysInText } from "../../../src/core/citations/citekeysInText";

describe("citekeysInText", () => {
  const known = new Set(["zhang2024negative", "song2022extendable", "DBLP:conf/iclr/SongS22", "a.b", "constructor"]);
  const check = (text: string, expected: string): void => {
    it(`of ${text.slice(0, 40)}`, () => {
      assert.equal(citekeysInText(text, (word) => known.has(word)).join(" "), expected);
    });
  };
  check("\\citep[see][p.~3]{song2022extendable,zhang2024negative}", "song2022extendable zhang2024negative");
  check("as in [@zhang2024negative; -@song2022extendable]", "zhang2024negative song2022extendable");
  check("It is @zhang2024negative. And @zhang2024negative:", "zhang2024negative");
  check("#cite(<DBLP:conf/iclr/SongS22>) a.b... toString", "DBLP:conf/iclr/SongS22 a.b");
  check("xzhang2024negative zhang2024negativex", "");

  it("takes time in proportion to a hostile text", () => {
    const before = process.cpuUsage().user;
    citekeysInText(`${".".repeat(300_000)} ${"a.".repeat(300_000)}`, () => false);
    assert.ok(process.cpuUsage().user - before < 1_000_000);
  });
});
