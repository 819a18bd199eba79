import assert from "node:assert/strict";
import { checkText } from "../../../../src/core/check/checkText";
import { createChecker } from "../../../../src/core/check/createChecker";
import { bundledSources } from "../../../../src/core/library/bundledPapers";
import { bundledSets } from "../../../../src/core/library/bundledSets";
import { runToEnd } from "../../../../src/core/sliced";

const checker = createChecker(
  bundledSources(bundledSets).map(({ papers }) => ({ name: "bundled papers", papers })),
  { year: 2026 },
);

/** Checks a text whose findings are in ⟦⟧, and lists their kinds. */
function check(marked: string, expected: readonly string[]): void {
  const text = marked.replace(/[⟦⟧]/g, "");
  const { findings } = runToEnd(checkText(text, { fileName: "a.md" }, checker));
  assert.deepEqual(
    findings.map(({ kind }) => kind),
    expected,
    findings.map(({ message, written }) => `${message} ${written}`).join("\n"),
  );
  assert.deepEqual(
    findings.map(({ start, end }) => text.slice(start, end)),
    [...marked.matchAll(/⟦([^⟧]*)⟧/g)].map(([, written]) => written),
  );
}

describe("the check of prose, as public repositories write it", () => {
  const right: readonly (readonly [what: string, ...texts: string[]])[] = [
    [
      "a method by its name",
      "A variant of [Asynchronous Advantage Actor Critic (A3C)](https://arxiv.org/abs/1602.01783).",
      "A variant of [Asynchronous Advantage Actor Critic](https://arxiv.org/abs/1602.01783).",
      'We use "Asynchronous Advantage Actor Critic" (https://arxiv.org/abs/1602.01783).',
      "- **Twin Delayed Policy Gradients (TD3)** arXiv:1802.09477",
    ],
    [
      "marked people",
      "LARC (Large Batch Training of Convolutional Networks) is a technique by **Yang You, Igor Gitman, Boris Ginsburg** in https://arxiv.org/abs/1708.03888 for batches.",
      "Proposed by *Kaiming He, Xiangyu Zhang, Shaoqing Ren, Jian Sun* in arXiv:1512.03385",
      'By "Jacob R Gardner, Geoff Pleiss, David Bindel", arXiv:1512.03385',
    ],
    [
      "a year, a venue, or a name behind the title in its link",
      "- [Decoupled Contrastive Learning, 2021](https://arxiv.org/pdf/2110.06848)",
      "`Decoupled Contrastive Learning, 2021 <https://arxiv.org/abs/2110.06848>`_",
      "- [Decoupled Contrastive Learning (2021)](https://arxiv.org/pdf/2110.06848)",
      "- [Decoupled Contrastive Learning - 2021](https://arxiv.org/pdf/2110.06848)",
      "- [Decoupled Contrastive Learning (DCL), ECCV 2022](https://arxiv.org/pdf/2110.06848)",
      "- [Decoupled Contrastive Learning, ECCV'22](https://arxiv.org/pdf/2110.06848)",
    ],
    [
      "a title without its name in single quotes, behind other words",
      "use_dora (`bool`):\n    Enable 'Weight-Decomposed Low-Rank Adaptation' (DoRA). For more, see https://huggingface.co/papers/2402.09353.",
      "DoRA is short for ‘Weight-Decomposed Low-Rank Adaptation’, see https://arxiv.org/abs/2402.09353.",
    ],
    [
      "authors over two lines",
      '.. [1] Jacob R Gardner, Geoff Pleiss, David Bindel, Kilian\n   Q Weinberger, Andrew Gordon Wilson, "GPyTorch: Blackbox Matrix-Matrix\n   Gaussian Process Inference with GPU Acceleration".',
      '.. [1] Jacob Gardner, Geoff Pleiss, David Bindel and\n   Kilian Weinberger, Andrew Gordon Wilson. "GPyTorch: Blackbox Matrix-Matrix\n   Gaussian Process Inference with GPU Acceleration".',
      '# Gardner, J., Pleiss, G., Weinberger,\n# K. Q., Bindel, D., Wilson, A. G. "GPyTorch: Blackbox Matrix-Matrix Gaussian Process Inference with GPU Acceleration".',
    ],
    [
      "repositories above a list of papers",
      "Adapted from:\n  https://github.com/google-research/augmix\nPapers:\n  Deep Residual Learning for Image Recognition\n  https://arxiv.org/abs/1512.03385\n  Emerging Properties in Self-Supervised Vision Transformers\n  https://arxiv.org/abs/2104.14294\n",
      "https://github.com/google-research/augmix and https://github.com/pytorch/vision\nDeep Residual Learning for Image Recognition https://arxiv.org/abs/1512.03385\nEmerging Properties in Self-Supervised Vision Transformers https://arxiv.org/abs/2104.14294",
      "https://arxiv.org/abs/1512.03385\nDeep Residual Learning for Image Recognition\nhttps://arxiv.org/abs/2104.14294\nEmerging Properties in Self-Supervised Vision Transformers\n",
    ],
    [
      "the first author with the family name first",
      'He, Kaiming, et al (2015). "Delving deep into rectifiers: Surpassing human-level performance on imagenet classification."',
      'He, Kaiming, et al. "Deep Residual Learning for Image Recognition." arXiv:1512.03385',
      'He, Zhang, et al. "Deep Residual Learning for Image Recognition." arXiv:1512.03385',
      'Kingma, Diederik, and Jimmy Ba (2014). "Adam: A method for stochastic optimization." arXiv:1412.6980',
    ],
  ];
  for (const [what, ...texts] of right) {
    for (const text of texts) {
      it(`accuses nothing because of ${what}: ${text.slice(0, 60)}`, () => {
        check(text, []);
      });
    }
  }

  const wrong: readonly (readonly [text: string, kind: string])[] = [
    ["- [Sparse Attention for Documents of Any Length](https://arxiv.org/abs/⟦1602.01783⟧)", "other-paper-id"],
    ['"Cheap Memory: A Fast Cache", arXiv:⟦1512.03385⟧', "other-paper-id"],
    ["[⟦Emerging Properties of Self-Supervised Vision Networks⟧, 2021](https://arxiv.org/pdf/2104.14294)", "title"],
    ['⟦Zhang, Xiangyu, et al.⟧ "Deep Residual Learning for Image Recognition." arXiv:1512.03385', "authors"],
    ['⟦Smith, Anna, and Jimmy Ba⟧ (2014). "Adam: A method for stochastic optimization." arXiv:1412.6980', "authors"],
    [
      'Some reference code\n⟦Anna R Stone, Geoff Pleiss, David Bindel⟧. "GPyTorch: Blackbox Matrix-Matrix Gaussian Process Inference with GPU Acceleration".',
      "authors",
    ],
  ];
  for (const [text, kind] of wrong) {
    it(`finds ${kind}: ${text.slice(0, 60)}`, () => {
      check(text, [kind]);
    });
  }
});
