import assert from "node:assert/strict";
import { inspect } from "node:util";
import { initialState, type PageState, readPageState } from "../../src/webview/pageState";

const used: PageState = {
  request: { query: "npo", only: ["song2022vidt"] },
  open: ["all:song2022vidt"],
  limit: 100,
  scrollTop: 40,
  focus: "all:song2022vidt",
  isFileFolded: true,
  isDailyFolded: true,
};

describe("readPageState", () => {
  it("restores the saved state", () => {
    assert.deepEqual(readPageState(structuredClone(used)), used);
  });
  for (const value of [undefined, null, 1, "x", [], {}]) {
    it(`returns the initial state for ${inspect(value)}`, () => {
      assert.deepEqual(readPageState(value), initialState);
    });
  }
  it("resets only invalid fields", () => {
    for (const key of Object.keys(used)) {
      assert.deepEqual(readPageState({ ...used, [key]: { no: 1 } }), { ...used, [key]: initialState[key as keyof PageState] });
    }
  });
  for (const limit of [0, -50, 60.5, Number.NaN, Number.POSITIVE_INFINITY, "100"]) {
    it(`does not restore a limit of ${inspect(limit)}, which the extension would reject`, () => {
      assert.equal(readPageState({ limit }).limit, initialState.limit);
    });
  }
  it("drops invalid keys of open cards", () => {
    assert.deepEqual(readPageState({ open: ["a", 1, null, "b"] }).open, ["a", "b"]);
  });
});
