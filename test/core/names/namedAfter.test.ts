import assert from "node:assert/strict";
import { isNamedAfter, isRepositoryOf } from "../../../src/core/names/namedAfter";
import type { Alias } from "../../../src/core/paper";

const named = (text: string): Alias => ({ text, kind: "name", why: "before the colon in the title" });

describe("isNamedAfter", () => {
  const cases: readonly (readonly [address: string, name: string, expected: boolean])[] = [
    ["https://github.com/huggingface/transformers", "∞", false],
    ["https://github.com/huggingface/transformers", "+++", false],
    ["https://github.com/huggingface/transformers", "★", false],
    ["https://github.com/huggingface/transformers", "", false],
    ["https://github.com/huggingface/transformers", "R", false],
    ["https://github.com/huggingface/transformers", "C++", false],
    ["https://github.com/huggingface/transformers", "SF", false],
    ["https://github.com/google-research/t5", "T5", true],
    ["https://github.com/someone/V-model", "V", true],
    ["https://github.com/naver-ai/vidt", "ViDT", true],
    ["https://github.com/licong-lin/negative-preference-optimization", "Negative Preference Optimization", true],
    ["", "", false],
  ];
  for (const [address, name, expected] of cases) {
    it(`is ${expected} for ${address} and "${name}"`, () => {
      assert.equal(isNamedAfter(address, { aliases: [named(name)] }), expected);
    });
  }
});

describe("isRepositoryOf", () => {
  const cases: readonly (readonly [address: string, title: string, names: readonly string[], expected: boolean])[] = [
    ["https://github.com/naver-ai/vidt", "ViDT: An Efficient and Effective Fully Transformer-based Object Detector", ["ViDT"], true],
    ["https://github.com/KaimingHe/deep-residual-networks", "Deep Residual Learning for Image Recognition", ["ResNet"], true],
    [
      "github.com/licong-lin/negative-preference-optimization",
      "Negative Preference Optimization: From Collapse to Unlearning",
      ["NPO"],
      true,
    ],
    ["https://github.com/mlpen/Nystromformer.git", "Nyströmformer: A Nyström-Based Algorithm for Approximating Self-Attention", [], true],
    ["https://github.com/microsoft/DeBERTa", "DeBERTaV3: Improving DeBERTa using ELECTRA-Style Pre-Training", ["DeBERTaV3"], true],
    ["https://github.com/huggingface/transformers", "DistilBERT, a Distilled Version of BERT", ["DistilBERT"], false],
    [
      "https://github.com/huggingface/transformers",
      "Switch Transformers: Scaling to Trillion Parameter Models",
      ["Switch Transformer"],
      false,
    ],
    ["https://github.com/EleutherAI/lm-evaluation-harness", "IberoBench: A Benchmark for LLM Evaluation", ["IberoBench"], false],
    ["https://github.com/pytorch/vision", "Vision Transformers Need Registers", ["Registers"], false],
    ["https://github.com/google-research/google-research", "FNet: Mixing Tokens with Fourier Transforms", ["FNet"], false],
    ["https://github.com/microsoft/unilm", "BEiT: BERT Pre-Training of Image Transformers", ["BEiT"], false],
    ["https://github.com", "GitHub for Everyone", [], false],
    ["", "", [], false],
  ];
  for (const [address, title, names, expected] of cases) {
    it(`is ${expected} for ${address} and "${title}"`, () => {
      assert.equal(isRepositoryOf(address, { title, aliases: names.map(named) }), expected);
    });
  }
});
