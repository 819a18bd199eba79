import assert from "node:assert/strict";
import { formatCitekey, formatCitekeys } from "../../../src/core/citekeys/citekey";
import type { PersonName } from "../../../src/core/paper";

function check(author: PersonName | undefined, year: number | undefined, title: string, expected: string): void {
  assert.equal(formatCitekey({ title, authors: author ? [author] : [], ...(year === undefined ? {} : { year }) }), expected);
}

describe("formatCitekey", () => {
  it("joins the first author's family name, the year, and the title's first meaningful word", () => {
    check({ family: "Zhang", given: "Ruiqi" }, 2024, "Negative Preference Optimization: From …", "zhang2024negative");
    check({ family: "Wang" }, 2023, "On the Way to a 3D World", "wang2023way");
    check({ family: "Liu" }, 2024, "3D Scene Graph", "liu20243d");
    check({ family: "Günnemann" }, 2024, "“Quoted” words", "gunnemann2024quoted");
    check({ family: "Łukasz-Ørsted" }, 2020, "Élan vital", "lukasz2020elan");
    check({ family: "Brébisson", "non-dropping-particle": "de" }, 2016, "The Z-loss", "de2016z");
    check({ literal: "The BIG Group" }, 2020, "Of the", "the2020of");
  });

  it("omits unknown parts", () => {
    check(undefined, 2020, "Grokking", "grokking2020");
    check({ family: "Kumar" }, undefined, "Grokking", "kumargrokking");
    check({ family: "张" }, 2020, "大模型", "2020");
    check(undefined, undefined, "大模型", "paper");
  });

  it("appends letters to equal citekeys, in order", () => {
    const paper = { title: "Negative", authors: [{ family: "Zhang" }], year: 2024 };
    assert.deepEqual(formatCitekeys([paper, { ...paper, year: 2023 }, paper, paper]), [
      "zhang2024negativea",
      "zhang2023negative",
      "zhang2024negativeb",
      "zhang2024negativec",
    ]);
    const many = formatCitekeys(Array.from({ length: 60 }, () => paper));
    assert.equal(new Set(many).size, 60);
    assert.equal(many[26], "zhang2024negativeaa");
  });
});
