import assert from "node:assert/strict";
import { load } from "js-yaml";
import { type ExportFormat, exportFormats, exportPapers } from "../../../src/core/codebase/exports/exportPapers";
import type { ExportedPaper, ExportOptions } from "../../../src/core/codebase/exports/exported";
import { parseBibtex } from "../../../src/core/formats/bibtex/createBibtexReader";
import { parseCff } from "../../../src/core/formats/parseCff";
import { runToEnd } from "../../../src/core/sliced";
import { parseCslJson } from "../../../src/core/formats/csl/parseCslJson";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import type { Paper } from "../../../src/core/paper";

const npo = paperOf("zhang2024negative");
const debertav3 = paperOf("he2021debertav3");
const papers: readonly ExportedPaper[] = [
  { paper: npo, places: [{ file: "src/train.py", line: 12 }] },
  {
    paper: debertav3,
    places: [
      { file: "@scope/a.ts", line: 3 },
      { file: "@scope/a.ts", line: 9 },
      { file: "b.md", line: 1 },
    ],
  },
];

function paperOf(citekey: string): Paper {
  const paper = bundledPapers.find((one) => one.citekey === citekey);
  assert.ok(paper);
  return paper;
}

function withTitle(title: string): readonly ExportedPaper[] {
  const paper: Paper = { citekey: "hostile2024", title, authors: [{ family: "1. Doe_" }], arxiv: "2401.00001", links: [], aliases: [] };
  return [{ paper, places: [{ file: "a_b*.py", line: 1 }] }];
}

function exported(format: ExportFormat, text: string, given = papers, options: ExportOptions = {}): string {
  const result = exportPapers(format, text, given, options);
  assert.ok("text" in result, JSON.stringify(result));
  return result.text;
}

const bib = `% my papers\n@article{own2020,\n    title = {Own},\n    author = {Doe, Jane},\n    year = {2020}\n}\n`;
const cff = `cff-version: 1.2.0\r\nmessage: Cite it.\r\ntitle: Mine\r\nauthors:\r\n  - name: Me\r\nlicense: MIT # yes\r\n`;
const csl = `[\n    {"id": "own2020", "type": "book", "title": "Own"}\n]\n`;
const existing: Readonly<Record<ExportFormat, readonly string[]>> = {
  bibtex: ["", bib, bib.trimEnd(), bib.replaceAll("\n", "\r\n"), "\uFEFF", "@string{x = {y}}", "% only a comment"],
  markdown: [
    "",
    "# Mine",
    "# Mine\n",
    "# Mine\n\n",
    "# Mine\r\n\r\ntext\r\n",
    "\uFEFF# Mine\n",
    "---\ntitle: x\n---\n",
    "```\ncode\n```\n",
  ],
  rst: ["", "Mine\n====", "Mine\n====\n\ntext::\n\n   code\n", "Mine\r\n====\r\n", ".. comment\n"],
  cff: [
    "",
    cff,
    cff.replaceAll("\r\n", "\n").trimEnd(),
    `${cff}references: []\r\n`,
    `${cff}references:\r\n  - type: book\r\n    title: Own\r\n    authors:\r\n      - name: Doe\r\n`,
  ],
  csl: ["", csl, "[]", '{"items": [{"id": "own2020", "type": "book", "title": "Own"}]}', '[{"id":"own2020","type":"book","title":"Own"}]'],
};

describe("exporting the papers of a code base", () => {
  for (const format of exportFormats) {
    for (const text of existing[format]) {
      for (const where of [false, true]) {
        it(`to ${format} ${where ? "with places " : ""}keeps ${JSON.stringify(text.slice(0, 40))}…, and a second export changes nothing`, () => {
          const first = exported(format, text, papers, { where, title: "sample" });
          assert.equal(exported(format, first, papers, { where, title: "sample" }), first);
          assert.equal(exported(format, first, [...papers].reverse(), { where, title: "sample" }), first);
          assert.equal(linesOf(first).join(), linesOf(text === "" ? first : text).join(), "line ends");
          assertKept(text, first);
          assert.equal(/train\.py:12/.test(first), where);
          for (const { paper } of papers) {
            assert.ok(first.includes(paper.arxiv ?? "?"), `${paper.citekey} in ${first}`);
          }
        });
      }
    }
  }

  it("writes entries that are read as the same papers", () => {
    const ids = papers.map(({ paper }) => paper.arxiv);
    assert.deepEqual(
      parseBibtex(exported("bibtex", bib, papers, { where: true })).papers.map(({ arxiv }) => arxiv),
      [undefined, ...ids],
    );
    assert.deepEqual(
      parseCslJson(exported("csl", csl, papers, { where: true })).papers.map(({ arxiv }) => arxiv),
      [undefined, ...ids],
    );
    const { papers: read, problems } = runToEnd(parseCff(exported("cff", cff, papers, { where: true })));
    assert.deepEqual([read.slice(1).map(({ arxiv }) => arxiv), problems], [ids, []]);
  });

  it("names the places where they do not disturb", () => {
    assert.match(exported("bibtex", bib, papers, { where: true }), /\n\n% Used in src\/train\.py:12\n@\w+\{zhang2024negative,/);
    assert.match(exported("bibtex", "", papers, { where: true }), /% Used in \(at\)scope\/a\.ts:3, b\.md:1 and 1 more place\n@/);
    assert.match(exported("cff", cff, papers, { where: true }), /\r\n {4}# Used in src\/train\.py:12\r\n/);
    assert.match(exported("csl", csl, papers, { where: true }), /"used-in": "src\/train\.py:12"/);
    assert.match(exported("markdown", "", withTitle("x"), { where: true }), / Used in a\\_b\\\*\.py:1\.\n/);
  });

  it("exports every bundled paper twice without a change", () => {
    const all = bundledPapers.map((paper, index) => ({ paper, places: [{ file: "a.py", line: index + 1 }] }));
    for (const format of ["bibtex", "markdown", "rst", "csl"] as const) {
      const first = exported(format, "", all, { where: true });
      assert.equal(exported(format, first, all, { where: true }), first, format);
    }
  });
});

/** Returns the kinds of line ends in a text. */
function linesOf(text: string): readonly string[] {
  return [...new Set(text.match(/\r\n|\n|\r/g) ?? ["\n"])];
}

/** Checks that every line of the text before is still there, in order. */
function assertKept(before: string, after: string): void {
  let at = 0;
  for (const line of before.split(/\r?\n/).filter((one) => !/^references: \[\]|^\[\]$/.test(one))) {
    const found = after.indexOf(line.replace(/[\]},]+$/, ""), at);
    assert.notEqual(found, -1, `${JSON.stringify(line)} in ${JSON.stringify(after)}`);
    at = found;
  }
}

describe("a section with references", () => {
  const item = (format: "markdown" | "rst"): string =>
    exported(format, "", [papers[0] ?? { paper: npo, places: [] }])
      .split("\n")
      .find((line) => /^[-*] /.test(line)) ?? "";
  const [md, rst] = [item("markdown"), item("rst")];
  const rows: readonly (readonly [format: "markdown" | "rst", before: string, after: string])[] = [
    ["markdown", "", `<!-- citelens:references -->\n\n## References\n\n${md}\n\n<!-- /citelens:references -->\n`],
    ["markdown", "# A", `# A\n\n<!-- citelens:references -->\n\n## References\n\n${md}\n\n<!-- /citelens:references -->\n`],
    [
      "markdown",
      "## Papers\n<!-- citelens:references -->\n<!-- /citelens:references -->\nmore  \n",
      `## Papers\n<!-- citelens:references -->\n\n${md}\n\n<!-- /citelens:references -->\nmore  \n`,
    ],
    [
      "markdown",
      "<!-- citelens:references -->\n### Literature\nWe use\n- old\n- older\n<!-- /citelens:references -->",
      `<!-- citelens:references -->\n\n### Literature\nWe use\n\n${md}\n\n<!-- /citelens:references -->`,
    ],
    [
      "markdown",
      "```md\n<!-- citelens:references -->\n```\n",
      `\`\`\`md\n<!-- citelens:references -->\n\`\`\`\n\n<!-- citelens:references -->\n\n## References\n\n${md}\n\n<!-- /citelens:references -->\n`,
    ],
    ["rst", "A\n=\n", `A\n=\n\n.. citelens:references\n\n.. rubric:: References\n\n${rst}\n\n.. /citelens:references\n`],
    [
      "rst",
      "Papers\n------\n\n.. citelens:references\n.. /citelens:references\n\nEnd\n---\n",
      `Papers\n------\n\n.. citelens:references\n\n${rst}\n\n.. /citelens:references\n\nEnd\n---\n`,
    ],
    [
      "rst",
      "::\n\n   .. citelens:references\n",
      `::\n\n   .. citelens:references\n\n.. citelens:references\n\n.. rubric:: References\n\n${rst}\n\n.. /citelens:references\n`,
    ],
  ];
  for (const [format, before, after] of rows) {
    it(`is written to ${JSON.stringify(before.slice(0, 60))}`, () => {
      assert.equal(exported(format, before, papers.slice(0, 1)), after);
      assert.equal(exported(format, after, papers.slice(0, 1)), after);
    });
  }

  const problems: readonly (readonly [format: ExportFormat, text: string, problem: string])[] = [
    ["markdown", "<!-- citelens:references -->\n", "markers"],
    ["markdown", "<!-- /citelens:references -->\n<!-- citelens:references -->\n", "markers"],
    ["rst", ".. citelens:references\n\n.. citelens:references\n\n.. /citelens:references\n", "markers"],
    ["markdown", "```python\nx = 1\n", "unclosed"],
    ["cff", "title: no version\n", "not-cff"],
    ["cff", "cff-version: 1.2.0\n  broken: [\n", "not-cff"],
    ["csl", '{"items": 1}', "not-csl"],
    ["csl", '[{"id": ', "not-csl"],
    ["csl", "hello", "not-csl"],
  ];
  for (const [format, text, problem] of problems) {
    it(`is not written to ${format} ${JSON.stringify(text)}`, () => {
      assert.deepEqual(exportPapers(format, text, papers), { problem });
    });
  }

  const hostile = [
    "a -->",
    "<!-- /citelens:references -->",
    "<script>alert(1)</script>",
    "[x](javascript:alert(1)) `code` *b* _i_ ~s~ $m$ |c| \\",
    "&lt;b&gt; &#x41;",
    "two\nlines\n- item\n# head",
    ".. /citelens:references",
    "`x <javascript:alert(1)>`_ |sub| word_ **b**",
  ];
  for (const title of hostile) {
    it(`escapes ${JSON.stringify(title)}`, () => {
      for (const format of ["markdown", "rst"] as const) {
        const first = exported(format, "x\n", withTitle(title));
        assert.equal(exported(format, first, withTitle(title)), first);
        const items = first.split("\n").filter((line) => /^[-*] /.test(line));
        assert.equal(items.length, 1, first);
        const special = format === "markdown" ? /(?<!\\)(?:[*_`~|$#]|<(?!https:))|(?<!\\)&\w+;/ : /(?<!\\)(?:\*|\|)|\w_(?!\w)/;
        assert.doesNotMatch((items[0] ?? "").slice(2).replace(/[[`][^[`]*<https:[^>]*>(?:\)|`__)$/, ""), special);
      }
    });
  }

  it("begins a new CITATION.cff with what the format asks for", () => {
    const value = load(exported("cff", "", papers, { title: 'A: "b"' }));
    assert.ok(typeof value === "object" && value !== null);
    const keys = Object.keys(value);
    for (const key of ["cff-version", "message", "title", "authors", "references"]) {
      assert.ok(keys.includes(key), key);
    }
  });
});
