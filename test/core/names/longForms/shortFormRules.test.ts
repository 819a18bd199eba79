import assert from "node:assert/strict";
import { findAbbreviations } from "../../../../src/core/names/longForms/abbreviations";
import { type ShortFormRule, shortFormRuleFor, shortFormRules } from "../../../../src/core/names/longForms/shortFormRules";
import { findIntroductions } from "../../../../src/core/names/text/introductions";
import { splitSentences } from "../../../../src/core/names/text/sentences";

const plainTitle = "Improving how models learn from data";

/** Returns the rule for the first pair of the abstract. */
function ruleFor(abstract: string, title: string): ShortFormRule | undefined {
  const [pair] = findAbbreviations(abstract);
  assert.ok(pair, `a pair in: ${abstract}`);
  const read = splitSentences(abstract).map((sentence) => ({ sentence, introductions: findIntroductions(sentence) }));
  return shortFormRuleFor(pair, { title, abstract, read });
}

describe("shortFormRules", () => {
  const cases: readonly (readonly [id: string, isOwn: boolean, abstract: string, title?: string])[] = [
    ["proposed earlier", false, "We build on the recently proposed Blended Denoising Model (BDM).", "Blended Denoising"],
    ["term of the field", false, "Advances in semi-supervised learning (SSL) help."],
    ["title", true, "We are releasing the Segment Anything Model (SAM) and a dataset.", "Segment Anything"],
    ["no sentence", false, "We train models. \nBlended denoising (BlDe) helps."],
    ["own earlier work", false, "In our previous work, we proposed a novel Blended Denoising (BlDe) for speech."],
    ["somebody else's", false, "We train it with methods such as Blended Denoising (BlDe)."],
    ["basis", false, "The method is based on the Rectified Pathway Estimator (RPE)."],
    ["new", true, "We train a regressor using a novel Differentiable Semantic Rendering (DSR) loss."],
    ["is our", true, "Blended Denoising (BlDe) is our method for speech."],
    ["named by others", false, "The model uses data from a scheme called Dynamic Expectation Maximization (DEM)."],
    ["named", true, "The resulting algorithm, which we call Blended Denoising (BlDe), is stable."],
    ["part in the title", true, "The Blended Denoising (BlDe) loss is stable.", "Training by blended denoising for speech"],
    ["proposed", true, "We train a proposed feature transfer network (T-net) on images."],
    ["acronym of the field", false, "We propose a method with a high dynamic radiance (HDR) input."],
    ["new and in the title", true, "A novel application of Graph Token Routing (GTR) helps.", "Learning by graph token routing for vision"],
    ["after its kind", true, "Our approach, Adaptive Multi-Head Contrastive Learning (AMCL), can be applied to methods."],
    ["introduced", true, "We propose Blended Denoising (BlDe) for speech."],
    [
      "used and in the title",
      true,
      "Denoising is hard. In it, Blended Denoising (BlDe) helps. Our BlDe is fast.",
      "Training by blended denoising for speech",
    ],
    ["used", true, "Denoising is hard. In it, Blended Denoising (BlDe) helps. Our BlDe is fast."],
  ];

  for (const [id, isOwn, abstract, title = plainTitle] of cases) {
    it(`${id}: ${isOwn ? "the paper's own" : "not the paper's"}`, () => {
      const rule = ruleFor(abstract, title);
      assert.equal(rule?.id, id);
      assert.equal(rule.why !== undefined, isOwn);
    });
  }

  it("has a case for each rule, in the same order", () => {
    assert.deepEqual(
      cases.map(([id]) => id),
      shortFormRules.map(({ id }) => id),
    );
  });

  it("leaves a short form to which nothing leads", () => {
    assert.equal(ruleFor("Denoising is hard. In it, Blended Denoising (BlDe) helps.", plainTitle), undefined);
  });
});
