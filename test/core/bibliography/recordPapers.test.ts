import assert from "node:assert/strict";
import { parseBibtex } from "../../../src/core/formats/bibtex/createBibtexReader";
import { recordPapers, type RecordOptions } from "../../../src/core/bibliography/recordPapers";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import type { Paper } from "../../../src/core/paper";

const npo = bundledPapers.find(({ citekey }) => citekey === "zhang2024negative");
assert.ok(npo);
const author = "Zhang, Ruiqi and Lin, Licong and Bai, Yu and Mei, Song";

function recorded(
  text: string,
  papers: readonly Paper[],
  options?: RecordOptions,
): { readonly text: string; readonly citekeys: readonly string[] } {
  const { citekeys, insertion } = recordPapers(text, papers, options);
  return { citekeys, text: insertion ? text.slice(0, insertion.start) + insertion.text + text.slice(insertion.start) : text };
}

/** Records a small paper after a text and compares the text that is added. */
function checkAdded(text: string, expected: string): void {
  const small: Paper = {
    citekey: "doe2021tools",
    title: "Tools",
    authors: [{ family: "Doe", given: "Jo" }],
    year: 2021,
    published: { kind: "journal", venue: "Crafts", year: 2021 },
    links: [],
    aliases: [],
  };
  const result = recorded(text, [small]);
  assert.ok(result.text.startsWith(text));
  assert.equal(result.text.slice(text.length), expected, text);
}

describe("recordPapers", () => {
  it("adds an entry in CiteLens's own layout to an empty file", () => {
    const entry =
      "@article{doe2021tools,\n  title         = {Tools},\n  author        = {Doe, Jo},\n  journal       = {Crafts},\n  year          = {2021}\n}\n";
    checkAdded("", entry);
    checkAdded("% my papers\n", `\n${entry}`);
  });

  it("adds an entry in the layout of the file", () => {
    checkAdded(
      '@misc{a,\n\ttitle = "A",\n\tyear = "2020",\n}\n\n@misc{b,\n\ttitle = "B",\n\tyear = "2020",\n}',
      '\n\n@article{doe2021tools,\n\ttitle = "Tools",\n\tauthor = "Doe, Jo",\n\tjournal = "Crafts",\n\tyear = "2021",\n}\n',
    );
    checkAdded(
      "@MISC{a,\r\n    TITLE  = {A},\r\n    AUTHOR = {B},\r\n    YEAR   = {2020}}\r\n",
      "\r\n@ARTICLE{doe2021tools,\r\n    TITLE  = {Tools},\r\n    AUTHOR = {Doe, Jo},\r\n    JOURNAL = {Crafts},\r\n    YEAR   = {2021}}\r\n",
    );
    checkAdded(
      "@misc{a,\n  title={A},\n  note={x}\n}\n@misc{b,\n  title={B}\n}\n",
      "@article{doe2021tools,\n  title={Tools},\n  author={Doe, Jo},\n  journal={Crafts},\n  year={2021}\n}\n",
    );
    checkAdded(
      "@misc{a,\n  Title = {A}\n}\n\n\n",
      "@article{doe2021tools,\n  Title = {Tools},\n  Author = {Doe, Jo},\n  Journal = {Crafts},\n  Year = {2021}\n}\n",
    );
  });

  it("uses the key of a paper that is already in the file, and adds nothing", () => {
    for (const [text, key] of [
      ["@misc{mine, title={Something else}, eprint={2404.05868}, archiveprefix={arXiv}}", "mine"],
      [
        `@article{it:1, title={Negative preference optimization: from catastrophic collapse to effective unlearning}, author={${author}}}`,
        "it:1",
      ],
      ["@misc{x.y, title={{NPO}}, url={https://arxiv.org/abs/2404.05868v1}}", "x.y"],
    ] as const) {
      assert.deepEqual(recordPapers(text, [npo]), { citekeys: [key] });
    }
  });

  it("appends a letter to a key that is taken, in upper or lower case", () => {
    assert.deepEqual(recordPapers("@misc{Zhang2024Negative, title={Other}}", [npo]).citekeys, ["zhang2024negativeb"]);
    assert.deepEqual(recordPapers("@misc{zhang2024negative, title={Other}}\n@misc{zhang2024negativeb}", [npo]).citekeys, [
      "zhang2024negativec",
    ]);
  });

  it("generates keys by the pattern, and keeps those that the user chose", () => {
    const check = (keyPattern: string, expected: string, paper: Paper = npo): void => {
      assert.deepEqual(recordPapers("", [paper], { keyPattern }).citekeys, [expected], keyPattern);
    };
    check("google-scholar", "zhang2024negative");
    check("better-bibtex", "zhangNegativePreferenceOptimization2024");
    check("[Auth]:[yy]-[title2]", "Zhang:24-negativepreference");
    check("[year]", "zhang2024negative");
    check("[auth] {[year]}", "zhang2024");
    check("better-bibtex", "NPO_paper", { ...npo, citekey: "NPO_paper" });
  });

  it("records the published version or the preprint", () => {
    assert.match(recorded("", [npo]).text, /^@inproceedings\{.*booktitle *= \{COLM\}/s);
    const preprint = recorded("", [npo], { version: "preprint" }).text;
    assert.match(preprint, /^@misc\{.*eprint *= \{2404\.05868\}/s);
    assert.doesNotMatch(preprint, /booktitle/);
  });

  it("records every bundled paper once, and reads it back unchanged", () => {
    const first = recorded("", bundledPapers);
    const again = parseBibtex(first.text);
    assert.deepEqual(again.problems, []);
    assert.deepEqual(
      again.papers.map(({ citekey, title, authors }) => ({ citekey, title, authors })),
      bundledPapers.map(({ citekey, title, authors }) => ({ citekey, title, authors })),
    );
    assert.equal(recordPapers(first.text, bundledPapers.slice(0, 20)).insertion, undefined);
  });
});
