import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { type CuratedName, makePapers } from "../../../src/build/papers";
import { parseLibrary } from "../../../src/core/formats/parseLibrary";
import { bundledPapers, bundledSources, papersOfSets } from "../../../src/core/library/bundledPapers";
import { bundledSets } from "../../../src/core/library/bundledSets";
import { mergePapers } from "../../../src/core/library/mergeSources";
import { createLibrary } from "../../../src/core/library/createLibrary";
import { extractNames } from "../../../src/core/names/extractNames";
import { addressKey } from "../../../src/core/text/findLinks";

const seeds = {
  seed: readFileSync("seeds/daily-papers.txt", "utf8"),
  metadata: readFileSync("seeds/papers-metadata.json", "utf8"),
  curatedNames: readFileSync("seeds/curated-names.json", "utf8"),
};

describe("bundledPapers", () => {
  it("are the 106 papers of the seeds, the same on every build", () => {
    assert.equal(bundledPapers.length, 106);
    const { papers, problems } = makePapers(seeds);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      papers.filter((paper, index) => JSON.stringify(paper) !== JSON.stringify(bundledPapers[index])).map((paper) => paper.citekey),
      [],
    );
  });

  it("have the data for a citation, under unique citekeys", () => {
    const library = createLibrary(bundledPapers);
    for (const paper of bundledPapers) {
      assert.match(paper.citekey, /^[a-z]+\d{4}[a-z0-9]+$/);
      assert.equal(library.byCitekey(paper.citekey), paper);
      assert.equal(library.byArxiv(paper.arxiv ?? ""), paper);
      assert.ok(paper.authors.length > 0 && paper.authors.every((author) => (author.family ?? "") !== ""), paper.title);
      assert.ok(paper.year !== undefined && paper.year >= 2014 && paper.year <= 2026);
      assert.ok(paper.published === undefined || (paper.published.year ?? 0) >= paper.year, paper.title);
      assert.ok(paper.doi === undefined || /^10\.\d{4,}\/[^A-Z\s]+$/.test(paper.doi));
      assert.equal(paper.aliases[0]?.text, paper.title);
    }
    assert.equal(new Set(bundledPapers.map((paper) => paper.citekey)).size, 106);
  });

  it("have every address in their abstracts and metadata: https, once, without trailing punctuation", () => {
    const library = createLibrary(bundledPapers);
    for (const paper of bundledPapers) {
      const inAbstract = [...(paper.abstract ?? "").matchAll(/https?:\/\/[^\s()]+/g)].map(([url]) => addressKey(url.replace(/[.,]$/, "")));
      const offered = paper.links.map((link) => addressKey(link.url));
      assert.deepEqual(
        inAbstract.filter((place) => !offered.includes(place)),
        [],
        paper.title,
      );
      assert.equal(new Set(offered).size, offered.length);
      for (const { url } of paper.links) {
        assert.match(url, /^https:\/\/[a-z0-9.-]+(?:\/\S*)?[^\s.,;:)]$/);
        assert.equal(library.byUrl(url), paper, url);
      }
    }
    assert.equal(bundledPapers.filter((paper) => paper.links.some((link) => link.kind === "code")).length, 60);
  });

  it("have curated names only if the text has none, each with a reason", () => {
    const curated = JSON.parse(seeds.curatedNames) as readonly CuratedName[];
    for (const { title, name, reason } of curated) {
      const paper = bundledPapers.find((candidate) => candidate.title === title);
      assert.ok(paper && reason.length > 20, title);
      assert.deepEqual(
        extractNames(paper).filter((alias) => alias.text.toLowerCase() === name.toLowerCase()),
        [],
        name,
      );
      assert.ok(paper.aliases.some((alias) => alias.text === name && alias.why.startsWith("curated: ")));
    }
  });

  it("cannot be built from seeds that do not fit together", () => {
    const check = (changed: Partial<typeof seeds>, expected: RegExp) => {
      const { problems } = makePapers({ ...seeds, ...changed });
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? "", expected);
    };
    const metadata = JSON.parse(seeds.metadata) as readonly { readonly title: string }[];
    check({ metadata: JSON.stringify(metadata.slice(1)) }, /^seeds\/daily-papers\.txt:11: no metadata for: DeBERTaV3/);
    check(
      { metadata: JSON.stringify([...metadata, { ...metadata[0], title: "Unheard Of" }]) },
      /^metadata without a seed paper: Unheard Of/,
    );
    check({ curatedNames: JSON.stringify([{ title: "Unheard Of", name: "UO", reason: "none" }]) }, /unknown title: Unheard Of/);
    check({ seed: `${seeds.seed}\n\nA Title Left Alone\n` }, /Title without an abstract: "A Title Left Alone"\.$/);
  });
});

describe("the bundled sets", () => {
  const [daily, famous] = bundledSources(bundledSets);

  it("are the daily papers and those that code names most, each paper once", () => {
    assert.deepEqual([daily?.set, famous?.set], bundledSets);
    assert.equal(daily?.papers, bundledPapers);
    assert.deepEqual(
      [papersOfSets(["daily papers"]).length, papersOfSets(["well-known methods"]).length, papersOfSets([]).length],
      [106, 1312, 0],
    );
    const all = papersOfSets(bundledSets);
    assert.equal(all.length, 106 + 1312, "none of the papers with authors is in both");
    assert.equal(mergePapers([all]).length, all.length);
    assert.equal(new Set(all.map(({ citekey }) => citekey)).size, all.length);
    assert.equal(papersOfSets([...bundledSets].reverse()), all, "the same list, in the same order");
  });

  it("give a daily paper the names that the catalogue knows", () => {
    const [paper] = bundledPapers.filter(({ citekey }) => citekey === "vinyals2015order");
    assert.ok(paper?.aliases.some(({ text, why }) => text === "Set2Set" && why.startsWith("well-known")));
  });

  it("have the data for a citation", () => {
    for (const paper of famous?.papers ?? []) {
      assert.match(paper.citekey, /^[a-z]+\d{4}[a-z0-9]+$/);
      assert.ok(paper.authors.length > 0 && paper.authors.every(({ family = "", literal = "" }) => family + literal !== ""), paper.title);
      assert.ok(paper.year !== undefined && paper.year >= 1950 && paper.year <= 2026, paper.title);
      assert.ok(paper.published === undefined || (paper.published.year ?? 0) >= paper.year, paper.title);
      assert.equal(paper.aliases[0]?.text, paper.title);
      assert.ok(
        paper.aliases.some(({ kind }) => kind === "name"),
        paper.title,
      );
      assert.equal(paper.abstract, undefined);
      for (const { url } of paper.links) {
        assert.match(url, /^https:\/\/github\.com\/[\w.-]+\/[\w.-]+$/);
      }
    }
  });
});

describe("a paper of the user's that is also well known", () => {
  it("keeps its citekey, and gets the catalogue's ids, repository and names", () => {
    const { papers } = parseLibrary(
      "@article{swin, title={Swin Transformer: Hierarchical Vision Transformer using Shifted Windows}, author={Liu, Ze}}",
      {
        fileName: "own.bib",
      },
    );
    const own = papers.map((paper) => ({ ...paper, aliases: extractNames(paper) }));
    assert.ok(own[0]?.aliases.some(({ text }) => text === "SwinTransformer"));
    const [merged] = mergePapers([own, ...bundledSources(bundledSets).map((source) => source.papers)]);
    assert.deepEqual([merged?.citekey, merged?.arxiv, merged?.links.length], ["swin", "2103.14030", 1]);
    assert.ok((merged?.authors.length ?? 0) > 1);
  });
});
