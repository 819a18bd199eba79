import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { bundledPapers, papersOfSets } from "../../../../src/core/library/bundledPapers";
import { bundledSets } from "../../../../src/core/library/bundledSets";
import type { Paper } from "../../../../src/core/paper";
import { createSearchIndex } from "../../../../src/core/search/createSearchIndex";
import { meaningScore, nearWords } from "../../../../src/core/search/meaning/meaningScore";
import { readMeaningQuery } from "../../../../src/core/search/meaning/meaningQuery";
import { cosineOf, nearestPapers } from "../../../../src/core/search/meaning/nearestPapers";
import { makePaperVectors, type PaperVectors } from "../../../../src/core/search/meaning/paperVectors";
import { createPaperWords } from "../../../../src/core/search/meaning/paperWords";
import { createWordLikeness } from "../../../../src/core/search/meaning/wordLikeness";
import { wordNumbers } from "../../../../src/core/search/meaning/wordNumbers";
import { readWordVectors, type WordVectors } from "../../../../src/core/search/meaning/wordVectors";
import { formatLikeQuery, likedCitekey } from "../../../../src/core/search/query/likeQuery";
import { parseQuery } from "../../../../src/core/search/query/parseQuery";
import type { SearchIndex } from "../../../../src/core/search/searchIndex";
import { loadSearchIndex, serialiseSearchIndex } from "../../../../src/core/search/serialiseSearchIndex";
import { runToEnd } from "../../../../src/core/sliced";
import { createRandom } from "../../../inputs/random";
import { cosine, readNaively, scoreNaively } from "./naiveMeaning";

const bytes = readFileSync("seeds/meaning/meaning.bin");
const list = readFileSync("seeds/meaning/meaning-words.txt");

function table(): WordVectors {
  const words = readWordVectors(bytes, list);
  assert.ok(words);
  return words;
}

function paperOf(title: string, abstract: string, citekey = title.toLowerCase().replaceAll(" ", "")): Paper {
  return { citekey, title, abstract, authors: [], links: [], aliases: [] };
}

const bridges = [
  paperOf("Inspecting concrete from the air", "Unmanned aerial vehicles take images of structures, and a network segments defects."),
  paperOf("Bridges between languages", "We translate through a third language when two have no corpus in common."),
  paperOf("Reading the surface of roads", "A camera on a car detects potholes and other damage."),
];

function learnt(papers: readonly Paper[]): SearchIndex {
  const index = createSearchIndex(papers);
  runToEnd(index.learnWords(table()));
  return index;
}

function citekeys(index: SearchIndex, query: string, limit = 10): readonly string[] {
  return index.search(query, { limit }).map(({ paper }) => paper.citekey);
}

interface Labelled {
  readonly queries?: readonly string[];
}

const labelled = ["labels-sample.json", "queries.json", "queries-71.json"].flatMap(
  (file) => JSON.parse(readFileSync(`test/fixtures/${file}`, "utf8")) as readonly Labelled[],
);

describe("the word table", () => {
  const words = table();
  const numberOf = (word: string): number => wordNumbers(word, words)[0] ?? -1;
  const wordsOf = createPaperWords(words);

  it("knows the words and what they tell", () => {
    assert.deepEqual(wordNumbers("find cracks in bridges with drones", words), [386, 8780, 5, 1962, 11, 5703]);
    assert.deepEqual([...words.rows.subarray(64, 68)], [-127, 26, 22, -16]);
    assert.equal(words.idf[numberOf("the")]?.toFixed(4), "0.0323");
    assert.equal(words.idf[numberOf("image")]?.toFixed(4), "1.6774");
    assert.equal(words.wordAt(87), "image");
  });

  it("reads words without marks, capitals, and possessives", () => {
    const texts = ["Rényi's naïve C++", "RENYI’S Naive c++''"].map((text) => wordNumbers(text, words).map(words.wordAt));
    assert.deepEqual(texts[0], texts[1]);
    assert.deepEqual(wordNumbers("日本語 ... ''", words), []);
  });

  it("tells how alike words are", () => {
    const likeness = createWordLikeness(words);
    const alike = (a: string, b: string): string => likeness.row(numberOf(a)).of(numberOf(b)).toFixed(4);
    assert.equal(alike("photo", "image"), "0.5784");
    assert.equal(alike("speech", "audio"), "0.7445");
    // Below 0.3, words are not alike at all.
    assert.equal(alike("graph", "speech"), "0.0000");
    assert.equal(alike("picture", "image"), "0.0000");
  });

  const damages: readonly (readonly [string, Uint8Array, Uint8Array])[] = [
    ["a file without bytes", new Uint8Array(0), list],
    ["a table that is cut off", bytes.subarray(0, -1), list],
    ["another magic number", Buffer.concat([Buffer.from("CLMX"), bytes.subarray(4)]), list],
    ["another version", Buffer.concat([bytes.subarray(0, 4), Buffer.from([2, 0]), bytes.subarray(6)]), list],
    ["a count that is too large", Buffer.concat([bytes.subarray(0, 8), Buffer.from([255, 255, 255, 255]), bytes.subarray(12)]), list],
    ["the list of another table", bytes, list.subarray(2)],
    ["an empty list", bytes, new Uint8Array(0)],
  ];
  for (const [what, damaged, its] of damages) {
    it(`refuses ${what}`, () => {
      assert.equal(readWordVectors(damaged, its), undefined);
    });
  }

  it("gives the scores of its description", () => {
    const likeness = createWordLikeness(words);
    const query = readMeaningQuery("find cracks in bridges with drones", words, likeness);
    assert.ok(query);
    const vectors = runToEnd(makePaperVectors(bridges, words));
    const parts = bridges.map((paper, at) => {
      const own = wordsOf(paper);
      const [near, toPaper] = [nearWords(query, own), cosineOf(vectors, at, query.vector)];
      return [toPaper, near, meaningScore(at === 1 ? 1 : 0, toPaper, near)].map((part) => part.toFixed(4));
    });
    assert.deepEqual(parts, [
      ["0.6661", "0.4665", "10.6900"],
      ["0.0234", "0.2678", "4.2323"],
      ["0.4856", "0.3976", "8.0320"],
    ]);
  });

  it("gives the scores of a naive reading of the description", () => {
    const naive = readNaively(bytes, list.toString("utf8"));
    assert.equal(cosine(naive.vectors[numberOf("photo")] ?? [], naive.vectors[87] ?? []).toFixed(4), "0.5784");
    const random = createRandom(5);
    const likeness = createWordLikeness(words);
    for (let round = 0; round < 40; round++) {
      const paper = bundledPapers[Math.floor(random() * bundledPapers.length)] ?? bridges[0];
      const text = labelled[Math.floor(random() * labelled.length)]?.queries?.[3] ?? "";
      const query = readMeaningQuery(text, words, likeness);
      if (!query || !paper) {
        continue;
      }
      const vectors = runToEnd(makePaperVectors([paper], words));
      const share = random();
      const score = meaningScore(share, cosineOf(vectors, 0, query.vector), nearWords(query, wordsOf(paper)));
      assert.ok(Math.abs(score - scoreNaively(naive, text, paper, share)) < 1e-4, `${text}: ${paper.title}`);
    }
  });
});

describe("search in other words", () => {
  const index = learnt(bundledPapers);

  it("finds a paper that has none of the words", () => {
    const [best] = learnt(bridges).search("find cracks in bridges with drones", { limit: 3 });
    assert.equal(best?.paper.title, "Inspecting concrete from the air");
    assert.equal(best.isByMeaning, true);
    assert.deepEqual(best.missing, ["find", "cracks", "bridges", "drones"]);
    assert.ok(
      best.like.some((phrase) => /aerial/i.test(phrase)),
      best.like.join("; "),
    );
    assert.ok(best.like.every((phrase) => `${best.paper.title} ${best.paper.abstract ?? ""}`.includes(phrase)));
  });

  it("changes nothing where a paper lacks at most one word", () => {
    const plain = createSearchIndex(bundledPapers);
    for (const query of labelled.flatMap(({ queries = [] }) => queries)) {
      const before = plain.search(query, { limit: 10 });
      if ((before[0]?.missing.length ?? 2) < 2) {
        const after = index.search(query, { limit: 10 });
        assert.deepEqual(
          after.map(({ paper, score, like }) => [paper.citekey, score, like]),
          before.map(({ paper, score }) => [paper.citekey, score, []]),
          query,
        );
      }
    }
  });

  it("lists a paper once, whatever the limit", () => {
    const query = "a memory that forgets what people asked it to remove";
    const all = citekeys(index, query, 1000);
    assert.equal(new Set(all).size, all.length);
    for (const limit of [1, 5, 50, 106]) {
      assert.deepEqual(citekeys(index, query, limit), all.slice(0, limit));
    }
  });

  it("sorts by score", () => {
    const scores = index.search("teach a small network with the answers of a big one").map(({ score }) => score);
    assert.deepEqual(
      scores,
      [...scores].sort((a, b) => b - a),
    );
  });

  it("keeps to the conditions of the query", () => {
    const found = index.search("erase private knowledge from chat assistants year:2024 -preference", { limit: 30 });
    assert.ok(found.length > 0);
    assert.ok(found.every(({ paper }) => paper.year === 2024 || paper.published?.year === 2024));
    assert.ok(found.every(({ paper }) => !/preference/i.test(`${paper.title} ${paper.abstract ?? ""}`)));
  });

  it("knows papers that were added, changed, and removed later", () => {
    const changing = learnt(bundledPapers);
    const [drones, ...others] = bridges;
    assert.ok(drones);
    [drones, ...others].forEach(changing.update);
    assert.ok(citekeys(changing, "find cracks in viaducts with drones", 3).includes(drones.citekey));
    changing.update({ ...drones, title: "A history of bread", abstract: "Ovens and flour." });
    assert.ok(!citekeys(changing, "find cracks in viaducts with drones", 3).includes(drones.citekey));
    changing.remove(drones.citekey);
    assert.ok(!citekeys(changing, "baking loaves in the kitchens of old times", 200).includes(drones.citekey));
  });

  it("waits until the words are learnt", () => {
    const waiting = createSearchIndex(bundledPapers);
    const work = waiting.learnWords(table());
    const query = "forget what a language model learned about private people";
    const before = citekeys(waiting, query);
    work.next();
    assert.deepEqual(citekeys(waiting, query), before);
    runToEnd(work);
    assert.deepEqual(citekeys(waiting, query), citekeys(index, query));
  });

  it("finds the same after a restart, without making the vectors again", () => {
    const loaded = loadSearchIndex(serialiseSearchIndex(index), bundledPapers);
    assert.ok(loaded);
    const [segment] = loaded.segmentList().segments;
    assert.ok(segment && loaded.vectorsOf(segment));
    runToEnd(loaded.learnWords(table()));
    for (const { queries = [] } of labelled) {
      assert.deepEqual(citekeys(loaded, queries[3] ?? ""), citekeys(index, queries[3] ?? ""));
    }
  });

  it("finds described papers better than their words alone do", () => {
    for (const papers of [bundledPapers, papersOfSets(bundledSets)]) {
      const [plain, other] = [createSearchIndex(papers), learnt(papers)].map((searched) => meanReciprocalRank(searched));
      assert.ok((other ?? 0) > (plain ?? 1) + 0.05, `${plain} without, ${other} with the table`);
    }
  });

  it("finds well-known papers by what they do, although only their titles are known", () => {
    const papers = papersOfSets(bundledSets);
    const [plain = 1, other = 0] = [createSearchIndex(papers), learnt(papers)].map((searched) =>
      meanReciprocalRank(searched, "descriptions-known.json"),
    );
    assert.ok(other >= 0.2 && plain < 0.1, `${plain} without, ${other} with the table`);
  });
});

function meanReciprocalRank(index: SearchIndex, file = "queries.json"): number {
  const wanted = JSON.parse(readFileSync(`test/fixtures/${file}`, "utf8")) as readonly {
    citekey: string;
    queries?: readonly string[];
    description?: string;
  }[];
  const ranks = wanted.map(({ citekey, queries, description }) => citekeys(index, queries?.[3] ?? description ?? "").indexOf(citekey) + 1);
  return ranks.reduce((sum, rank) => sum + (rank === 0 ? 0 : 1 / rank), 0) / ranks.length;
}

describe("papers like one", () => {
  const [drones, ...others] = bridges;
  const near = paperOf("Cracks in roads", "Cars with a camera find damage of a road.", "roads2020");
  const papers = [...bridges, near, ...bundledPapers];
  const index = learnt(papers);
  const from = (query: string, searched = index): readonly string[] => citekeys(searched, query, 3);

  const cases: readonly (readonly [what: string, query: string, first: string | undefined])[] = [
    ["a citekey", "like:roads2020", "readingthesurfaceofroads"],
    ["quotes", 'like:"roads2020"', "readingthesurfaceofroads"],
    ["another word for it", "similar:roads2020", "readingthesurfaceofroads"],
    ["a blank before the citekey", "like: roads2020", "readingthesurfaceofroads"],
    ["a word that papers must have", "like:roads2020 concrete", drones?.citekey],
    ["a word that they must not have", "like:roads2020 -surface -car", drones?.citekey],
    ["a citekey that no paper has", "like:roads1920", undefined],
    ["the key of a prototype", "like:constructor", undefined],
  ];
  for (const [what, query, first] of cases) {
    it(`are found by ${what}`, () => {
      assert.equal(from(query)[0], first);
      assert.ok(!from(query).includes("roads2020"));
    });
  }

  it("are those with words of its title before the words are learnt", () => {
    assert.equal(from("like:roads2020", createSearchIndex(papers))[0], "readingthesurfaceofroads");
  });

  it("lack no word, and are no more than the limit", () => {
    const found = index.search("like:roads2020", { limit: 7 });
    assert.equal(found.length, 7);
    assert.ok(found.every(({ missing, like }) => missing.length === 0 && like.length === 0));
    assert.equal(index.search("like:roads2020").length, 50);
    assert.ok(others.length > 0);
  });

  it("have queries that parse to their citekeys", () => {
    for (const citekey of ["roads2020", "lecun:98", "a b", "smith+2020/x", "Müller-2019"]) {
      assert.equal(likedCitekey(parseQuery(formatLikeQuery(citekey))), citekey);
    }
  });
});

describe("the nearest papers", () => {
  /** Vectors around a few hundred subjects, as those of papers are. */
  function vectorsOf(count: number): { readonly vectors: PaperVectors; readonly query: Float64Array } {
    const random = createRandom(3);
    const subjects = Array.from({ length: 300 * 64 }, () => random() - 0.5);
    const subjectOf = Array.from({ length: count }, () => Math.floor(random() * 300) * 64);
    const numbers = Int8Array.from({ length: count * 64 }, (_, at) => {
      const subject = subjects[(subjectOf[Math.floor(at / 64)] ?? 0) + (at % 64)] ?? 0;
      return Math.round((subject + (random() - 0.5) / 2) * 120);
    });
    const scales = Float32Array.from({ length: count }, (_, paper) => {
      const row = numbers.subarray(paper * 64, paper * 64 + 64);
      return 1 / Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
    });
    const signs = new Uint8Array(count * 8);
    numbers.forEach((value, at) => {
      signs[at >> 3] = (signs[at >> 3] ?? 0) | (value >= 0 ? 1 << (at & 7) : 0);
    });
    return { vectors: { size: 64, numbers, scales, signs }, query: Float64Array.from(subjects.slice(0, 64), (value) => value / 3) };
  }

  function indexOf(count: number, removed: readonly number[]): Parameters<typeof nearestPapers>[0] {
    const segment = { papers: { length: count } };
    return { segments: [segment], offsets: [0], size: count, removed: new Set(removed), headSizes: new Uint8Array(0) } as never;
  }

  it("are those of a full comparison, or nearly all of them in a large library", () => {
    for (const [count, least] of [
      [500, 100],
      [60_000, 90],
    ] as const) {
      const { vectors, query } = vectorsOf(count);
      const cosines = Array.from({ length: count }, (_, paper) => [paper, cosineOf(vectors, paper, query)] as const);
      const removed = cosines.slice(0, 3).map(([paper]) => paper);
      const expected = new Set(
        cosines
          .filter(([paper]) => !removed.includes(paper))
          .sort(([a, x], [b, y]) => y - x || a - b)
          .slice(0, 100)
          .map(([paper]) => paper),
      );
      const found = nearestPapers(indexOf(count, removed), [vectors], { vector: query, count: 100 });
      assert.equal(found.length, 100);
      assert.ok(found.filter(({ position }) => expected.has(position)).length >= least);
      assert.ok(found.every(({ position }) => !removed.includes(position)));
    }
  });

  it("leave out papers that are not allowed", () => {
    const { vectors, query } = vectorsOf(300);
    const found = nearestPapers(indexOf(300, []), [vectors], { vector: query, count: 100, allows: (position) => position % 10 === 0 });
    assert.deepEqual(
      found.filter(({ position }) => position % 10 !== 0),
      [],
    );
    assert.equal(found.length, 30);
  });
});
