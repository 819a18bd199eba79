import assert from "node:assert/strict";
import { parseLibrary } from "../../../src/core/formats/parseLibrary";
import { createLibrary } from "../../../src/core/library/createLibrary";
import { createMentionMatcher } from "../../../src/core/mentions/createMentionMatcher";
import { createSearchIndex } from "../../../src/core/search/createSearchIndex";

/** Papers with one address each. No title has a word of its address, so that only the address can find the paper. */
const addresses: Readonly<Record<string, string>> = {
  reviewed: "url={https://openreview.net/forum?id=AbCdEf123}",
  dashed: "url={https://openreview.net/pdf?id=-dKAg--kuZ_}",
  parsed: "url={https://aclanthology.org/2020.acl-main.463/}",
  earlier: "url={https://www.aclweb.org/anthology/P05-1033}",
  anchored: "doi={10.18653/v1/N19-1423}",
  melted: "url={https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7861254/}",
  measured: "url={https://pubmed.ncbi.nlm.nih.gov/23193287/}",
  grown: "url={https://www.semanticscholar.org/paper/Turnips-Kurz/204e3073870fae3d05bcbc2f6a8e263d9b72e776}",
  counted: "url={https://api.semanticscholar.org/CorpusID:52967399}",
  printed: "url={https://ieeexplore.ieee.org/document/9710415}",
  goose: "url={https://proceedings.neurips.cc/paper/2017/hash/3f5ee243547dee91fbd053c1c4a845aa-Abstract.html}",
  moose: "url={https://proceedings.mlr.press/v119/kurz20a.html}",
  turtle: "url={https://openaccess.thecvf.com/content/CVPR2022/html/Kurz_Shells_CVPR_2022_paper.html}",
  queried: "url={https://example.org/view.php?paper=77&lang=en}",
  coded: "url={https://huggingface.co/owls/face-model}",
  arxived: "eprint={2404.15868}, archiveprefix={arXiv}",
};
const { papers } = parseLibrary(
  Object.entries(addresses)
    .map(([citekey, field], at) => `@article{${citekey}, title={${"Qrstvwxz".charAt(at % 8)}uorn${at} blimmed sprockle}, ${field}}`)
    .join("\n"),
  { fileName: "refs.bib" },
);
const library = createLibrary(papers);
const index = createSearchIndex(papers);
const matcher = createMentionMatcher(papers);

function hovered(text: string): readonly string[] {
  return matcher.find(`see ${text}, p. 3`).flatMap((mention) => mention.papers.map(({ citekey }) => citekey));
}

describe("an identifier as people paste it", () => {
  const rows: readonly (readonly [citekey: string, ...texts: readonly string[]])[] = [
    [
      "reviewed",
      "https://openreview.net/forum?id=AbCdEf123",
      "https://openreview.net/pdf?id=AbCdEf123",
      "https://openreview.net/forum?noteId=x1&id=AbCdEf123",
      "https://openreview.net/forum?id=AbCdEf123&noteId=x1",
      "https://openreview.net/references/pdf?id=AbCdEf123",
      "https://openreview.net/attachment?id=AbCdEf123&name=pdf",
      "https://api2.openreview.net/notes?id=AbCdEf123",
      "openreview:AbCdEf123",
    ],
    ["dashed", "https://openreview.net/forum?id=-dKAg--kuZ_"],
    [
      "parsed",
      "2020.acl-main.463",
      "ACL:2020.acl-main.463",
      "https://aclanthology.org/2020.acl-main.463.pdf",
      "https://aclanthology.org/2020.acl-main.463v2.pdf",
      "https://www.aclweb.org/anthology/2020.acl-main.463/",
      "https://doi.org/10.18653/v1/2020.acl-main.463",
      "https://api.semanticscholar.org/ACL:2020.acl-main.463",
    ],
    ["earlier", "P05-1033", "https://aclanthology.org/P05-1033", "http://aclweb.org/anthology/P/P05/P05-1033.pdf"],
    ["anchored", "N19-1423", "https://aclanthology.org/N19-1423/", "10.18653/v1/N19-1423"],
    [
      "melted",
      "PMC7861254",
      "PMCID: PMC7861254",
      "https://pmc.ncbi.nlm.nih.gov/articles/PMC7861254/",
      "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7861254/pdf/",
      "https://europepmc.org/article/PMC/PMC7861254",
    ],
    [
      "measured",
      "PMID: 23193287",
      "pmid:23193287",
      "https://www.ncbi.nlm.nih.gov/pubmed/23193287",
      "https://europepmc.org/article/MED/23193287",
    ],
    [
      "grown",
      "204e3073870fae3d05bcbc2f6a8e263d9b72e776",
      "https://www.semanticscholar.org/paper/204e3073870fae3d05bcbc2f6a8e263d9b72e776",
      "https://api.semanticscholar.org/graph/v1/paper/204e3073870fae3d05bcbc2f6a8e263d9b72e776",
    ],
    [
      "counted",
      "CorpusID:52967399",
      "CorpusId: 52967399",
      "corpus id 52967399",
      "S2CID 52967399",
      "https://api.semanticscholar.org/CorpusID:52967399",
      "https://api.semanticscholar.org/graph/v1/paper/CorpusId:52967399",
      "https://www.semanticscholar.org/p/52967399",
    ],
    [
      "printed",
      "https://ieeexplore.ieee.org/abstract/document/9710415/",
      "https://ieeexplore.ieee.org/stamp/stamp.jsp?tp=&arnumber=9710415",
      "https://ieeexplore.ieee.org/document/9710415/authors#authors",
    ],
    [
      "goose",
      "https://papers.nips.cc/paper/2017/hash/3f5ee243547dee91fbd053c1c4a845aa-Abstract.html",
      "https://proceedings.neurips.cc/paper_files/paper/2017/file/3f5ee243547dee91fbd053c1c4a845aa-Paper.pdf",
    ],
    ["moose", "http://proceedings.mlr.press/v119/kurz20a/kurz20a.pdf", "https://proceedings.mlr.press/v119/kurz20a"],
    ["turtle", "https://openaccess.thecvf.com/content/CVPR2022/papers/Kurz_Shells_CVPR_2022_paper.pdf"],
    ["queried", "https://example.org/view.php?paper=77&lang=en"],
    ["coded", "https://huggingface.co/owls/face-model/tree/main", "hf.co/owls/face-model"],
    [
      "arxived",
      "2404.15868v2",
      "arXiv 2404.15868",
      "arXiv%3A2404.15868",
      "arXiv preprint arXiv:2404.15868",
      "arXiv:2404.15868v1 [cs.LG] 24 Apr 2024",
      "https://arxiv.org/pdf/2404.15868v2.pdf#page=3",
      "https://export.arxiv.org/api/query?id_list=2404.15868",
      "https://arxiv.org/bibtex/2404.15868",
      "https://ar5iv.labs.arxiv.org/html/2404.15868",
      "CoRR abs/2404.15868",
      "https://www.google.com/url?q=https://arxiv.org/abs/2404.15868",
      "https://scholar.google.com/scholar?q=arxiv:2404.15868",
      "https://www.connectedpapers.com/main/arxiv:2404.15868",
    ],
  ];
  for (const [citekey, ...texts] of rows) {
    for (const text of texts) {
      it(`is hovered over: ${text}`, () => assert.deepEqual(hovered(text), [citekey]));
      it(`is searched for: ${text}`, () => {
        const whole = index.search(text).filter(({ missing }) => missing.length === 0);
        assert.deepEqual(
          whole.map(({ paper }) => paper.citekey),
          [citekey],
        );
      });
    }
  }
  for (const [citekey, text] of [
    ["reviewed", "https://openreview.net/pdf?id=AbCdEf123"],
    ["parsed", "10.18653/v1/2020.acl-main.463"],
    ["melted", "https://europepmc.org/articles/PMC7861254"],
    ["arxived", "https://web.archive.org/web/2024/https://arxiv.org/abs/2404.15868"],
  ] as const) {
    it(`is looked up: ${text}`, () => assert.equal(library.byAny(text)?.citekey, citekey));
  }
});

describe("a bare id of a page", () => {
  for (const [text, citekey] of [
    ["AbCdEf123", "reviewed"],
    ["dKAg--kuZ", "dashed"],
  ] as const) {
    it(`is searched for: ${text}`, () => assert.equal(index.search(text)[0]?.paper.citekey, citekey));
  }
});

describe("what only looks like an identifier", () => {
  for (const text of [
    "https://openreview.net/forum?id=AbCdEf1234",
    "https://openreview.net/forum?id=abcdef123",
    "AbCdEf123",
    "https://openreview.net/forum?noteId=AbCdEf123",
    "https://example.org/view.php?paper=7",
    "https://example.org/view.php?paper=78&lang=en",
    "2020.acl-main.4631",
    "12020.acl-main.463",
    "P05-10331",
    "XP05-1033",
    "PMC78612541",
    "PMID 231932871",
    "23193287",
    "#9710415",
    "tel. 9710415",
    "https://ieeexplore.ieee.org/document/97104155",
    "204e3073870fae3d05bcbc2f6a8e263d9b72e7761",
    "https://proceedings.mlr.press/v119/kurz20ab",
    "version 2404.15868",
    "1.2404.15868",
    "2404.15868.1",
    "2024-04-15",
    "+49 2404 15868",
  ]) {
    it(`is not hovered over: ${text}`, () => assert.deepEqual(hovered(text), []));
  }
});

describe("40 hexadecimal digits in code", () => {
  const hash = "204e3073870fae3d05bcbc2f6a8e263d9b72e776";
  for (const text of [
    `git checkout ${hash}`,
    `commit ${hash}`,
    `COMMIT="${hash}"`,
    `rev: ${hash}`,
    `uses: actions/checkout@${hash}`,
    `${hash} refs/heads/main`,
    `fixes ${hash.slice(0, 39)}`,
    `https://github.com/owls/face/commit/${hash}`,
    `# pinned at ${hash}`,
  ]) {
    it(`are no paper in ${text.replace(hash, "…")}`, () => assert.deepEqual(matcher.find(text), []));
  }
});
