import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { bundledPapers, papersOfSets } from "../../../src/core/library/bundledPapers";
import { bundledSets } from "../../../src/core/library/bundledSets";
import { nameKey } from "../../../src/core/names/text/nameKey";
import type { Paper } from "../../../src/core/paper";
import { createSearchIndex } from "../../../src/core/search/createSearchIndex";

/**
 * A paper and the queries that people wrote to find it: a name, its misspelled title, words of its topic, and other words than
 * its own.
 */
interface Wanted {
  readonly citekey?: string;
  readonly title?: string;
  readonly queries: readonly string[];
}

const kinds = ["a name or short", "the misspelled title", "words of the topic", "other words"] as const;

type Floors = Readonly<Record<(typeof kinds)[number], readonly [reciprocal: number, first: number]>>;

/**
 * The minimum MRR@10 and share of queries whose right paper comes first. Other words than the paper's are hard; their floors
 * only guard against a decline.
 */
const floors: Floors = {
  "a name or short": [0.985, 0.97],
  "the misspelled title": [0.985, 0.97],
  "words of the topic": [0.985, 0.97],
  "other words": [0.55, 0.45],
};

/**
 * Lower floors for queries that no text of the papers answers: two names are in no text, and one topic is described in other
 * words.
 */
const floorsOf71: Floors = { ...floors, "a name or short": [0.975, 0.97], "other words": [0.55, 0.43] };

/** With 1,312 more papers, more of them have other words than the paper's. The other floors are the same. */
const otherWordsOfAll: Floors["other words"] = [0.5, 0.42];

/** The labels of 35 papers, and queries for others: 35, and all 71. Both were written before their author saw what they find. */
const sets = {
  labels: { file: "test/fixtures/labels-sample.json", floors },
  "papers without labels": { file: "test/fixtures/queries.json", floors },
  "all papers without labels": { file: "test/fixtures/queries-71.json", floors: floorsOf71 },
};

const libraries: readonly (readonly [name: string, papers: readonly Paper[], floors: Partial<Floors>])[] = [
  ["the daily papers", bundledPapers, {}],
  ["all bundled papers", papersOfSets(bundledSets), { "other words": otherWordsOfAll }],
];

function citekeyOf({ citekey, title = "" }: Wanted): string | undefined {
  return citekey ?? bundledPapers.find((paper) => nameKey(paper.title) === nameKey(title))?.citekey;
}

for (const [library, papers, otherFloors] of libraries) {
  describe(`search for what people remember, in ${library}`, () => {
    const index = createSearchIndex(papers);
    for (const [name, { file, floors: least }] of Object.entries(sets)) {
      const wanted = JSON.parse(readFileSync(file, "utf8")) as readonly Wanted[];
      for (const [at, kind] of kinds.entries()) {
        it(`finds the paper by ${kind}: ${name}`, () => {
          const ranks = wanted.map((paper) => {
            const citekey = citekeyOf(paper);
            assert.ok(
              bundledPapers.some((bundled) => bundled.citekey === citekey),
              citekey,
            );
            return index.search(paper.queries[at] ?? "", { limit: 10 }).findIndex((hit) => hit.paper.citekey === citekey) + 1;
          });
          const reciprocal = ranks.reduce((sum, rank) => sum + (rank === 0 ? 0 : 1 / rank), 0) / ranks.length;
          const first = ranks.filter((rank) => rank === 1).length / ranks.length;
          const [leastReciprocal, leastFirst] = otherFloors[kind] ?? least[kind];
          assert.ok(reciprocal >= leastReciprocal && first >= leastFirst, `MRR@10 ${reciprocal.toFixed(3)}, first ${first.toFixed(3)}`);
        });
      }
    }
  });
}

describe("search for the names of famous papers", () => {
  const index = createSearchIndex(papersOfSets(bundledSets));

  it("finds AdamW's paper for AdamW", () => {
    assert.equal(index.search("AdamW", { limit: 1 })[0]?.paper.title, "Decoupled Weight Decay Regularization");
  });

  it("finds a paper of that name first, for every fifth name", () => {
    const names = papersOfSets(["well-known methods"]).flatMap(({ aliases }) => aliases.filter(({ kind }) => kind === "name"));
    const missed = names.filter(({ text }, at) => {
      const [best] = at % 5 === 0 ? index.search(text, { limit: 1 }) : [];
      return at % 5 === 0 && best?.paper.aliases.some((alias) => alias.text === text) !== true;
    });
    assert.ok(missed.length <= 2, missed.map(({ text }) => text).join(", "));
  });
});
