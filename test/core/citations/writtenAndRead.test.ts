import assert from "node:assert/strict";
import { insertionFor } from "../../../src/core/citations/styles/citationStyles";
import { findCitations } from "../../../src/core/citations/reading/findCitations";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import type { Paper } from "../../../src/core/paper";

const unusual = ["smith-2020", "doe:2021", "key.v2", "Müller2020", "DBLP:conf/iclr/SongS22", "a_b", "2020x", "constructor"];

describe("written citations are read back", () => {
  for (const languageId of ["latex", "rsweave", "markdown", "quarto", "rmd", "typst", "restructuredtext"]) {
    it(`in ${languageId}: every bundled paper, unusual keys, several papers at once`, () => {
      const [first] = bundledPapers;
      assert.ok(first);
      const papers: readonly Paper[] = [...bundledPapers, ...unusual.map((citekey) => ({ ...first, citekey }))];
      for (const [index, paper] of papers.entries()) {
        const cited: readonly Paper[] = [paper, papers[(index + 1) % papers.length] ?? first];
        const text = `As in ${insertionFor(cited, { languageId })}, so.\n`;
        const found = findCitations(text, languageId).flatMap(({ keys }) => keys);
        assert.deepEqual(
          found.map(({ citekey }) => citekey),
          cited.map(({ citekey }) => citekey),
          text,
        );
        assert.ok(found.every(({ citekey, start, end }) => text.slice(start, end) === citekey));
      }
    });
  }
});
