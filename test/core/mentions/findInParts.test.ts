import assert from "node:assert/strict";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import { createMentionMatcher, type Mention } from "../../../src/core/mentions/createMentionMatcher";
import { findAfterEdit, findInParts, joinEdits, type TextEdit } from "../../../src/core/mentions/findInParts";
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

  it("finds the same after edits by searching only around them", () => {
    const random = randomNumbers(2);
    let text = randomText(random, 1_500);
    let known = findInParts(matcher, text);
    for (let round = 0; round < 120; round++) {
      const start = random(text.length);
      const oldEnd = Math.min(text.length, start + (random(4) === 0 ? random(500) : random(5)));
      const added = random(3) === 0 ? randomText(random, random(20)) : (pieces[random(pieces.length)] ?? "");
      text = text.slice(0, start) + added + text.slice(oldEnd);
      known = findAfterEdit(matcher, text, known, { start, oldEnd, newEnd: start + added.length });
      assert.deepEqual(spans(known), spans(findInParts(matcher, text)), `round ${round}`);
    }
  });

  it("joins several edits to one that covers them", () => {
    const random = randomNumbers(3);
    for (let round = 0; round < 200; round++) {
      const before = randomText(random, 60);
      let text = before;
      let joined: TextEdit | undefined;
      for (let i = 0; i < 4; i++) {
        const start = random(text.length);
        const oldEnd = Math.min(text.length, start + random(30));
        const added = "y".repeat(random(30));
        text = text.slice(0, start) + added + text.slice(oldEnd);
        const edit = { start, oldEnd, newEnd: start + added.length };
        joined = joined ? joinEdits(joined, edit) : edit;
      }
      assert.ok(joined);
      const { start, oldEnd, newEnd } = joined;
      assert.equal(before.slice(0, start) + text.slice(start, newEnd) + before.slice(oldEnd), text);
    }
  });
});
