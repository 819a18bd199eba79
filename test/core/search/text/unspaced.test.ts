import assert from "node:assert/strict";
import { createSearchIndex } from "../../../../src/core/search/createSearchIndex";
import { paperOf } from "../papers";

const papers = [
  paperOf("信息论方法研究", { citekey: "zhu", authors: [{ family: "朱", given: "明" }] }),
  paperOf("基于深度学习的图像识别方法", { citekey: "ouyang", authors: [{ family: "欧阳", given: "晓东" }] }),
  paperOf("深層学習による画像認識の研究", { citekey: "tanaka", authors: [{ family: "田中", given: "太郎" }] }),
  paperOf("ニューラルネットワークの基礎", { citekey: "yamada", authors: [{ family: "ヤマダ", given: "ハナコ" }] }),
  paperOf("ﾊﾟﾀｰﾝ認識", { citekey: "sasaki", authors: [{ family: "佐々木", given: "一郎" }] }),
  paperOf("한국어 구문 분석을 위한 신경망", { citekey: "kim", authors: [{ family: "김", given: "철수" }] }),
  paperOf("Of Names", { citekey: "wang", authors: [{ literal: "王小明" }] }),
  paperOf("Ｆｕｌｌ Ｗｉｄｔｈ", { citekey: "wide", authors: [{ family: "Łukasiewicz" }] }),
  paperOf("Eﬃcient ﬁne-tuning", { citekey: "ligature", authors: [{ family: "Sørensen" }] }),
  paperOf("Na\u0308ive Ilık", { citekey: "combined", authors: [{ family: "Yıldız", given: "İlker" }] }),
  paperOf("Das Maß", { citekey: "mass", authors: [{ family: "Gauß" }] }),
];
const index = createSearchIndex(papers);

describe("a search for words as other scripts write them", () => {
  const rows: readonly (readonly [query: string, citekeys: string, marked?: string])[] = [
    ["方法研究", "zhu", "方法研究"],
    ["方法", "ouyang zhu", "方法"],
    ["图像识别", "ouyang", "图像识别"],
    ["深度学习 图像", "ouyang", "深度学习"],
    ["title:图像识别", "ouyang"],
    ['"图像识别"', "ouyang", "图像识别"],
    ["画像認識", "tanaka", "画像認識"],
    ["ネットワーク", "yamada", "ネットワーク"],
    ["ﾆｭｰﾗﾙ", "yamada", "ニューラル"],
    ["パターン認識", "sasaki"],
    ["분석", "kim", "분석을"],
    ["김철수", "kim", "김철수"],
    ["朱明", "zhu", "朱明"],
    ["明", "zhu", "明"],
    ["田中太郎", "tanaka", "田中太郎"],
    ["田中 太郎", "tanaka"],
    ["佐々木一郎", "sasaki"],
    ["小明", "wang", "小明"],
    ["author:朱明", "zhu"],
    ["full width", "wide"],
    ["ｆｕｌｌ", "wide", "Ｆｕｌｌ"],
    ["lukasiewicz", "wide", "Łukasiewicz"],
    ["ŁUKASIEWICZ", "wide"],
    ["efficient fine-tuning", "ligature"],
    ["ﬁne", "ligature"],
    ["sorensen", "ligature"],
    ["soerensen", "ligature"],
    ["naïve", "combined"],
    ["yildiz ilker", "combined"],
    ["İLKER YILDIZ", "combined"],
    ["ılık", "combined"],
    ["mass gauss", "mass"],
    ["GAUSS", "mass"],
    ["明朱", ""],
    ["图像分割", ""],
  ];
  for (const [query, citekeys, marked] of rows) {
    it(`finds ${citekeys === "" ? "nothing" : citekeys} for ${query}`, () => {
      const whole = index.search(query).filter(({ missing }) => missing.length === 0);
      assert.equal(
        whole
          .map(({ paper }) => paper.citekey)
          .sort()
          .join(" "),
        citekeys,
      );
      const marks = whole[0]?.matches.map(({ text, start, end }) => text.slice(start, end)) ?? [];
      assert.ok(marked === undefined || marks.includes(marked), marks.join());
    });
  }

  it("leaves out papers with an excluded word in the middle of another", () => {
    const found = index.search("研究 -方法").map(({ paper }) => paper.citekey);
    assert.deepEqual(found, ["tanaka"]);
  });
});
