import assert from "node:assert/strict";
import { formatBibtex, formatOwnBibtex } from "../../../src/core/formats/bibtex/write/formatBibtex";
import { formatCslJson } from "../../../src/core/formats/csl/completeItem";
import { formatOwnLibrary } from "../../../src/core/formats/csl/formatOwnLibrary";
import { formatCffReference } from "../../../src/core/formats/formatCff";
import { parseLibrary } from "../../../src/core/formats/parseLibrary";
import { isLatex } from "../../../src/core/formats/records/plainText";
import type { Paper } from "../../../src/core/paper";

/** Texts with signs that mean something in LaTeX. */
const texts: readonly string[] = [
  "A --> B",
  "a -- b --- c",
  "x~y ~ z ~5",
  "C:\\temp\\new",
  "I/O\\",
  "\\alpha alone",
  "costs $5 and $10",
  "US$ and A$",
  "a $ b",
  "f: R → {0,1}",
  "{A} and } b {",
  "`code` and ``x''",
  "'quoted' \"double\" don''t",
  "a_b^c a_{b} 10^{-6}",
  "# & % | @ = ^_^",
  "!`?` <<a>> ,,b''",
  "– em — dash a–-b –––",
  "x² ℓ₁ Größe Šimoník",
  "http://a.org/~x_y%20z",
];

function first(text: string, fileName: string): Paper {
  const { papers } = parseLibrary(text, { fileName });
  assert.ok(papers[0], fileName);
  return papers[0];
}

/** Everything in a paper that is text. */
function textsOf({ title, authors, published, abstract }: Paper): readonly unknown[] {
  return [title, authors, published?.venue, published?.volume, abstract];
}

describe("a text that is no LaTeX comes through as it is written", () => {
  for (const text of texts) {
    const title = `Title ${text} end`;
    const names = [
      { family: `Fam ${text}`, given: "Eva" },
      { family: "Kurz", given: `Giv ${text}` },
    ];
    const item = {
      id: "k",
      type: "article-journal",
      title,
      author: [...names, { literal: `Group ${text} end` }],
      "container-title": `Journal ${text} end`,
      volume: `v ${text} e`,
      abstract: `This ${text} here.`,
    };
    const expected = [title, item.author, item["container-title"], item.volume, item.abstract];

    it(`from CSL-JSON, and through every format that is written: ${text}`, () => {
      const paper = first(JSON.stringify([item]), "a.json");
      assert.deepEqual(textsOf(paper), expected);
      assert.deepEqual(textsOf(first([...formatOwnLibrary([paper])].join(""), "a.json")), expected);
      assert.deepEqual(textsOf(first(formatCslJson([paper]), "a.json")), expected);
      assert.deepEqual(textsOf(first(formatOwnBibtex(paper), "a.bib")), expected);
      assert.deepEqual(textsOf(first(formatBibtex(paper), "a.bib")).slice(0, 4), expected.slice(0, 4));
      const fromBib = first(formatOwnBibtex(paper), "a.bib");
      assert.deepEqual(textsOf(first([...formatOwnLibrary([fromBib])].join(""), "a.json")), expected);
      const cff = parseLibrary(`cff-version: 1.2.0\nreferences:\n${formatCffReference(paper)}\n`, { fileName: "a.cff" }).papers[0];
      assert.ok(cff);
      assert.deepEqual(textsOf(cff).slice(0, 4), expected.slice(0, 4));
    });

    it(`from CSL-YAML, RIS, Hayagriva, and lists: ${text}`, () => {
      const quoted = (value: string): string => JSON.stringify(value);
      const [one, two] = names;
      const yaml = `- id: k\n  type: article-journal\n  title: ${quoted(title)}\n  author: ${JSON.stringify(names)}\n`;
      const people = `[${quoted(`${one?.family ?? ""}, Eva`)}, ${quoted(`Kurz, ${two?.given ?? ""}`)}]`;
      // A comma separates the parts of a name in these formats.
      const isOneName = !text.includes(",");
      const hayagriva = `k:\n  type: article\n  title: ${quoted(title)}${isOneName ? `\n  author: ${people}` : ""}\n`;
      const ris = `TY  - JOUR\nTI  - ${title}\n${isOneName ? `AU  - ${one?.family ?? ""}, Eva\nAU  - Kurz, ${two?.given ?? ""}\n` : ""}ER  - \n`;
      for (const [content, fileName, hasNames] of [
        [yaml, "a.yaml", true],
        [hayagriva, "a.yml", isOneName],
        [ris, "a.ris", isOneName],
      ] as const) {
        const paper = first(content, fileName);
        assert.deepEqual([paper.title, paper.authors], [title, hasNames ? names : []], fileName);
      }
      const listed = first(JSON.stringify([{ title, author: "Eva Lang", abstract: item.abstract }]), "iclr2024.json");
      assert.deepEqual([listed.title, listed.abstract], [title, item.abstract]);
    });
  }
});

describe("a text is LaTeX", () => {
  const rows: readonly (readonly [text: string, expected: boolean])[] = [
    ["$\\alpha$", true],
    ["$O(n)$ time", true],
    ["the $k$-means", true],
    ["x$^{2}$ and $a_i$", true],
    ["80\\% of A\\&B", true],
    ['G{\\"u}nnemann', true],
    ['G\\"{u}nnemann', true],
    ["\\textit{agnostic}", true],
    ["\\v{S}imon", true],
    ["{\\em so}", true],
    ["\\{0,1\\}", true],
    ["$5 to $10", false],
    ["don\\'t", false],
    ["C:\\new\\{x", true],
    ["\\unknown{x}", false],
    ["\\alpha", false],
    ["{ViDT}", false],
    ["--", false],
  ];
  for (const [text, expected] of rows) {
    it(`${text}: ${String(expected)}`, () => {
      assert.equal(isLatex(text), expected);
    });
  }
});

describe("nothing is lost of", () => {
  type Facts = Readonly<Record<string, unknown>>;
  const factsOf = (paper: Paper): Facts => ({ ...paper, links: paper.links.map(({ url }) => url) });
  const author = (...names: readonly object[]): Facts => ({ authors: names });
  const ris = (...lines: readonly string[]): string => `TY  - JOUR\nTI  - T\n${lines.join("\n")}\nER  - \n`;
  const rows: readonly (readonly [what: string, fileName: string, text: string, facts: Facts])[] = [
    ["an abstract in several AB", "a.ris", ris("AB  - One.", "AB  - Two", "goes on."), { abstract: "One. Two goes on." }],
    ["an address behind what is none", "a.ris", ris("UR  - see", "UR  - ", "UR  - https://a.org/x"), { links: ["https://a.org/x"] }],
    ["a title in ST", "a.ris", "TY  - BOOK\nST  - Short\nER  - \n", { title: "Short" }],
    ["a suffix of two parts", "a.ris", ris("AU  - Doe, Jane, Jr., PhD"), author({ family: "Doe", given: "Jane", suffix: "Jr., PhD" })],
    ["a group with and", "a.ris", ris("AU  - Smith and Wesson, Inc."), author({ family: "Smith and Wesson", given: "Inc." })],
    ["two names in one", "a.ris", ris("AU  - Doe, J. and Roe, R."), author({ family: "Doe", given: "J." }, { family: "Roe", given: "R." })],
    ["a name without a family", "a.ris", ris("AU  - , Jane"), author({ literal: "Jane" })],
    ["a byte order mark in the middle", "a.ris", `TY  - JOUR\nTI  - S\nER  - \n\uFEFF${ris("AU  - A, B")}`, { title: "S" }],
    ["tabs for blanks", "a.ris", "TY\t-\tJOUR\nTI\t-\tT\nAU\t-\tA, B\nER\t-\n", author({ family: "A", given: "B" })],
    ["a name alone", "a.json", '[{"id":"a","title":"T","author":{"family":"A","given":"B"}}]', author({ family: "A", given: "B" })],
    ["a name that is a text", "a.yaml", "- id: a\n  title: T\n  author: A, B\n", author({ family: "A", given: "B" })],
    [
      "names in a list",
      "iclr2024.json",
      '[{"title":"T","abstract":"x","authors":["Eva Lang","Jo van de Weijer"]}]',
      author({ family: "Lang", given: "Eva" }, { family: "Weijer", given: "Jo", "non-dropping-particle": "van de" }),
    ],
  ];
  for (const [what, fileName, text, facts] of rows) {
    it(what, () => {
      const found = factsOf(first(text, fileName));
      assert.deepEqual(Object.fromEntries(Object.keys(facts).map((name) => [name, found[name]])), facts);
    });
  }

  const files: readonly (readonly [what: string, fileName: string, text: string])[] = [
    ["Hayagriva with a byte order mark in the middle", "a.yml", "a:\n  title: A\n\uFEFFb:\n  title: B\n"],
    ["Hayagriva of several documents", "a.yml", "a:\n  title: A\n---\nb:\n  title: B\n...\n"],
    ["Hayagriva of several documents, one of them broken", "a.yml", 'a:\n  title: A\n---\nz:\n  title: "Z\n---\nb:\n  title: B\n'],
    ["CSL-YAML of several documents", "a.yaml", "- id: a\n  title: A\n---\n- id: b\n  title: B\n"],
    ["CSL-YAML with two lists", "a.yaml", "references:\n- id: a\n  title: A\nreferences:\n- id: b\n  title: B\n"],
    ["Hayagriva with old line ends", "a.yml", "a:\r  title: A\rb:\r\n  title: B\r"],
    ["RIS with mixed line ends", "a.ris", "TY  - JOUR\r\nID  - a\rTI  - A\nER  - \r\rTY  - JOUR\nID  - b\nTI  - B\nER  - "],
  ];
  for (const [what, fileName, text] of files) {
    it(what, () => {
      const { papers } = parseLibrary(text, { fileName });
      assert.deepEqual(
        papers.map(({ citekey, title }) => `${citekey}: ${title}`),
        ["a: A", "b: B"],
      );
    });
  }

  it("dates of CSL-YAML", () => {
    const { records = [] } = first(
      "- id: a\n  title: T\n  issued:\n  - {year: 2019, month: 3}\n  - {year: 2019, month: 4, day: 2}\n",
      "a.yaml",
    );
    assert.match(records.join(""), /"issued":\{"date-parts":\[\["2019","3"\],\["2019","4","2"\]\]\}/);
  });
});
