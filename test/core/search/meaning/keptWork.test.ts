import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { joinSegments, type SegmentList } from "../../../../src/core/search/index/segmentList";
import { cosineOf, createNearestPapers, nearestPapers } from "../../../../src/core/search/meaning/nearestPapers";
import { withSigns } from "../../../../src/core/search/meaning/paperVectors";
import { createWordLikeness, likenessOf } from "../../../../src/core/search/meaning/wordLikeness";
import { readWordVectors } from "../../../../src/core/search/meaning/wordVectors";
import { createRandom } from "../../../inputs/random";

const size = 64;
const words = readWordVectors(readFileSync("seeds/meaning/meaning.bin"), readFileSync("seeds/meaning/meaning-words.txt"));
assert.ok(words);
const table = words;
const random = createRandom(11);

describe("work that keystrokes share", () => {
  for (const asked of [1, 2, 3, 4, 5]) {
    it(`compares ${asked} words at a time as it compares each`, () => {
      const likeness = createWordLikeness(table);
      const numbers = Array.from({ length: asked }, () => Math.floor(random() * table.count));
      const rows = numbers.map((number) => likeness.row(number));
      for (let round = 0; round < 500; round++) {
        const other = round < asked ? (numbers[round] ?? 0) : Math.floor(random() * table.count);
        rows.forEach((row, at) => {
          assert.equal(row.of(other), Math.fround(likenessOf(numbers[at] ?? 0, other, table)));
        });
      }
    });
  }

  it("finds the nearest papers again after each change of what is asked", () => {
    const count = 500;
    const vectors = withSigns(
      size,
      Int8Array.from({ length: count * size }, () => Math.floor(random() * 255) - 127),
      new Float32Array(count).fill(0.002),
    );
    const index = { ...joinSegments([], new Set()), offsets: [0], size: count };
    const smaller: SegmentList = { ...index, removed: new Set([1, 2, 3]) };
    const [one, other] = [0, 1].map(() => Float64Array.from({ length: size }, () => random() - 0.5));
    assert.ok(one && other);
    const allows = (position: number): boolean => position % 7 === 0;
    const steps = [
      { index, request: { vector: one, count: 20 } },
      { index, request: { vector: one.slice(), count: 20 } },
      { index, request: { vector: one, count: 20, allows } },
      { index, request: { vector: one, count: 30 } },
      { index, request: { vector: other, count: 30 } },
      { index: smaller, request: { vector: other, count: 30 } },
    ];
    const find = createNearestPapers();
    for (const step of steps) {
      assert.deepEqual(find(step.index, [vectors], step.request), nearestPapers(step.index, [vectors], step.request));
    }
  });

  it("computes the cosines of papers four at a time as it computes each", () => {
    for (const count of [1, 3, 4, 5, 11]) {
      const numbers = Int8Array.from({ length: count * size }, () => Math.floor(random() * 255) - 127);
      const vectors = withSigns(size, numbers, new Float32Array(count).fill(0.003));
      const vector = Float64Array.from({ length: size }, () => random() - 0.5);
      const index = { ...joinSegments([], new Set()), offsets: [0], size: count };
      for (const { position, cosine } of nearestPapers(index, [vectors], { vector, count })) {
        assert.equal(cosine, Math.fround(cosineOf(vectors, position, vector)));
      }
    }
  });
});
