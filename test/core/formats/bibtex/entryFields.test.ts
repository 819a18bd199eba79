import assert from "node:assert/strict";
import { parseBibtex } from "../../../../src/core/formats/bibtex/createBibtexReader";
import {
  arxivYear,
  findArxivId,
  findDoi,
  readArxivId,
  readDoi,
  readDoiField,
  readLinks,
} from "../../../../src/core/formats/bibtex/readIdentifiers";
import { recordsOf } from "../../../../src/core/formats/records/packedRecords";
import type { Paper } from "../../../../src/core/paper";

type Expected = { readonly [Field in keyof Paper]?: Paper[Field] | undefined };

/** An entry's type and fields, and what its paper has: a row for each entry of the tables. */
function check(type: string, fields: string, expected: Expected): void {
  it(`@${type}{${fields}} has ${JSON.stringify(expected)}`, () => {
    const [paper, ...others] = parseBibtex(`@${type}{k, ${fields}}`).papers;
    assert.ok(paper);
    assert.equal(others.length, 0);
    assert.deepEqual(Object.fromEntries(Object.keys(expected).map((name) => [name, Reflect.get(paper, name) as unknown])), expected);
  });
}

/** Checks fields of the CSL item of an entry. */
function checkItem(type: string, fields: string, expected: Readonly<Record<string, unknown>>): void {
  it(`@${type}{${fields}} is exported with ${JSON.stringify(expected)}`, () => {
    const [item, ...others] = parseBibtex(`@${type}{k, title = {T}, ${fields}}`).papers.flatMap(recordsOf);
    assert.equal(others.length, 0);
    assert.deepEqual(Object.fromEntries(Object.keys(expected).map((name) => [name, item?.[name]])), expected);
  });
}

describe("the fields of an entry", () => {
  const everyVenue = [
    "title = {T}",
    ...[
      "booktitle",
      "maintitle",
      "eventtitle",
      "journal",
      "journaltitle",
      "series",
      "publisher",
      "organization",
      "school",
      "institution",
    ].map((name) => `${name} = {A ${name}}`),
  ].join(", ");
  for (const [types, kind, venues] of [
    ["article periodical suppperiodical magazine review", "journal", "journal journaltitle booktitle"],
    ["inproceedings conference", "conference", "booktitle eventtitle journal journaltitle series"],
    ["proceedings mvproceedings book mvbook collection mvcollection booklet manual reference", "book", "publisher organization"],
    ["incollection inbook bookinbook suppbook inreference", "chapter", "booktitle maintitle"],
    ["phdthesis mastersthesis thesis", "thesis", "school institution"],
    ["techreport report", "report", "institution publisher organization school"],
    ["misc unpublished", "conference", "booktitle"],
  ] as const) {
    const [best = "", ...others] = venues.split(" ");
    for (const type of types.split(" ")) {
      check(type, everyVenue, { published: { kind, venue: `A ${best}` } });
    }
    for (const venue of others) {
      check(types.split(" ")[0] ?? "", `title = {T}, ${venue} = {V}`, { published: { kind, venue: "V" } });
    }
  }
  check("misc", "title = {T}, journal = {V}", { published: undefined });
  check("inproceedings", "title = {T}, booktitle = {A Workshop}", { published: { kind: "workshop", venue: "A Workshop" } });
  check("article", "title = {T}, journal = {Workshop Letters}", { published: { kind: "journal", venue: "Workshop Letters" } });
  check("article", "title = {T}, journal = {V}, year = 2020, volume = 3, number = 4, issue = 5, pages = {1 -- 9}", {
    published: { kind: "journal", venue: "V", year: 2020, volume: "3", issue: "4", pages: "1-9" },
  });
  check("article", "title = {T}, journal = {V}, issue = 5", { published: { kind: "journal", venue: "V", issue: "5" } });
  check("report", "title = {T}, institution = {V}, number = 5", { published: { kind: "report", venue: "V" } });
  for (const name of ["arXiv", "CoRR", "bioRxiv", "SSRN", "OpenReview", "Preprint", "ePrint", "Under review at X", "Submitted to X"]) {
    check("article", `title = {T}, journal = {${name}}`, { published: undefined });
  }

  check("misc", "maintitle = {M}, booktitle = {B}", { title: "M" });
  check("misc", "booktitle = {B}", { title: "B" });
  check("misc", "title = {T}, maintitle = {M}, subtitle = {S}", { title: "T: S" });
  check("misc", "title = {T?}, subtitle = {S}", { title: "T? S" });
  check("misc", "maintitle = {M}, subtitle = {S}", { title: "M" });
  check("misc", "title = {T}, author = {A, B}, authors = {C}, editor = {D}", { authors: [{ family: "A", given: "B" }] });
  check("misc", "title = {T}, authors = {A, B}, editor = {D, E}", { authors: [{ family: "A", given: "B" }] });
  check("misc", "title = {T}, editor = {A, B}", { authors: [{ family: "A", given: "B" }] });
  check("misc", "title = {T}, date = {2019-05}, year = 2020, eventdate = 2021", { year: 2019 });
  check("misc", "title = {T}, year = {in 2020}, eventdate = 2021", { year: 2020 });
  check("misc", "title = {T}, year = {20201}, eventdate = {2021-01}", { year: 2021 });
  check("misc", "title = {T}, year = {soon}", { year: undefined });

  for (const field of ["url", "howpublished", "note", "code", "github", "project", "website", "annote", "addendum"]) {
    check("misc", `title = {T}, ${field} = {\\url{https://a.org/b\\_c}}`, { links: [{ kind: "page", url: "https://a.org/b_c" }] });
  }
  check("misc", "title = {T}, file = {https://a.org/b}", { links: [] });
  check("misc", "title = {T}, url = {https://a.org/{\\textasciitilde}b{\\%}c\\#{}d}", {
    links: [{ kind: "page", url: "https://a.org/~b%c#d" }],
  });
  check("misc", "title = {T}, url = {https://a.org}, abstract = {See https://b.org.}", {
    abstract: "See https://b.org.",
    links: [
      { kind: "page", url: "https://a.org" },
      { kind: "page", url: "https://b.org" },
    ],
  });

  for (const field of ["arxivid", "arxiv", "eprint"]) {
    check("misc", `title = {T}, year = 2025, ${field} = {2404.05868v2}`, { arxiv: "2404.05868", year: 2024 });
  }
  for (const field of ["journal", "journaltitle", "volume", "url", "doi", "note", "howpublished", "number", "pages"]) {
    check("misc", `title = {T}, ${field} = {arXiv:2404.05868}`, { arxiv: "2404.05868" });
    check("misc", `title = {T}, ${field} = {2404.05868}`, { arxiv: undefined });
  }
  check("misc", "title = {T}, eprint = {2404.05868}, archiveprefix = {arXiv}, note = {arXiv:2404.05869}", { arxiv: "2404.05868" });
  check("misc", "title = {T}, eprint = {2404.05868}, eprinttype = {hal}, archiveprefix = {arXiv}", { arxiv: undefined });
  check("misc", "title = {T}, eprint = {2404.05868}, archiveprefix = {PubMed}", { arxiv: undefined });
  check("misc", "title = {T}, eprint = {arXiv:2404.05868}, archiveprefix = {PubMed}", { arxiv: "2404.05868" });

  check("misc", "title = {T}, doi = {10.1/ABC\\_d}", { doi: undefined });
  check("misc", "title = {T}, doi = {10.1145/ABC\\_d}, url = {https://doi.org/10.1145/e}", { doi: "10.1145/abc_d" });
  for (const field of ["url", "note", "howpublished", "ee"]) {
    check("misc", `title = {T}, ${field} = {https://doi.org/10.1145/e}`, { doi: "10.1145/e" });
  }
  check("misc", "title = {T}, pages = {doi:10.1145/e}", { doi: undefined });
});

describe("the fields of an exported entry", () => {
  for (const [types, type] of [
    ["article", "article-journal"],
    ["inproceedings conference", "paper-conference"],
    ["book mvbook", "book"],
    ["incollection inbook", "chapter"],
    ["phdthesis mastersthesis thesis", "thesis"],
    ["techreport report", "report"],
    ["online electronic www", "webpage"],
    ["dataset", "dataset"],
    ["software", "software"],
    ["patent", "patent"],
    ["unpublished", "manuscript"],
    ["misc", "document"],
    ["manual proceedings mvproceedings collection reference", "book"],
    ["booklet", "pamphlet"],
    ["standard", "standard"],
    ["inreference", "entry-encyclopedia"],
  ] as const) {
    types.split(" ").forEach((name) => checkItem(name, "year = 2020", { type }));
  }
  for (const [fields, variable] of [
    ["publisher", "publisher"],
    ["address location", "publisher-place"],
    ["edition", "edition"],
    ["isbn", "ISBN"],
    ["issn", "ISSN"],
    ["keywords", "keyword"],
    ["note", "note"],
    ["language langid", "language"],
    ["series", "collection-title"],
    ["chapter", "chapter-number"],
    ["shorttitle", "title-short"],
    ["pmid", "PMID"],
    ["pmcid", "PMCID"],
    ["pagetotal", "number-of-pages"],
    ["annote annotation", "annote"],
    ["type", "genre"],
    ["version", "version"],
    ["url", "URL"],
  ] as const) {
    const names = fields.split(" ");
    names.forEach((name) => checkItem("misc", `${name} = {a}`, { [variable]: "a" }));
    checkItem("misc", names.map((name, at) => `${name} = {a${String(at)}}`).join(", "), { [variable]: "a0" });
  }
  checkItem("misc", "url = { https://a.org/b\\_c\\%d }, note = {a\\_b {C}}", { URL: "https://a.org/b_c%d", note: "a_b C" });
  checkItem("misc", "address = {}, location = {b}, publisher = {}", { "publisher-place": "b", publisher: undefined });
  checkItem("misc", "editor = {A, B}, translator = {C, D}", {
    editor: [{ family: "A", given: "B" }],
    translator: [{ family: "C", given: "D" }],
  });
  checkItem("misc", "year = 2020", { editor: undefined, translator: undefined, issued: { "date-parts": [[2020]] }, accessed: undefined });

  const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
  months.forEach((month, at) => checkItem("misc", `year = 2020, month = ${month}`, { issued: { "date-parts": [[2020, at + 1]] } }));
  checkItem("misc", "year = 2020, month = {March}, day = 7", { issued: { "date-parts": [[2020, 3, 7]] } });
  checkItem("misc", "year = 2020, month = {10}", { issued: { "date-parts": [[2020, 10]] } });
  checkItem("misc", "year = 2020, month = {0}", { issued: { "date-parts": [[2020]] } });
  checkItem("misc", "year = 2020, month = {Spring}", { issued: { "date-parts": [[2020]] } });
  checkItem("misc", "month = mar", { issued: undefined });
  checkItem("misc", "date = {2021-10-16}, year = 2020, month = mar", { issued: { "date-parts": [[2021, 10, 16]] } });
  checkItem("misc", "date = {2021-10}", { issued: { "date-parts": [[2021, 10]] } });
  checkItem("misc", "date = {2015-01/2015-03}, urldate = {2024}", {
    issued: {
      "date-parts": [
        [2015, 1],
        [2015, 3],
      ],
    },
    accessed: { "date-parts": [[2024]] },
  });
  checkItem("misc", "date = {soon}", { issued: { literal: "soon" } });

  const custom = (fields: Readonly<Record<string, string>>) => ({
    custom: { bibtex: { type: "misc", fields: { title: "T", ...fields } } },
  });
  checkItem("misc", "month = mar, x = {a {B}}", custom({ month: "mar", x: "a {B}" }));
  checkItem("misc", "abstract = {A}", custom({ abstract: "" }));
  checkItem("misc", "abstract = {A {B}}", custom({ abstract: "A {B}" }));
  checkItem("misc", "crossref = {b}, xdata = {c}, keywords = {}", custom({ keywords: "" }));
});

describe("identifiers", () => {
  const table = <Result>(read: (text: string) => Result, rows: readonly (readonly [text: string, expected: Result])[]): void => {
    for (const [text, expected] of rows) {
      assert.deepEqual(read(text), expected, text);
    }
  };

  it("of arXiv are read alone, and found in a text that marks them", () => {
    table(readArxivId, [
      [" arXiv:2404.05868v12 [cs.CL] ", "2404.05868"],
      ["https://arxiv.org/abs/math.GT/0309136", "math.GT/0309136"],
      ["1404.0586", "1404.0586"],
      ["1413.0586", undefined],
      ["1400.0586", undefined],
      ["1412.0586", "1412.0586"],
      ["2404.058681", undefined],
      ["see 2404.05868", undefined],
    ]);
    table(findArxivId, [
      ["arXiv preprint arXiv:2404.05868", "2404.05868"],
      ["abs/2404.05868", "2404.05868"],
      ["https://huggingface.co/papers/2404.05868", "2404.05868"],
      ["https://arxiv.org/pdf/2404.05868v1.pdf", "2404.05868"],
      ["2404.05868", undefined],
    ]);
    table(arxivYear, [
      ["2404.05868", 2024],
      ["0704.0001", 2007],
      ["hep-th/9101001", 1991],
      ["hep-th/9001001", 2090],
      ["hep-th", undefined],
    ]);
  });

  it("of a DOI end before the punctuation that is not theirs", () => {
    table(readDoi, [
      ["https://doi.org/10.1145/ABC.", "10.1145/abc"],
      ["10.1145/a(b)", "10.1145/a(b)"],
      ["(10.1145/a)", "10.1145/a"],
      ["10.1145/a(b).", "10.1145/a(b)"],
      ["10.1145/a(b)).", "10.1145/a(b)"],
      ["10.1145%2Fa%28b%29", "10.1145/a(b)"],
      ["10.1145/a%3Ab%3Bc", "10.1145/a:b"],
      ["10.1000.10/a:", "10.1000.10/a"],
      ["10.48550/arXiv.2404.05868", undefined],
      ["10.1/a", undefined],
      ["210.1145/a", undefined],
    ]);
    table(readDoiField, [
      ["10.1175/1520-0493(1981)109<0784:OTFST>2.0.CO;2", "10.1175/1520-0493(1981)109<0784:otfst>2.0.co;2"],
      [
        "https://doi.org/10.1002/(SICI)1097-0118(199610)23:2<105::AID-JGT1>3.0.CO;2-Q",
        "10.1002/(sici)1097-0118(199610)23:2<105::aid-jgt1>3.0.co;2-q",
      ],
      ["10.1145/a;", "10.1145/a"],
      ["10.1145/a, 10.1145/b", "10.1145/a"],
      [" doi: 10.1145/a. ", "10.1145/a"],
      ["10.48550/arXiv.2404.05868", undefined],
      ["none", undefined],
    ]);
    table(findDoi, [
      ["see doi: 10.1145/a, b", "10.1145/a"],
      ["https://dx.doi.org/10.1145/a", "10.1145/a"],
      ["10.1145/a", undefined],
    ]);
  });

  it("of macros that double each other are cut, and cost only their entry", () => {
    const macros = Array.from({ length: 40 }, (_, at) => `@string{a${at + 1} = a${at} # a${at}}`).join("\n");
    const { papers, problems } = parseBibtex(`@string{a0 = {xxxxxxxxxx}}\n${macros}\n@misc{k, title = a40}\n@misc{g, title = {Good}}`);
    assert.ok(papers.every(({ title }) => title.length <= 100_000));
    assert.equal(papers.at(-1)?.title, "Good");
    assert.deepEqual(
      problems.map(({ line, message }) => [line, message]),
      [[42, 'The value of the field "title" is cut at 100,000 characters.']],
    );
  });

  it("are no links, as they follow from the paper's ids", () => {
    assert.deepEqual(
      readLinks([
        "https://arxiv.org/abs/1 http://dx.doi.org/10.1/2 https://export.arxiv.org/3 https://www.doi.org/4",
        "https://a.org",
        "a",
      ]),
      [{ kind: "page", url: "https://a.org" }],
    );
  });
});
