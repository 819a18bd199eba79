import assert from "node:assert/strict";
import { formatImport } from "../../../src/core/cards/formatImport";

describe("formatImport", () => {
  const rows: readonly (readonly [added: number, joined: number, skipped: number, expected: string])[] = [
    [2, 0, 0, "2 added."],
    [2, 1, 0, "2 added, 1 already in your library."],
    [2, 0, 1, "2 added, 1 skipped."],
    [2, 3, 4, "2 added, 3 already in your library, 4 skipped."],
    [0, 1, 0, "nothing was added, because the paper is already in your library."],
    [0, 2, 0, "nothing was added, because all 2 papers are already in your library."],
    [0, 2, 1, "nothing was added, because all 2 papers are already in your library; 1 skipped."],
  ];
  for (const [added, joined, skipped, expected] of rows) {
    it(`counts ${String(added)} added, ${String(joined)} known, and ${String(skipped)} skipped`, () => {
      assert.equal(formatImport({ added, joined, skipped }), expected);
    });
  }
});
