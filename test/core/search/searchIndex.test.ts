import assert from "node:assert/strict";
import type { Paper } from "../../../src/core/paper";
import { createIndexBuilder } from "../../../src/core/search/createIndexBuilder";
import { createSearchIndex } from "../../../src/core/search/createSearchIndex";
import type { SearchHit, SearchIndex } from "../../../src/core/search/searchIndex";
import { parseQuery, type Query } from "../../../src/core/search/query/parseQuery";
import { rankPapers } from "../../../src/core/search/rank/rankPapers";
import { createPaperReader } from "../../../src/core/search/index/readPaper";
import { createScores } from "../../../src/core/search/rank/scoreWords";
import { loadSearchIndex, serialiseSearchIndex } from "../../../src/core/search/serialiseSearchIndex";
import { generatedPapers, nameOf, paperOf } from "./papers";
import { createRandom } from "../../inputs/random";
import { assertEffort } from "../../guards/effort";

const papers: readonly Paper[] = [
  paperOf("An Extendable Object Detector", {
    citekey: "song2022",
    authors: [{ family: "Song", given: "Hwanjun" }, { family: "Krähenbühl" }],
    year: 2022,
    published: { kind: "conference", venue: "ICLR", year: 2023 },
    arxiv: "2204.07962",
    links: [{ kind: "code", url: "https://github.com/naver-ai/vidt" }],
    aliases: [nameOf("ViDT"), nameOf("ViDT+")],
    abstract: "Transformers detect objects. We measure the neural collapse of the colour space.",
  }),
  paperOf("Neural Collapse in Theory", {
    citekey: "tirer2024",
    authors: [{ family: "Tirer" }],
    year: 2024,
    abstract: "Collapse of neural networks, at last.",
  }),
  paperOf("Losses for Retrieval", {
    citekey: "doe2019",
    authors: [{ family: "Doe" }],
    year: 2019,
    doi: "10.1145/123.456",
    abstract: "Nothing else.",
  }),
  paperOf("__proto__ and constructor", { citekey: "constructor", aliases: [nameOf("__proto__")] }),
];
const reviewed: readonly Paper[] = [
  paperOf("Reviewed in the Open", { citekey: "reviewed", links: [{ kind: "page", url: "https://openreview.net/forum?id=7avlrpzWqo" }] }),
  paperOf("Reviewed as Well", { citekey: "well", links: [{ kind: "page", url: "https://openreview.net/pdf?id=dKAg--kuZA" }] }),
];

function found(hits: readonly SearchHit[]): string {
  return hits.map(({ paper }) => paper.citekey).join(" ");
}

describe("createSearchIndex", () => {
  it("finds a venue by its short name too, however the record writes it", () => {
    const venue = "Advances in Neural Information Processing Systems";
    const index = createSearchIndex([
      paperOf("Attention", { citekey: "vaswani2017", published: { kind: "conference", venue, year: 2017 } }),
      paperOf("Residuals", { citekey: "he2016", published: { kind: "conference", venue: "CVPR", year: 2016 } }),
    ]);
    for (const query of ["venue:neurips", "venue:advances", "neurips 2017", "attention neurips"]) {
      assert.equal(found(index.search(query)), "vaswani2017", query);
    }
  });

  it("counts a paper as a full match only if it has all words where the user sees them", () => {
    const index = createSearchIndex([
      paperOf("A Distilled Model", {
        citekey: "sanh2019",
        authors: [{ family: "Sanh" }],
        links: [{ kind: "code", url: "https://github.com/huggingface/transformers" }],
        aliases: [nameOf("PLBart"), nameOf("Cycle GAN")],
        arxiv: "1910.01108",
      }),
    ]);
    for (const [query, missing] of [
      ["distilled transformers", "transformers"],
      ["sanh transformers huggingface", "transformers huggingface"],
      ["sanh model", ""],
      ["sanh2019 model", ""],
      ["distilled bart", ""],
      ["cyclegan model", ""],
      ["1910.01108", ""],
      ["https://github.com/huggingface/transformers", ""],
    ] as const) {
      const [hit] = index.search(query);
      assert.equal(hit?.missing.join(" "), missing, query);
      assert.ok(missing !== "" || /github/.test(query) || hit.matches.length > 0, query);
    }
  });

  const index = createSearchIndex(papers);
  const check = (query: string, expected: string): void => {
    it(`finds for ${query}`, () => {
      assert.equal(found(index.search(query)), expected);
    });
  };
  check("vidt", "song2022");
  check("krahenbuhl", "song2022");
  check("author:krahen", "song2022");
  check("author:doe neural", "");
  check("year:2022", "song2022");
  check("year:2023", "song2022");
  check("2019..2022", "song2022 doe2019");
  check("has:code", "song2022");
  check("has:doi", "doe2019");
  check("venue:iclr", "song2022");
  check("venue:arx", "");
  check("neural collapse", "tirer2024 song2022");
  check('"neural collapse"', "tirer2024 song2022");
  check('"collapse of neural"', "tirer2024");
  check('"collapse of neu', "tirer2024");
  check('"networks at last"', "tirer2024");
  check('"neural colapse"', "tirer2024 song2022");
  check('"colapse of nueral"', "tirer2024");
  check('"colapse of neural transformers"', "");
  check('collapse -"colapse in theory"', "tirer2024 song2022");
  check("collapse -theory", "song2022");
  check('neural -"collapse in theory"', "song2022");
  check("collapse 2024", "tirer2024 song2022");
  check("color", "song2022");
  check("https://github.com/naver-ai/vidt/tree/main", "song2022");
  check("10.1145/123.456", "doe2019");
  check("doe2019", "doe2019");
  check("__proto__", "constructor");
  check("constructor", "constructor");
  check("toString", "");
  check("zzzz", "");

  for (const [query, first] of [
    ["7avlrpzWqo", "reviewed"],
    ["dKAg--kuZA", "well"],
    ["https://openreview.net/forum?id=dKAg--kuZA", "well"],
    ["https://openreview.net/pdf?id=7avlrpzWqo", "reviewed"],
    ["openreview.net/forum?id=7avlrpzWqo&noteId=abc", "reviewed"],
  ] as const) {
    it(`finds the page ${query}`, () => {
      const [hit, ...others] = createSearchIndex(reviewed).search(query);
      assert.equal(hit?.paper.citekey, first);
      assert.ok(
        others.every(({ score }) => score < hit.score / 10),
        "no other page is as near",
      );
    });
  }

  it("lists all papers for an empty query, recently used ones first, then cited ones", () => {
    assert.equal(found(index.search("")), "song2022 tirer2024 doe2019 constructor");
    assert.equal(
      found(index.search("", { recent: ["doe2019", "tirer2024"], cited: ["constructor"] })),
      "doe2019 tirer2024 constructor song2022",
    );
    assert.equal(found(index.search(" ", { limit: 2 })), "song2022 tirer2024");
    assert.equal(found(index.search("neural", { limit: 0 })), "");
  });

  it("puts recently used papers first among equals, otherwise the newest", () => {
    const alike = createSearchIndex([
      paperOf("Same title", { citekey: "a", year: 2020 }),
      paperOf("Same title", { citekey: "b", year: 2021 }),
      paperOf("Same title", { citekey: "c", year: 2021 }),
    ]);
    assert.equal(found(alike.search("same title")), "b c a");
    assert.equal(found(alike.search("same title", { recent: ["a"] })), "a b c");
    assert.equal(found(alike.search("same title", { cited: ["c"] })), "c b a");
  });

  it("reports which characters matched, and shows the abstract if only it matched", () => {
    const [hit] = index.search("vdit krahenbuhl transf");
    assert.ok(hit);
    assert.deepEqual(
      hit.matches.map(({ field, text, start, end }) => `${field} ${text.slice(start, end)}`),
      ["name ViDT", "authors Krähenbühl"],
    );
    const { text = "", marks = [] } = hit.snippet ?? {};
    assert.equal(marks.map(([start, end]) => text.slice(start, end)).join(), "Transf");
    assert.equal(index.search("extendable")[0]?.snippet, undefined);
  });

  it("finds nothing in an empty index", () => {
    assert.deepEqual(createSearchIndex([]).search("a"), []);
    assert.deepEqual(createSearchIndex([]).search(""), []);
  });

  it("answers hostile queries in time", () => {
    const many = createSearchIndex(generatedPapers(300, 5));
    for (const query of [
      "a ".repeat(1000),
      "ba".repeat(1000),
      '"'.repeat(1000),
      "-a ".repeat(500),
      '"ba do '.repeat(100),
      "[](){}*?\\^$|".repeat(50),
      "author:b ".repeat(100),
      "\u0001code",
      "\uffff",
      "𝒪(n)",
    ]) {
      assertEffort(1_000, () => many.search(query, { limit: 50 }), query.slice(0, 10));
    }
  });
});

describe("papers that have the same words", () => {
  /** The worse paper is the newer one, which comes first if nothing else distinguishes them. */
  const check = (query: string, better: Partial<Paper>, worse: Partial<Paper>, why: string): void => {
    it(`${why}, for ${query}`, () => {
      const [first, second] = [better, worse].map((paper, at) =>
        paperOf(paper.title ?? "Several Plain Findings", {
          abstract: "",
          ...paper,
          citekey: at === 0 ? "better" : "worse",
          year: 2000 + at,
        }),
      );
      assert.ok(first && second);
      assert.equal(found(createSearchIndex([first, second]).search(query)), "better worse");
      assert.equal(found(createSearchIndex([second, first]).search(query)), "better worse");
    });
  };
  const far = "Noise comes first. Much else is said before the gradient.";
  check(
    "gradient noise",
    { abstract: "The gradient noise is small. Much else is said before it." },
    { abstract: far },
    "come first if the words are neighbors in the abstract",
  );
  check(
    "gradient noise",
    { title: "On the Gradient Noise" },
    { title: "On Noise in the Gradient" },
    "come first if the words are neighbors in the title",
  );
  check(
    "gradient noise",
    { title: "Of Gradient and Noise" },
    { title: "Of Much Gradient", abstract: "Some noise." },
    "come first if all words are in the title",
  );
  check("gradients", { title: "Of Gradients Seen" }, { title: "Of Gradient Scenes" }, "come first if they have the word as it was typed");
  check(
    "gradient",
    { title: "A Gradient" },
    { title: "A Gradient among Very Many Other Things of Several Kinds" },
    "come first if the title is short",
  );
  check(
    "the small noise of each gradient is seen",
    { abstract: "It is clear. The small noise of each gradient is seen. It is late." },
    { title: "Small Noise", abstract: "Of each gradient is seen the noise, which is small and each of the others." },
    "come first if the abstract has the words in a row, even if other titles have some of them",
  );
});

describe("papers that have only some of the words", () => {
  const index = createSearchIndex(papers);
  const check = (query: string, expected: string): void => {
    it(`come after those that have all, for ${query}`, () => {
      const hits = index.search(query);
      assert.equal(hits.map(({ paper, missing }) => [paper.citekey, ...missing].join("-")).join(" "), expected);
      assert.ok(hits.every(({ score }, at) => at === 0 || score <= (hits[at - 1]?.score ?? 0)));
    });
  };
  check("neural collapse", "tirer2024 song2022");
  check("collapse theory", "tirer2024 song2022-theory");
  // Both words in the abstract come before one of them in the title.
  check("collapse colour", "song2022 tirer2024-colour");
  check("collapse of the color", "song2022 tirer2024-color");
  check("colapse transf", "song2022 tirer2024-transf");
  check("vi dt collapse", "song2022 tirer2024-vi-dt");
  check("krahenbuhl 2022 iclr", "song2022");
  check("has:code collapse theory", "song2022-theory");
  check("collapse zzzzzz", "tirer2024-zzzzzz song2022-zzzzzz");
  check("colapse", "tirer2024 song2022");
  check("https://github.com/naver-ai/vidt", "song2022");

  it("do not miss a common word that they have only in another form, in a large index", () => {
    const forms = ["network", "networks", "networking", "networked"];
    const made = Array.from({ length: 9000 }, (_, at) =>
      paperOf(`Finding Number ${at}`, {
        citekey: `made${at}`,
        abstract: `Of ${forms[at % 4] ?? ""}${at % 1999 === 7 ? ", and of zebras" : ""}.`,
      }),
    );
    const hits = createSearchIndex(made).search("zebras network", { limit: 5 });
    assert.deepEqual(hits.map(({ paper, missing }) => [paper.citekey, ...missing].join("-")).sort(), [
      "made2006",
      "made4005",
      "made6004",
      "made7",
      "made8003",
    ]);
  });

  it("miss the same words in an index of several segments, one of them large", () => {
    const made = generatedPapers(9000, 11);
    const query = made[4321]?.title ?? "";
    const whole = createSearchIndex(made);
    const segmented = createIndexBuilder();
    segmented.add(made.slice(0, 5000));
    segmented.add(made.slice(5000));
    for (const built of [whole, segmented.finish()]) {
      const hits = built.search(query, { limit: 300 });
      assert.ok(hits.some(({ paper }) => paper.citekey === "made4321"));
      for (const { paper, missing } of hits) {
        const text = `${paper.title} ${paper.abstract ?? ""} ${paper.authors.map(({ family, given }) => `${family ?? ""} ${given ?? ""}`).join(" ")}`;
        for (const word of missing) {
          assert.ok(!text.split(" ").includes(word), `${word} in ${text}`);
        }
      }
    }
  });
});

describe("conditions of a query", () => {
  const index = createSearchIndex([
    paperOf("Order Matters", {
      citekey: "vinyals2015",
      authors: [{ family: "Vinyals", given: "Oriol" }],
      published: { kind: "conference", venue: "NeurIPS", year: 2016 },
    }),
    paperOf("Scaling Laws", {
      citekey: "williams2020",
      authors: [{ family: "Williams", given: "Agnes" }],
      published: { kind: "journal", venue: "Neural Networks", year: 2021 },
    }),
  ]);
  const check = (query: string, expected: string): void => {
    it(`${query} leaves ${expected}`, () => {
      assert.equal(found(index.search(query)), expected);
    });
  };
  // The index has words without a plural ending, and some names only seem to have one.
  check("author:vinyals", "vinyals2015");
  check("author:vinyal", "vinyals2015");
  check("author:agnes", "williams2020");
  check("by:williams laws", "williams2020");
  check("venue:neurips", "vinyals2015");
  check("venue:networks", "williams2020");
  check("venue:neur", "vinyals2015 williams2020");
  check('"scaling laws', "williams2020");
});

describe("candidates of the search", () => {
  function wordsOf(paper: Paper): readonly string[] {
    const reader = createPaperReader();
    reader.add(paper);
    return [...reader.take().words].map((id) => reader.table.words[id] ?? "");
  }

  it("are those of a naive scan, without typos", () => {
    const made = generatedPapers(200, 3);
    const index = createSearchIndex(made);
    const terms = made.map(wordsOf);
    const random = createRandom(8);
    for (let round = 0; round < 60; round++) {
      const own = terms[Math.floor(random() * terms.length)] ?? [];
      const words = [0, 1]
        .map(() => (own[Math.floor(random() * own.length)] ?? "").slice(0, 3 + Math.floor(random() * 4)))
        .filter((word) => /^[a-z]+$/.test(word));
      const parsed = parseQuery(words.join(" "));
      const query: Query = { ...parsed, terms: parsed.terms.map((term) => ({ ...term, typos: 0 })) };
      const ranked = rankPapers(index.segmentList(), createScores(index.size), query, { limit: made.length, preferred: new Set() });
      const expected = made.filter((_, at) => terms[at]?.some((word) => isMeant(word, query)));
      const actual = ranked.map(({ citekey }) => citekey);
      const missing = expected.filter(({ citekey }) => !actual.includes(citekey));
      assert.deepEqual(
        missing.map(({ citekey }) => citekey),
        [],
        words.join(" "),
      );
      assert.equal(new Set(actual).size, actual.length);
    }
  });

  function isMeant(word: string, { terms }: Query): boolean {
    return terms.some(
      ({ term, typed, isUnfinished, weight }) =>
        weight === 1 && (word === term || word === typed || ((isUnfinished || typed.length >= 3) && word.startsWith(typed))),
    );
  }
});

describe("an index that changes", () => {
  const made = generatedPapers(120, 4);
  const queries = ["ba", "tion", "nettion", "do ke", "liba", "year:2003 so", "made7", "ra"];
  const same = (actual: SearchIndex, expected: SearchIndex): void => {
    for (const query of queries) {
      assert.deepEqual(
        new Set(actual.search(query).map(({ paper }) => paper.citekey)),
        new Set(expected.search(query).map(({ paper }) => paper.citekey)),
        query,
      );
    }
  };

  it("finds what a rebuilt index finds after papers were added, changed, and removed", () => {
    const index = createSearchIndex(made.slice(0, 60));
    const changed = made.slice(20, 80).map((paper, at) => (at % 2 === 0 ? paper : { ...paper, title: `Changed ${paper.title}` }));
    for (const paper of changed) {
      index.update(paper);
    }
    for (const { citekey } of made.slice(0, 10)) {
      index.remove(citekey);
    }
    index.remove("nobody");
    assert.equal(index.size, 70);
    same(index, createSearchIndex([...made.slice(10, 20), ...changed]));
    assert.equal(found(index.search("changed", { limit: 100 })).split(" ").length, 30);
    const loaded = loadSearchIndex(serialiseSearchIndex(index), [...changed, ...made.slice(10, 20)]);
    assert.ok(loaded);
    same(loaded, index);
  });

  it("finds what a rebuilt index finds after any sequence of changes, and keeps few segments", () => {
    const random = createRandom(12);
    const index = createSearchIndex(made.slice(0, 40));
    const now = new Map(made.slice(0, 40).map((paper) => [paper.citekey, paper]));
    for (let change = 1; change <= 600; change++) {
      const paper = made[Math.floor(random() * made.length)] ?? paperOf("");
      if (random() < 0.2) {
        index.remove(paper.citekey);
        now.delete(paper.citekey);
      } else {
        const changed = { ...paper, title: `${paper.title} ${made[Math.floor(random() * made.length)]?.title ?? ""}` };
        index.update(changed);
        now.set(paper.citekey, changed);
      }
      assert.equal(index.size, now.size);
      assert.ok(index.segmentList().segments.length < 40, `${index.segmentList().segments.length} segments`);
      if (change % 60 === 0) {
        same(index, createSearchIndex([...now.values()]));
      }
    }
    now.forEach((_, citekey) => {
      index.remove(citekey);
    });
    assert.deepEqual([index.size, index.segmentList().size, found(index.search("ba"))], [0, 0, ""]);
  });

  it("answers from the papers read so far while it is built, and ends up the same", () => {
    const builder = createIndexBuilder();
    const many = generatedPapers(2500, 6);
    builder.add(many);
    const sizes = new Set<number>();
    while (builder.step()) {
      sizes.add(builder.index.size);
      assert.ok(builder.index.search("ba", { limit: 5 }).length <= 5);
    }
    assert.deepEqual([...sizes], [0, 1000, 2000, 2500]);
    assert.equal(builder.progress, 1);
    assert.equal(builder.index.segmentList().segments.length, 1);
    assert.equal(found(builder.finish().search("tion so", { limit: 20 })), found(createSearchIndex(many).search("tion so", { limit: 20 })));
  });
});

describe("serialiseSearchIndex", () => {
  const made = generatedPapers(80, 9);
  const index = createSearchIndex(made);
  const bytes = serialiseSearchIndex(index);

  it("loads the same index, over papers in any order", () => {
    const loaded = loadSearchIndex(bytes, [...made].reverse());
    for (const query of ["ba", "tion so", "netting", "made7", "", "year:2003"]) {
      assert.equal(found(loaded?.search(query) ?? []), found(index.search(query)), query);
    }
    assert.deepEqual(serialiseSearchIndex(createSearchIndex(made)), bytes);
    assert.equal(loadSearchIndex(serialiseSearchIndex(createSearchIndex([])), []), undefined);
  });

  it("does not load bytes that are damaged, truncated, extended, or of another version", () => {
    for (let at = 0; at < bytes.length; at += Math.max(1, Math.floor(bytes.length / 300))) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0x10;
      assert.equal(loadSearchIndex(damaged, made), undefined, String(at));
    }
    for (const length of [0, 3, 11, 12, 13, bytes.length - 1]) {
      assert.equal(loadSearchIndex(bytes.slice(0, length), made), undefined, String(length));
    }
    assert.equal(loadSearchIndex(new Uint8Array([...bytes, 0]), made), undefined);
  });

  it("does not load over other papers", () => {
    const [first, ...others] = made;
    assert.ok(first);
    assert.equal(loadSearchIndex(bytes, others), undefined);
    assert.equal(loadSearchIndex(bytes, [...made, paperOf("More")]), undefined);
    assert.equal(loadSearchIndex(bytes, [{ ...first, title: `${first.title} more` }, ...others]), undefined);
    assert.equal(loadSearchIndex(bytes, [{ ...first, citekey: "other" }, ...others]), undefined);
    assert.equal(loadSearchIndex(bytes, [{ ...first, abstract: "other" }, ...others]), undefined);
  });

  it("loads with the few papers that were added, changed, or removed", () => {
    const many = generatedPapers(400, 10);
    const now = [paperOf("Zebra fish", { citekey: "zebra" }), ...many.slice(2, -1), { ...(many.at(-1) ?? paperOf("")), title: "Changed" }];
    const loaded = loadSearchIndex(serialiseSearchIndex(createSearchIndex(many)), now);
    assert.equal(loaded?.size, now.length);
    for (const [query, first] of [
      ["zebra", "zebra"],
      ["changed", "made399"],
    ] as const) {
      assert.equal(loaded.search(query)[0]?.paper.citekey, first);
    }
    for (const query of ["ba", "tion so", "made1", ""]) {
      assert.deepEqual(
        new Set(loaded.search(query).map(({ paper }) => paper.citekey)),
        new Set(
          createSearchIndex(now)
            .search(query)
            .map(({ paper }) => paper.citekey),
        ),
        query,
      );
    }
    assert.equal(loadSearchIndex(serialiseSearchIndex(createSearchIndex(many)), now.slice(10)), undefined);
  });

  it("loads from a view into other bytes", () => {
    const around = new Uint8Array(bytes.length + 5);
    around.set(bytes, 3);
    assert.equal(loadSearchIndex(around.subarray(3, 3 + bytes.length), made)?.size, 80);
  });
});

describe("a search for one word", () => {
  const named = (citekey: string, title: string, abstract: string): Paper => ({
    citekey,
    title,
    abstract,
    authors: [],
    links: [],
    aliases: [{ text: title.split(":")[0] ?? "", kind: "name", why: "title" }],
  });
  const index = createSearchIndex([
    named("meant", "GradSign: model performance", "We propose it."),
    named("near", "Wobble: another matter", "The gradient is large."),
  ]);

  it("finds only papers that have the word, if any has it", () => {
    assert.deepEqual(
      index.search("gradsign").map(({ paper, missing }) => [paper.citekey, missing]),
      [["meant", []]],
    );
  });

  it("matches similar words in full if no paper has the word", () => {
    assert.deepEqual(
      index.search("gradiemt").map(({ paper, missing }) => [paper.citekey, missing]),
      [["near", []]],
    );
  });

  it("tells the user's papers from the bundled ones", () => {
    const found = (query: string): readonly string[] =>
      index.search(query, { isOwn: (citekey) => citekey === "near" }).map(({ paper }) => paper.citekey);
    assert.deepEqual(
      [found("in:mine"), found("in:bundled"), found("in:mine gradient"), found("gradient in:bundled")],
      [["near"], ["meant"], ["near"], []],
    );
  });
});
