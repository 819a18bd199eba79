import assert from "node:assert/strict";
import { inspect } from "node:util";
import { initialState, type PageState, readPageState } from "../../src/webview/pageState";

const used: PageState = {
  wish: { query: "npo", only: ["song2022vidt"] },
  open: ["all:song2022vidt"],
  most: 100,
  scrollTop: 40,
  focus: "all:song2022vidt",
  isFileFolded: true,
};

describe("readPageState", () => {
  it("gives back what was kept", () => {
    assert.deepEqual(readPageState(structuredClone(used)), used);
  });
  for (const value of [undefined, null, 1, "x", [], {}]) {
    it(`begins anew with ${inspect(value)}`, () => {
      assert.deepEqual(readPageState(value), initialState);
    });
  }
  it("forgets only what is wrong", () => {
    for (const key of Object.keys(used)) {
      assert.deepEqual(readPageState({ ...used, [key]: { no: 1 } }), { ...used, [key]: initialState[key as keyof PageState] });
    }
  });
  for (const most of [0, -50, 60.5, Number.NaN, Number.POSITIVE_INFINITY, "100"]) {
    it(`asks for no ${inspect(most)} results, which the extension would not answer`, () => {
      assert.equal(readPageState({ most }).most, initialState.most);
    });
  }
  it("forgets what is wrong among what was open", () => {
    assert.deepEqual(readPageState({ open: ["a", 1, null, "b"] }).open, ["a", "b"]);
  });
});
