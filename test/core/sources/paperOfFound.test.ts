import assert from "node:assert/strict";
import { foundFacts } from "../../../src/core/cards/foundFacts";
import { completeItem } from "../../../src/core/formats/csl/completeItem";
import { paperOfItem } from "../../../src/core/formats/csl/paperOfItem";
import { paperOfFound, paperOfRecord } from "../../../src/core/sources/paperOfFound";
import type { FoundPaper } from "../../../src/core/sources/source";

const preprint: FoundPaper = {
  source: "datacite",
  item: {
    id: "10.48550/arxiv.2311.16162",
    type: "article",
    title: "Graphs",
    author: [{ family: "Yin", given: "Hui" }],
    issued: { "date-parts": [[2023]] },
    number: "arXiv:2311.16162",
    publisher: "arXiv",
    abstract: "All of {0,1}.",
  },
  links: [],
};
const page: FoundPaper = {
  source: "hugging-face",
  item: { id: "2311.16162", title: "Graphs!", number: "arXiv:2311.16162", publisher: "arXiv" },
  links: [{ kind: "code", url: "https://github.com/a/graphs" }],
};
const published: FoundPaper = {
  source: "crossref",
  item: {
    id: "10.1000/182",
    type: "article-journal",
    title: "Graphs",
    author: [
      { family: "Yin", given: "Hui" },
      { family: "van Aa", given: "B." },
    ],
    issued: { "date-parts": [[2024]] },
    "container-title": "Graphs Today",
    DOI: "10.1000/182",
  },
  links: [],
};

describe("a paper that was found", () => {
  it("has what every service says, the first before the others, and a citekey of its own", () => {
    const paper = paperOfFound([preprint, page, published]);
    assert.ok(paper);
    const { citekey, title, authors, year, arxiv, doi, links, abstract } = paper;
    assert.deepEqual(
      { citekey, title, authors: authors.length, year, arxiv, doi, links, abstract, venue: paper.published?.venue },
      {
        citekey: "yin2023graphs",
        title: "Graphs",
        authors: 2,
        year: 2023,
        arxiv: "2311.16162",
        doi: "10.1000/182",
        links: [{ kind: "code", url: "https://github.com/a/graphs" }],
        abstract: "All of {0,1}.",
        venue: "Graphs Today",
      },
    );
  });

  it("is the same after it was kept as an item", () => {
    for (const found of [[preprint], [published], [preprint, page], [preprint, page, published], [published, preprint]]) {
      const paper = paperOfFound(found);
      assert.ok(paper);
      const other = { abstract: undefined, records: undefined };
      assert.deepEqual({ ...paperOfItem(completeItem(paper)), ...other }, { ...paper, ...other });
    }
  });

  it("is missing if no service has it", () => {
    assert.equal(paperOfFound([]), undefined);
  });

  it("is shown with the first service that says each fact", () => {
    const found = [preprint, page, published];
    const paper = paperOfFound(found);
    assert.ok(paper);
    const sources = found.map((one) => ({ paper: paperOfRecord(one), from: one.source }));
    assert.deepEqual(
      foundFacts(paper, sources).map(({ label, value, from }) => `${label}: ${value} (${from})`),
      [
        "Title: Graphs (datacite)",
        "Authors: Hui Yin, B. van Aa (crossref)",
        "Year: 2023 (datacite)",
        "Venue: Graphs Today 2024 (crossref)",
        "arXiv: 2311.16162 (datacite)",
        "DOI: 10.1000/182 (crossref)",
        "Abstract: All of {0,1}. (datacite)",
        "Repository: https://github.com/a/graphs (hugging-face)",
      ],
    );
  });
});
