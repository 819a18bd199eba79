import assert from "node:assert/strict";
import { escapeProse } from "../../../../src/core/citations/wording/escapeProse";
import { sanitizeCitekey, sanitizeEnclosedCitekey } from "../../../../src/core/citations/wording/citedKey";
import {
  citedAddress,
  describeAuthorsAndYear,
  describePublication,
  familyName,
} from "../../../../src/core/citations/wording/describePaper";
import { formatBibtex } from "../../../../src/core/formats/bibtex/write/formatBibtex";
import { formatReference, oneLine } from "../../../../src/core/citations/wording/formatReference";
import type { Paper } from "../../../../src/core/paper";

describe("escapeProse", () => {
  const signs = "\\ ~ ^ { } $ & # _ % ` * [ ] < > @ | a_b _";
  const rows: readonly (readonly [languages: string, expected: string])[] = [
    [
      "latex tex latex-expl3 doctex rsweave rnoweb sweave knitr jlweave",
      "\\textbackslash{} \\textasciitilde{} \\textasciicircum{} \\{ \\} \\$ \\& \\# \\_ \\% ` * [ ] < > @ | a\\_b \\_",
    ],
    [
      "markdown quarto rmd rmarkdown markdown-math pandoc mdx myst juliamarkdown",
      "\\\\ \\~ ^ { } \\$ & \\# \\_ % \\` \\* \\[ \\] \\< \\> \\@ \\| a\\_b \\_",
    ],
    ["typst", "\\\\ \\~ ^ { } \\$ & \\# \\_ % \\` \\* \\[ \\] \\< \\> \\@ | a\\_b \\_"],
    ["restructuredtext rst", "\\\\ ~ ^ { } $ & # \\_ % \\` \\* [ ] < > @ \\| a_b \\_"],
    ["org plaintext", signs],
  ];
  for (const [languages, expected] of rows) {
    for (const languageId of languages.split(" ")) {
      it(`escapes what is markup in ${languageId}`, () => {
        assert.equal(escapeProse(signs, languageId), expected);
      });
    }
  }
});

describe("words of a paper", () => {
  const paper: Paper = { citekey: "a", title: 'Of "X"', authors: [], links: [], aliases: [] };

  it("leave out what is unknown", () => {
    const check = (change: Partial<Paper>, reference: string, short: string): void => {
      assert.equal(formatReference({ ...paper, ...change }), reference);
      assert.equal(describeAuthorsAndYear({ ...paper, ...change }), short);
    };
    const authors = [{ family: "A" }, { family: "B" }];
    check({}, "\"Of 'X'\".", "\"Of 'X'\"");
    check({ authors, year: 2020 }, "A and B, \"Of 'X'\", 2020.", "A and B, 2020");
    check({ authors, year: 2020, arxiv: "1" }, "A and B, \"Of 'X'\", arXiv 2020. https://arxiv.org/abs/1", "A and B, 2020");
    check({ arxiv: "1", doi: "2" }, "\"Of 'X'\", arXiv. https://arxiv.org/abs/1", "\"Of 'X'\"");
    check({ doi: "2", published: { kind: "journal", venue: "V" } }, "\"Of 'X'\", V. https://doi.org/2", "\"Of 'X'\"");
    check({ year: 2020, published: { kind: "journal", venue: "V", year: 2021 } }, "\"Of 'X'\", V 2021.", "\"Of 'X'\", 2021");
    assert.equal(citedAddress({}), undefined);
    assert.equal(describePublication({}), "");
    assert.equal(familyName({ given: "G" }), "G");
    assert.equal(familyName({}), "");
    assert.equal(familyName({ family: "F", literal: "L", given: "G" }), "F");
  });

  it("keep the venue as the record writes it", () => {
    const venue = "Advances in Neural Information Processing Systems";
    const published = { kind: "conference", venue, year: 2017 } as const;
    assert.equal(formatReference({ ...paper, published }), `"Of 'X'", ${venue} 2017.`);
    assert.match(formatBibtex({ ...paper, published }), /booktitle\s*=\s*\{Advances in Neural Information Processing Systems\}/);
  });

  it("are on one line", () => {
    assert.equal(oneLine(" a\r\n\tb\u0085c\u2028d\u0000e\u202Ef\u200E "), "a b c d ef");
  });

  it("have a citekey that cannot end its citation", () => {
    assert.equal(sanitizeCitekey("a b,{c}\\d%\u0000e"), "abcde");
    assert.equal(sanitizeCitekey(" , "), "paper");
    assert.equal(sanitizeEnclosedCitekey("a b,{c}\nd"), "a b,c d");
    assert.equal(sanitizeEnclosedCitekey("{ }"), "paper");
  });
});
