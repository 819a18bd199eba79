import assert from "node:assert/strict";
import { createIndexBuilder } from "../../../../src/core/search/createIndexBuilder";
import { createSearchIndex } from "../../../../src/core/search/createSearchIndex";
import { parseQuery } from "../../../../src/core/search/query/parseQuery";
import { placeTerms, type PlacedTerm } from "../../../../src/core/search/query/placeTerms";
import { completeCandidates, type SearchCandidate, tiers } from "../../../../src/core/search/rank/candidates";
import { completeScore } from "../../../../src/core/search/rank/completeScore";
import { wordScore } from "../../../../src/core/search/rank/ranking";
import { addScores, createScores } from "../../../../src/core/search/rank/scoreWords";
import { paperOf } from "../papers";

/** Words so unlike that none is a form or a typo of another. */
const beasts = "giraffe quokka wombat penguin ostrich flamingo buffalo hedgehog kangaroo octopus marmot".split(" ");

describe("completeScore", () => {
  const papers = [
    ...Array.from({ length: 60 }, (_, at) =>
      paperOf(`${beasts[at % 11] ?? ""} by ${beasts[(at * 3) % 7] ?? ""}`, {
        citekey: `made${String(at)}`,
        abstract: `There ${beasts[(at * 5) % 11] ?? ""} and ${beasts[(at * at) % 11] ?? ""} live.`,
      }),
    ),
    paperOf("Of Zebras", { abstract: "A zebra, and another zebra." }),
    paperOf("Of Zebra Stripes", { abstract: "Nothing." }),
    paperOf("Of Stripes", { abstract: "Many zebras." }),
  ];
  const builder = createIndexBuilder();
  builder.add(papers.slice(0, 20));
  builder.add(papers.slice(20, 61));
  builder.add(papers.slice(61));
  const index = builder.finish();
  const segments = index.segmentList();

  /** Returns what a word of a query adds up to in each paper, with its abstracts or without. */
  function scoresOf(term: PlacedTerm) {
    const scores = createScores(index.size);
    addScores(segments, scores, term, 0);
    return scores;
  }

  let compared = 0;
  for (const query of ["zebra ", "zebras ", "stripes ", ...beasts.map((word) => `${word} `)]) {
    it(`adds what the abstracts alone add, for ${query}`, () => {
      for (const term of placeTerms(segments, { ...parseQuery(query) }, 300)) {
        // If a word has several forms, the first that an abstract has counts here, and the best one with `addScores`.
        if (term.expansions.some(({ words }) => words.length > 1)) {
          continue;
        }
        compared++;
        const [heads, all] = [scoresOf({ ...term, isDeferred: true }), scoresOf({ ...term, isDeferred: false })];
        for (let position = 0; position < index.size; position++) {
          const { words, found, bits } = completeScore(segments, term, position);
          const close = (one: number, other: number): void => {
            assert.ok(Math.abs(one - other) < 1e-4, `${String(position)}: ${String(one)} ${String(other)}`);
          };
          close((heads.words[position] ?? 0) + words, all.words[position] ?? 0);
          close((heads.found[position] ?? 0) + found, all.found[position] ?? 0);
          assert.equal((heads.bits[position] ?? 0) | bits, all.bits[position]);
        }
      }
    });
  }

  it("is compared for many words", () => {
    assert.ok(compared > 8, String(compared));
  });

  it("adds something to the papers that have the word in their abstracts", () => {
    const [term] = placeTerms(segments, parseQuery("zebra "), 300);
    assert.ok(term);
    const having = papers.map((_, position) => position).filter((position) => completeScore(segments, term, position).words > 0);
    assert.deepEqual(having, [60, 62]);
  });

  it("puts candidates in order: sure ones, those that have all words, the best, the first", () => {
    const candidate = (position: number, words: number, bits: number): SearchCandidate => ({
      position,
      words,
      coverage: 2,
      bits,
      baseScore: 0,
      tier: 0,
    });
    const candidates = [candidate(3, 1, 1), candidate(2, 1, 1), candidate(0, 5, 1), candidate(1, 1, 3), candidate(4, 0.1, 0)];
    completeCandidates(segments, candidates, { deferred: [], certain: new Set([4]), required: 3 });
    assert.deepEqual(
      candidates.map(({ position, tier }) => [position, tier]),
      [
        [4, tiers.certain],
        [1, tiers.allWords],
        [0, tiers.someWords],
        ...[2, 3]
          .sort((a, b) => wordScore(1, 1, segments.headSizes[b] ?? 0) - wordScore(1, 1, segments.headSizes[a] ?? 0) || a - b)
          .map((position) => [position, tiers.someWords]),
      ],
    );
    for (const { position, words, coverage, baseScore } of candidates) {
      assert.equal(coverage, 1);
      assert.equal(baseScore, wordScore(words, 1, segments.headSizes[position] ?? 0));
    }
  });
});

describe("candidates", () => {
  it("are the best of more papers than are looked at", () => {
    const many = Array.from({ length: 900 }, (_, at) =>
      paperOf(`Number ${String(at)}`, { citekey: `made${String(at)}`, abstract: "A zebra." }),
    );
    const best = paperOf("Of the Zebra", { citekey: "best", abstract: "A zebra." });
    const index = createSearchIndex([...many.slice(0, 450), best, ...many.slice(450)]);
    for (const limit of [1, 5, 400]) {
      const hits = index.search("zebra ", { limit });
      assert.equal(hits[0]?.paper.citekey, "best");
      assert.equal(hits.length, limit);
      assert.equal(new Set(hits.map(({ paper }) => paper.citekey)).size, limit);
    }
  });
});
