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
    check(
      "markdown",
      "CorpusID:⟦52967399⟧, PMID: ⟦23193287⟧, ⟦PMC7861254⟧ and ⟦2020.acl-main.463⟧, not version 2020.1-beta.x",
      "https://api.semanticscholar.org/CorpusID:52967399",
      "https://pubmed.ncbi.nlm.nih.gov/23193287",
      "https://pmc.ncbi.nlm.nih.gov/articles/PMC7861254",
      "https://aclanthology.org/2020.acl-main.463",
    );
    check("latex", "\\doi{⟦10.1000/a_b⟧} arXiv:⟦math.GT/0309136⟧");
    check(
      "markdown",
      "word/1234567 arXiv:word/1234567 2404.05868 10.1000/182 https://doi.org/10.1000/182 https://arxiv.org/abs/2404.05868 arXiv:2413.05868 arXiv:2404.058681",
    );
  });

  const drawn: readonly (readonly [languageId: string, drawn: string, address: string])[] = [
    ["bibtex", "@a{b, doi = {⟦10.1000/a,b⟧}}", "https://doi.org/10.1000/a,b"],
    ["bibtex", "@a{b, doi = {⟦10.1000/a#b⟧}}", "https://doi.org/10.1000/a%23b"],
    ["bibtex", "@a{b, doi = {⟦10.1000/a;b⟧;}}", "https://doi.org/10.1000/a;b"],
    ["bibtex", "@a{b, doi = {doi:⟦10.1000/182⟧.}}", "https://doi.org/10.1000/182"],
    ["bibtex", "@a{b, doi = {http://dx.doi.org/⟦10.1000/182⟧}}", "https://doi.org/10.1000/182"],
    ["bibtex", "@a{b, doi = {https://dl.acm.org/doi/abs/⟦10.1000/182⟧}}", "https://doi.org/10.1000/182"],
    ["bibtex", "@a{b, doi = {⟦10.1007/978\\_3⟧}}", "https://doi.org/10.1007/978_3"],
    ["bibtex", "@a{b, doi = {⟦10.1016/S0022-2836%2805%2980360-2⟧}}", "https://doi.org/10.1016/S0022-2836(05)80360-2"],
    ["bibtex", '@a{b, doi = "⟦10.1890/0012(2006)87[1:ABC]2.0.CO;2⟧"}', "https://doi.org/10.1890/0012(2006)87%5B1:ABC%5D2.0.CO;2"],
    [
      "markdown",
      "doi: ⟦10.1175/1520-0493(1981)109<0784:OTFST>2.0.CO;2⟧. Next",
      "https://doi.org/10.1175/1520-0493(1981)109%3C0784:OTFST%3E2.0.CO;2",
    ],
    ["markdown", "(DOI ⟦10.1000/182⟧; see)", "https://doi.org/10.1000/182"],
    ["markdown", "DOI:⟦10.1000/182⟧</p>", "https://doi.org/10.1000/182"],
    ["latex", "\\doi{⟦10.1007/978\\_3⟧}", "https://doi.org/10.1007/978_3"],
    ["markdown", "A. Zubov, ⟦hep-th/9901001⟧.", "https://arxiv.org/abs/hep-th/9901001"],
    ["plaintext", "⟦math.GT/0309136v2⟧, 2003", "https://arxiv.org/abs/math.GT/0309136v2"],
  ];
  for (const [languageId, text, address] of drawn) {
    it(`finds the whole id in ${languageId} as in ${text}`, () => check(languageId, text, address));
  }

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
