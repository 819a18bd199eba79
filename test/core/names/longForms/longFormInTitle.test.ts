import assert from "node:assert/strict";
import { extractNames } from "../../../../src/core/names/extractNames";
import { longFormInTitle } from "../../../../src/core/names/longForms/longFormInTitle";

describe("longFormInTitle", () => {
  const cases: readonly (readonly [name: string, title: string, long: string | undefined])[] = [
    ["ECO", "ECO: Efficient Convolution Operators for Tracking", "Efficient Convolution Operators"],
    ["MADE", "MADE: Masked Autoencoder for Distribution Estimation", "Masked Autoencoder for Distribution Estimation"],
    ["SPoT", "SPoT: Better Frozen Model Adaptation through Soft Prompt Transfer", "Soft Prompt Transfer"],
    ["GSR", "Offline Imitation Learning Through Graph Search and Retrieval", "Graph Search and Retrieval"],
    ["PIRsuader", "PIRsuader: A Persuasive Chatbot for Psychological Insulin Resistance", undefined],
    ["AB", "AB: Apples and Bananas", undefined],
    ["ABC", "A study of nothing", undefined],
  ];
  for (const [name, title, long] of cases) {
    it(`${name} = ${String(long)}`, () => {
      assert.equal(longFormInTitle(name, title), long);
    });
  }
});

describe("long forms in brackets", () => {
  const cases: readonly (readonly [abstract: string, long: string])[] = [
    ["We propose the token-Pruned Pose Transformer (PPT). Our PPT is fast.", "token-Pruned Pose Transformer"],
    ["We present 3D Diffusion Policy (DP3), a novel approach. DP3 is fast.", "3D Diffusion Policy"],
    ["We propose the Multi-modal Contextualization Unit (MCU). Our MCU is fast.", "Multi-modal Contextualization Unit"],
  ];
  for (const [abstract, long] of cases) {
    it(`keep their first word whole: ${long}`, () => {
      const longs = extractNames({ title: "Improving how models learn from data", abstract }).map((alias) => alias.long);
      assert.ok(longs.includes(long), longs.join("; "));
    });
  }
});
