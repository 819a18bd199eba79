import assert from "node:assert/strict";
import { identify, type Given } from "../../../src/core/sources/identify";
import { askedId, servicesAsked } from "../../../src/core/sources/orders";
import { titleInPath } from "../../../src/core/sources/titleInPath";

function shownGiven(given: Given): string {
  switch (given.kind) {
    case "id":
      return `${given.id.kind} ${given.id.id}`;
    case "title":
      return `title: ${given.title}`;
    case "address":
      return `address ${given.url}`;
    case "bibtex":
    case "nothing":
      return given.kind;
  }
}

describe("what the user gave", () => {
  for (const [text, expected] of [
    ["2106.09685", "arxiv 2106.09685"],
    ["arXiv:2106.09685v2 [cs.CL]", "arxiv 2106.09685"],
    ["https://arxiv.org/pdf/2106.09685v2.pdf#page=3", "arxiv 2106.09685"],
    ["https://arxiv.org/abs/hep-th/9901001v1", "arxiv hep-th/9901001"],
    ["https://huggingface.co/papers/2106.09685", "arxiv 2106.09685"],
    ["https://doi.org/10.48550/arXiv.2106.09685", "arxiv 2106.09685"],
    ["10.1145/3696410.3714932", "doi 10.1145/3696410.3714932"],
    ["doi: 10.1145/3696410.3714932.", "doi 10.1145/3696410.3714932"],
    ["https://dl.acm.org/doi/abs/10.1145/3696410.3714932", "doi 10.1145/3696410.3714932"],
    ["https://onlinelibrary.wiley.com/doi/full/10.1002/ABC.1", "doi 10.1002/abc.1"],
    ["https://link.springer.com/chapter/10.1007/978-3-030-58452-8_13", "doi 10.1007/978-3-030-58452-8_13"],
    ["https://openreview.net/forum?id=AbCdEf123", "openreview AbCdEf123"],
    ["https://openreview.net/pdf?id=AbCdEf123&noteId=x", "openreview AbCdEf123"],
    ["https://aclanthology.org/2020.acl-main.463.pdf", "acl 2020.acl-main.463"],
    ["P05-1033", "acl P05-1033"],
    ["https://doi.org/10.18653/v1/2020.acl-main.463", "doi 10.18653/v1/2020.acl-main.463"],
    ["https://proceedings.mlr.press/v139/radford21a/radford21a.pdf", "pmlr v139/radford21a"],
    [
      "https://openaccess.thecvf.com/content_cvpr_2016/html/He_Deep_Residual_Learning_CVPR_2016_paper.html",
      "cvf He_Deep_Residual_Learning_CVPR_2016_paper",
    ],
    ["https://dblp.org/rec/conf/cvpr/ZhaoSS24.html", "dblp conf/cvpr/ZhaoSS24"],
    ["https://dblp.uni-trier.de/rec/bib/journals/corr/abs-2402-17944", "dblp journals/corr/abs-2402-17944"],
    ["https://openalex.org/W2962935454", "openalex W2962935454"],
    ["https://api.openalex.org/works/w2962935454", "openalex W2962935454"],
    ["CorpusID:52967399", "semantic-scholar CorpusId:52967399"],
    [
      "https://www.semanticscholar.org/paper/Shifted-Tests/c8b25fab5608c3e033d34b4483ec47e68ba109b7",
      "semantic-scholar c8b25fab5608c3e033d34b4483ec47e68ba109b7",
    ],
    ["Attention Is All\n  You Need", "title: Attention Is All You Need"],
    ["LoRA: Low-Rank Adaptation", "title: LoRA: Low-Rank Adaptation"],
    ["0", "title: 0"],
    ["@inproceedings{a2020, title = {A}}", "bibtex"],
    ["% mine\n@article{a,\n title={B}}", "bibtex"],
    ["Mail me @ home {really}", "title: Mail me @ home {really}"],
    ["https://example.org/a", "address https://example.org/a"],
    ["  \n", "nothing"],
  ] as const) {
    it(`is ${expected} in ${JSON.stringify(text)}`, () => assert.equal(shownGiven(identify(text)), expected));
  }
});

describe("the services that are asked", () => {
  for (const [text, expected, inBrowser] of [
    ["2106.09685", "datacite hugging-face arxiv semantic-scholar", "semantic-scholar"],
    ["10.48550/arxiv.2106.09685v2", "datacite hugging-face arxiv semantic-scholar", "semantic-scholar"],
    ["10.1145/3696410.3714932", "crossref datacite openalex semantic-scholar", "crossref openalex semantic-scholar"],
    ["10.5281/zenodo.3596961", "datacite crossref openalex semantic-scholar", "crossref openalex semantic-scholar"],
    ["Attention Is All You Need", "crossref openalex", "crossref openalex"],
    ["https://aclanthology.org/2020.acl-main.463", "acl-anthology semantic-scholar", "semantic-scholar"],
    ["https://openaccess.thecvf.com/a/He_Deep_Residual_Learning_CVPR_2016_paper.html", "crossref openalex", "crossref openalex"],
    ["https://example.org/a", "", ""],
    ["@article{a, title={B}}", "", ""],
  ] as const) {
    it(`are ${expected === "" ? "none" : expected} for ${text}`, () => {
      assert.equal(servicesAsked(identify(text)).join(" "), expected);
      assert.equal(servicesAsked(identify(text), { isBrowser: true }).join(" "), inBrowser);
    });
  }

  it("are asked without a version", () => {
    assert.deepEqual(askedId({ kind: "arxiv", id: "2106.09685v2" }), { kind: "arxiv", id: "2106.09685" });
    assert.deepEqual(askedId({ kind: "doi", id: "10.48550/arxiv.hep-th/9901001v3" }), { kind: "arxiv", id: "hep-th/9901001" });
  });
});

describe("the title in an address of CVF", () => {
  const named = titleInPath({ kind: "cvf", id: "He_Deep_Residual_Learning_CVPR_2016_paper" });
  for (const [title, family, isSame] of [
    ["Deep Residual Learning", "He", true],
    ["Deep Residual Learning", "Hu", false],
    ["Deep Residual Networks", "He", false],
  ] as const) {
    it(`is ${isSame ? "" : "not "}that of “${title}” by ${family}`, () =>
      assert.equal(named?.isSame([{ source: "crossref", item: { title, author: [{ family }] }, links: [] }]), isSame));
  }
});
