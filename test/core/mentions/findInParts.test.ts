import assert from "node:assert/strict";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import { createMentionMatcher, type Mention } from "../../../src/core/mentions/createMentionMatcher";
import { findInParts } from "../../../src/core/mentions/findInParts";
import { createRandom, randomBelow } from "../../inputs/random";

const papers = bundledPapers.filter(({ citekey }) => ["zhang2024negative", "song2022extendable"].includes(citekey));
const matcher = createMentionMatcher(papers);
const pieces = [
  "ViDT",
  "NPO",
  "npo_loss(x)",
  papers[0]?.title ?? "",
  "An Extendable, Efficient and\n# Effective Transformer-based Object Detector",
  "arXiv:2404.05868",
  "https://github.com/naver-ai/vidt",
  "x",
  " ",
  "\n",
  "the words of a sentence. ",
  "ViD",
  "PO",
];

/** Returns a generator of whole numbers below a bound, the same in every run. */
function randomNumbers(seed: number): (below: number) => number {
  const random = createRandom(seed);
  return (below) => randomBelow(random, below);
}

function spans(mentions: readonly Mention[]): string[] {
  return mentions.map(({ start, end, alias }) => `${start}-${end} ${alias.text}`);
}

function randomText(random: (below: number) => number, count: number): string {
  return Array.from({ length: count }, () => (pieces[random(pieces.length)] ?? "") + (random(3) === 0 ? "" : " ")).join("");
}

describe("findInParts", () => {
  it("finds what a search of the whole text finds, with titles across parts", () => {
    const random = randomNumbers(1);
    for (let round = 0; round < 10; round++) {
      const text = randomText(random, 2_000);
      assert.deepEqual(spans(findInParts(matcher, text)), spans(matcher.find(text)));
    }
  });
});
