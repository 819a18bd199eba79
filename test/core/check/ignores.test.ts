import assert from "node:assert/strict";
import { isIgnored } from "../../../src/core/check/ignores";
import { parseProjectFile } from "../../../src/core/check/projectFile";
import type { FindingKind } from "../../../src/core/check/finding";
import type { Paper } from "../../../src/core/paper";
import { assertEffort } from "../../guards/effort";

const paper: Paper = {
  ...{ citekey: "zhang2024negative", title: "Negative Preference Optimization", abstract: "", authors: [], links: [], aliases: [] },
  ...{ arxiv: "2404.05868", doi: "10.1000/ABC" },
};
const finding = { kind: "title" as FindingKind, written: "Negative  preference\noptimisation", paper };

interface Case {
  readonly rule: object;
  readonly hidden: readonly string[];
  readonly shown: readonly string[];
}

function check(rules: readonly Case[]): void {
  for (const { rule, hidden, shown } of rules) {
    it(JSON.stringify(rule), () => {
      const { ignore, problems } = parseProjectFile(JSON.stringify({ ignore: [rule] }));
      assert.deepEqual(problems, []);
      assert.deepEqual(
        [...hidden, ...shown].filter((file) => isIgnored(finding, file, ignore)),
        hidden,
      );
    });
  }
}

describe("ignore rules hide", () => {
  const file = "docs/sub/a.md";
  check([
    { rule: { kind: "title" }, hidden: [file, "b.bib"], shown: [] },
    { rule: { kind: ["year", "title"] }, hidden: [file], shown: [] },
    { rule: { kind: ["year"] }, hidden: [], shown: [file] },
    { rule: { files: "docs" }, hidden: [file, "x/docs/a.md", "docs"], shown: ["docs2/a.md", "a.md"] },
    { rule: { files: "docs/" }, hidden: [file, "x/docs/a.md"], shown: ["a.md"] },
    { rule: { files: "docs/**" }, hidden: [file], shown: ["x/docs/a.md", "a.md"] },
    { rule: { files: "/docs" }, hidden: [file], shown: ["x/docs/a.md"] },
    { rule: { files: "./docs/sub" }, hidden: [file], shown: ["x/docs/sub/a.md", "docs/b.md"] },
    { rule: { files: "*.md" }, hidden: [file, "b.md"], shown: ["b.bib", "a.md.txt"] },
    { rule: { files: "docs/*.md" }, hidden: ["docs/a.md"], shown: [file] },
    { rule: { files: "docs/**/*.{md,rst}" }, hidden: [file, "docs/a.rst"], shown: ["docs/a.tex"] },
    { rule: { files: "**" }, hidden: [file, "a"], shown: [] },
    { rule: { files: ["a.bib", "a.md"] }, hidden: [file, "a.bib"], shown: ["b.bib"] },
    { rule: { files: "docs/[a].md" }, hidden: ["docs/[a].md"], shown: ["docs/a.md"] },
    { rule: { paper: "zhang2024negative" }, hidden: [file], shown: [] },
    { rule: { paper: "Zhang2024Negative" }, hidden: [file], shown: [] },
    { rule: { paper: "arXiv:2404.05868v3" }, hidden: [file], shown: [] },
    { rule: { paper: "https://arxiv.org/abs/2404.05868" }, hidden: [file], shown: [] },
    { rule: { paper: "https://doi.org/10.1000/abc" }, hidden: [file], shown: [] },
    { rule: { paper: ["2404.05869", "zhang2024"] }, hidden: [], shown: [file] },
    { rule: { written: "negative preference optimisation" }, hidden: [file], shown: [] },
    { rule: { written: "preference" }, hidden: [], shown: [file] },
    { rule: { kind: "title", files: "*.md", paper: "2404.05868", reason: "our own words" }, hidden: [file], shown: ["b.bib"] },
    { rule: { kind: "title", paper: "hu2022lora" }, hidden: [], shown: [file] },
    { rule: { written: ["constructor", "__proto__"] }, hidden: [], shown: [file] },
  ]);

  it("no finding without a paper by its paper", () => {
    assert.equal(
      isIgnored({ kind: "placeholder", written: "TODO" }, "a", [{ kinds: [], files: [], papers: ["undefined"], written: [] }]),
      false,
    );
  });

  it("in a time that does not grow with the stars of a glob", () => {
    const { ignore } = parseProjectFile(JSON.stringify({ ignore: [{ files: `${"**/*a".repeat(20)}b` }] }));
    assertEffort(200, () => {
      assert.equal(isIgnored(finding, "a/".repeat(200), ignore), false);
    });
  });
});
