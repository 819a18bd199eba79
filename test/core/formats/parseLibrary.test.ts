import assert from "node:assert/strict";
import { runToEnd } from "../../../src/core/sliced";
import { decodeText, decodeTextInSlices } from "../../../src/core/formats/decodeText";
import { parseLibrary, type LibraryFormat } from "../../../src/core/formats/parseLibrary";
import type { Paper } from "../../../src/core/paper";

const npo = {
  title: "Negative Preference Optimization",
  authors: [
    { family: "Zhang", given: "Ruiqi" },
    { family: "Weijer", given: "Joost", "non-dropping-particle": "van de" },
  ],
};

interface Expected {
  readonly format: LibraryFormat;
  readonly papers: readonly Partial<Paper>[];
  readonly problems?: readonly [line: number, part: string][];
  readonly lines?: Readonly<Record<string, number>>;
}

function check(text: string, fileName: string, expected: Expected): void {
  const library = parseLibrary(text, { fileName });
  assert.equal(library.format, expected.format);
  const found = library.papers.map((paper, index) => pick(paper, Object.keys(expected.papers[index] ?? paper)));
  assert.deepEqual(found, expected.papers);
  const problems = expected.problems ?? [];
  assert.deepEqual(
    library.problems.map(({ line }) => line),
    problems.map(([line]) => line),
    JSON.stringify(library.problems),
  );
  for (const [index, [, part]] of problems.entries()) {
    assert.ok(library.problems[index]?.message.includes(part), library.problems[index]?.message);
  }
  for (const [citekey, line] of Object.entries(expected.lines ?? {})) {
    assert.equal(library.lines.get(citekey), line, citekey);
  }
}

function pick(paper: Paper, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(paper).filter(([name]) => names.includes(name)));
}

const bibtex = "% mine\n@article{npo, title={Negative Preference Optimization}, author={Zhang, Ruiqi and Joost van de Weijer}}\n";
const ris = `TY  - CONF
ID  - npo
TI  - Negative Preference
      Optimization
AU  - Zhang, Ruiqi
AU  - van de Weijer, Joost
PY  - 2024/10/07
T2  - COLM
SP  - 1
EP  - 12
DO  - 10.1145/3696410.3714932
UR  - https://github.com/licong-lin/npo
AB  - We propose NPO.
ER  - 

TY  - JOUR
T1  - Second
A1  - OpenAI
JO  - TMLR
VL  - 3
N1  - arXiv:2404.05868
ER  - 
`;
const cslYaml = `---
references:
- id: npo
  type: paper-conference
  title: Negative Preference Optimization
  author:
  - family: Zhang
    given: Ruiqi
  - family: Weijer
    given: Joost
    non-dropping-particle: van de
  issued:
    date-parts:
    - - 2024
      - 10
  container-title: COLM
- id: other
  title: 'Other: a title'
  issued: 2020-05
...
`;
const hayagriva = `npo:
  type: Article
  title: Negative Preference Optimization
  author: ["Zhang, Ruiqi", { name: Weijer, given-name: Joost, prefix: van de }]
  date: 2024-10
  serial-number:
    doi: "10.1145/3696410.3714932"
    arxiv: 2404.05868
  parent:
    type: Proceedings
    title: COLM
    date: 2025
other:
  type: Book
  title:
    value: A Book
    verbatim: true
  author: OpenAI
  publisher: Springer
  date: 1999
`;
const list = JSON.stringify([
  {
    title: "Negative Preference Optimization",
    author: "Ruiqi Zhang;Joost van de Weijer",
    abstract: "We propose NPO.",
    site: "https://openreview.net/forum?id=x",
    github: "https://github.com/licong-lin/npo",
    status: "Poster",
  },
  { title: "Refused", author: "A B", status: "Reject", abstract: "" },
]);

describe("parseLibrary", () => {
  it("reads BibTeX", () => {
    check(bibtex, "refs.bib", { format: "bibtex", papers: [{ citekey: "npo", ...npo }], lines: { npo: 2 } });
    check(bibtex, "pasted", { format: "bibtex", papers: [{ citekey: "npo", ...npo }] });
    check("", "empty.bib", { format: "bibtex", papers: [] });
  });

  it("reads RIS", () => {
    const papers = [
      {
        citekey: "npo",
        ...npo,
        year: 2024,
        doi: "10.1145/3696410.3714932",
        abstract: "We propose NPO.",
        links: [{ kind: "code" as const, url: "https://github.com/licong-lin/npo" }],
        published: { kind: "conference" as const, venue: "COLM", year: 2024, pages: "1-12" },
      },
      {
        title: "Second",
        authors: [{ literal: "OpenAI" }],
        arxiv: "2404.05868",
        published: { kind: "journal" as const, venue: "TMLR", volume: "3" },
      },
    ];
    check(ris, "export.ris", { format: "ris", papers, lines: { npo: 1 } });
    check(ris.replaceAll("\n", "\r\n"), "", { format: "ris", papers });
  });

  it("reads RIS with a record without an end and one without a title", () => {
    const text = "TY  - JOUR\nTI  - One\n\nTY  - JOUR\nAU  - Li, Bo\nER  - \nTY  - BOOK\nTI  - Three";
    check(text, "x.ris", {
      format: "ris",
      papers: [{ title: "One" }, { title: "Three" }],
      problems: [
        [1, "no end tag (ER)"],
        [4, "Skipped a record: no title."],
        [7, "no end tag (ER)"],
      ],
    });
  });

  it("reads RIS with tags outside of records, and finds arXiv ids in its notes", () => {
    const notes = ["N1  - arXiv:2404.05868", "AN  - arXiv:2404.05868", "M1  - arXiv:2404.05868", "UR  - https://arxiv.org/abs/2404.05868"];
    for (const note of notes) {
      check(`TY  - JOUR\nTI  - One\n${note}\nER  - \n`, "x.ris", { format: "ris", papers: [{ arxiv: "2404.05868" }] });
    }
    check("TY  - JOUR\nTI  - One\nN1  - arXiv:1404.0586\nM1  - 8\nER  - \n", "x.ris", {
      format: "ris",
      papers: [{ arxiv: "1404.0586" }],
    });
    check("\uFEFFhello\nTY  - JOUR\nTI  - One\nER  - \nAU  - Li, Bo\n", "x.ris", {
      format: "ris",
      papers: [{ title: "One" }],
      problems: [[5, "The tag AU is outside of a record."]],
      lines: { one: 2 },
    });
  });

  it("reads Hayagriva with records that are no entries", () => {
    check("a: 7\nb:\n  title: B\n  author: C\n", "x.yml", {
      format: "hayagriva",
      papers: [{ citekey: "b" }],
      problems: [[1, 'Skipped "a": not a Hayagriva entry.']],
      lines: { b: 2 },
    });
  });

  it("reads CSL-YAML", () => {
    const papers = [
      { citekey: "npo", ...npo, year: 2024, published: { kind: "conference" as const, venue: "COLM", year: 2024 } },
      { citekey: "other", title: "Other: a title", year: 2020 },
    ];
    check(cslYaml, "refs.yaml", { format: "csl-yaml", papers, lines: { npo: 3, other: 17 } });
    check(cslYaml.replace("---\nreferences:\n", "").replace("...\n", ""), "", { format: "csl-yaml", papers, lines: { npo: 1, other: 15 } });
  });

  it("loses only the broken record of a YAML file", () => {
    const text = cslYaml.replace("title: Negative Preference", "title: [Negative Preference");
    check(text, "refs.yaml", {
      format: "csl-yaml",
      papers: [{ citekey: "other" }],
      problems: [[6, "Invalid YAML: "]],
      lines: { other: 17 },
    });
    const entries = hayagriva.replace("  date: 2024-10", " date: 2024-10: x");
    check(entries, "refs.yml", { format: "hayagriva", papers: [{ citekey: "other" }], problems: [[5, "Invalid YAML: "]] });
  });

  it("reads Hayagriva's YAML", () => {
    const papers = [
      {
        citekey: "npo",
        ...npo,
        year: 2024,
        arxiv: "2404.05868",
        doi: "10.1145/3696410.3714932",
        published: { kind: "conference" as const, venue: "COLM", year: 2024 },
      },
      { citekey: "other", title: "A Book", authors: [{ literal: "OpenAI" }], year: 1999 },
    ];
    check(hayagriva, "works.yml", { format: "hayagriva", papers, lines: { npo: 1, other: 13 } });
    check(hayagriva, "", { format: "hayagriva", papers });
  });

  it("recognizes Hayagriva's YAML by its entries, whatever lists they contain", () => {
    const text =
      "# Mine\nzygos:\n    type: Article\n    author:\n        - Prekas, George\n    title: ZygOS\n    parent:\n        - type: Proceedings\n          title: SOSP\n";
    check(text, "works.yml", {
      format: "hayagriva",
      papers: [{ citekey: "zygos", authors: [{ family: "Prekas", given: "George" }], published: { kind: "conference", venue: "SOSP" } }],
      lines: { zygos: 2 },
    });
    check(`# Mine\n---\n${cslYaml.slice(cslYaml.indexOf("- id"))}`, "refs.yaml", {
      format: "csl-yaml",
      papers: [{ citekey: "npo" }, { citekey: "other" }],
    });
  });

  it("names the format of a file in which it finds no papers", () => {
    for (const [fileName, text, name] of [
      [
        "zotero.rdf",
        '<?xml version="1.0" encoding="utf-8"?>\n<rdf:RDF\n xmlns:z="http://www.zotero.org/namespaces/export#">',
        "Zotero RDF",
      ],
      ["endnote.xml", '<?xml version="1.0" encoding="UTF-8" ?><xml><records></records></xml>', "XML"],
      ["iclr2025.json", "\n<!DOCTYPE html>\n<html>404</html>", "a web page"],
      ["refs.bib", "<html><body>Sign in</body></html>", "a web page"],
      ["zotero.enw", "%0 Journal Article\n%A LeCun, Yann\n%T Deep learning\n", "EndNote's tagged format"],
      ["pubmed.nbib", "PMID- 31978945\nTI  - A Novel Coronavirus.\nFAU - Zhu, Na\nAB  - In December 2019.\n", "PubMed's format"],
      ["wos.ciw", "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\n", "Web of Science's format"],
      ["zotero.csv", '"Key","Item Type","Publication Year","Author","Title"\n"A","book","2020","Li, Bo","X"\n', "a table"],
      ["zotero.sqlite", "SQLite format 3\0\u0010", "a database"],
    ] as const) {
      check(text, fileName, { format: "foreign", papers: [], problems: [[1, `This is ${name}, which CiteLens does not read.`]] });
    }
    check("a: 1\n", "x.ris", { format: "ris", papers: [], problems: [[1, "No papers found. The file was read as RIS."]] });
    check("{}", "x.json", { format: "csl-json", papers: [], problems: [[1, "Not a list of papers."]] });
    check(" [ ]\n", "x.json", { format: "csl-json", papers: [] });
    check("@string{a = {b}}\n", "macros.bib", { format: "bibtex", papers: [] });
  });

  it("rejects YAML that would expand to a huge size", () => {
    const bomb =
      "a: &a [x,x,x,x]\n" +
      Array.from("bcdefgh", (letter, at) => `${letter}: &${letter} [${`*${"abcdefg"[at] ?? ""},`.repeat(9)}]\n`).join("");
    const { papers, problems } = parseLibrary(`${bomb}i: {title: *h}\n`, { fileName: "x.yml" });
    assert.equal(papers.length, 0);
    assert.ok(problems.length > 0);
    assert.ok(parseLibrary("- ".repeat(50_000), { fileName: "x.yml" }).problems.length > 0);
  });

  it("reads a conference's list of papers", () => {
    const paper = {
      ...npo,
      abstract: "We propose NPO.",
      year: 2025,
      published: { kind: "conference" as const, venue: "ICLR", year: 2025 },
      citekey: "zhang2025negative",
      links: [
        { kind: "code" as const, url: "https://github.com/licong-lin/npo" },
        { kind: "paper" as const, url: "https://openreview.net/forum?id=x" },
      ],
    };
    check(list, "/data/iclr2025.json", {
      format: "paper-list",
      papers: [paper],
      problems: [[1, "Skipped 1 rejected or withdrawn paper."]],
    });
    check(list, "nips2023.json", {
      format: "paper-list",
      papers: [{ published: { kind: "conference", venue: "NeurIPS", year: 2023 } }],
      problems: [[1, "Skipped 1 "]],
    });
  });

  it("reads the names of conferences in their own spelling, with the year, from the file's name", () => {
    for (const [fileName, venue, year] of [
      ["nips2023.json", "NeurIPS", 2023],
      ["NeurIPS-2023.json", "NeurIPS", 2023],
      ["corl_2022.json", "CoRL", 2022],
      ["colm 2024.json", "COLM", 2024],
      ["interspeech1999.json", "Interspeech", 1999],
      ["siggraph2023.json", "SIGGRAPH", 2023],
      ["siggraphasia2023.json", "SIGGRAPH Asia", 2023],
      ["cvpr2023.json", "CVPR", 2023],
    ] as const) {
      check('[{"title": "One", "author": "A B"}]', fileName, {
        format: "paper-list",
        papers: [{ year, published: { kind: "conference", venue, year } }],
      });
    }
    const [paper] = parseLibrary('[{"title": "One", "author": "A B"}]', { fileName: "papers.json" }).papers;
    assert.deepEqual([paper?.year, paper?.published], [undefined, undefined]);
  });

  it("reads the ids and links of a list, and the lines of its papers", () => {
    const records = [
      { title: "One Thing", author: "A B", arxiv: "2404.05868", code: "https://github.com/a/b;https://github.com/a/c" },
      { title: "Two Things", author: "A B", arxiv: "https://arxiv.org/abs/2404.05868", project: "https://p.org", site: "https://s.org" },
      { author: "No Title" },
      { title: "Three Things", author: "A B", arxiv: "arXiv:2404.05868", github: "https://gitlab.com", abstract: "See https://p.org." },
      { title: "Four Things", author: "A B", status: "Withdraw", site: "https://s.org" },
      { title: "Five Things", author: "A B", status: "Reject" },
    ];
    check(`[${records.map((record) => JSON.stringify(record)).join(",\n")}]`, "iclr2025.json", {
      format: "paper-list",
      papers: [
        {
          citekey: "b2024one",
          arxiv: "2404.05868",
          links: [
            { kind: "code", url: "https://github.com/a/b" },
            { kind: "code", url: "https://github.com/a/c" },
          ],
        },
        {
          citekey: "b2024two",
          arxiv: "2404.05868",
          links: [
            { kind: "page", url: "https://p.org" },
            { kind: "page", url: "https://s.org" },
          ],
        },
        { citekey: "b2024three", arxiv: "2404.05868", links: [{ kind: "page", url: "https://p.org" }] },
      ],
      problems: [
        [1, "Skipped 2 rejected or withdrawn papers."],
        [3, "no title"],
      ],
      lines: { b2024one: 1, b2024two: 2, b2024three: 4 },
    });
  });

  it("reads lists that separate authors with commas, and skips addresses without a path", () => {
    const records = [
      { title: "Two", author: "Qian Wang, Weiqi Li", github: "https://github.com/" },
      { title: "Three", author: "Bernd Prach, Fabio Brau, Giorgio Buttazzo", github: "https://github.com/opendatalab/MLS-BRN.git." },
      { title: "None", author: null, abstract: null, status: null, github: "" },
    ];
    check(JSON.stringify(records), "cvpr2024.json", {
      format: "paper-list",
      papers: [
        {
          title: "Two",
          authors: [
            { given: "Qian", family: "Wang" },
            { given: "Weiqi", family: "Li" },
          ],
          links: [],
        },
        {
          title: "Three",
          authors: [
            { given: "Bernd", family: "Prach" },
            { given: "Fabio", family: "Brau" },
            { given: "Giorgio", family: "Buttazzo" },
          ],
          links: [{ kind: "code", url: "https://github.com/opendatalab/MLS-BRN.git" }],
        },
        { title: "None", authors: [], links: [] },
      ],
    });
  });

  it("reads CSL-JSON with its lines", () => {
    const text = JSON.stringify(
      [
        { id: "npo", type: "article-journal", title: "A" },
        { id: "b", type: "book", title: "B" },
      ],
      undefined,
      2,
    );
    check(text, "library.json", { format: "csl-json", papers: [{ citekey: "npo" }, { citekey: "b" }], lines: { npo: 2, b: 7 } });
  });

  it("reads a text list", () => {
    const abstract = `We propose ${"a method of many words and ".repeat(6)}so on.`;
    check(`A First Title\n\n${abstract}\n\nA Second Title\n${abstract}\n`, "list.txt", {
      format: "seed",
      papers: [
        { title: "A First Title", abstract, citekey: "first" },
        { title: "A Second Title", citekey: "second" },
      ],
      lines: { first: 1, second: 5 },
    });
  });

  it("never throws, whatever the text and its name", () => {
    for (const text of [
      "",
      "[",
      "{}",
      "null",
      "[null,1,[]]",
      "references:\n- 1\n- [2]\n",
      "TY  - ",
      "a: b",
      "\u0000",
      "@",
      "- - -",
      "?",
      "references: 5",
    ]) {
      for (const fileName of ["", "a.bib", "a.json", "iclr2025.json", "a.yaml", "a.ris", "a.txt"]) {
        assert.ok(Array.isArray(parseLibrary(text, { fileName }).papers), `${text} as ${fileName}`);
      }
    }
  });
});

describe("decodeText", () => {
  const text = "@article{müller, title={Größe – “x”}}";
  const utf16 = (bigEndian: boolean, mark: boolean): Uint8Array => {
    const units = Array.from(mark ? `\uFEFF${text}` : text, (character) => character.charCodeAt(0));
    return new Uint8Array(units.flatMap((unit) => (bigEndian ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])));
  };
  const cases: readonly (readonly [name: string, bytes: Uint8Array, encoding: string, text: string])[] = [
    ["UTF-8", new TextEncoder().encode(text), "utf-8", text],
    ["UTF-8 with its mark", new TextEncoder().encode(`\uFEFF${text}`), "utf-8", text],
    ["UTF-16, little end first", utf16(false, true), "utf-16le", text],
    ["UTF-16, big end first", utf16(true, true), "utf-16be", text],
    ["UTF-16 without its mark", utf16(false, false), "utf-16le", text],
    ["Latin-1", Uint8Array.from(Buffer.from("title={Größe}", "latin1")), "windows-1252", "title={Größe}"],
    ["Windows-1252", Uint8Array.of(0x93, 0x78, 0x94, 0x20, 0xfc), "windows-1252", "“x” ü"],
    ["nothing", new Uint8Array(), "utf-8", ""],
    ["ASCII", new TextEncoder().encode("abc"), "utf-8", "abc"],
  ];
  for (const [name, bytes, encoding, decoded] of cases) {
    it(`reads ${name}`, () => assert.deepEqual(decodeText(bytes), { text: decoded, encoding }));
  }

  it("reads the same in slices as in one go, whatever their size and whatever is wrong", () => {
    const sound = [...new TextEncoder().encode("aé€😀\uFEFF".repeat(9))];
    for (const mark of [[], [0xef, 0xbb, 0xbf]]) {
      for (const wrong of [[], [0xff], [0xe2, 0x82], [0x80, 0x80, 0x80, 0x80, 0x80]]) {
        const bytes = Uint8Array.from([...mark, ...sound, ...wrong, ...sound, ...wrong]);
        for (let atOnce = 4; atOnce < 40; atOnce++) {
          const { text: whole, encoding } = runToEnd(decodeTextInSlices(bytes, atOnce));
          assert.equal(encoding, "utf-8");
          assert.equal(whole, new TextDecoder().decode(bytes));
        }
      }
    }
  });
});
