import assert from "node:assert/strict";
import { parseBibtex } from "../../../../src/core/formats/bibtex/createBibtexReader";
import type { Paper } from "../../../../src/core/paper";
import { isPreprint } from "../../../../src/core/sources/published/preprint";
import { followingRequests, publishedRequests, sentForPublished } from "../../../../src/core/sources/published/publishedRequests";
import { sources } from "../../../../src/core/sources/sources";
import { responseOf } from "../recordings";

function paperIn(fields: string, type = "misc"): Paper {
  const [paper] = parseBibtex(`@${type}{a, title = {A Test}, author = {Ng, Bo and Doe, Jo}, ${fields}}`).papers;
  assert.ok(paper);
  return paper;
}

describe("requests for published versions", () => {
  const crossref = "api.crossref.org/works?query.title=A%20Test&rows=10&query.author=Ng";
  const openAlex = "api.openalex.org/works?filter=title.search:A%20Test&per-page=10";
  const rows: readonly (readonly [what: string, fields: string, isBrowser: boolean, expected: readonly string[]])[] = [
    [
      "by an arXiv id without its version",
      "eprint = {2401.00002v3}",
      false,
      [crossref, "api.datacite.org/dois/10.48550/arxiv.2401.00002", openAlex, "api.semanticscholar.org/graph/v1/paper/ARXIV%3A2401.00002"],
    ],
    [
      "by a DOI of a preprint",
      "doi = {10.1101/2020.01.01.123}",
      false,
      [
        crossref,
        "api.datacite.org/dois/10.1101/2020.01.01.123",
        openAlex,
        "api.semanticscholar.org/graph/v1/paper/DOI%3A10.1101/2020.01.01.123",
      ],
    ],
    ["by the title alone", "note = {Under review}", false, [crossref, openAlex, "api.semanticscholar.org/graph/v1/paper/search"]],
    ["in a browser", "eprint = {2401.00002}", true, [crossref, openAlex, "api.semanticscholar.org/graph/v1/paper/ARXIV%3A2401.00002"]],
  ];
  for (const [what, fields, isBrowser, expected] of rows) {
    it(`ask ${what}`, () => {
      const asked = publishedRequests(paperIn(fields), { isBrowser }).map(({ request }) => request.url.replace("https://", ""));
      assert.deepEqual(
        asked.map((url, index) => (url.startsWith(expected[index] ?? "-") ? expected[index] : url)),
        expected,
      );
    });
  }

  it("follow the DOI that DataCite relates to the preprint, unless Crossref has said it", () => {
    const answer = sources.get("datacite")?.parse(responseOf({ file: "datacite/own-arxiv-published.json", status: 200 }));
    assert.ok(answer?.kind === "found");
    const paper = paperIn("eprint = {2401.00002}");
    const urls = (found: typeof answer.found): readonly string[] =>
      followingRequests(paper, found, { isBrowser: false }).map(({ request }) => request.url);
    assert.deepEqual(urls(answer.found), ["https://api.crossref.org/works/10.1000%2Fpub.1"]);
    assert.deepEqual(urls([...answer.found, { source: "crossref", item: { DOI: "10.1000/pub.1" }, links: [] }]), []);
    assert.deepEqual(urls([]), []);
  });

  it("send the id, the title, and the first author's family name", () => {
    assert.deepEqual(sentForPublished(paperIn("eprint = {2401.00002}")), ["2401.00002", "A Test", "Ng"]);
    assert.deepEqual(sentForPublished(paperIn("doi = {10.1101/2020.01.01.123}")), ["10.1101/2020.01.01.123", "A Test", "Ng"]);
  });

  const kinds: readonly (readonly [fields: string, type: string, expected: boolean])[] = [
    ["eprint = {2401.00002}", "misc", true],
    ["journal = {arXiv preprint arXiv:2401.00002}", "article", true],
    ["journal = {CoRR}, volume = {abs/2401.00002}", "article", true],
    ["journal = {bioRxiv}", "article", true],
    ["doi = {10.1101/2020.01.01.123}", "misc", true],
    ["note = {Under review}", "unpublished", true],
    ["institution = {A Laboratory}, eprint = {2401.00002}", "techreport", true],
    ["institution = {A Laboratory}", "techreport", false],
    ["journal = {Genome Research}, doi = {10.1101/gr.123}", "article", false],
    ["journal = {Tests Today}, eprint = {2401.00002}", "article", false],
    ["booktitle = {Workshop on Tests}, eprint = {2401.00002}", "inproceedings", false],
    ["howpublished = {\\url{https://example.org}}", "misc", false],
    ["school = {A University}", "phdthesis", false],
  ];
  for (const [fields, type, expected] of kinds) {
    it(`are for preprints: @${type}, ${fields}`, () => {
      assert.equal(isPreprint(paperIn(fields, type)), expected);
    });
  }
});
