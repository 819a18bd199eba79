import assert from "node:assert/strict";
import { createSearchIndex } from "../../../src/core/search/createSearchIndex";
import { paperRow } from "../../../src/vscode/picking/paperRow";
import { nameOf, paperOf } from "../../core/search/papers";

describe("the row of a paper", () => {
  const adamw = paperOf("Decoupled Weight Decay Regularization", {
    citekey: "loshchilov2019",
    authors: [{ family: "Loshchilov" }, { family: "Hutter" }],
    published: { kind: "conference", venue: "International Conference on Learning Representations", year: 2019 },
    aliases: [nameOf("AdamW"), nameOf("SGDW"), nameOf("A Remarkably Long Name of It")],
  });

  it("has the names before the title, and below it who, where, and where it is from", () => {
    const { description, detail } = paperRow(adamw, "well-known methods");
    assert.equal(description, "AdamW, SGDW · Decoupled Weight Decay Regularization");
    assert.equal(detail, "Loshchilov and Hutter · ICLR 2019 · well-known methods");
  });

  it("has no name that the title has, and at least the first of others", () => {
    const check = (names: readonly string[], expected: string): void => {
      const paper = paperOf("ViDT: a Detector", { aliases: names.map((name) => nameOf(name)) });
      assert.equal(paperRow(paper, "").description, expected);
    };
    check([], "ViDT: a Detector");
    check(["ViDT", "ViDT+"], "ViDT: a Detector");
    check(["A Remarkably Long Name of It", "Short"], "A Remarkably Long Name of It · ViDT: a Detector");
  });

  it("has the name by which alone the paper was found", () => {
    const found = (query: string): string | undefined => {
      const [hit] = createSearchIndex([adamw]).search(query);
      return hit && paperRow(adamw, "", hit).description;
    };
    assert.equal(found("sgdw"), "SGDW · Decoupled Weight Decay Regularization");
    assert.equal(found("decay"), "AdamW, SGDW · Decoupled Weight Decay Regularization");
  });

  it("shows no icon that a paper's text spells", () => {
    const { description, detail } = paperRow(paperOf("On $(bug)", { authors: [{ family: "$(bug)" }] }), "$(bug)");
    assert.ok(!`${description ?? ""}${detail ?? ""}`.includes("$(bug)"));
  });
});
