import assert from "node:assert/strict";
import { recordsOf } from "../../../src/core/formats/records/packedRecords";
import { parseLibrary } from "../../../src/core/formats/parseLibrary";

/** A record of a file, and the expected fields of its item. There is a row for each entry of the format's tables. */
type Row = readonly [record: string, expected: Readonly<Record<string, unknown>>];

/** Checks each record alone in a file of the format. */
function check(fileName: string, rows: readonly Row[], fileOf: (record: string) => string): void {
  for (const [record, expected] of rows) {
    it(`${JSON.stringify(record)} as ${JSON.stringify(expected)}`, () => {
      const [item, ...others] = parseLibrary(fileOf(record), { fileName }).papers.flatMap(recordsOf);
      assert.equal(others.length, 0);
      assert.deepEqual(Object.fromEntries(Object.keys(expected).map((name) => [name, item?.[name]])), expected);
    });
  }
}

describe("RIS is read", () => {
  const types = [
    ["JOUR", "article-journal"],
    ["EJOUR", "article-journal"],
    ["MGZN", "article-magazine"],
    ["CONF", "paper-conference"],
    ["CPAPER", "paper-conference"],
    ["CHAP", "chapter"],
    ["ECHAP", "chapter"],
    ["BOOK", "book"],
    ["EBOOK", "book"],
    ["THES", "thesis"],
    ["RPRT", "report"],
    ["UNPB", "manuscript"],
  ] as const;
  check(
    "a.ris",
    types.map(([tag, type]): Row => [tag, { type }]),
    (tag) => `TY  - ${tag}\nTI  - One\nER  - \n`,
  );
  check(
    "a.ris",
    [
      ["ID  - a", { id: "a" }],
      ["LB  - a", { id: "a" }],
      [
        "AU  - A, B\nA1  - C, D",
        {
          author: [
            { family: "A", given: "B" },
            { family: "C", given: "D" },
          ],
        },
      ],
      ["AU  - OpenAI", { author: [{ literal: "OpenAI" }] }],
      ["PY  - 2020", { issued: { "date-parts": [[2020]] } }],
      ["Y1  - 2020/05//", { issued: { "date-parts": [[2020, 5]] } }],
      ["DA  - 2020/05/28", { issued: { "date-parts": [[2020, 5, 28]] } }],
      ["PY  - 2020\nDA  - 2020/05/28", { issued: { "date-parts": [[2020, 5, 28]] } }],
      ["PY  - 2020\nDA  - May", { issued: { "date-parts": [[2020]] } }],
      ["PY  - in press", { issued: { literal: "in press" } }],
      ["Y2  - 2021/01/02/", { accessed: { "date-parts": [[2021, 1, 2]] } }],
      ["T2  - N\nJF  - O", { "container-title": "O" }],
      ["JF  - N", { "container-title": "N" }],
      ["JO  - N", { "container-title": "N" }],
      ["JA  - N", { "container-title": "N" }],
      ["BT  - N", { "container-title": "N" }],
      ["C3  - N", { "container-title": "N" }],
      ["PB  - P", { publisher: "P", "container-title": undefined }],
      ["VL  - 3", { volume: "3" }],
      ["IS  - 4", { issue: "4" }],
      ["SP  - 1\nEP  - 12", { page: "1-12" }],
      ["SP  - 1-12\nEP  - 12", { page: "1-12" }],
      ["SP  - 7", { page: "7" }],
      ["EP  - 7", { page: undefined }],
      ["DO  - 10.1/2", { DOI: "10.1/2" }],
      ["UR  - https://a.org\nL2  - https://b.org", { URL: "https://a.org" }],
      ["L2  - https://b.org", { URL: "https://b.org" }],
      ["ID  - \nLB  - a", { id: "a" }],
      ["A2  - A, B\nED  - C", { editor: [{ family: "A", given: "B" }, { literal: "C" }] }],
      ["AU  - A, B, Jr.\nAU  -", { author: [{ family: "A", given: "B", suffix: "Jr." }] }],
      ["KW  - a\nKW  - b", { keyword: "a, b" }],
      ["N1  - a\n  b\n\nN1  - c", { note: "a b\nc" }],
      ["LA  - en\nLA  - de", { language: "en, de" }],
      ["CY  - Rome\nCY  - Oslo", { "publisher-place": "Rome, Oslo" }],
      ["T3  - A\nT3  - B", { "collection-title": "A" }],
      ["ST  - A\nST  - B", { "title-short": "A, B" }],
      ["XX  - a", { custom: { ris: { TY: ["JOUR"], TI: ["One"], XX: ["a"] } } }],
    ],
    (lines) => `TY  - JOUR\nTI  - One\n${lines}\nER  - \n`,
  );
  for (const tag of ["TI", "T1", "CT", "BT"]) {
    check("a.ris", [[`${tag}  - One`, { title: "One" }]], (line) => `TY  - JOUR\n${line}\nER  - \n`);
  }
  check("a.ris", [["PB  - P", { publisher: "P", "container-title": undefined }]], (line) => `TY  - BOOK\nTI  - One\n${line}\nER  - \n`);
});

describe("Hayagriva is read", () => {
  const parents = [
    ["proceedings", "paper-conference"],
    ["conference", "paper-conference"],
    ["periodical", "article-journal"],
    ["newspaper", "article-journal"],
    ["anthology", "chapter"],
    ["book", "chapter"],
    ["reference", "chapter"],
    ["blog", "article-journal"],
  ] as const;
  check(
    "a.yml",
    parents.flatMap(([parent, type]): Row[] => [parent, parent.toUpperCase()].map((name) => [name, { type, "container-title": "Whole" }])),
    (parent) => `a:\n  type: article\n  title: One\n  parent:\n    type: ${parent}\n    title: Whole\n`,
  );
  check(
    "a.yml",
    [
      ["type: book", { type: "book" }],
      ["type: Thesis", { type: "thesis" }],
      ["type: report", { type: "report" }],
      ["type: misc", { type: "document" }],
      [
        'type: misc\n  author: ["A, B", { name: C, given-name: D }]',
        {
          author: [
            { family: "A", given: "B" },
            { family: "C", given: "D" },
          ],
        },
      ],
      ["type: misc\n  editor: A, B", { author: [], editor: [{ family: "A", given: "B" }] }],
      ["type: misc\n  date: 2020-05", { issued: { "date-parts": [[2020, 5]] } }],
      ["type: misc\n  parent:\n    date: 2020-06", { issued: { "date-parts": [[2020, 6]] } }],
      ["type: misc\n  url: https://a.org", { URL: "https://a.org" }],
      ["type: misc\n  url: { value: https://a.org, date: 2020 }", { URL: "https://a.org" }],
      ["type: misc\n  parent: [{ url: https://a.org }, { url: https://b.org }]", { URL: "https://a.org" }],
      ["type: misc\n  serial-number: { doi: 10.1/2 }", { DOI: "10.1/2" }],
      ["type: misc\n  doi: 10.1/2", { DOI: "10.1/2" }],
      ['type: misc\n  serial-number: { arxiv: "arXiv: 2404.05868" }', { archive: "arXiv", archive_location: "2404.05868" }],
      ["type: misc\n  publisher: P", { publisher: "P", "container-title": undefined }],
      ["type: misc\n  publisher: { name: P, location: L }", { publisher: "P" }],
      ["type: misc\n  organization: P", { publisher: "P" }],
      ["type: misc\n  parent: { publisher: P }", { publisher: "P", "container-title": "P" }],
      ["type: misc\n  parent: { title: T, publisher: P }", { publisher: "P", "container-title": "T" }],
      ['type: misc\n  volume: "3"', { volume: "3" }],
      ['type: misc\n  issue: "4"', { issue: "4" }],
      ['type: misc\n  parent: { volume: "3", issue: "4" }', { volume: "3", issue: "4" }],
      ["type: misc\n  page-range: 1-12", { page: "1-12" }],
      ["type: misc\n  pages: 1-12", { page: "1-12" }],
      ["type: misc\n  note: N", { note: "N" }],
      ["type: report\n  parent: { type: periodical }", { type: "article-journal" }],
      ["type: report\n  parent: { type: newspaper }", { type: "article-journal" }],
      ["type: report\n  parent: { type: blog }", { type: "report" }],
      ["type: misc\n  parent: []", { type: "document", "container-title": undefined }],
      ["type: misc\n  parent: T", { type: "document", "container-title": undefined }],
      [
        "type: misc\n  editor: [C, { name: D, prefix: van, suffix: Jr }, '', { alias: E }]",
        {
          editor: [{ literal: "C" }, { family: "D", "non-dropping-particle": "van", suffix: "Jr" }, {}],
        },
      ],
      ["type: misc\n  author: { name: C, given-name: ' ' }\n  editor: E", { author: [{ family: "C" }], editor: [{ literal: "E" }] }],
      ["type: misc", { author: [], editor: [], archive: undefined, custom: { hayagriva: { title: "One", type: "misc" } } }],
      ["type: misc\n  publisher: { location: L }", { publisher: undefined }],
      ["type: misc\n  serial-number: 10.1/2\n  url: { name: N }", { DOI: undefined, URL: undefined }],
    ],
    (lines) => `a:\n  title: One\n  ${lines}\n`,
  );
});

describe("a conference's list is read", () => {
  check(
    "iclr2025.json",
    [
      [
        '"status": "Poster"',
        { type: "paper-conference", "container-title": "ICLR", issued: { "date-parts": [[2025]] }, author: [], keyword: undefined },
      ],
      [
        '"author": "A B;C D"',
        {
          author: [
            { given: "A", family: "B" },
            { given: "C", family: "D" },
          ],
        },
      ],
      [
        '"author": " ", "authors": "A B, C D"',
        {
          author: [
            { given: "A", family: "B" },
            { given: "C", family: "D" },
          ],
        },
      ],
      ['"doi": "10.1/2"', { DOI: "10.1/2" }],
      ['"keywords": "a;b", "site": "https://a.org"', { keyword: "a, b", note: undefined }],
    ],
    (fields) => `[{"title": "One", "github": "", ${fields}}]`,
  );
  it("without what was not accepted", () => {
    const statuses = ["Reject", "withdrawn", "Desk rejected", "desk reject", "Active", "Oral"];
    const records = statuses.map((status) => JSON.stringify({ title: status, author: "A B", abstract: "", status }));
    const items = parseLibrary(`[${records.join(",\n")}]`, { fileName: "iclr2025.json" }).papers.flatMap(recordsOf);
    assert.deepEqual(
      items.map(({ title }) => title),
      ["Active", "Oral"],
    );
  });
});

describe("Zotero's own JSON is read", () => {
  const fileOf = (fields: string): string => `{"items": [{"itemType": "preprint", "title": "One", ${fields}}]}`;
  const types = [
    ["journalArticle", "article-journal"],
    ["magazineArticle", "article-magazine"],
    ["conferencePaper", "paper-conference"],
    ["book", "book"],
    ["bookSection", "chapter"],
    ["thesis", "thesis"],
    ["report", "report"],
    ["webpage", "webpage"],
    ["blogPost", "post-weblog"],
    ["computerProgram", "software"],
    ["dataset", "dataset"],
    ["presentation", "speech"],
    ["patent", "patent"],
    ["letter", "article"],
  ] as const;
  check(
    "a.json",
    types.map(([itemType, type]): Row => [itemType, { type }]),
    (itemType) => `{"items": [{"itemType": "${itemType}", "title": "One"}]}`,
  );
  const fields = [
    ["citation-key", "citationKey citekey"],
    ["id", "itemKey key"],
    ["issued", "date"],
    ["container-title", "publicationTitle proceedingsTitle bookTitle websiteTitle blogTitle"],
    ["event-title", "conferenceName"],
    ["publisher", "publisher university institution repository"],
    ["publisher-place", "place"],
    ["volume", "volume"],
    ["issue", "issue"],
    ["page", "pages"],
    ["number", "reportNumber archiveID number"],
    ["DOI", "DOI"],
    ["URL", "url"],
    ["ISBN", "ISBN"],
    ["ISSN", "ISSN"],
    ["language", "language"],
    ["edition", "edition"],
    ["collection-title", "series"],
    ["title-short", "shortTitle"],
    ["note", "extra"],
  ] as const;
  check(
    "a.json",
    fields.flatMap(([variable, names]) => names.split(" ").map((name): Row => [`"${name}": "2020"`, { [variable]: "2020" }])),
    fileOf,
  );
  check(
    "a.json",
    fields.map(([variable, names]): Row => [
      [...names.split(" ").map((name, at) => `"${name}": "202${at}"`), '"nothing": ""'].join(", "),
      { [variable]: "2020" },
    ]),
    fileOf,
  );
  const creators = ["author", "presenter", "inventor", "programmer"].map(
    (role) => `{"creatorType": "${role}", "lastName": "A", "firstName": "B"}`,
  );
  check(
    "a.json",
    [
      ...creators.map((creator): Row => [`"creators": [${creator}]`, { author: [{ family: "A", given: "B" }], editor: [] }]),
      ['"creators": [{"creatorType": "editor", "name": "ACME"}]', { author: [], editor: [{ literal: "ACME" }] }],
      ['"creators": [{"creatorType": "reviewedAuthor", "name": "ACME"}, 7]', { author: [], editor: [] }],
      ['"creators": [{"lastName": "A"}, {"creatorType": "author", "lastName": "B"}]', { author: [{ family: "B" }] }],
      ['"creators": {"creatorType": "author", "lastName": "B"}', { author: [] }],
      ['"tags": [{"tag": "a"}, 7, {"type": 1}, {"tag": "b"}]', { keyword: "a, b" }],
      ['"data": {"place": "Rome"}', { "publisher-place": "Rome" }],
    ],
    fileOf,
  );

  it("without notes, attachments, and annotations, which are not papers", () => {
    const items = ["note", "attachment", "annotation"].map((itemType) => `{"itemType": "${itemType}", "title": "One"}`);
    assert.deepEqual(parseLibrary(`{"items": [${items.join(", ")}]}`, { fileName: "a.json" }).papers, []);
  });
});
