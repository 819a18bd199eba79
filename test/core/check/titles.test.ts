import assert from "node:assert/strict";
import { compareTitles, isNear, type TitleAgreement } from "../../../src/core/check/titles/compareTitles";
import { createNearTitles } from "../../../src/core/check/titles/nearTitles";
import { titleWords } from "../../../src/core/check/titles/titleWords";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import { createRandom, randomBelow, randomOf } from "../../inputs/random";

describe("compareTitles", () => {
  const cases: readonly (readonly [stated: string, known: string, agreement: TitleAgreement])[] = [
    ["Self-Supervised Learning", "self supervised learning.", "same"],
    ["Modelling Behaviour of Neighbours", "Modeling behavior of neighbors", "same"],
    ["Learning with ℓ2 Penalties", "Learning with l2 penalties", "same"],
    ["α-Divergence Bounds", "alpha divergence bounds", "same"],
    ["RETRACTED ARTICLE: Some Findings", "Some Findings", "same"],
    ["Some Findings (Student Abstract)", "Some Findings", "same"],
    ["BERT", "BERT: Pre-training of Deep Transformers", "shortened"],
    ["A Long Enough Beginning of a …", "A Long Enough Beginning of a Title", "shortened"],
    ["Yes - Yet Another Object Segmentation", "Yes - Yet another object segmentation: exploiting movement", "shortened"],
    ["Graph Models for Text", "Graph Model for Text", "near"],
    ["Subspace Differential Privacys", "Subspace Differential Privacy", "near"],
    ["Learning without the Labels", "Learning without Labels", "near"],
    ["Scaling Laws, Part II: Transfer", "Scaling Laws, Part III: Transfer", "related"],
    ["YOLOv3: An Improvement", "YOLOv4: An Improvement", "other"],
    ["ViDT: An Efficient Detector", "ViDT: Extending Transformers to Detection", "related"],
    ["Federated Learning for Hospitals", "Radiance Fields from Sparse Views", "other"],
    ["constructor", "__proto__", "other"],
  ];
  for (const [stated, known, agreement] of cases) {
    it(`${stated} beside ${known}: ${agreement}`, () => {
      assert.equal(compareTitles(stated, known), agreement);
    });
  }
});

describe("createNearTitles", () => {
  it("finds what a look at every title finds", () => {
    const random = createRandom(17);
    const all = bundledPapers.map(({ title }) => titleWords(title));
    const near = createNearTitles();
    all.forEach((words) => {
      near.add(words);
    });
    const vocabulary = [...new Set(all.flat()), "constructor", "__proto__"];
    let found = 0;
    for (let round = 0; round < 2_000; round++) {
      const words = [...randomOf(random, all)];
      for (let edits = randomBelow(random, 5); edits > 0; edits--) {
        const replacement = [[], [randomOf(random, vocabulary)], [randomOf(random, vocabulary), randomOf(random, vocabulary)]];
        words.splice(randomBelow(random, words.length + 1), randomBelow(random, 2), ...randomOf(random, replacement));
      }
      const expected = [...all.keys()].filter((index) => isNear(words, all[index] ?? []));
      found += expected.length;
      assert.deepEqual(
        [...near.find(words)].sort((a, b) => a - b),
        expected,
        words.join(" "),
      );
    }
    assert.ok(found > 500);
  });
});
