import assert from "node:assert/strict";
import { createLibrary } from "../../../../src/core/library/createLibrary";
import { parseLibrary } from "../../../../src/core/formats/parseLibrary";
import { createSearchIndex } from "../../../../src/core/search/createSearchIndex";

const { papers } = parseLibrary(
  `@article{paren, title={Parenthetical Protein Folding Paths}, author={Kurz, F}, doi={10.1016/S0022-2836(05)80360-2}}
@article{short, title={Shorty Zebra Crossing Things}, author={Kurz, J}, doi={10.1000/182}}
@article{storm, title={On the first storm}, author={Kurz, Eva}, doi={10.1175/1520-0493(1981)109<0784:OTFST>2.0.CO;2}}
@article{ocean, title={A quite different ocean matter}, author={Lang, Tim}, doi={10.1175/1520-0493(1981)109<0813:AQDOM>2.0.CO;2}}
@article{old, title={Old Qubit Strings of Zubov}, author={Zubov, A}, eprint={hep-th/9901001}, archiveprefix={arXiv}}
@article{class, title={Knots of Old}, author={Zubov, B}, eprint={math.GT/0309136}, archiveprefix={arXiv}}
@article{new, title={New Wobbly Networks Unfold}, author={Kurz, E}, eprint={2404.15868}, archiveprefix={arXiv}}
@article{zhu, title={信息论方法研究}, author={朱, 明}}
@article{kim, title={Korean syntax}, author={김, 철수}}
@article{li, title={Another}, author={李小红}}`,
  { fileName: "refs.bib" },
);
const index = createSearchIndex(papers);
const library = createLibrary(papers);

describe("a search for a pasted identifier", () => {
  const rows: readonly (readonly [query: string, citekey: string])[] = [
    ["10.1016/S0022-2836(05)80360-2", "paren"],
    ["https://doi.org/10.1016/S0022-2836%2805%2980360-2", "paren"],
    ["https://doi.org/10.1016%2FS0022-2836%2805%2980360-2", "paren"],
    ["https://www.sciencedirect.com/doi/10.1016/S0022-2836(05)80360-2", "paren"],
    ["10.1000/182", "short"],
    ["10.1000/182.", "short"],
    ["10.1000/182;", "short"],
    ["10.1000/182)", "short"],
    ["(10.1000/182).", "short"],
    ["https://doi.org/10.1000/182#section", "short"],
    ["<https://doi.org/10.1000/182#section>", "short"],
    ["https://doi.org/10.1000/182?x=y", "short"],
    ["<https://doi.org/10.1000/182>", "short"],
    ["doi:10.1000/182", "short"],
    ["doi: 10.1000/182", "short"],
    ["DOI 10.1000/182", "short"],
    ["https://dx.doi.org/10.1000/182", "short"],
    ["https://dl.acm.org/doi/10.1000/182", "short"],
    ["https://dl.acm.org/doi/abs/10.1000/182", "short"],
    ["https://dl.acm.org/doi/full/10.1000/182", "short"],
    ["https://dl.acm.org/doi/pdf/10.1000/182?download=true", "short"],
    ["https://onlinelibrary.wiley.com/doi/10.1000/182/abstract", "short"],
    ["10.1175/1520-0493(1981)109<0784:OTFST>2.0.CO;2", "storm"],
    ["10.1175/1520-0493(1981)109<0813:AQDOM>2.0.CO;2", "ocean"],
    ["https://doi.org/10.1175/1520-0493(1981)109%3C0813:AQDOM%3E2.0.CO;2", "ocean"],
    ["hep-th/9901001", "old"],
    ["arXiv:hep-th/9901001v1", "old"],
    ["https://arxiv.org/ps/hep-th/9901001", "old"],
    ["math.GT/0309136", "class"],
    ["math/0309136", "class"],
    ["https://arxiv.org/abs/math/0309136v2", "class"],
    ["2404.15868", "new"],
    ["arXiv 2404.15868", "new"],
    ["arXiv: 2404.15868", "new"],
    ["https://www.alphaxiv.org/overview/2404.15868", "new"],
    ["https://arxiv.org/format/2404.15868", "new"],
    ["https://export.arxiv.org/pdf/2404.15868v2.pdf", "new"],
    ["https://www.arxiv-vanity.com/papers/2404.15868/", "new"],
    ["https://www.semanticscholar.org/arXiv:2404.15868", "new"],
    ["https://huggingface.co/papers/2404.15868", "new"],
    ["10.48550/arXiv.2404.15868", "new"],
    ["“10.1000/182”", "short"],
    ['"2404.15868"', "new"],
    ["https://arxiv.org/abs/hep-th%2F9901001", "old"],
  ];
  for (const [query, citekey] of rows) {
    it(`finds ${citekey} for ${query}`, () => {
      assert.deepEqual(
        index.search(query).map(({ paper }) => paper.citekey),
        [citekey],
      );
    });
    it(`and so does the library for ${query}`, () => assert.equal(library.byAny(query)?.citekey, citekey));
  }
});

describe("a search for a name that is written without a space", () => {
  for (const [query, citekey] of [
    ["朱明", "zhu"],
    ["朱", "zhu"],
    ["朱 明", "zhu"],
    ["明", "zhu"],
    ["김철수", "kim"],
    ["李小红", "li"],
  ] as const) {
    it(`finds ${query}`, () => assert.equal(index.search(query)[0]?.paper.citekey, citekey));
  }
});
