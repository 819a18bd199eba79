import assert from "node:assert/strict";
import { extractNames, type NamedText } from "../../../src/core/names/extractNames";
import { findOwnership } from "../../../src/core/names/owners";

const lora = "LoRA: Low-Rank Adaptation of Large Language Models";
const lightgbm = "LightGBM: A Highly Efficient Gradient Boosting Decision Tree";

function namesOf(paper: NamedText): readonly string[] {
  return extractNames(paper)
    .filter(({ kind }) => kind === "name")
    .map(({ text }) => text);
}

describe("findOwnership", () => {
  const owns: readonly (readonly [what: string, paper: NamedText, name: string])[] = [
    ["same title and author", { title: lora, authors: [{ family: "Hu", given: "Edward J." }] }, "LoRA"],
    ["same title in another case, no authors", { title: lightgbm.toLowerCase() }, "LightGBM"],
    ["same arXiv id, another title", { title: "LoRA", arxiv: "2106.09685" }, "LoRA"],
    ["same arXiv id with a version", { title: "LoRA", arxiv: "2106.09685v2" }, "LoRA"],
    ["same DOI, another title", { title: "Swin", doi: "10.1109/iccv48922.2021.00986" }, "Swin"],
    ["a title that does not say the name", { title: "Decoupled Weight Decay Regularization" }, "AdamW"],
    ["an author with a particle", { title: "Visualizing Data using t-SNE", authors: [{ family: "van der Maaten" }] }, "t-SNE"],
    ["a paper without authors in the catalogue", { title: "The Llama 3 Herd of Models", authors: [{ family: "Grattafiori" }] }, "Llama3"],
  ];
  for (const [what, paper, name] of owns) {
    it(`gives ${name} to its paper: ${what}`, () => {
      assert.ok(
        findOwnership(paper).names.some((one) => one.name === name),
        JSON.stringify(findOwnership(paper).names),
      );
      assert.ok(namesOf(paper).includes(name));
      assert.ok(!findOwnership(paper).isOthers(name));
    });
  }

  const others: readonly (readonly [what: string, paper: NamedText])[] = [
    ["same title by somebody else", { title: lora, authors: [{ family: "Nobody", given: "Ann" }] }],
    ["same title of another preprint", { title: lora, arxiv: "2401.00001" }],
    ["a longer title", { title: `${lora} in Practice` }],
    ["a word from the prototype of objects", { title: "constructor" }],
  ];
  for (const [what, paper] of others) {
    it(`gives nothing: ${what}`, () => {
      assert.deepEqual(findOwnership(paper).names, []);
    });
  }

  it("leaves owned names to their owners, in any spelling", () => {
    const { isOthers } = findOwnership({ title: "Another Paper About Adapters" });
    assert.ok(["LoRA", "lora", "Flash-Attention", "LightGBM"].every((name) => isOthers(name)));
    assert.ok(!["NotOwned", "constructor", "__proto__", ""].some((name) => isOthers(name)));
    assert.ok(isOthers("LoRA", "Low-Rank Adaptation"), "the owner's own words");
    assert.ok(!isOthers("MSN", "Meta Segmentation Network"), "other words");
    assert.ok(isOthers("DiT", "diffusion transformer"), "words of the owner's title, in another order");
  });
});

describe("extractNames: owned names", () => {
  it("are not given to papers that only present them", () => {
    assert.deepEqual(namesOf({ title: "Trees for tabular data", abstract: "We present LightGBM and LoRA. LightGBM is good." }), []);
  });

  it("stay in a title that begins with them, and with letters that stand for other words", () => {
    assert.deepEqual(namesOf({ title: "LISA: Layerwise Importance Sampling", abstract: "We propose LISA." }), ["LISA"]);
    assert.deepEqual(namesOf({ title: "Medical images", abstract: "We propose the Meta Segmentation Network (MSN)." }), ["MSN"]);
  });

  it("are beside a title that is the name, which alone would be found only with its blanks", () => {
    const aliases = extractNames({ title: "Mask R-CNN", authors: [{ family: "He" }] });
    assert.deepEqual(
      aliases.map(({ kind, text }) => `${kind} ${text}`),
      ["title Mask R-CNN", "name Mask R-CNN"],
    );
  });

  it("do not stop names that the file gives", () => {
    const names = [{ name: "LoRA", long: "Long Range Radio" }];
    assert.deepEqual(
      extractNames({ title: "On radio", names }).map(({ text, why }) => `${text} (${why})`),
      ["On radio (title)", "LoRA (given to the paper in its file)", "Long Range Radio (long form of LoRA)"],
    );
  });
});
