import assert from "node:assert/strict";
import { normalise } from "../../../../src/core/search/text/spelling";
import { joinWords, plainWords, termsOf } from "../../../../src/core/search/text/terms";
import { assertEffort } from "../../../guards/effort";

describe("terms", () => {
  const check = (text: string, expected: readonly string[]): void => {
    it(`of ${text}`, () => {
      const found = termsOf(text);
      assert.deepEqual(
        found.map(({ term }) => term),
        expected,
      );
      assert.ok(found.every(({ start, end }) => start < end && end <= text.length));
    });
  };
  check("LAN-HDR: Luminance", ["lan", "hdr", "lanhdr", "luminance"]);
  check("ViDT+ and ViDT", ["vidt+", "and", "vidt"]);
  check("image+text", ["image", "text"]);
  check("NPO's losses", ["npo", "loss"]);
  check("Krähenbühl, Łukasz, Groß", ["krahenbuhl", "lukasz", "gross"]);
  check("state-of-the-art.", ["state", "of", "the", "art", "stateoftheart"]);
  check("snake_case_name", ["snake", "case", "name", "snakecasename"]);
  check("e\u0301tude", ["etude"]);
  check("", []);
  check("— …", []);
  check("大規模 模型", ["大規模", "模型"]);

  it("normalises British spelling and plain plurals", () => {
    const pairs = [
      ["behaviour", "behavior"],
      ["optimisation", "optimization"],
      ["optimising", "optimizing"],
      ["colours", "color"],
      ["analyse", "analyze"],
      ["modelling", "modeling"],
      ["labelled", "labeled"],
      ["centre", "center"],
      ["grey", "gray"],
      ["defence", "defense"],
      ["catalogue", "catalog"],
      ["networks", "network"],
      ["studies", "study"],
      ["classes", "class"],
      ["boxes", "box"],
      ["losses", "loss"],
    ] as const;
    for (const [british, american] of pairs) {
      assert.equal(normalise(british), normalise(american), british);
    }
    const kept = ["loss", "bias", "analysis", "supervised", "precise", "noise", "contour", "hour", "gas", "lens"];
    for (const word of kept) {
      assert.equal(normalise(word), word);
    }
  });

  it("joins a name, however it is written", () => {
    assert.deepEqual(["LAN-HDR", "lan hdr", "LanHdr", "ViDT+"].map(joinWords), ["lanhdr", "lanhdr", "lanhdr", "vidt+"]);
    assert.deepEqual(plainWords("The Z-loss: a Shift"), ["the", "z", "loss", "a", "shift"]);
  });

  it("reads a long hostile text in time", () => {
    for (const text of [
      "a-".repeat(200_000),
      "+".repeat(400_000),
      "'s".repeat(200_000),
      "é".repeat(300_000),
      "ı".repeat(300_000),
      "isation".repeat(50_000),
    ]) {
      assertEffort(3_000, () => termsOf(text), text.slice(0, 10));
    }
  });
});
