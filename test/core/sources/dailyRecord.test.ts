import assert from "node:assert/strict";
import { dayBeside, isDailyDue, isDay, lastDays, readDailyRecord, withShown } from "../../../src/core/sources/dailyRecord";

const hourMs = 3_600_000;
const noon = Date.parse("2026-03-01T12:00:00Z");

describe("daily record", () => {
  it("has the days of UTC, the newest first", () => {
    const check = (time: string, expected: readonly string[]): void => {
      assert.deepEqual(lastDays(Date.parse(time), expected.length), expected);
    };
    check("2026-03-01T00:00:00Z", ["2026-03-01", "2026-02-28", "2026-02-27"]);
    check("2026-03-01T23:59:59Z", ["2026-03-01", "2026-02-28"]);
    check("2026-03-01T23:30:00-05:00", ["2026-03-02"]);
    check("2028-03-01T00:30:00+02:00", ["2028-02-29"]);
  });

  it("has the days beside a day", () => {
    for (const [day, days, expected] of [
      ["2026-03-01", -1, "2026-02-28"],
      ["2028-02-28", 1, "2028-02-29"],
      ["2026-12-31", 1, "2027-01-01"],
      ["2026-03-29", 1, "2026-03-30"],
      ["2026-06-12", 0, "2026-06-12"],
    ] as const) {
      assert.equal(dayBeside(day, days), expected);
    }
  });

  it("tells days from other texts", () => {
    const check = (text: string, expected: boolean): void => {
      assert.equal(isDay(text), expected, text);
    };
    check("2026-03-01", true);
    check("2028-02-29", true);
    check("2026-02-29", false);
    check("2026-13-01", false);
    check("2026-3-1", false);
    check("2026-03-01&limit=9", false);
    check("vaswani2017attention", false);
    check("", false);
  });

  it("is due once a day, and hours after a failure", () => {
    const check = (record: { readonly answered?: string; readonly triedAt?: number }, expected: boolean): void => {
      assert.equal(isDailyDue({ ...record, shown: [] }, noon), expected, JSON.stringify(record));
    };
    check({}, true);
    check({ answered: "2026-03-01", triedAt: noon - 11 * hourMs }, false);
    check({ answered: "2026-02-28", triedAt: noon - 13 * hourMs }, true);
    check({ answered: "2026-02-28", triedAt: noon - hourMs }, false);
    check({ triedAt: noon - hourMs }, false);
    check({ triedAt: noon - 2 * hourMs }, true);
    // The clock was wrong when it was tried.
    check({ triedAt: noon + 1_000 * hourMs }, true);
  });

  it("reads whatever was stored", () => {
    const check = (stored: unknown, expected: unknown): void => {
      assert.deepEqual(readDailyRecord(stored), expected);
    };
    check(undefined, { shown: [] });
    check("text", { shown: [] });
    check({ answered: 3, triedAt: "now", shown: "all" }, { shown: [] });
    check(
      { answered: "2026-03-01", triedAt: 5, shown: ["2603.00001", 7, null] },
      { answered: "2026-03-01", triedAt: 5, shown: ["2603.00001"] },
    );
  });

  it("keeps the papers shown last, each once", () => {
    assert.deepEqual(withShown({ answered: "2026-03-01", shown: ["a", "b"] }, ["c", "b"]), {
      answered: "2026-03-01",
      shown: ["c", "b", "a"],
    });
    const many = Array.from({ length: 1_500 }, (_, index) => `new${index}`);
    const { shown } = withShown({ shown: ["old"] }, many);
    assert.equal(shown.length, 1_000);
    assert.equal(shown[0], "new0");
  });
});
