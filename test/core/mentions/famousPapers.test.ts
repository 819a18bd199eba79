import assert from "node:assert/strict";
import { papersOfSets } from "../../../src/core/library/bundledPapers";
import { bundledSets } from "../../../src/core/library/bundledSets";
import { createMentionMatcher } from "../../../src/core/mentions/createMentionMatcher";

describe("mentions of famous papers", () => {
  const matcher = createMentionMatcher(papersOfSets(bundledSets));

  /** Checks the papers of the only mention in a text, or of the first if there are several. */
  function check(text: string, name: string, ...citekeys: readonly string[]): void {
    it(`finds ${citekeys.join(" before ")} in ${text}`, () => {
      const [mention] = matcher.find(text).filter(({ start, end }) => text.slice(start, end) === name);
      assert.deepEqual(
        mention?.papers.map(({ citekey }) => citekey),
        citekeys,
      );
    });
  }

  check("from torch.optim import AdamW", "AdamW", "loshchilov2019decoupled");
  check("self.norm = nn.LayerNorm(dim)", "LayerNorm", "ba2016layer");
  check("self.swin = SwinTransformerBlock(dim)", "SwinTransformer", "liu2021swin");
  check("FlashAttention is fast", "FlashAttention", "dao2022flashattention");
  check("see arXiv:1711.05101", "arXiv:1711.05101", "loshchilov2019decoupled");
  check("https://github.com/microsoft/Swin-Transformer", "https://github.com/microsoft/Swin-Transformer", "liu2021swin");

  // If papers share a name, the one that more repositories name comes first, unless the text says more.
  check("We compare SAM and others.", "SAM", "kirillov2023segment", "foret2021sharpness");
  check("We compare SSD and others.", "SSD", "liu2016ssd", "zhang2026embarrassingly");
  check("We compare DiT and others.", "DiT", "peebles2022scalable", "li2022dit");
  check("Conformer encoder for speech recognition", "Conformer", "gulati2020conformer", "peng2021conformer");
});
