import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createBlocks, topicOf } from "../../../../src/core/mentions/judge/score/blocks";
import { wordScore } from "../../../../src/core/mentions/judge/score/wordTable";
import { createStemSet, hasStem, readStems } from "../../../../src/core/mentions/judge/stems";

const text = readFileSync("src/README.md", "utf8") + readFileSync("test/core/mentions/judge/blocks.test.ts", "utf8");

describe("topicOf", () => {
  const topic = topicOf(text, 0, text.length);
  const stems = new Set(readStems(text, 0, text.length));

  it("has each stem once, in order", () => assert.deepEqual([...topic.words], [...stems]));

  it("has the sum of their scores", () => {
    assert.equal(
      topic.score,
      [...stems].reduce((sum, stem) => sum + wordScore(stem), 0),
    );
  });
});

describe("createBlocks", () => {
  it("sums up the three blocks around an offset", () => {
    const { topics, words, strong, vector } = createBlocks(text).around(2_000);
    assert.equal(
      words,
      topics.reduce((sum, topic) => sum + topic.words.length, 0),
    );
    assert.equal(
      strong,
      topics.reduce((sum, topic) => sum + topic.strong, 0),
    );
    assert.deepEqual(
      [...vector()],
      [...vector()].map((_, i) => topics.reduce((sum, topic) => sum + (topic.vector()[i] ?? 0), 0)),
    );
  });
});

describe("hasStem", () => {
  it("holds for the stems of the set and no others", () => {
    const [stems, others] = [new Set(readStems(text, 0, 2_000)), new Set(readStems(text, 2_000, text.length))];
    const set = createStemSet(stems);
    for (const stem of [...stems, ...others]) {
      assert.equal(hasStem(set, stem), stems.has(stem));
    }
  });
});
