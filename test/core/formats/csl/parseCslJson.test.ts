import assert from "node:assert/strict";
import { formatCslJson } from "../../../../src/core/formats/csl/completeItem";
import { parseCslJson } from "../../../../src/core/formats/csl/parseCslJson";
import { bundledPapers } from "../../../../src/core/library/bundledPapers";
import type { Paper } from "../../../../src/core/paper";
import { generateLibrary } from "../../../bench/corpus";
import { assertEffort } from "../../../guards/effort";

function checkItem(
  item: Readonly<Record<string, unknown>>,
  expected: { readonly [Field in keyof Paper]?: Paper[Field] | undefined },
): void {
  const { papers, problems } = parseCslJson(JSON.stringify([{ id: "k", title: "T", ...item }]));
  assert.deepEqual(problems, []);
  const read = Object.fromEntries(Object.keys(expected).map((key) => [key, Reflect.get(papers[0] ?? {}, key) as unknown]));
  assert.deepEqual(read, expected);
}

function checkProblems(text: string, citekeys: readonly string[], problems: readonly string[]): void {
  const read = parseCslJson(text);
  assert.deepEqual(
    read.papers.map((paper) => paper.citekey),
    citekeys,
  );
  assert.deepEqual(
    read.problems.map(({ line, message }) => `${line}: ${message}`),
    problems,
  );
}

describe("parseCslJson", () => {
  it("reads Crossref's JSON, which has lists of texts", () => {
    checkItem(
      {
        type: "journal-article",
        title: ["A Title"],
        "container-title": ["A Journal"],
        issued: { "date-parts": [[2020, 1]] },
        DOI: "10.1000/1",
      },
      { title: "A Title", published: { kind: "journal", venue: "A Journal", year: 2020 }, doi: "10.1000/1" },
    );
    checkItem({ title: ["", "B"] }, { title: "B" });
    checkProblems('[{"id": "a", "title": []}]', [], ['1: Skipped "a": no title.']);
  });

  it("reads the whole DOI, and arXiv ids however they are written", () => {
    checkItem(
      { DOI: "https://doi.org/10.1175/1520-0493(1981)109<0784:OTFST>2.0.CO;2" },
      { doi: "10.1175/1520-0493(1981)109<0784:otfst>2.0.co;2" },
    );
    checkItem({ DOI: "10.1016/S0022-2836%2805%2980360-2." }, { doi: "10.1016/s0022-2836(05)80360-2" });
    checkItem({ URL: "https://dl.acm.org/doi/abs/10.1145/1.2" }, { doi: "10.1145/1.2" });
    checkItem({ note: "DOI: 10.1145/1.2" }, { doi: "10.1145/1.2" });
    checkItem({ number: "hep-th/9901001" }, { arxiv: "hep-th/9901001" });
    checkItem({ URL: "https://www.alphaxiv.org/overview/2404.15868" }, { arxiv: "2404.15868" });
    checkItem({ archive: "arXiv", number: "2404.15868v2" }, { arxiv: "2404.15868" });
  });

  it("reads every form of a date", () => {
    for (const issued of [
      { "date-parts": [[2024, 5]] },
      { "date-parts": [["2024"]] },
      { raw: "5 May 2024" },
      { literal: "2024?" },
      "2024-05-01",
      2024,
      { "date-parts": [[2024]], raw: "2023", literal: "2022" },
      { raw: "2024", literal: "2022" },
    ]) {
      checkItem({ issued }, { year: 2024 });
    }
    for (const issued of [
      undefined,
      null,
      {},
      { "date-parts": [] },
      "soon",
      { raw: 20240501 },
      { "date-parts": [[[[2024]]]] },
      "3024",
      "0999",
    ]) {
      checkItem({ issued }, { year: undefined });
    }
  });

  it("reads names, including those of groups", () => {
    checkItem(
      { author: [{ family: 'G{\\"u}nnemann', given: "Stephan" }, { literal: "OpenAI" }, "Some One", {}, null, 3] },
      { authors: [{ family: "Günnemann", given: "Stephan" }, { literal: "OpenAI" }, { literal: "Some One" }] },
    );
    checkItem(
      { author: [{ family: "Weijer", "non-dropping-particle": "van de", given: "J.", suffix: "Jr" }] },
      { authors: [{ family: "Weijer", given: "J.", "non-dropping-particle": "van de", suffix: "Jr" }] },
    );
    checkItem({ author: "nobody" }, { authors: [] });
    checkItem(
      { author: [{ family: "A", "dropping-particle": "de", given: " " }, " ", "B \n C", { family: 7 }] },
      { authors: [{ family: "A", "dropping-particle": "de" }, { literal: "B C" }, { family: "7" }] },
    );
  });

  it("finds the arXiv id in every field that reference managers use", () => {
    for (const item of [
      { number: "arXiv:2404.05868" },
      { archive: "arXiv", archive_location: "2404.05868v2" },
      { note: "arXiv:2404.05868 [cs.LG]" },
      { URL: "http://arxiv.org/abs/2404.05868v1" },
      { DOI: "10.48550/arXiv.2404.05868" },
      { "container-title": "arXiv preprint arXiv:2404.05868", type: "article-journal" },
      { journalAbbreviation: "arXiv:2404.05868" },
      { archive: " ArXiv ", "archive-location": "2404.05868" },
      { archive: "arXiv", number: "2404.05868" },
      { number: "7", note: "arXiv 2404.05869", URL: "https://arxiv.org/pdf/2404.05868" },
    ]) {
      checkItem(item, { arxiv: "2404.05868", year: 2024, published: undefined, doi: undefined, links: [] });
    }
    checkItem({ URL: "https://arxiv.org/abs/hep-th/9901001" }, { arxiv: "hep-th/9901001", year: 1999 });
    checkItem({ URL: "https://arxiv.org/abs/1404.5868" }, { arxiv: "1404.5868", year: 2014 });
    checkItem({ note: "arXiv:astro-ph/9101001" }, { arxiv: "astro-ph/9101001", year: 1991 });
    checkItem({ note: "arXiv:astro-ph/9001001" }, { arxiv: "astro-ph/9001001", year: 2090 });
    checkItem({ number: "1234.56789" }, { arxiv: undefined });
    checkItem({ archive: "arXiv", note: "2404.05868" }, { arxiv: undefined });
    checkItem({ archive: "JSTOR", archive_location: "2404.05868" }, { arxiv: undefined });
    checkItem({ number: "arXiv:2404.05868", issued: 2020 }, { year: 2024 });
  });

  it("reads where a paper appeared", () => {
    checkItem(
      { type: "paper-conference", "event-title": "CVPR", issued: 2023, page: "1–9" },
      { published: { kind: "conference", venue: "CVPR", year: 2023, pages: "1-9" }, year: 2023 },
    );
    checkItem(
      { type: "article-journal", "container-title": "TPAMI", volume: 3, issue: "4" },
      { published: { kind: "journal", venue: "TPAMI", volume: "3", issue: "4" } },
    );
    for (const [item, kind, venue] of [
      [{ type: "thesis", publisher: "ETH", "container-title": "X" }, "thesis", "ETH"],
      [{ type: "report", publisher: "ETH", "container-title": "X" }, "report", "ETH"],
      [{ type: "article-magazine", "container-title": "X" }, "journal", "X"],
      [{ type: "chapter", "container-title": "X", publisher: "P" }, "chapter", "X"],
      [{ type: "chapter", publisher: "P" }, "book", "P"],
      [{ type: "book", publisher: "P" }, "book", "P"],
      [{ type: "book", "container-title": "X", publisher: "P" }, "book", "P"],
      [{ type: "paper-conference", event: "E" }, "conference", "E"],
      [{ type: "paper-conference", "event-title": "E", event: "F" }, "conference", "E"],
      [{ type: "paper-conference", "container-title": "X", "event-title": "E" }, "conference", "X"],
      [{ type: "paper-conference", "container-title": "A Workshop at X" }, "workshop", "A Workshop at X"],
      [{ type: "article-journal", "container-title": "Workshop Letters" }, "journal", "Workshop Letters"],
      [{ "event-title": "E" }, "conference", "E"],
    ] as const) {
      checkItem(item, { published: { kind, venue } });
    }
    for (const item of [
      { type: "chapter" },
      { type: "paper-conference" },
      ...["arXiv", "CoRR", "bioRxiv", "medRxiv", "SSRN", "OpenReview", " Preprint"].map((name) => ({
        type: "article-journal",
        "container-title": name,
      })),
    ]) {
      checkItem(item, { published: undefined });
    }
    checkItem({ type: "webpage", "container-title": "Blog" }, { published: undefined });
    checkItem(
      { DOI: "https://doi.org/10.1145/ABC", URL: "https://github.com/a/b" },
      { doi: "10.1145/abc", links: [{ kind: "code", url: "https://github.com/a/b" }] },
    );
    checkItem({ DOI: "10.48550/X" }, { doi: undefined });
    for (const URL of [
      "https://doi.org/10.1/2",
      "http://dx.doi.org/10.1/2",
      "www.arxiv.org/abs/x",
      "https://export.arxiv.org/a",
      "ftp://a.org",
      7,
    ]) {
      checkItem({ URL }, { links: [] });
    }
    checkItem(
      { custom: { links: ["https://github.com/a/b", 7] }, URL: " https://b.org ", abstract: "See https://c.org." },
      {
        links: [
          { kind: "code", url: "https://github.com/a/b" },
          { kind: "page", url: "https://b.org" },
          { kind: "page", url: "https://c.org" },
        ],
      },
    );
    checkItem({ custom: { links: "https://a.org" } }, { links: [] });
  });

  it("cleans text", () => {
    checkItem({ title: "{ViDT}: $\\alpha$", abstract: "At 80\\% on\n COCO." }, { title: "ViDT: α", abstract: "At 80% on COCO." });
  });

  it("makes citekeys unique and generates missing ones", () => {
    const items = [
      { id: "a", title: "T" },
      { id: "a", title: "U" },
      { title: "Deep Nets", author: [{ family: "Li" }], issued: 2020 },
      { id: "li2020deep", title: "V" },
      { id: 7, title: "W" },
      { id: "__proto__", title: "X" },
    ];
    checkProblems(JSON.stringify(items), ["a", "aa", "li2020deepa", "li2020deep", "7", "__proto__"], []);
    checkProblems(JSON.stringify({ items: items.slice(0, 1) }), ["a"], []);
    checkProblems(JSON.stringify([{ id: "https://zotero.org/1", "citation-key": "k", title: "T" }]), ["k"], []);
    checkProblems(JSON.stringify([{ id: " a ", "citation-key": " ", title: "T" }]), ["a"], []);
    const unnamed = parseCslJson('[{"id": "a", "title": "A"},\n{"title": "Deep Nets"},\n\n{"id": "http://z.org/1", "title": "Wide Nets"}]');
    assert.deepEqual(
      [...unnamed.lines],
      [
        ["a", 1],
        ["deep", 2],
        ["wide", 4],
      ],
    );
  });

  it("reads names, ids and addresses that CSL has no field for", () => {
    const custom = {
      arxiv: "2106.09685v2",
      code: "https://github.com/microsoft/LoRA",
      links: ["https://github.com/microsoft/LoRA/", "https://example.org/lora"],
      names: [
        { name: "LoRA", kind: "method", long: "Low-Rank Adaptation", seen: "README.md" },
        "Low {R}ank",
        { name: "LoRA", long: "twice" },
        { name: " " },
        { name: 7, long: "" },
        { long: "no name" },
        ["no", "name"],
        null,
        "x".repeat(101),
      ],
    };
    const [paper] = parseCslJson(JSON.stringify([{ id: "hu2022lora", title: "Low ranks", custom }])).papers;
    assert.equal(paper?.arxiv, "2106.09685");
    assert.deepEqual(
      paper.links.map(({ url }) => url),
      ["https://github.com/microsoft/LoRA", "https://example.org/lora"],
    );
    assert.deepEqual(paper.names, [{ name: "LoRA", long: "Low-Rank Adaptation" }, { name: "Low Rank" }, { name: "7" }]);
    assert.deepEqual(paper.aliases, []);
    for (const names of [[], {}, "LoRA", 7, null]) {
      assert.ok(!("names" in (parseCslJson(JSON.stringify([{ id: "a", title: "A", custom: { names } }])).papers[0] ?? {})));
    }
  });

  it("reports problems with their lines and reads the other records", () => {
    const lines = [
      "[",
      '{"id": "a", "title": "A"},',
      '"no record",',
      '{"id": "b"},',
      "",
      '{"id": "c", "title": "C",',
      '  "abstract": "with ] } and \\" in it"},',
      '{"id": "d", "title": ""}, {"id": "e", "title": "E"}',
      "]",
    ];
    checkProblems(
      lines.join("\n"),
      ["a", "c", "e"],
      ["3: Skipped a record that is not an object.", '4: Skipped "b": no title.', '8: Skipped "d": no title.'],
    );
    checkProblems('[{"author": []}, {"itemType": "note", "note": "N"}]', [], ["1: Skipped a record: no title."]);
    assert.deepEqual(
      parseCslJson('[7, {"id": "b"}]').problems.map(({ skipped }) => skipped),
      [1, 1],
    );
    checkProblems("", [], ["1: The library is empty."]);
    checkProblems("@article{x,}", [], ["1: Skipped a record that is not valid JSON."]);
    checkProblems("hello", [], ["1: The library is not valid JSON."]);
    checkProblems('{"id": "a"}', [], ['1: Not a list of papers. Expected [ … ] or { "items": [ … ] }.']);
  });

  it("loses only the broken record of a broken file", () => {
    const record = (id: string) => `  {\n    "id": "${id}",\n    "title": "T ${id}"\n  }`;
    const broken = `[\n${record("a")},\n  {\n    "id": "b,\n    "title": "B" }\n  },\n${record("c")},\n${record("d")}`;
    checkProblems(broken, ["a", "c", "d"], ["6: Skipped a record that is not valid JSON."]);
    checkProblems(
      `[${JSON.stringify({ id: "a", title: "A" })},\n{"id": "b", "title": "B"`,
      ["a"],
      ["2: Skipped a record that is not valid JSON."],
    );
  });

  it("reads back the CSL-JSON written for the bundled papers", () => {
    const { papers, problems } = parseCslJson(formatCslJson(bundledPapers));
    assert.deepEqual(problems, []);
    for (const [index, paper] of papers.entries()) {
      const { title, authors, arxiv, doi, published, citekey, year, abstract } = bundledPapers[index] ?? paper;
      assert.deepEqual(
        { ...paper, links: [], records: undefined },
        {
          title,
          authors,
          arxiv,
          ...(doi === undefined ? {} : { doi }),
          ...(published ? { published } : {}),
          citekey,
          year,
          abstract,
          links: [],
          aliases: [],
          records: undefined,
        },
      );
    }
  });

  it("is linear on hostile text", function () {
    this.timeout(20_000);
    assertEffort(3_000, () => {
      for (const piece of [
        "[",
        "{",
        '"',
        "\\",
        "\n{",
        "\n {",
        '{"',
        '{"a":',
        ",",
        "]",
        "}",
        '[{"title":"a"},',
        '\n[{"a": "\\"',
        '\n{"a": "}',
      ]) {
        parseCslJson(piece.repeat(20_000));
        parseCslJson(`[${piece.repeat(20_000)}`);
      }
    });
  });

  it("reads thousands of papers, each as it was written", () => {
    const made = generateLibrary(2_000, bundledPapers);
    const { papers, problems } = parseCslJson(formatCslJson(made));
    assert.deepEqual(problems, []);
    assert.deepEqual(
      papers.map(({ citekey, title, authors, abstract, year }) => ({ citekey, title, authors, abstract, year })),
      made.map(({ citekey, title, authors, abstract, year }) => ({ citekey, title, authors, abstract, year })),
    );
  });
});
