import assert from "node:assert/strict";
import { citationEdits, citesByKey, placeIdAt } from "../../../../src/core/citations/citationEdit";
import { placeIds } from "../../../../src/core/citations/places/places";
import type { Paper } from "../../../../src/core/paper";
import { applied } from "../applied";
import { checkGolden } from "../golden";
import { placeSamples } from "./placeSamples";
import { twelvePapers } from "../twelvePapers";

describe("places", () => {
  it("has a sample of each kind, and no other", () => {
    assert.deepEqual(Object.keys(placeSamples).sort(), [...placeIds].sort());
    assert.equal(twelvePapers.length, 12);
  });

  it("knows which kinds cite by the key of an entry", () => {
    const keyed = Object.entries(placeSamples).filter(([, { languageId, drawn, ...rest }]) => {
      const start = drawn.indexOf("|");
      return citesByKey({ text: drawn.replace("|", ""), start, end: start, languageId, ...rest });
    });
    assert.equal(
      keyed
        .map(([id]) => id)
        .sort()
        .join(" "),
      "asciidoc documenter doxygen jekyll julia-docstring latex myst org pandoc rdpack rst sphinx typst",
    );
  });

  for (const [id, { languageId, drawn, ...rest }] of Object.entries(placeSamples)) {
    it(`${id} cites as in its golden text (update with CITELENS_UPDATE_GOLDENS=1)`, () => {
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

    it(`${id} keeps the file's line ends, whatever the paper's title contains`, () => {
      const start = drawn.replaceAll("\n", "\r\n").indexOf("|");
      const text = drawn.replace("|", "").replaceAll("\n", "\r\n");
      const hostile = twelvePapers.map(([, paper]) => ({ ...paper, title: `${paper.title}\nand\r\nmore` }));
      const after = applied(text, citationEdits(hostile.slice(0, 3), { text, start, end: start, languageId, ...rest }));
      if (text.includes("\r\n")) {
        assert.doesNotMatch(after, /(?<!\r)\n/, after);
      } else {
        assert.doesNotMatch(after, /\r/, after);
      }
    });
  }
});
