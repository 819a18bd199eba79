import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beginFile, createProgress, createStallDetector, endReading } from "../../src/cli/scan/progress";
import { startThreads } from "../../src/cli/scan/threads";

/** Answers with the files' names. Waits for ever at a file with "slow" in its name, and takes 240 MB for one with "large". */
const program = `
const { parentPort, workerData } = require("node:worker_threads");
parentPort.on("message", ({ kind, files }) => {
  if (kind !== "scan") return;
  parentPort.postMessage(files.map((file, index) => {
    Atomics.store(workerData, 0, index);
    Atomics.add(workerData, 1, 1);
    Atomics.store(workerData, 2, 1);
    if (file.includes("slow")) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    Atomics.store(workerData, 2, 0);
    const rooms = [];
    while (file.includes("large") && rooms.length < 30) rooms.push(new Array(1_000_000).fill(index));
    return { file, result: file };
  }));
});`;

describe("Threads that look through files", () => {
  let folder: string;
  let file: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "citelens-threads-"));
    file = path.join(folder, "thread.js");
    writeFileSync(file, program);
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  const cases: readonly (readonly [string, readonly (readonly string[])[]])[] = [
    ["no file", [[]]],
    ["files in several lists", [["a", "b"], ["c"], [], ["d", "e"]]],
    ["a file that cannot be read in time", [["a", "slow b", "c"], ["d"]]],
    ["several such files, also the first and last", [["slow a", "b", "slow c"], ["slow d"], ["e"], ["f", "slow g"]]],
    ["a file that takes much memory", [["a", "large b", "c"], ["d"], ["e"]]],
    [
      "both",
      [
        ["large a", "slow b"],
        ["slow c", "large d", "e"],
      ],
    ],
  ];
  for (const [name, lists] of cases) {
    it(`answer for ${name}`, async () => {
      const threads = startThreads<string>(file, "mentions", 300);
      const answers: string[] = [];
      try {
        for await (const answer of threads.scan(lists)) {
          answers.push(...answer.map((one) => one.problem ?? one.result ?? ""));
        }
      } finally {
        await threads.end();
      }
      const expected = lists
        .flat()
        .map((one) => (one.includes("slow") ? `cannot read ${one}: reading it takes longer than 0.3 seconds` : one));
      assert.deepEqual(answers, expected);
    });
  }

  it("fail with the error of their program", async () => {
    const broken = path.join(folder, "broken.js");
    writeFileSync(broken, "throw new Error('broken')");
    const threads = startThreads<string>(broken, "mentions");
    await assert.rejects(async () => {
      for await (const answer of threads.scan([["a"], ["b"]])) {
        assert.fail(answer.map(({ file: one }) => one).join());
      }
    }, /broken/);
    await threads.end();
  });

  it("stall only while one file is read", () => {
    const progress = createProgress();
    let now = 0;
    const stalledAt = createStallDetector(progress, 100, () => now);
    const steps: readonly (readonly [ms: number, act: () => void, stalled: number | undefined])[] = [
      [0, () => undefined, undefined],
      [1_000, () => undefined, undefined],
      [0, () => beginFile(progress, 4), undefined],
      [99, () => undefined, undefined],
      [1, () => undefined, 4],
      [0, () => beginFile(progress, 5), undefined],
      [60, () => endReading(progress), undefined],
      [200, () => undefined, undefined],
      [0, () => beginFile(progress, 0), undefined],
      [120, () => undefined, 0],
    ];
    for (const [index, [ms, act, stalled]] of steps.entries()) {
      now += ms;
      act();
      assert.equal(stalledAt(), stalled, String(index));
    }
  });
});
