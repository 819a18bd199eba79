import assert from "node:assert/strict";
import { type PaperSources, type MarkedText, type ResultCard, resultCards } from "../../../src/core/cards/resultCard";
import type { Paper } from "../../../src/core/paper";
import { createSearchIndex } from "../../../src/core/search/createSearchIndex";

const npo: Paper = {
  citekey: "zhang2024negative",
  title: "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning",
  authors: [
    { given: "Ruiqi", family: "Zhang" },
    { given: "Licong", family: "Lin" },
    { given: "Yu", family: "Bai" },
    { given: "Song", family: "Mei" },
  ],
  abstract: "Large Language Models often memorize sensitive, private, or copyrighted data during pre-training.",
  year: 2024,
  published: { kind: "conference", venue: "COLM", year: 2024 },
  arxiv: "2404.05868",
  links: [
    { kind: "page", url: "https://example.org/npo" },
    { kind: "code", url: "https://github.com/licong-lin/negative-preference-optimization" },
  ],
  aliases: [
    { text: "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning", kind: "title", why: "title" },
    { text: "NPO", kind: "name", why: "introduced" },
    { text: "negative-preference-optimization", kind: "name", why: "repository" },
  ],
};
const bare: Paper = { citekey: "anonymous", title: "Untitled", authors: [], links: [], aliases: [] };

/** Returns the text with its marked parts in brackets. */
function shown({ text, marks }: MarkedText): string {
  return [...marks]
    .reverse()
    .reduce((marked, [start, end]) => `${marked.slice(0, start)}[${marked.slice(start, end)}]${marked.slice(end)}`, text);
}

function cardFor(query: string, paper = npo): ResultCard {
  const [hit] = createSearchIndex([paper]).search(query);
  assert.ok(hit, `"${query}" finds it`);
  const [card] = resultCards([hit], query);
  assert.ok(card);
  return card;
}

describe("resultCards", () => {
  it("has the texts of a closed card", () => {
    const card = cardFor("");
    assert.deepEqual(card.names.map(shown), ["NPO"]);
    assert.equal(shown(card.title), npo.title);
    assert.equal(card.venue, "COLM 2024");
    assert.equal(card.history, "arXiv 2024, then COLM 2024");
    assert.equal(card.snippet, undefined);
  });

  it("has the short name of the venue, however the record writes it", () => {
    const venue = "Advances in Neural Information Processing Systems";
    const card = cardFor("", { ...npo, published: { kind: "conference", venue, year: 2024 } });
    assert.equal(card.venue, "NeurIPS 2024");
    assert.equal(card.history, "arXiv 2024, then NeurIPS 2024");
  });

  it("leaves out a name that is the long form of another", () => {
    const long = "Negative Preference Optimization";
    const names = [
      { text: long, kind: "name", why: "title" },
      { text: "NPO", kind: "name", long, why: "introduced" },
    ] as const;
    assert.deepEqual(cardFor("", { ...npo, aliases: names }).names.map(shown), ["NPO"]);
  });

  it("puts code first, then the paper", () => {
    assert.deepEqual(cardFor("").links, [
      { kind: "code", label: "Code", url: "https://github.com/licong-lin/negative-preference-optimization" },
      { kind: "paper", label: "Paper", url: "https://arxiv.org/abs/2404.05868" },
      { kind: "page", label: "Project page", url: "https://example.org/npo" },
    ]);
  });

  it("has only `https` addresses", () => {
    const odd: Paper = {
      ...npo,
      links: [
        { kind: "code", url: "http://example.org/" },
        { kind: "page", url: "javascript:alert(1)" },
      ],
    };
    assert.deepEqual(
      cardFor("", odd).links.map(({ label }) => label),
      ["Paper"],
    );
  });

  it("shows where a paper is from", () => {
    const sources: PaperSources = { placesOf: () => ["refs.bib, line 3"], setOf: () => "well-known methods", isImported: () => false };
    const [{ places, set } = { places: [], set: undefined }] = resultCards([{ paper: bare }], "", sources);
    assert.deepEqual({ places, set }, { places: ["refs.bib, line 3"], set: "well-known methods" });
  });

  it("leaves out what is unknown", () => {
    assert.deepEqual(resultCards([{ paper: bare }], "")[0], {
      citekey: "anonymous",
      names: [],
      title: { text: "Untitled", marks: [] },
      authors: { text: "", marks: [] },
      venue: "",
      abstract: { text: "", marks: [] },
      links: [],
    });
  });

  function checkAuthors(query: string, expected: string): void {
    it(`shows the authors for "${query}"`, () => {
      assert.equal(shown(cardFor(query).authors), expected);
    });
  }
  checkAuthors("", "Ruiqi Zhang, Licong Lin, Yu Bai et al.");
  checkAuthors("zhang", "Ruiqi [Zhang], Licong Lin, Yu Bai et al.");
  checkAuthors("mei", "Ruiqi Zhang, Licong Lin, Yu Bai … Song [Mei] et al.");

  it("marks the words in title and abstract", () => {
    const card = cardFor("unlearning sensitive");
    assert.match(shown(card.title), /Effective \[Unlearning\]$/);
    assert.match(shown(card.abstract), /memorize \[sensitive\], private/);
  });

  it("has a snippet of the abstract only if it shows more", () => {
    assert.match(shown(cardFor("copyrighted data").snippet ?? { text: "", marks: [] }), /\[copyrighted\] \[data\]/);
    assert.equal(cardFor("negative optimization").snippet, undefined);
  });
});
