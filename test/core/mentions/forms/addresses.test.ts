import assert from "node:assert/strict";
import { createMentionMatcher } from "../../../../src/core/mentions/createMentionMatcher";
import type { Paper } from "../../../../src/core/paper";

const paper = (citekey: string, ids: Pick<Paper, "arxiv" | "doi">): Paper => ({
  citekey,
  title: `The title of ${citekey}`,
  authors: [],
  links: [],
  aliases: [],
  ...ids,
});

const papers: readonly Paper[] = [
  paper("paren", { doi: "10.1016/s0022-2836(05)80360-2" }),
  paper("short", { doi: "10.1000/182" }),
  paper("storm", { doi: "10.1175/1520-0493(1981)109<0784:otfst>2.0.co;2" }),
  paper("ocean", { doi: "10.1175/1520-0493(1981)109<0813:aqdom>2.0.co;2" }),
  paper("hash", { doi: "10.1002/(sici)1096-8644(199601)99:1<1::aid-ajpa1>3.0.co;2-#" }),
  paper("closed", { doi: "10.1016/0021(87)" }),
  paper("under", { doi: "10.1007/978-3-642-15561-1_3" }),
  paper("biorxiv", { doi: "10.1101/2020.01.01.123456" }),
  paper("old", { arxiv: "hep-th/9901001" }),
  paper("class", { arxiv: "math.GT/0309136" }),
  paper("new", { arxiv: "2404.15868" }),
];

/** Checks the mentions that are drawn in `⟦…⟧`, and their papers. */
function check(drawn: string, ...citekeys: readonly string[]): void {
  const text = drawn.replace(/[⟦⟧]/g, "");
  const mentions = createMentionMatcher(papers).find(text);
  const redrawn = [...mentions]
    .reverse()
    .reduce((sum, { start, end }) => `${sum.slice(0, start)}⟦${sum.slice(start, end)}⟧${sum.slice(end)}`, text);
  assert.equal(redrawn, drawn);
  assert.deepEqual(
    mentions.map((mention) => mention.papers[0]?.citekey),
    citekeys,
  );
}

describe("an address that is pasted", () => {
  const rows: readonly (readonly [drawn: string, citekey: string])[] = [
    ["⟦https://doi.org/10.1016/S0022-2836(05)80360-2⟧", "paren"],
    ["⟦https://doi.org/10.1016/S0022-2836%2805%2980360-2⟧", "paren"],
    ["⟦https://doi.org/10.1016%2FS0022-2836%2805%2980360-2⟧", "paren"],
    ["see (⟦10.1016/S0022-2836(05)80360-2⟧).", "paren"],
    ["⟦https://dl.acm.org/doi/10.1000/182⟧", "short"],
    ["⟦https://dl.acm.org/doi/abs/10.1000/182⟧.", "short"],
    ["⟦https://dl.acm.org/doi/full/10.1000/182⟧?x=y", "short"],
    ["⟦https://dl.acm.org/doi/pdf/10.1000/182⟧)", "short"],
    ["⟦https://onlinelibrary.wiley.com/doi/10.1000/182/abstract⟧", "short"],
    ["⟦https://www.frontiersin.org/articles/10.1000/182/full⟧#h1", "short"],
    ["⟦https://link.springer.com/content/pdf/10.1000/182.pdf⟧", "short"],
    ["⟦https://journals.plos.org/plosone/article?id=10.1000/182⟧", "short"],
    ["⟦https://doi.org/10.1000%2F182⟧", "short"],
    ["⟦http://dx.doi.org/10.1000/182⟧;", "short"],
    ["⟦doi:10.1000/182⟧,", "short"],
    ["⟦DOI 10.1000/182⟧:", "short"],
    ["<⟦https://doi.org/10.1000/182⟧>", "short"],
    ['"DOI": "⟦10.1000/182⟧"', "short"],
    ["doi = {⟦10.1175/1520-0493(1981)109<0784:OTFST>2.0.CO;2⟧},", "storm"],
    ["⟦doi: 10.1175/1520-0493(1981)109<0813:AQDOM>2.0.CO;2⟧.", "ocean"],
    ["⟦https://doi.org/10.1175/1520-0493(1981)109%3C0813:AQDOM%3E2.0.CO;2⟧", "ocean"],
    ["⟦https://doi.org/10.1175/1520-0493%281981%29109%3C0813%3AAQDOM%3E2.0.CO%3B2⟧", "ocean"],
    ["⟦10.1002/(SICI)1096-8644(199601)99:1<1::AID-AJPA1>3.0.CO;2-#⟧", "hash"],
    ["⟦https://doi.org/10.1016/0021(87)⟧.", "closed"],
    ["\\doi{⟦10.1007/978-3-642-15561-1\\_3⟧}", "under"],
    ["⟦https://www.biorxiv.org/content/10.1101/2020.01.01.123456v2⟧", "biorxiv"],
    ["⟦https://www.biorxiv.org/content/10.1101/2020.01.01.123456v2.full.pdf⟧", "biorxiv"],
    ["A. Zubov, ⟦hep-th/9901001⟧.", "old"],
    ["⟦arXiv:hep-th/9901001v2⟧", "old"],
    ["⟦https://arxiv.org/ps/hep-th/9901001⟧", "old"],
    ["⟦https://arxiv.org/pdf/hep-th/9901001v1.pdf⟧", "old"],
    ["⟦math.GT/0309136⟧", "class"],
    ["⟦math/0309136⟧", "class"],
    ["⟦https://arxiv.org/abs/math/0309136v1⟧", "class"],
    ["⟦https://www.alphaxiv.org/overview/2404.15868⟧", "new"],
    ["⟦https://www.alphaxiv.org/abs/2404.15868v1⟧", "new"],
    ["⟦https://export.arxiv.org/abs/2404.15868⟧", "new"],
    ["⟦https://ar5iv.labs.arxiv.org/html/2404.15868⟧", "new"],
    ["⟦https://arxiv.org/format/2404.15868⟧", "new"],
    ["⟦https://huggingface.co/papers/2404.15868⟧", "new"],
    ["⟦https://doi.org/10.48550/arXiv.2404.15868⟧", "new"],
    ["⟦https://www.arxiv-vanity.com/papers/2404.15868⟧/", "new"],
    ["⟦https://www.semanticscholar.org/arXiv:2404.15868⟧", "new"],
  ];
  for (const [drawn, citekey] of rows) {
    it(`is found as in ${drawn}`, () => check(drawn, citekey));
  }

  const others = [
    "10.1000/1821",
    "10.1000/182.5",
    "10.1000/182-3",
    "10.1000/182(3)x",
    "10.1000/182/figures/3",
    "10.1175/1520-0493(1981)109<0999:XXXXX>2.0.CO;2",
    "hep-th/99010012",
    "x-hep-th/9901001",
    "version 2404.15868",
    "2404.158681",
  ];
  for (const text of others) {
    it(`is not found in ${text}`, () => check(text));
  }
});
