import assert from "node:assert/strict";
import { toggleOrigin } from "../../src/webview/pageState";

describe("the buttons Mine and Bundled", () => {
  for (const [query, filter, expected] of [
    ["", "in:mine", "in:mine"],
    ["in:mine", "in:mine", ""],
    ["in:mine", "in:bundled", "in:bundled"],
    ["song 2022", "in:mine", "in:mine song 2022"],
    ["song in:Mine 2022", "in:mine", "song 2022"],
    ["in:own song", "in:mine", "in:mine song"],
    ["in:minerals", "in:mine", "in:mine in:minerals"],
  ] as const) {
    it(`turn "${query}" into "${expected}"`, () => assert.equal(toggleOrigin(query, filter), expected));
  }
});
