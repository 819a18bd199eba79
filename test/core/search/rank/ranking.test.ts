import assert from "node:assert/strict";
import {
  compareRank,
  type Features,
  maxLift,
  maxTextLift,
  maxWordLift,
  scoreOf,
  wordScore,
} from "../../../../src/core/search/rank/ranking";

const nothing: Features = {
  baseScore: 1,
  isInTitle: false,
  exactness: 0,
  titleOrder: 0,
  abstractOrder: 0,
  isCutTitle: false,
  isQuoted: false,
  isName: false,
  titleCoverage: 0,
  hasAllWords: false,
  isPreferred: false,
};
/** All features of its texts that raise a paper's score, at their maximum. */
const lifted: Features = { ...nothing, isInTitle: true, exactness: 1, titleOrder: 1, abstractOrder: 1 };

describe("scoreOf", () => {
  const features: readonly (readonly [having: Partial<Features>, lacking: Partial<Features>])[] = [
    [{ baseScore: 1.01 }, { baseScore: 1 }],
    [{ isInTitle: true }, { isInTitle: false }],
    [{ exactness: 1 }, { exactness: 0.9 }],
    [{ titleOrder: 1 }, { titleOrder: 0.9 }],
    [{ abstractOrder: 1 }, { abstractOrder: 0.9 }],
    [{ isCutTitle: true }, { isCutTitle: false }],
    [{ isQuoted: true }, { isQuoted: false }],
    [{ isName: true }, { isName: false }],
    [{ titleCoverage: 0.02 }, { titleCoverage: 0.01 }],
    [{ hasAllWords: true }, { hasAllWords: false }],
    [{ isPreferred: true }, { isPreferred: false }],
  ];
  for (const [having, lacking] of features) {
    it(`is higher by ${JSON.stringify(having)}, whatever else a paper has`, () => {
      const all: Features = { ...lifted, isQuoted: true, isName: true, titleCoverage: 1, hasAllWords: true, isPreferred: true };
      for (const rest of [nothing, all]) {
        assert.ok(scoreOf({ ...rest, ...having }, 0.5) > scoreOf({ ...rest, ...lacking }, 0.5));
      }
    });
  }

  it("is higher if Fuse finds the paper similar", () => {
    assert.ok(scoreOf(nothing, 1) > scoreOf(nothing, 0));
  });

  it("is lifted to the maximum that is promised, and no higher", () => {
    const close = (score: number, most: number): void => {
      assert.ok(Math.abs(score - most) < 1e-9, `${score} ${most}`);
    };
    close(scoreOf(lifted, 1), maxLift);
    close(scoreOf({ ...lifted, isQuoted: true }, 1), maxTextLift);
    close(scoreOf({ ...lifted, titleOrder: 0, abstractOrder: 0 }, 1), maxWordLift);
  });

  it("puts all words before a name, a name before a title's beginning, and that before anything that words add up to", () => {
    const words: Features = { ...lifted, baseScore: 400, isQuoted: true, isPreferred: true };
    const title: Features = { ...nothing, baseScore: 0.1, titleCoverage: 0.01 };
    const name: Features = { ...nothing, baseScore: 0.1, isName: true };
    assert.ok(scoreOf(title, 0) > scoreOf(words, 1));
    assert.ok(scoreOf(name, 0) > scoreOf({ ...words, titleCoverage: 1 }, 1));
    assert.ok(
      scoreOf({ ...nothing, baseScore: 0.1, hasAllWords: true, isName: true }, 0) >
        scoreOf({ ...nothing, isName: true, titleCoverage: 1 }, 1),
    );
  });
});

describe("wordScore", () => {
  it("falls with what was not found, and with the length of title and names", () => {
    assert.ok(wordScore(10, 1, 5) > wordScore(10, 0.99, 5));
    assert.ok(wordScore(10, 0.5, 5) < wordScore(10, 1, 5) / 8);
    assert.ok(wordScore(10, 1, 5) > wordScore(10, 1, 50));
    assert.ok(wordScore(10, 1, 255) > 0);
    for (const [size, brevity] of [
      [0, 1.4],
      [1, 1.4],
      [2, 1.35],
      [16, 1.2],
      [128, 1.05],
    ] as const) {
      assert.ok(Math.abs(wordScore(1, 1, size) - brevity) < 1e-9, String(size));
    }
  });
});

describe("byRank", () => {
  it("is a total order: by score, then the newest, then by citekey", () => {
    const ranked = [
      { score: 1, year: 2020, citekey: "c" },
      { score: 2, year: 2019, citekey: "d" },
      { score: 1, year: 2020, citekey: "b" },
      { score: 1, year: 2021, citekey: "z" },
    ];
    assert.deepEqual(
      ranked.sort(compareRank).map(({ citekey }) => citekey),
      ["d", "z", "b", "c"],
    );
  });
});
