import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createChecker } from "../../../../src/core/check/createChecker";
import { mayHaveReferences, referencesIn } from "../../../../src/core/check/references/referencesIn";
import { bundledPapers } from "../../../../src/core/library/bundledPapers";
import { runToEnd } from "../../../../src/core/sliced";

const { titles } = createChecker([{ name: "bundled", papers: bundledPapers }], { year: 2026 });
const title = "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning";

const fileNames = ["a.py", "a.md", "a.ipynb", "a.json", "a.yml", "a.bib", "a.ris", "a.cff", "a.tex", "noending"];

/** The beginnings of texts that have references, and others between them. */
const pieces = [
  "\n",
  "\n\n",
  " and the words of a sentence. ",
  "# ",
  "- ",
  "| a | b |",
  title,
  title.toUpperCase(),
  "arXiv:2404.05868",
  "arxiv.org/abs/2404.05868v2",
  "https://doi.org/10.1145/3696410.3714932",
  "10.1145/3696410.3714932",
  "cs/0112017",
  "https://github.com/naver-ai/vidt",
  "https://example.org/x",
  "arXiv:XXXX.XXXXX",
  "10.1145/xxxxxxx.xxxxxxx",
  "your own xxx",
  "@article{key,\n  title = {A Title},\n}\n",
  "% @misc{key, title={A Title}}\n",
  "@decorator{",
  '[{"id": "a", "type": "book", "title": "A Title"}]',
  '{"name": "x", "version": "1.0.0"}',
  '{"cells": [{"cell_type": "markdown", "source": ["see arXiv:2404.05868"]}]}',
  "references:\n  - title: A Title\n    doi: 10.1145/3696410\n",
  "- id: a\n  type: book\n  title: A Title\n",
  "TY  - JOUR\nTI  - A Title\nER  - \n",
  "文字 Schölkopf’s 🙂 ",
  "\r\n",
];

function hasReferences(text: string, fileName: string): boolean {
  return runToEnd(referencesIn(text, { fileName }, titles)).length > 0;
}

describe("mayHaveReferences", () => {
  it("loses no text with references", () => {
    let [seed, having, without] = [7, 0, 0];
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return (seed >>> 8) % below;
    };
    const made = Array.from({ length: 300 }, () =>
      Array.from({ length: 1 + random(4) }, () => pieces[random(pieces.length)] ?? "").join(""),
    );
    const real = ["README.md", "docs/check.md", "package.json", "src/README.md"].map((file) => readFileSync(file, "utf8"));
    for (const text of [...pieces, ...made, ...real]) {
      for (const fileName of fileNames) {
        const may = mayHaveReferences(text, { fileName }, titles.find);
        if (hasReferences(text, fileName)) {
          assert.ok(may, `${fileName}: ${text}`);
          having++;
        }
        without += may ? 0 : 1;
      }
    }
    assert.ok(having > 500 && without > 500, `${having} ${without}`);
  });

  const plain = ["", "x = 1\n", "We study the words of a sentence. ", "https://example.org/x", '{"name": "x", "version": "1.0.0"}'];
  for (const text of plain) {
    it(`sees none in ${JSON.stringify(text)}`, () => {
      for (const fileName of fileNames.filter((one) => !/bib|ris|cff/.test(one))) {
        assert.equal(mayHaveReferences(text, { fileName }, titles.find), false, fileName);
      }
    });
  }
});
