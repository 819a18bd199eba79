import assert from "node:assert/strict";
import { formatKeptList, parseKeptList } from "../../../src/core/sources/dailyList";
import { parseDailyPapers } from "../../../src/core/sources/services/huggingFace";

const answer = JSON.stringify([
  { paper: { id: "2603.00001", title: "Frobs", summary: "We frob.", upvotes: 3, authors: [{ name: "Ada Frobber" }] } },
  { paper: { id: "2603.00002", title: "\u2028 Frobs <b>again</b>", upvotes: -1 } },
]);

describe("the list of daily papers that is kept", () => {
  it("is the same in the next session", () => {
    const read = parseDailyPapers({ status: 200, contentType: "application/json", text: answer });
    assert.ok(read.kind === "found" && read.found.length === 2);
    const list = { day: "2026-03-01", papers: read.found, answer };
    assert.deepEqual(parseKeptList(formatKeptList(list)), list);
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
      assert.equal(parseKeptList(text), undefined);
    });
  }
});
