import assert from "node:assert/strict";
import { readInSteps } from "../../guards/longestStep";
import { longRecords } from "../../inputs/longRecords";

/** A step takes less than 50 ms on a quiet machine. Work that is not sliced takes several times as long as this. */
const limitMs = 120;
const attempts = 4;

describe("one record of 400 kB is read in short steps", () => {
  for (const { what, fileName, text, papers, problem } of longRecords) {
    it(what, function () {
      this.timeout(60_000);
      const longest: number[] = [];
      let read = readInSteps(text, fileName);
      while (longest.push(Math.round(read.longestMs)) < attempts && read.longestMs > limitMs) {
        read = readInSteps(text, fileName);
      }
      assert.ok(Math.min(...longest) < limitMs, `the longest step took ${longest.join(", ")} ms`);
      assert.equal(read.papers, papers, JSON.stringify(read.problems.slice(0, 3)));
      assert.ok(problem === undefined || read.problems.some((message) => problem.test(message)), JSON.stringify(read.problems.slice(0, 3)));
    });
  }
});
