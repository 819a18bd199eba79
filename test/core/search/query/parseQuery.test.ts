import assert from "node:assert/strict";
import { formatQueryProblem } from "../../../../src/core/cards/formatQueryProblem";
import { parseQuery } from "../../../../src/core/search/query/parseQuery";
import { assertEffort } from "../../../guards/effort";

describe("parseQuery", () => {
  const check = (text: string, words: string, filters: readonly unknown[] = []): void => {
    it(text === "" ? "nothing" : text.slice(0, 40), () => {
      const query = parseQuery(text);
      assert.equal(query.terms.map(({ typed, isUnfinished }) => typed + (isUnfinished ? "…" : "")).join(" "), words);
      assert.deepEqual(query.filters, filters);
    });
  };
  check("", "");
  check("   ", "");
  check("negative pref", "negative pref…");
  check("negative pref ", "negative pref");
  check("ViDT+", "vidt+…");
  check("lan_hdr", "lan hdr…");
  check('Kr{\\"a}henb{\\"u}hl ', "krahenbuhl");
  check("{ViDT} \\o{}rsted ", "vidt orsted");
  check("author:song detector", "detector…", [{ kind: "author", words: ["song"] }]);
  check('author:"yi song"', "", [{ kind: "author", words: ["yi", "song"] }]);
  check("by:Krähenbühl", "", [{ kind: "author", words: ["krahenbuhl"] }]);
  check("venue:iclr", "", [{ kind: "venue", words: ["iclr"] }]);
  check("year:2022", "", [{ kind: "year", first: 2022, last: 2022 }]);
  check("year:202", "", [{ kind: "year", first: 2020, last: 2029 }]);
  check("year:2020-2022", "", [{ kind: "year", first: 2020, last: 2022 }]);
  check("2020..2022 loss", "loss…", [{ kind: "year", first: 2020, last: 2022 }]);
  check("2020..", "", [{ kind: "year", first: 2020, last: 9999 }]);
  check("has:code", "", [{ kind: "has", text: "code" }]);
  check("author:", "");
  check("year:soon", "");
  check("-loss neural ", "neural", [{ kind: "without", words: ["loss"] }]);
  check("-", "");
  check('"neural collapse" theory', "neural collapse theory…", [{ kind: "phrase", words: ["neural", "collapse"], isUnfinished: false }]);
  check('"neural coll', "neural coll…", [{ kind: "phrase", words: ["neural", "coll"], isUnfinished: true }]);
  check("“neural collapse”", "neural collapse", [{ kind: "phrase", words: ["neural", "collapse"], isUnfinished: false }]);
  check('"', "");
  check('""', "");
  check("::", "");
  check("https://arxiv.org/abs/2404.05868v2", "2404.05868…");
  check("arXiv:2404.05868", "2404.05868…");
  check("https://doi.org/10.1145/3696410.3714932", "3696410 3714932 10.1145/3696410.3714932…");
  check("https://github.com/microsoft/DeBERTa.git", "microsoft deberta github.com/microsoft/deberta…");
  check("arxiv.org/pdf/2404.05868v2.pdf#page=3 ", "2404.05868");
  check("https://arxiv.org/abs/2404.05868?context=cs ", "2404.05868");
  check("https://dl.acm.org/doi/pdf/10.1145/3696410.3714932 ", "3696410 3714932 10.1145/3696410.3714932");
  check("https://link.springer.com/content/pdf/10.1007/978-3-031-72691-0_2.pdf ", "978 3 031 72691 0 2 10.1007/978-3-031-72691-0_2");
  check("https://scholar.google.com/scholar?hl=en&q=token+merging%3A%20training ", "token merging training");
  check("Zhang et al. 2024 ", "zhang 2024");
  check("(Zhang et al., 2024) ", "zhang 2024");
  check("et alia ", "et alia");
  check("loss AND attention ", "loss attention");
  check("ATTENTION IS NOT ALL YOU NEED ", "attention is not all you need");
  check("attention is not enough ", "attention is not enough");
  check("id:2404.05868 ", "2404.05868");
  check("key:zhang2024negative ", "zhang2024negative");
  check("author:song,zhang loss ", "loss", [
    { kind: "author", words: ["song"] },
    { kind: "author", words: ["zhang"] },
  ]);
  check("\\citep[see][p. 3]{zhang2024negative} ", "zhang2024negative");
  check("@inproceedings{zhang2024negative, ", "zhang2024negative");
  check("\\textit{ViDT} ", "vidt");

  it("counts words that only hold a sentence together for little, unless there are no others", () => {
    assert.deepEqual(
      parseQuery("the loss of").terms.map(({ weight }) => weight < 1),
      [true, false, true],
    );
    assert.deepEqual(
      parseQuery("to be").terms.map(({ weight }) => weight),
      [1, 1],
    );
  });

  it("is not led astray by names of Object's properties", () => {
    assert.equal(parseQuery("constructor __proto__ hasOwnProperty:x").terms.length, 4);
  });

  it("reads long hostile texts in time", () => {
    const texts = [
      '"'.repeat(100_000),
      "-".repeat(100_000),
      "\\'".repeat(50_000),
      "a:".repeat(50_000),
      "10.1234/".repeat(20_000),
      "https://a.".repeat(20_000),
      "{".repeat(100_000),
      "2020..".repeat(20_000),
    ];
    for (const text of texts) {
      assertEffort(500, () => parseQuery(text), text.slice(0, 10));
    }
  });
});

describe("parseQuery: half-known conditions", () => {
  const years = (first: number, last: number): unknown => ({ kind: "year", first, last });
  for (const [text, filter] of [
    ["year:>2023", years(2024, 9999)],
    ["year:>=2023", years(2023, 9999)],
    ["year:<2020", years(0, 2019)],
    ["year:<=2020", years(0, 2020)],
    ["year:=2020", years(2020, 2020)],
    ["year:2020..2023", years(2020, 2023)],
    ["year:2020-2023", years(2020, 2023)],
    ["year:2020–2023", years(2020, 2023)],
    ["year:..2020", years(0, 2020)],
    ["year:2020-", years(2020, 9999)],
    ["year: 2023", years(2023, 2023)],
    ["Year:2023", years(2023, 2023)],
    ["years: 2023", years(2023, 2023)],
    ["year:> 2023", years(2024, 9999)],
    ["year > 2023", years(2024, 9999)],
    ["year=2023", years(2023, 2023)],
    [">=2023", years(2023, 9999)],
    ["year:2020 - 2023", years(2020, 2023)],
    ["year:2020 to 2023", years(2020, 2023)],
    ['year:"2023"', years(2023, 2023)],
    ["year:２０２３", years(2023, 2023)],
    ["year:2020s", years(2020, 2029)],
    ["before: 2020", years(0, 2019)],
    ["until:2020", years(0, 2020)],
    ["by: song", { kind: "author", words: ["song"] }],
    ["BY:Song", { kind: "author", words: ["song"] }],
    ["author : song", { kind: "author", words: ["song"] }],
    ["author：song", { kind: "author", words: ["song"] }],
    ['by:"van den Berg"', { kind: "author", words: ["van", "den", "berg"] }],
    ["by:'van den Berg'", { kind: "author", words: ["van", "den", "berg"] }],
    ["by: “van den Berg”", { kind: "author", words: ["van", "den", "berg"] }],
    ["in: mine", { kind: "origin", isOwn: true }],
    ["-in:mine", { kind: "origin", isOwn: false }],
    ["has:repository", { kind: "has", text: "code" }],
    ["-year:2020", { kind: "except", condition: years(2020, 2020) }],
    ["NOT year:>2020", { kind: "except", condition: years(2021, 9999) }],
    ["−author:song", { kind: "except", condition: { kind: "author", words: ["song"] } }],
    ["-author: song", { kind: "except", condition: { kind: "author", words: ["song"] } }],
    ["-has:code", { kind: "except", condition: { kind: "has", text: "code" } }],
    ["NOT loss", { kind: "without", words: ["loss"] }],
    ['NOT "neural collapse"', { kind: "without", words: ["neural", "collapse"] }],
    ["–loss", { kind: "without", words: ["loss"] }],
    ["after:2020", years(2020, 9999)],
    ["before:2020", years(0, 2019)],
    ["2020-2023", years(2020, 2023)],
    ["2020..", years(2020, 9999)],
    ["author: zhang", { kind: "author", words: ["zhang"] }],
    ["journal:nature", { kind: "venue", words: ["nature"] }],
    ["in:iclr", { kind: "venue", words: ["iclr"] }],
    ["in:mine", { kind: "origin", isOwn: true }],
    ["in:bundled", { kind: "origin", isOwn: false }],
    ["title:attention", { kind: "title", words: ["attention"] }],
  ] as const) {
    it(`reads ${text}`, () => {
      const { filters, problems, terms } = parseQuery(text);
      assert.deepEqual([filters, problems, terms], [[filter], [], []]);
    });
  }

  for (const [text, problem] of [
    ["author:", /author: needs a value, as in author:song/],
    ["before:", /a year is a number/i],
    ["year:20200", /year:20200 is left out/],
    ["year:2020,2021", /year:2020,2021 is left out/],
    ["-year:soon", /-year:soon is left out/],
    ["auhtor:zhang", /Did you mean author:zhang\?/],
    ["-autor:zhang", /Did you mean -author:zhang\?/],
    ["autor: zhang", /autor: is no filter. Did you mean author:zhang\?/],
    ["tag:vision", /tag: is no filter, so its words are searched for. Filters: author:, title:/],
    ["sort:year", /sort: is no filter/],
    ["loss OR attention", /OR is left out/],
    ["venue:", /venue: needs a value/],
    ["in:", /in:mine/],
    ["year:abc", /a year is a number/i],
    ["year:", /a year is a number/i],
    ["year:>2020..2022", /a year is a number/i],
    ["has:video", /has:video finds nothing.*has:code/],
    ["autor:zhang", /Did you mean author:zhang\?/],
    ["venu:iclr", /Did you mean venue:iclr\?/],
  ] as const) {
    it(`says what is wrong with ${text}`, () => {
      const { problems } = parseQuery(text);
      assert.equal(problems.length, 1);
      assert.match(problems.map((one) => formatQueryProblem(one)).join(), problem);
    });
  }

  for (const text of [
    "ViDT: an efficient detector",
    "note: that",
    "lecun:98",
    "LESS IS NOT MORE OR LESS",
    "2020-21",
    "2404-15868",
    "std::vector",
    "a:b",
    "https://x.org/a:b",
  ]) {
    it(`has no problem with ${text}`, () => assert.deepEqual([parseQuery(text).problems, parseQuery(text).filters], [[], []]));
  }
});
