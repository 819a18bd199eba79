import assert from "node:assert/strict";
import { citationEdits, placeIdAt } from "../../../../src/core/citations/citationEdit";
import { placeIds } from "../../../../src/core/citations/places/places";
import type { Paper } from "../../../../src/core/paper";
import { applied } from "../applied";
import { checkGolden } from "../golden";
import { placeSamples } from "./placeSamples";
import { twelvePapers } from "../twelvePapers";

describe("places", () => {
  it("has a sample of each, and no other", () => {
    assert.deepEqual(Object.keys(placeSamples).sort(), [...placeIds].sort());
    assert.equal(twelvePapers.length, 12);
  });

  for (const [id, { languageId, drawn, ...rest }] of Object.entries(placeSamples)) {
    it(`${id} cites as its golden text says (renewed by CITELENS_UPDATE_GOLDENS=1)`, () => {
      const start = drawn.indexOf("|");
      const text = drawn.replace("|", "");
      const place = { text, start, end: start, languageId, ...rest };
      assert.equal(placeIdAt(place), id);
      const cite = (papers: readonly Paper[]): string => applied(text, citationEdits(papers, place));
      const parts = twelvePapers.map(([kind, paper]) => `=== ${kind}\n${cite([paper])}`);
      const together = cite(twelvePapers.slice(4, 7).map(([, paper]) => paper));
      checkGolden(`places/${id}`, `${parts.join("\n")}\n=== three at once\n${together}`);
      assert.deepEqual(citationEdits([], place), []);
    });
  }
});
