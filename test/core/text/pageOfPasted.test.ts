import assert from "node:assert/strict";
import { arxivSearchPage, pageOfPasted } from "../../../src/core/text/pageOfPasted";

describe("pageOfPasted", () => {
  for (const [text, page] of [
    ["2106.09685", "https://arxiv.org/abs/2106.09685"],
    ["arXiv:2106.09685v2 [cs.CL]", "https://arxiv.org/abs/2106.09685"],
    ["https://arxiv.org/pdf/2106.09685v2.pdf#page=3", "https://arxiv.org/abs/2106.09685"],
    ["hep-th/9901001", "https://arxiv.org/abs/hep-th/9901001"],
    ["10.1000/182", "https://doi.org/10.1000/182"],
    ["doi: 10.1000/182.", "https://doi.org/10.1000/182"],
    ["2020.acl-main.463", "https://aclanthology.org/2020.acl-main.463"],
    ["CorpusID:52967399", "https://api.semanticscholar.org/CorpusID:52967399"],
    ["<https://openreview.net/forum?id=AbCdEf123>", "https://openreview.net/forum?id=AbCdEf123"],
    ["https://github.com/a/b", "https://github.com/a/b"],
    ["http://example.org/x", "https://example.org/x"],
    ["Attention Is All You Need", undefined],
    ["LoRA: Low-Rank Adaptation", undefined],
    ["javascript:alert(1)/x", undefined],
    ["file:///etc/passwd", undefined],
    ["command:x/y", undefined],
    ["", undefined],
    ["2106.09685\n2106.09686", undefined],
  ] as const) {
    it(`is ${page ?? "no page"} for ${JSON.stringify(text)}`, () => assert.equal(pageOfPasted(text), page));
  }

  it("encodes the words of a search", () =>
    assert.equal(arxivSearchPage(' a&b="c" '), "https://arxiv.org/search/?searchtype=all&query=a%26b%3D%22c%22"));
});
