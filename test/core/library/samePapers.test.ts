import assert from "node:assert/strict";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import { createSamePapers } from "../../../src/core/library/samePapers";
import type { Paper } from "../../../src/core/paper";
import { fold } from "../../../src/core/words/fold";
import { createRandom, randomBelow, randomOf } from "../../inputs/random";

function titled(title: string): Paper {
  return { citekey: "some", title, authors: [{ family: "Fan" }], links: [], aliases: [] };
}

function areSame(one: string, other: string): boolean {
  const same = createSamePapers<string>();
  same.add(titled(one), "one");
  return same.find(titled(other), () => titled(one)) === "one";
}

describe("createSamePapers", () => {
  const cases: readonly (readonly [one: string, other: string, isSame: boolean])[] = [
    ["Negative Preference Optimization: From Collapse", "negative preference optimization from collapse", true],
    ["  “Négative” Préférence…  ", "Negative preference", true],
    ["Über die Zahl π", "uber die zahl Π", true],
    ["Token-Merging (v2)", "Token Merging v2", true],
    ["Token Merging", "TokenMerging", false],
    ["A B", "B A", false],
    ["Deep Learning", "Deep Learning 2", false],
    ["深度学习", "深度学習", false],
    ["Ａ１", "a1", true],
  ];
  for (const [one, other, isSame] of cases) {
    it(`${one} ${isSame ? "matches" : "does not match"} ${other}`, () => {
      assert.equal(areSame(one, other), isSame);
      assert.equal(areSame(other, one), isSame);
    });
  }

  it("compares titles by their letters and digits, folded", () => {
    const plain = (title: string): string =>
      fold(title)
        .replace(/[^\p{L}\p{N}]+/gu, " ")
        .trim();
    const random = createRandom(11);
    const signs = ["", " ", "-", "ü", "É", "9", "_", "\u2013", "x", "İ"];
    for (let round = 0; round < 3_000; round++) {
      const { title } = randomOf(random, bundledPapers);
      const at = randomBelow(random, title.length);
      const other = title.slice(0, at) + randomOf(random, signs) + title.slice(at + randomBelow(random, 2));
      assert.equal(areSame(title, other), plain(title) === plain(other), other);
    }
  });

  it("has a different hash for each of many titles", () => {
    const same = createSamePapers<string>();
    const random = createRandom(12);
    const words = "deep graph neural token merge learn net a of x1 flow".split(" ");
    const seen = new Set<string>();
    for (let round = 0; round < 20_000; round++) {
      const title = Array.from({ length: 1 + randomBelow(random, 6) }, () => randomOf(random, words)).join(" ");
      assert.equal(
        same.find(titled(title), () => titled(title)),
        seen.has(title) ? title : undefined,
      );
      same.add(titled(title), title);
      seen.add(title);
    }
  });
});
