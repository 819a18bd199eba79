import assert from "node:assert/strict";
import * as vscode from "vscode";
import { responseOf } from "../../core/sources/recordings";
import { until } from "../editing";
import { answer, enter, escape, useAsked } from "../window";
import { type ServiceAnswer, useServices } from "./answers";
import { useLists } from "./lists";

/** A recorded answer of a service to the addresses that begin so: a file of the fixtures, and its status unless that is 200. */
type Answers = Readonly<Record<string, string | readonly [file: string, status: number]>>;

interface Row {
  /** Says what the recordings show. */
  readonly what: string;
  readonly given: string;
  readonly answers: Answers;
}

const agency: Answers = { "doi.org/ra/": "crossref/doi-ra.json" };
const notFound: Answers = {
  "api.datacite.org/": ["datacite/content-negotiation-404.txt", 404],
  "huggingface.co/": ["huggingface/own-404.json", 404],
  "api.crossref.org/": ["crossref/not-found-404.txt", 404],
  "api.openalex.org/": ["openalex/own-404.html", 404],
  "api.semanticscholar.org/": ["semantic-scholar/not-found-404.json", 404],
};

/** Papers, and what the preview shows of them. */
const found: readonly (Row & { readonly shows: readonly RegExp[] })[] = [
  {
    what: "a preprint of arXiv from DataCite",
    given: "https://arxiv.org/abs/2311.16162v2",
    answers: { "api.datacite.org/dois/10.48550/arxiv.2311.16162": "datacite/arxiv-doi.json" },
    shows: [/^Title: Leveraging Artificial Intelligence .*\(DataCite/m, /^Authors: Hui Yin, .*\(10\)/m, /^arXiv: 2311\.16162 /m],
  },
  {
    what: "an answer of arXiv after two services that lack the paper",
    given: "1605.08386",
    answers: { "export.arxiv.org/": "arxiv/one-by-id.xml" },
    shows: [/^Title: Heat-bath random walks .*\(arXiv/m, /^Year: 2016 /m],
  },
  {
    what: "an old id with a journal",
    given: "arXiv:astro-ph/0601001",
    answers: { "export.arxiv.org/": "arxiv/old-style-id-journal-affiliations.xml" },
    shows: [/^Authors: Andrew Gould, .*Udalski/m, /^arXiv: astro-ph\/0601001 /m],
  },
  {
    what: "a title that is 0",
    given: "2104.12255v1",
    answers: { "export.arxiv.org/": "arxiv/title-is-0.xml" },
    shows: [/^Title: 0 /m, /^Authors: Quan Thoi Minh Nguyen /m],
  },
  {
    what: "a withdrawn preprint with collaborations, LaTeX, and an author named “:”",
    given: "2401.00001",
    answers: { "export.arxiv.org/": "arxiv/own-withdrawn.xml" },
    shows: [
      /retracted or withdrawn/,
      /^Title: A Theorem That Was ε Too Strong /m,
      /^Authors: Ann de Vries, Teresa Lind, Cube Collaboration, Keck Array, John Smith Jr\. /m,
    ],
  },
  {
    what: "a work of Crossref",
    given: "doi:10.1371/journal.pone.0033693",
    answers: { ...agency, "api.crossref.org/works/10.1371": "crossref/work-one.json" },
    shows: [/^Title: Methylphenidate Exposure .*\(Crossref/m, /^Venue: PLoS ONE 2012 /m],
  },
  {
    what: "markup, a group, and a retraction in a work of Crossref",
    given: "https://doi.org/10.1000/X.1",
    answers: { ...agency, "api.crossref.org/works/10.1000": "crossref/own-retracted.json" },
    shows: [
      /retracted or withdrawn/,
      /^Title: Growth of CO₂ at 10⁻³ in vivo & in vitro/m,
      /^Authors: Ann de Vries III, The Test Group, Li /m,
    ],
  },
  {
    what: "data of DataCite, whose prefix is known",
    given: "10.6084/m9.figshare.1449060",
    answers: { "api.datacite.org/": "datacite/dois-one-figshare.json" },
    shows: [/^Title: Drosophila melanogaster wing images /m, /\(DataCite/],
  },
  {
    what: "a web page for JSON, after which the others are asked",
    given: "10.14264/3e10f66",
    answers: {
      ...notFound,
      ...agency,
      "api.crossref.org/": "own-error-page.html",
      "api.openalex.org/": "openalex/work-missing-contributor-name.json",
    },
    shows: [/^Title: A computational impact analysis .*\(OpenAlex/m, /^Authors: Peter Wilson /m],
  },
  {
    what: "an entry of DBLP with numbers of namesakes",
    given: "https://dblp.org/rec/conf/test/NgL20.html",
    answers: { "dblp.org/rec/": "dblp/own-record.bib" },
    shows: [/^Title: TEST: Testing Everything /m, /^Authors: Bo Ng, Ann Li /m],
  },
  {
    what: "a note of OpenReview",
    given: "https://openreview.net/forum?id=AbCdEf123",
    answers: { "api2.openreview.net/": "openreview/own-notes.json" },
    shows: [/^Title: Testing Reviews /m, /^Repository: https:\/\/github\.com\/a\/tests /m],
  },
  {
    what: "a page of PMLR",
    given: "https://proceedings.mlr.press/v139/ng21a.html",
    answers: { "proceedings.mlr.press/": "pmlr/own-page.html" },
    shows: [/^Title: Testing & Learning: A "Test" /m, /^Abstract: We test < learn\. /m],
  },
  {
    what: "an entry of the ACL Anthology",
    given: "https://aclanthology.org/2020.test-1.1/",
    answers: { "aclanthology.org/": "acl-anthology/own-2020.test-1.1.bib" },
    shows: [/^Title: Testing LSTMs /m, /^Authors: Bo Ng, Ann de Vries /m],
  },
];

/** Titles, and the rows from which the user chooses. */
const titles: readonly (Row & { readonly lists: readonly RegExp[]; readonly without?: RegExp })[] = [
  {
    what: "markup in a title",
    given: "GenerRNA: A generative pre-trained language model for de novo RNA design",
    answers: { "api.crossref.org/works?": "crossref/items-markup-in-title.json" },
    lists: [/^GenerRNA: A generative pre-trained language model for de novo RNA design \(Crossref\)/m],
    without: /<i>|\n\s/,
  },
  {
    what: "a group as the author",
    given: "Instruct how to perform a behaviour BCT",
    answers: { "api.crossref.org/works?": "crossref/items-group-author.json" },
    lists: [/^Instruct how to perform a behaviour BCT .*Behaviour Change Intervention Ontology/m],
  },
  {
    what: "LaTeX in a title",
    given: "VkD: Improving Knowledge Distillation using Orthogonal Projections",
    answers: { "api.openalex.org/works?": "openalex/results-latex-title.json" },
    lists: [/^VₖD: Improving Knowledge Distillation using Orthogonal Projections \(OpenAlex\)/m],
    without: /\$/,
  },
  {
    what: "works without authors",
    given: "Multi-armed bandit allocation indices",
    answers: { "api.openalex.org/works?": "openalex/results-no-authors.json" },
    lists: [/European Journal of Operational Research/],
    without: /undefined/,
  },
  {
    what: "one service that answers with a web page",
    given: "Faster R-CNN: Towards Real-Time Object Detection with Region Proposals",
    answers: { "api.crossref.org/works?": "own-error-page.html", "api.openalex.org/works?": "openalex/results-newline-in-title.json" },
    lists: [/Crossref gave no usable answer: the answer is a web page instead of JSON\./],
  },
];

/** Questions that bring no paper, and the sentence that says why. */
const failed: readonly (Row & { readonly says: RegExp })[] = [
  {
    what: "an empty feed",
    given: "2311.90001",
    answers: { "export.arxiv.org/": "arxiv/unknown-id-empty-feed.xml" },
    says: /^CiteLens: “2311\.90001” is unknown to .*arXiv.*\.$/,
  },
  {
    what: "an entry about an error",
    given: "2311.90002",
    answers: { "export.arxiv.org/": ["arxiv/malformed-id-error-entry.xml", 400] },
    says: /arXiv gave no usable answer: it says “incorrect id format for abc”\.$/,
  },
  {
    what: "the record of another paper",
    given: "2311.90003",
    answers: { "export.arxiv.org/": "arxiv/one-by-id.xml" },
    says: /arXiv gave no usable answer: the answer is about another paper\.$/,
  },
  {
    what: "a question that is refused",
    given: "10.1000/refused",
    answers: { ...agency, "api.crossref.org/": ["crossref/validation-400.json", 400] },
    says: /Crossref gave no usable answer: it refused the question \(HTTP 400\)\.$/,
  },
  {
    what: "a DOI that its agency does not know",
    given: "10.99999/none",
    answers: { "doi.org/ra/": "crossref/own-ra-unknown.json" },
    says: /^CiteLens: “10\.99999\/none” is unknown to .+\.$/,
  },
  {
    what: "reviews of a paper instead of the paper",
    given: "Review for a Paper on the Sensing of Remote Forests",
    answers: { "api.crossref.org/works?": "crossref/items-peer-review-no-author.json" },
    says: /^CiteLens: nothing was found for “Review for a Paper on the Sensing of Remote Forests”\.$/,
  },
  {
    what: "a list without hits",
    given: "n0 r3sult s3arch t3rm",
    answers: { "api.crossref.org/works?": ["crossref/agency-bad-request.txt", 404] },
    says: /^CiteLens: nothing was found for “n0 r3sult s3arch t3rm”\.$/,
  },
  // arXiv is left alone for a minute then, so this one is the last.
  {
    what: "a service that is asked too often",
    given: "2311.90004",
    answers: { "export.arxiv.org/": ["arxiv/own-429.txt", 429] },
    says: /arXiv .*(?:Try again later|answers again in)/,
  },
];

describe("recorded answers of the services", () => {
  const asked = useAsked();
  const services = useServices();
  const lists = useLists();
  const root = vscode.extensions.getExtension("citelens.citelens")?.extensionPath;

  function play(answers: Answers): void {
    services.answers.clear();
    for (const [beginning, given] of Object.entries({ ...notFound, ...answers }).sort(([a], [b]) => b.length - a.length)) {
      const [file, status] = typeof given === "string" ? [given, 200] : given;
      services.answers.set(beginning, recorded(file, status));
    }
    asked.choice = "Ask Once";
  }

  function recorded(file: string, status: number): ServiceAnswer {
    const { text, contentType } = responseOf({ file, status }, root);
    return { text, status, type: contentType };
  }

  for (const { what, given, answers, shows } of found) {
    it(`show ${what}`, async () => {
      play(answers);
      await answer(["citelens.addPaper", given], escape);
      const shown = lists.last();
      for (const row of shows) {
        assert.match(shown, row);
      }
      assert.doesNotMatch(shown, /undefined|\[object|<\/?\w+>/);
    });
  }

  for (const { what, given, answers, lists: expected, without } of titles) {
    it(`let the user choose: ${what}`, async () => {
      play(answers);
      await answer(["citelens.addPaper", given], escape);
      const shown = lists.last();
      for (const row of expected) {
        assert.match(shown, row);
      }
      if (without) {
        assert.doesNotMatch(shown, without);
      }
    });
  }

  for (const { what, given, answers, says } of failed) {
    it(`end in one sentence: ${what}`, async () => {
      play(answers);
      await vscode.commands.executeCommand("citelens.addPaper", given);
      assert.match(asked.messages.at(-1) ?? "", says);
      assert.equal(asked.messages.length, 2, asked.messages.join("\n"));
    });
  }

  it("are kept as they were shown, and taken back", async () => {
    play({ ...agency, "api.crossref.org/works/10.1371": "crossref/work-one.json" });
    await answer(["citelens.addPaper", "10.1371/journal.pone.0033693"], enter);
    await until(
      () => asked.messages.some((message) => /“Methylphenidate .*: 1 added\./.test(message)),
      () => asked.messages.join("\n"),
    );
    asked.choice = undefined;
    await vscode.commands.executeCommand("citelens.undoImport");
    assert.match(asked.messages.at(-1) ?? "", /undid the import; 1 paper is removed/);
  });
});
