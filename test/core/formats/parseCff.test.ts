import assert from "node:assert/strict";
import { formatCffReference } from "../../../src/core/formats/formatCff";
import { parseLibrary } from "../../../src/core/formats/parseLibrary";
import { recordsOf } from "../../../src/core/formats/records/packedRecords";
import type { Paper } from "../../../src/core/paper";

const software = `cff-version: 1.2.0
message: "If you use this software, cite it: thanks"
title: My Tool
abstract: It does this.
authors:
  - family-names: Druskat
    given-names: Stephan
    name-particle: von
    orcid: https://orcid.org/0000-0003-4925-7248
  - name: The Research Team
  - alias: octo
contact:
  - family-names: Nobody
version: 1.0.0
doi: 10.5281/zenodo.1234
date-released: 2021-08-11
repository-code: https://github.com/a/b
`;
const preferred = `preferred-citation:
  type: article
  title: The Paper
  authors:
    - family-names: A
      given-names: B
    - name: et al.
  journal: JOSS
  year: 2020
  month: 3
  volume: 5
  start: 1
  end: 9
`;
const book = `  - type: book
    title: An Edited Book
    editors:
      - family-names: Ed
    publisher:
      name: North Press
    year: 1999
`;
const talk = `  - type: conference-paper
    title: A Talk
    authors:
      - family-names: Z
    editors:
      - family-names: Ed
    conference:
      name: ICSE
    identifiers:
      - type: other
        value: arXiv:2404.05868
`;

function read(
  text: string,
  fileName = "CITATION.cff",
): { papers: readonly Paper[]; lines: readonly unknown[]; problems: readonly string[] } {
  const { format, papers, problems, lines } = parseLibrary(text, { fileName });
  assert.equal(format, "cff");
  return {
    papers,
    lines: papers.map(({ citekey }) => lines.get(citekey)),
    problems: problems.map(({ line, message }) => `${line}: ${message}`),
  };
}

describe("a CITATION.cff file", () => {
  const rows: readonly (readonly [
    what: string,
    text: string,
    titles: readonly string[],
    lines: readonly number[],
    problems?: readonly RegExp[],
  ])[] = [
    ["of software", software, ["My Tool"], [3]],
    ["with a preferred citation", software + preferred, ["My Tool", "The Paper"], [3, 18]],
    ["with references", `${software}references:\n${book}${talk}`, ["My Tool", "An Edited Book", "A Talk"], [3, 19, 26]],
    [
      "with references first, and all",
      `references:\n${talk}${book}${software}${preferred}`,
      ["My Tool", "The Paper", "A Talk", "An Edited Book"],
      [22, 37, 2, 13],
    ],
    ["with an empty list", `${software}references: []\n`, ["My Tool"], [3]],
    ["with CRLF", `${software}references:\n${book}`.replaceAll("\n", "\r\n"), ["My Tool", "An Edited Book"], [3, 19]],
    [
      "whose list is not indented",
      `${software}references:\n- title: One\n- title: Two\nlicense: MIT\n`,
      ["My Tool", "One", "Two"],
      [3, 19, 20],
    ],
    [
      "with a broken reference",
      `${software}references:\n  - title: "Broken\n${talk}`,
      ["My Tool", "A Talk"],
      [3, 20],
      [/^19: Invalid YAML/],
    ],
    ["with a broken key", `license: "MIT\n${software}references:\n${talk}`, ["My Tool", "A Talk"], [4, 20], [/^1: Invalid YAML/]],
    ["with a repeated key", `${software}title: Other\n`, ["Other"], [18], [/^18: A key is repeated: "title"/]],
    [
      "without a title",
      `${software.replace("title: My Tool", "type: software")}${preferred}`,
      ["The Paper"],
      [18],
      [/^1: Skipped a record: no title/],
    ],
    ["with a reference that is no mapping", `${software}references:\n  - Text\n${talk}`, ["My Tool", "A Talk"], [3, 20], [/^19: Skipped/]],
  ];
  for (const [what, text, titles, lines, problems = []] of rows) {
    it(what, () => {
      const found = read(text);
      assert.deepEqual(
        found.papers.map(({ title }) => title),
        titles,
      );
      assert.deepEqual(found.lines, lines);
      assert.equal(found.problems.length, problems.length, found.problems.join("\n"));
      problems.forEach((problem, index) => assert.match(found.problems[index] ?? "", problem));
    });
  }

  it("is recognized by its content", () => {
    for (const name of ["", "citation.yml", "CITATION", "x.cff"]) {
      assert.equal(read(`${software}references:\n${book}`, name).papers.length, 2);
    }
  });

  it("says who wrote what, and that a list of authors is not complete", () => {
    const { papers } = read(`${software}${preferred}references:\n${book}${talk}`);
    assert.deepEqual(
      papers.map(({ authors }) => authors),
      [
        [{ family: "Druskat", given: "Stephan", "non-dropping-particle": "von" }, { literal: "The Research Team" }, { literal: "octo" }],
        [{ family: "A", given: "B" }, { literal: "others" }],
        [{ family: "Ed" }],
        [{ family: "Z" }],
      ],
    );
    const items = papers.map((paper) => recordsOf(paper)[0]);
    assert.deepEqual(
      items.map((item) => [item?.["type"], item?.["editor"]]),
      [
        ["software", []],
        ["article-journal", []],
        ["book", [{ family: "Ed" }]],
        ["paper-conference", [{ family: "Ed" }]],
      ],
    );
    assert.deepEqual(items[2]?.["author"], []);
  });

  it("goes through a reference and back", () => {
    const { papers } = read(`${software}${preferred}references:\n${book}${talk}`);
    const again = read(`cff-version: 1.2.0\ntitle: X\nreferences:\n${papers.map((paper) => formatCffReference(paper)).join("\n")}\n`);
    assert.deepEqual(again.problems, []);
    assert.deepEqual(
      again.papers.slice(1).map((paper) => recordsOf(paper).map(({ author, editor }) => [author, editor])),
      papers.map((paper) => recordsOf(paper).map(({ author, editor }) => [author, editor])),
    );
    const plain = ({ title, authors, doi, arxiv, published, links }: Paper): unknown => [
      title,
      authors,
      doi,
      arxiv,
      published?.venue,
      links,
    ];
    assert.deepEqual(again.papers.slice(1).map(plain), papers.map(plain));
  });
});
