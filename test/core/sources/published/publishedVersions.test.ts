import assert from "node:assert/strict";
import { parseBibtex } from "../../../../src/core/formats/bibtex/createBibtexReader";
import { changeEntry, withEdits } from "../../../../src/core/formats/bibtex/write/changeEntry";
import { writtenEntryAt } from "../../../../src/core/formats/bibtex/write/writtenEntry";
import { currentEntry } from "../../../../src/core/sources/published/currentEntry";
import { changesOf, type FieldRow } from "../../../../src/core/sources/published/fieldRow";
import { fieldRows } from "../../../../src/core/sources/published/fieldRows";
import { publishedVersions, type PublishedVersion } from "../../../../src/core/sources/published/publishedVersions";
import type { Paper } from "../../../../src/core/paper";
import type { FoundPaper } from "../../../../src/core/sources/source";

function paperIn(text: string): Paper {
  const [paper] = parseBibtex(text).papers;
  assert.ok(paper);
  return paper;
}

const title = "Frobbing Graphs: A Study of Frobs";
const preprint = `@misc{ng2023frobbing,
  title = {Frobbing Graphs: A Study of {F}robs},
  author = {Ng, Bo and de Vries, Ann},
  year = {2023},
  eprint = {2311.00001},
  archivePrefix = {arXiv}
}
`;

interface Facts {
  readonly source?: FoundPaper["source"];
  readonly title?: string;
  readonly authors?: readonly (readonly [given: string, family: string])[];
  readonly venue?: string;
  readonly type?: string;
  readonly year?: number;
  readonly doi?: string;
  readonly more?: FoundPaper["item"];
  readonly isRetracted?: boolean;
}

/** Returns a record of the published version, with what a test says else. */
function record({
  source = "crossref",
  title: own = title,
  authors = [
    ["Bo", "Ng"],
    ["Ann", "de Vries"],
  ],
  venue = "Proceedings of the Conference on Frobs",
  type = "paper-conference",
  year = 2024,
  doi = "",
  more = {},
  isRetracted = false,
}: Facts = {}): FoundPaper {
  const item = {
    type,
    title: own,
    author: authors.map(([given, family]) => ({ given, family })),
    issued: { "date-parts": [[year, 6]] },
    "container-title": venue,
    ...(doi === "" ? {} : { DOI: doi }),
    ...more,
  };
  return { source, item, links: [], ...(isRetracted ? { isRetracted } : {}) };
}

const linked = { note: "arXiv:2311.00001" };

/** Returns the versions as `kind venue year`. */
function versionsOf(found: readonly FoundPaper[], entry = preprint): readonly string[] {
  return publishedVersions(paperIn(entry), found).map(
    ({ kind, records: [{ paper }, ...more] }) =>
      `${kind}: ${paper.published?.venue ?? ""} ${paper.published?.year ?? ""} (${1 + more.length})`,
  );
}

describe("published versions", () => {
  const one = "published: Proceedings of the Conference on Frobs 2024 (1)";
  const rows: readonly (readonly [what: string, facts: Facts, expected: readonly string[]])[] = [
    ["the same title and authors", {}, [one]],
    ["another spelling of the title", { title: "FROBBING GRAPHS – a study of frobs." }, [one]],
    [
      "initials for given names",
      {
        authors: [
          ["B.", "Ng"],
          ["A.", "de Vries"],
        ],
      },
      [one],
    ],
    ["only the first author", { authors: [["Bo", "Ng"]] }, [one]],
    [
      "a later paper of the same title by others",
      {
        authors: [
          ["Al", "Other"],
          ["Ann", "Else"],
        ],
      },
      [],
    ],
    [
      "another first author, who has the same family name",
      {
        authors: [
          ["Xu", "Ng"],
          ["Cy", "Else"],
        ],
      },
      [],
    ],
    [
      "the same people in another order",
      {
        authors: [
          ["Ann", "de Vries"],
          ["Bo", "Ng"],
        ],
      },
      [],
    ],
    [
      "the same first author with others",
      {
        authors: [
          ["Bo", "Ng"],
          ["Al", "Other"],
          ["Cy", "Else"],
          ["Di", "More"],
        ],
      },
      [],
    ],
    ["no authors", { authors: [] }, []],
    ["a title that is extended", { title: `${title} and Their Uses` }, []],
    ["a title without its second part", { title: "Frobbing Graphs" }, []],
    ["the second part of a series", { title: `${title} II` }, []],
    ["a name with signs", { title: "Frobbing Graphs++: A Study of Frobs" }, []],
    [
      "another title, linked by the arXiv id",
      { title: `${title} and Their Uses`, more: linked },
      ["retitled: Proceedings of the Conference on Frobs 2024 (1)"],
    ],
    ["quite another title, linked by mistake", { title: "Cooking Well", more: linked }, []],
    ["another first author, linked by mistake", { authors: [["Al", "Other"]], more: linked }, []],
    ["the arXiv id of another preprint", { more: { note: "arXiv:2311.00002" } }, []],
    ["the arXiv id with a version", { more: { note: "arXiv:2311.00001v2" } }, [one]],
    ["a workshop", { venue: "Workshop on Frobs" }, ["workshop: Workshop on Frobs 2024 (1)"]],
    ["a workshop by its short name", { venue: "CVPRW" }, ["workshop: CVPRW 2024 (1)"]],
    [
      "an extended abstract by its title",
      { title: `${title} (Extended Abstract)` },
      ["short: Proceedings of the Conference on Frobs 2024 (1)"],
    ],
    ["an extended abstract by its venue", { venue: "Extended Abstracts of CHI" }, ["short: Extended Abstracts of CHI 2024 (1)"]],
    [
      "a companion volume",
      { venue: "Companion Proceedings of the Web Conference" },
      ["short: Companion Proceedings of the Web Conference 2024 (1)"],
    ],
    ["a correction", { title: `Correction to: ${title}`, more: linked }, []],
    ["a comment", { title: `Comment on ‘${title}’`, more: linked }, []],
    ["a preprint elsewhere", { venue: "Research Square", type: "article-journal" }, []],
    ["a preprint elsewhere by its DOI", { doi: "10.2139/ssrn.123", type: "article-journal" }, []],
    ["arXiv as a journal", { venue: "arXiv (Cornell University)", type: "article-journal" }, []],
    ["a thesis", { type: "thesis", more: { publisher: "A University" } }, []],
    ["a report", { type: "report", more: { publisher: "A Laboratory" } }, []],
    ["data", { type: "dataset" }, []],
    ["no venue", { venue: "" }, []],
    ["a paper in a journal", { type: "article-journal", venue: "Frobs Today" }, ["published: Frobs Today 2024 (1)"]],
  ];
  for (const [what, facts, expected] of rows) {
    it(`knows ${what}`, () => {
      assert.deepEqual(versionsOf([record(facts)]), expected);
    });
  }

  it("takes a DOI of the preprint's own record for a link", () => {
    const preprintRecord: FoundPaper = {
      source: "datacite",
      item: {
        type: "article",
        title,
        publisher: "arXiv",
        number: "arXiv:2311.00001",
        DOI: "10.1000/frobs",
        author: [{ family: "Ng", given: "Bo" }],
      },
      links: [],
    };
    assert.deepEqual(versionsOf([preprintRecord, record({ title: `${title} and Their Uses`, doi: "10.1000/frobs" })]), [
      "retitled: Proceedings of the Conference on Frobs 2024 (1)",
    ]);
  });

  it("joins the records of one publication, and keeps a conference and a journal apart", () => {
    const found = [
      record({ source: "semantic-scholar", venue: "International Conference on Learning Representations", year: 2023 }),
      record({
        doi: "10.1000/j",
        type: "article-journal",
        venue: "IEEE Transactions on Pattern Analysis and Machine Intelligence",
        year: 2025,
      }),
      record({ source: "openalex", venue: "ICLR", year: 2024 }),
      record({ source: "openalex", doi: "10.1000/j", type: "article-journal", venue: "TPAMI", year: 2025 }),
      record({ source: "openalex", venue: "Workshop on Frobs" }),
    ];
    assert.deepEqual(versionsOf(found), [
      "published: IEEE Transactions on Pattern Analysis and Machine Intelligence 2025 (2)",
      "published: ICLR 2024 (2)",
      "workshop: Workshop on Frobs 2024 (1)",
    ]);
  });

  it("compares the name of a group", () => {
    const ofGroup = "@misc{g, title = {Frobs at Scale}, author = {{The Frob Team}}, eprint = {2311.00003}}";
    const group = (name: string): FoundPaper => record({ title: "Frobs at Scale", more: { author: [{ literal: name }] } });
    assert.equal(versionsOf([group("Frob Team")], ofGroup).length, 1);
    assert.equal(versionsOf([group("Other Team")], ofGroup).length, 0);
  });
});

/** Returns the entry with the rows that the test accepts, and the rows as texts. */
function accepted(
  entry: string,
  found: readonly FoundPaper[],
  isAccepted: (row: FieldRow) => boolean = (row) => row.isAccepted,
): { readonly text: string; readonly rows: readonly string[] } {
  const paper = paperIn(entry);
  const written = writtenEntryAt(entry, entry.lastIndexOf("@") + 1);
  const [version] = publishedVersions(paper, found);
  assert.ok(written && version);
  const rows = fieldRows(currentEntry(entry, written, paper), version satisfies PublishedVersion);
  const edits = changeEntry(entry, written, changesOf(rows, new Set(rows.filter(isAccepted))));
  return {
    text: withEdits(entry, edits),
    rows: rows.map((row) => `${row.isAccepted ? "+" : "-"} ${row.name}: ${row.before} → ${row.after} [${row.found?.source ?? ""}]`),
  };
}

describe("the fields of a published version", () => {
  it("are those of the entry, its source beside each, and the eprint stays", () => {
    const found = [
      record({ doi: "10.1000/frobs" }),
      record({ source: "openalex", doi: "10.1000/frobs", more: { page: "5-9", volume: "3" } }),
    ];
    const { text, rows } = accepted(preprint, found);
    assert.deepEqual(rows, [
      "+ @: @misc → @inproceedings [crossref]",
      "+ booktitle:  → Proceedings of the Conference on Frobs [crossref]",
      "+ year: 2023 → 2024 [crossref]",
      "+ volume:  → 3 [openalex]",
      "+ pages:  → 5–9 [openalex]",
      "+ doi:  → 10.1000/frobs [crossref]",
      "+ eprint: 2311.00001 → 2311.00001 []",
    ]);
    assert.equal(
      text,
      `@inproceedings{ng2023frobbing,
  title = {Frobbing Graphs: A Study of {F}robs},
  author = {Ng, Bo and de Vries, Ann},
  year = {2024},
  eprint = {2311.00001},
  archivePrefix = {arXiv},
  booktitle = {Proceedings of the Conference on Frobs},
  volume = {3},
  pages = {5--9},
  doi = {10.1000/frobs}
}
`,
    );
  });

  it("change only where they are accepted", () => {
    const found = [record({ doi: "10.1000/frobs" })];
    assert.equal(accepted(preprint, found, () => false).text, preprint);
    assert.equal(accepted(preprint, found, ({ name }) => name === "eprint").text, preprint);
    const withoutEprint = accepted(preprint, found, ({ name }) => name === "doi").text;
    assert.equal(withoutEprint, preprint.replace(/ {2}eprint = .*\n.*arXiv\}\n/, "  doi = {10.1000/frobs}\n"));
  });

  it("take no year that is none", () => {
    const years: readonly (readonly [issued: unknown, year: string])[] = [
      [{ "date-parts": [[2024, 3]] }, "2024"],
      [{ "date-parts": [[-5, 13, 99]] }, "2023"],
      [{ "date-parts": [[99_999]] }, "2023"],
      [{ literal: "n.d. {" }, "2023"],
      [{ raw: "٢٠٢٤" }, "2023"],
    ];
    for (const [issued, year] of years) {
      for (const entry of [preprint, preprint.replace("year =", "date =")]) {
        const [, written] =
          /(?:year|date) = \{(.*?)\}/.exec(accepted(entry, [record({ source: "openalex", more: { issued } })]).text) ?? [];
        assert.equal(written, year, JSON.stringify(issued));
      }
    }
  });

  const entries: readonly (readonly [what: string, entry: string, facts: Facts, expected: string])[] = [
    [
      "replace a journal that says arXiv, and record its id",
      `@article{a,\n  title = {${title}},\n  author = {Ng, Bo and others},\n  journal = {arXiv preprint arXiv:2311.00001},\n  month = nov,\n  year = 2023\n}`,
      {},
      `@inproceedings{a,\n  title = {${title}},\n  author = {Ng, Bo and de Vries, Ann},\n  booktitle = {Proceedings of the Conference on Frobs},\n  month = jun,\n  year = {2024},\n  eprint = {2311.00001},\n  archiveprefix = {arXiv}\n}`,
    ],
    [
      "take the place of what DBLP writes of CoRR",
      `@article{a,\n  author = {Bo Ng and Ann de Vries},\n  title = {${title}},\n  journal = {CoRR},\n  volume = {abs/2311.00001},\n  year = {2023},\n  eprinttype = {arXiv},\n  eprint = {2311.00001}\n}`,
      { type: "article-journal", venue: "Frobs Today", more: { volume: "7", issue: "2" } },
      `@article{a,\n  author = {Bo Ng and Ann de Vries},\n  title = {${title}},\n  journal = {Frobs Today},\n  volume = {7},\n  year = {2024},\n  eprinttype = {arXiv},\n  eprint = {2311.00001},\n  number = {2}\n}`,
    ],
    [
      "are BibLaTeX's in an entry of BibLaTeX",
      `@online{a,\n  title = {${title}},\n  author = {Ng, Bo and de Vries, Ann},\n  date = {2023-11-01},\n  eprint = {2311.00001},\n  eprinttype = {arxiv},\n  pubstate = {prepublished}\n}`,
      { type: "article-journal", venue: "Frobs Today" },
      `@article{a,\n  title = {${title}},\n  author = {Ng, Bo and de Vries, Ann},\n  date = {2024-06},\n  eprint = {2311.00001},\n  eprinttype = {arxiv},\n  journaltitle = {Frobs Today}\n}`,
    ],
    [
      "take away notes that only say what is no longer true",
      `@unpublished{a,\n  title = {${title}},\n  author = {Ng, Bo and de Vries, Ann},\n  note = {Under review},\n  year = {2024},\n  eprint = {2311.00001}\n}`,
      {},
      `@inproceedings{a,\n  title = {${title}},\n  author = {Ng, Bo and de Vries, Ann},\n  year = {2024},\n  eprint = {2311.00001},\n  booktitle = {Proceedings of the Conference on Frobs}\n}`,
    ],
    ["leave another title to the user", preprint, { title: `${title} and Their Uses`, more: linked }, preprint],
    ["leave a retracted paper to the user", preprint, { isRetracted: true }, preprint],
    [
      "escape what LaTeX would read",
      preprint,
      { venue: "Frobs & {Graphs_50%" },
      preprint
        .replace("@misc", "@inproceedings")
        .replace("2023}", "2024}")
        .replace("{arXiv}\n", "{arXiv},\n  booktitle = {Frobs \\& {\\textbraceleft}Graphs\\_50\\%}\n"),
    ],
  ];
  for (const [what, entry, facts, expected] of entries) {
    it(what, () => {
      assert.equal(accepted(entry, [record(facts)]).text, expected);
    });
  }
});
