import assert from "node:assert/strict";
import { formatKeptList, parseKeptList } from "../../../src/core/sources/dailyList";
import { parseDailyPapers } from "../../../src/core/sources/services/huggingFace";

const answer = JSON.stringify([
  { paper: { id: "2603.00001", title: "Frobs", summary: "We frob.", upvotes: 3, authors: [{ name: "Ada Frobber" }] } },
  { paper: { id: "2603.00002", title: "\u2028 Frobs <b>again</b>", upvotes: -1 } },
]);

const now = Date.UTC(2026, 2, 2);

describe("the list of daily papers that is kept", () => {
  it("is the same in the next session", () => {
    const read = parseDailyPapers({ status: 200, contentType: "application/json", text: answer });
    assert.ok(read.kind === "found" && read.found.length === 2);
    const list = { day: "2026-03-01", papers: read.found, answer };
    assert.deepEqual(parseKeptList(formatKeptList(list), now), list);
  });

  for (const text of [
    "",
    "null",
    "[]",
    "{",
    '"2026-03-01"',
    JSON.stringify({ day: "2026-02-30", answer }),
    JSON.stringify({ day: "2026-03-01" }),
    JSON.stringify({ day: "2026-03-01", answer: JSON.parse(answer) as unknown }),
    JSON.stringify({ day: "2026-03-01", answer: "<html>" }),
    JSON.stringify({ day: "2026-03-01", answer: "[]" }),
    JSON.stringify({ day: ["2026-03-01"], answer }),
    formatKeptList({ day: "2026-03-01", papers: [], answer }).slice(0, -9),
  ]) {
    it(`is nothing if the file has ${text.slice(0, 60)}`, () => {
      assert.equal(parseKeptList(text, now), undefined);
    });
  }

  for (const [day, isRead] of [
    ["2026-03-02", true],
    ["2025-12-31", true],
    ["0001-01-01", true],
    ["2026-03-03", false],
    ["2027-01-01", false],
    ["9999-12-31", false],
  ] as const) {
    it(`${isRead ? "is read" : "is nothing"} on the second of March if it is of ${day}`, () => {
      assert.equal(parseKeptList(formatKeptList({ day, papers: [], answer }), now) !== undefined, isRead);
    });
  }
});

describe("the upvotes of a daily paper", () => {
  for (const [upvotes, expected] of [
    ["3", 3],
    ["2.9", 2],
    ["-1", 0],
    ["1e300", 0],
    ["1e999", 0],
    ["9007199254740993", 0],
    ['"7"', 0],
    ["null", 0],
    ["[5]", 0],
  ] as const) {
    it(`are ${expected} for ${upvotes}`, () => {
      const text = `[{"paper":{"id":"2603.00001","title":"Frobs","upvotes":${upvotes}}}]`;
      const read = parseDailyPapers({ status: 200, contentType: "application/json", text });
      assert.ok(read.kind === "found");
      assert.deepEqual(
        read.found.map((paper) => paper.upvotes),
        [expected],
      );
    });
  }
});
