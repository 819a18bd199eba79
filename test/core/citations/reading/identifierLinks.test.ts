import assert from "node:assert/strict";
import { identifierLinksIn, charsPerSlice } from "../../../../src/core/citations/reading/identifierLinks";
import { assertEffort } from "../../../guards/effort";

/** Checks that exactly the links drawn in `⟦…⟧` are found. */
function check(languageId: string, drawn: string, ...addresses: readonly string[]): void {
  const text = drawn.replace(/[⟦⟧]/g, "");
  const links = identifierLinksIn(text, languageId);
  const redrawn = [...links]
    .reverse()
    .reduce((sum, { start, end }) => `${sum.slice(0, start)}⟦${sum.slice(start, end)}⟧${sum.slice(end)}`, text);
  assert.equal(redrawn, drawn);
  assert.ok(links.every(({ address }) => address.startsWith("https://")));
  if (addresses.length > 0) {
    assert.deepEqual(
      links.map(({ address }) => address),
      addresses,
    );
  }
}

describe("identifierLinksIn", () => {
  it("finds the fields of .bib files", () => {
    check(
      "bibtex",
      "@misc{a, doi = {⟦10.1000/182⟧}, eprint = {⟦2404.05868v2⟧},",
      "https://doi.org/10.1000/182",
      "https://arxiv.org/abs/2404.05868v2",
    );
    for (const languageId of ["bibtex", "biblatex", "bib"]) {
      check(languageId, "@misc{a, doi = {⟦10.1000/182⟧}}");
    }
    check("bibtex", "@misc{a, doi = {⟦10.1175/1520-0493(1981)109<0784:OTFST>2.0.CO;2⟧}}");
    check("markdown", "doi = {10.1000/182}");
    check("bibtex", '@misc{a, doi="https://doi.org/⟦10.1007/978-3-642-15561-1_3⟧", eprint={⟦hep-th/9901001⟧},');
    check(
      "bibtex",
      "@article{a, journal = {arXiv preprint arXiv:⟦2404.05868⟧}, eprint = {1234567}, eprint={PMC/1234567}, note = {word/1234567}",
    );
  });

  it("finds labelled ids in prose", () => {
    check(
      "markdown",
      "As in arXiv:⟦2404.05868⟧, doi:⟦10.1000/182⟧. See (doi: ⟦10.1016/0021(87)90012-9⟧).",
      "https://arxiv.org/abs/2404.05868",
      "https://doi.org/10.1000/182",
      "https://doi.org/10.1016/0021(87)90012-9",
    );
    check("latex", "\\doi{⟦10.1000/a_b⟧} arXiv:⟦math.GT/0309136⟧");
    check(
      "markdown",
      "word/1234567 arXiv:word/1234567 2404.05868 10.1000/182 https://doi.org/10.1000/182 https://arxiv.org/abs/2404.05868 arXiv:2413.05868 arXiv:2404.058681",
    );
  });

  it("finds each id once, also at the end of a slice", () => {
    for (let before = charsPerSlice - 40; before <= charsPerSlice + 4; before++) {
      const id = "10.1016/0021(87)90012-9";
      const text = `${"x ".repeat(before).slice(-before)}doi:${id} arXiv:2404.05868, xdoi:10.1000/182`;
      const found = identifierLinksIn(text, "markdown").map(({ start, end }) => [start - before, text.slice(start, end)]);
      assert.deepEqual(
        found,
        [
          [4, id],
          [34, "2404.05868"],
        ],
        `behind ${before}`,
      );
    }
  });

  it("takes linear time on hostile text", () => {
    for (const unit of ["doi:", "doi: ", "10.1000.1.1.1", "arXiv:", "doi=", ", doi = {", "arXiv:2404.05868v", "doi:10.1000/)"]) {
      const work = (): void => {
        identifierLinksIn(unit.repeat(400_000 / unit.length), "markdown");
        identifierLinksIn(unit.repeat(400_000 / unit.length), "bibtex");
      };
      assertEffort(1_000, work, unit);
    }
  });
});
