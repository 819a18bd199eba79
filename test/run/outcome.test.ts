import assert from "node:assert/strict";
import Mocha from "mocha";
import { requires } from "../guards/requirement";
import { describeOutcome, nothing, outcomeOf, sum, withinBudget } from "./outcome.mjs";

describe("the outcome of a run", () => {
  it("is the sum of the outcomes of its suites", () => {
    const total = sum([
      { passed: 2, failed: ["a"], skipped: ["b"], retried: [] },
      { passed: 3, failed: [], skipped: ["c"], retried: ["d"] },
    ]);
    assert.deepEqual(total, { passed: 5, failed: ["a"], skipped: ["b", "c"], retried: ["d"] });
  });

  it("includes failures outside the tests", async () => {
    assert.deepEqual(await outcomeOf(() => Promise.resolve()), nothing);
    assert.deepEqual((await outcomeOf(() => Promise.reject(new Error("no disk")))).failed, ["no disk"]);
  });

  it("allows two second attempts, and is a failure that names all if there are three", () => {
    const two = { ...nothing, passed: 9, retried: ["one\nError: a", "two\nError: b"] };
    assert.deepEqual(withinBudget(two), two);
    const { failed } = withinBudget({ ...two, retried: [...two.retried, "three\nError: c"] });
    assert.equal(failed.length, 1);
    assert.match(failed[0] ?? "", /^3 second attempts.*\n {2}one\n {2}two\n {2}three$/);
  });

  it("ends with the counts, after the tests that were skipped, retried, or failed", () => {
    assert.equal(describeOutcome({ ...nothing, passed: 7 }), "7 passed, 0 failed, 0 skipped");
    const lines = describeOutcome({ passed: 7, failed: ["a\nError"], skipped: ["b (skipped: no TeX)"], retried: ["c\nError"] });
    assert.equal(lines, "Skipped: b (skipped: no TeX)\nTried again: c\nError\n\nFailed: a\nError\n\n7 passed, 1 failed, 1 skipped");
  });
});

describe("requires", () => {
  /** Runs a separate suite, and returns the titles of the skipped tests and the number of tests that passed. */
  async function run(define: (suite: Mocha.Suite) => void): Promise<{ skipped: readonly string[]; passed: number }> {
    const mocha = new Mocha({ reporter: Mocha.reporters.Base });
    define(mocha.suite);
    const skipped: string[] = [];
    return new Promise((resolve) => {
      const runner = mocha.run(() => {
        resolve({ skipped, passed: runner.stats?.passes ?? 0 });
      });
      runner.on("pending", (test: Mocha.Test) => skipped.push(test.fullTitle()));
    });
  }

  it("skips a test whose requirement is missing, and gives the reason", async () => {
    const outcome = await run((suite) => {
      suite.addTest(
        new Mocha.Test("is compiled", function (this: Mocha.Context) {
          requires(this, false, "there is no TeX");
          assert.fail("it goes on");
        }),
      );
      suite.addTest(
        new Mocha.Test("is read", function (this: Mocha.Context) {
          requires(this, true, "there is no file");
        }),
      );
    });
    assert.deepEqual(outcome, { skipped: ["is compiled (skipped: there is no TeX)"], passed: 1 });
  });

  it("skips all tests of a describe if its hook calls it", async () => {
    const outcome = await run((suite) => {
      const inner = Mocha.Suite.create(suite, "papers");
      inner.beforeAll(function (this: Mocha.Context) {
        requires(this, false, "there is no file");
      });
      inner.addTest(new Mocha.Test("are read", () => assert.fail("it runs")));
      Mocha.Suite.create(inner, "of a kind").addTest(new Mocha.Test("are shown", () => assert.fail("it runs")));
    });
    assert.deepEqual(outcome, {
      skipped: ["papers are read (skipped: there is no file)", "papers of a kind are shown (skipped: there is no file)"],
      passed: 0,
    });
  });
});
