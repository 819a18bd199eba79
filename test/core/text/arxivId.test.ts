import assert from "node:assert/strict";
import { arxivKey, findArxivId, readArxivId } from "../../../src/core/text/arxivId";

describe("an arXiv id", () => {
  const addresses = [
    "ID",
    "IDv2",
    "arXiv:ID",
    "arXiv: IDv1",
    "arXiv.ID",
    "arXiv ID",
    "https://arxiv.org/abs/ID",
    "http://www.arxiv.org/abs/IDv3",
    "arxiv.org/abs/ID",
    "https://arxiv.org/pdf/ID",
    "https://arxiv.org/pdf/IDv2.pdf",
    "https://arxiv.org/pdf/ID.pdf#page=3",
    "https://arxiv.org/html/IDv1",
    "https://arxiv.org/format/ID",
    "https://arxiv.org/ps/ID",
    "https://arxiv.org/e-print/ID",
    "https://arxiv.org/src/ID",
    "https://arxiv.org/abs/arXiv:ID",
    "https://export.arxiv.org/abs/ID",
    "https://de.arxiv.org/abs/ID",
    "http://xxx.lanl.gov/abs/ID",
    "https://ar5iv.org/abs/ID",
    "https://ar5iv.labs.arxiv.org/html/ID",
    "https://www.alphaxiv.org/abs/IDv1",
    "https://www.alphaxiv.org/overview/ID",
    "https://huggingface.co/papers/ID",
    "https://hf.co/papers/ID",
    "https://doi.org/10.48550/arXiv.ID",
    "10.48550/arXiv.ID",
    "https://www.arxiv-vanity.com/papers/ID/",
    "https://www.semanticscholar.org/arXiv:ID",
    "https://api.semanticscholar.org/arXiv:ID",
    "https://scirate.com/arxiv/ID",
    "https://arxiv.org/abs/ID?context=cs",
    "oai:arXiv.org:ID",
    "https://ui.adsabs.harvard.edu/abs/arXiv:ID/abstract",
  ];
  for (const id of ["2404.15868", "hep-th/9901001", "math.GT/0309136"]) {
    for (const address of addresses.map((one) => one.replace("ID", id))) {
      it(`is read from ${address}`, () => assert.equal(readArxivId(address), id));
      const isBare = /^\d/.test(address) && !address.startsWith("10.");
      it(`is ${isBare ? "not " : ""}found as ${address}`, () => {
        assert.equal(findArxivId(`see ${address}, p. 3`), isBare ? undefined : id);
      });
    }
  }

  const none = [
    "hep-th/9913001",
    "word/9901001",
    "1/9901001",
    "https://example.org/abcd/2404.15868",
    "2413.15868",
    "see it",
    "and/or/9901001",
  ];
  for (const text of none) {
    it(`is not found in ${text}`, () => assert.equal(findArxivId(text), undefined));
  }

  it("has one key for all its spellings", () => {
    assert.equal(arxivKey("math.GT/0309136v2"), "math/0309136");
    assert.equal(arxivKey("2404.15868v1"), "2404.15868");
  });
});
