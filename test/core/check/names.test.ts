import assert from "node:assert/strict";
import { areAgreeing } from "../../../src/core/check/names/agreeingNames";
import { compareAuthors } from "../../../src/core/check/names/compareAuthors";
import { readNameWords } from "../../../src/core/check/names/nameWords";
import { parseBibtexNames } from "../../../src/core/formats/bibtex/parseBibtexNames";
import type { PersonName } from "../../../src/core/paper";

function readName(text: string): PersonName {
  return parseBibtexNames(text)[0] ?? {};
}

describe("areAgreeing", () => {
  const cases: readonly (readonly [one: string, other: string, isAgreeing: boolean])[] = [
    ["Aidan N. Gomez", "Gomez, Aidan", true],
    ["Lukasz Kaiser", "{\\L}ukasz Kaiser", true],
    ['J\\"urgen Schmidhuber', "Schmidhuber, Juergen", true],
    ["Bjørn Ommer", "Bjorn Ommer", true],
    ["Laurens van der Maaten", "Maaten, L.J.P.", true],
    ['van den Oord, A{\\"a}ron', "Oord, Aaron van den", true],
    ["Jeff Dean", "Jeffrey Dean", true],
    ["Bill Dolan", "William B. Dolan", true],
    ["Mike Lewis", "Michael Lewis", true],
    ["Yann LeCun", "LeCun, Y.", true],
    ["Jean-Baptiste Alayrac", "J.B. Alayrac", true],
    ["Alexei A. Efros", "Aleksey Efros", true],
    ["Zhuoran Yang", "Yang Zhuoran", true],
    ["Guo-Jun Qi", "Guojun Qi", true],
    ["Rui Wang 0001", "Rui Wang", true],
    ["Hal Daum{\\'e} III", "Daume, Hal", true],
    ["Jakub Cern\\'y", "Jakub Černý", true],
    ["O'Bray, Leslie", "Leslie O’Bray", true],
    ["Van Anh Ho", "Ho, V. A.", true],
    ["LIU LU", "Lu Liu", true],
    ["Gabriel García Márquez", "Marquez, Gabriel Garcia", true],
    ["Rui Xiong", "Ruoxuan Xiong", false],
    ["Pratham Suriana", "Patricia Suriana", false],
    ["Kaiming He", "Jian He", false],
    ["Wei Li", "Wei Lin", false],
    ["Xin Wang", "Jin Wang", false],
    ["A. Smith", "B. Smith", false],
    ["Hang Zhang", "Han Wang", false],
    ["constructor", "toString", false],
    ["__proto__", "constructor", false],
  ];
  for (const [one, other, isAgreeing] of cases) {
    it(`${one} ${isAgreeing ? "agrees" : "does not agree"} with ${other}`, () => {
      const [own, known] = [readNameWords(readName(one)), readNameWords(readName(other))];
      assert.equal(areAgreeing(own, known), isAgreeing);
      assert.equal(areAgreeing(known, own), isAgreeing);
    });
  }
});

describe("compareAuthors", () => {
  const cases: readonly (readonly [stated: string, known: string, kind: "same" | "differ" | "unknown"])[] = [
    ["A. Lee and B. Kim", "Anna Lee and Bo Kim", "same"],
    ["Anna Lee and others", "Anna Lee and Bo Kim and Cy Roe", "same"],
    ["Bo Kim and others", "Anna Lee and Bo Kim and Cy Roe", "differ"],
    ["Anna Lee and Bo Kim and Cy Roe", "Anna Lee and others", "same"],
    ["Anna Lee", "Anna Lee and Bo Kim", "differ"],
    ["Anna Lee and Bo Kim and Cy Roe", "Anna Lee and Bo Kim", "differ"],
    ["Anna Lee and Cy Roe and Bo Kim", "Anna Lee and Bo Kim and Cy Roe", "same"],
    ["Bo Kim and Anna Lee", "Anna Lee and Bo Kim", "differ"],
    ["{OpenAI}", "Josh Achiam and Steven Adler", "unknown"],
    ["{Gemma Team} and Anna Lee", "Anna Lee and Bo Kim", "same"],
    ["", "Anna Lee", "unknown"],
    ["Anna Lee and Bo Kim and Anna Lee and Bo Kim", "Anna Lee and Bo Kim", "same"],
    ["X. Liang and F. Zhu and X. Liang", "Xiwen Liang and Feng Zhu and Xiaodan Liang", "same"],
    ["Tri Dao and Daniel Fu and Sch\uFFFDn", "Tri Dao and Daniel Y. Fu and Stefano Ermon and Atri Rudra", "same"],
  ];
  for (const [stated, known, kind] of cases) {
    it(`${stated} beside ${known}: ${kind}`, () => {
      assert.equal(compareAuthors(parseBibtexNames(stated), parseBibtexNames(known)).kind, kind);
    });
  }

  it("takes time in proportion to the names", () => {
    const names = Array.from({ length: 5_000 }, (_, index) => ({ family: `Li${index % 7}`, given: "Wei" }));
    assert.equal(compareAuthors(names, names).kind, "same");
  });
});
