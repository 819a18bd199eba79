import assert from "node:assert/strict";
import type { Alias, AliasKind } from "../../../src/core/paper";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import { extractNames, extractTitles, type NamedText } from "../../../src/core/names/extractNames";
import { assertEffort } from "../../guards/effort";

/** A title that contains no name. */
const plainTitle = "Improving how models learn from data";

function textsOf(aliases: readonly Alias[], ...kinds: readonly AliasKind[]): readonly string[] {
  return aliases.filter(({ kind }) => kinds.includes(kind)).map(({ text }) => text);
}

/** Checks the names and phrases of an abstract against `A; B`. */
function check(abstract: string, expected: string, title = plainTitle): void {
  assert.equal(textsOf(extractNames({ title, abstract }), "name", "phrase").join("; "), expected, abstract);
}

describe("extractNames: titles", () => {
  it("puts the title first and reads the name before the colon", () => {
    const checkTitle = (title: string, expected: string, abstract = ""): void => {
      const [first, ...rest] = extractNames({ title, abstract });
      assert.deepEqual(first, { text: title, kind: "title", why: "title" });
      assert.equal(rest.map(({ kind, text }) => `${kind} ${text}`).join("; "), expected, title);
    };
    checkTitle("GradSign: Model Performance Inference with Theoretical Insights", "name GradSign");
    checkTitle("RetroMAE v2: Duplex Masked Auto-Encoder For Pre-Training", "name RetroMAE v2");
    checkTitle("The Z-loss: a shift and scale invariant classification loss", "name Z-loss");
    checkTitle("METAGENE-1: Metagenomic Foundation Model for Pandemic Monitoring", "name METAGENE-1");
    checkTitle("Adaptively Informed Trees (AIT*): Fast Asymptotically Optimal Path Planning", "title Adaptively Informed Trees (AIT*)");
    checkTitle(
      "Genie: Show Me the Data for Quantization",
      "name Genie",
      "We propose a framework called Genie that generates data suited for quantization.",
    );
    checkTitle(
      "SuSana Distancia is all you need: Enforcing class separability",
      "title SuSana Distancia is all you need; name SuSana Distancia",
    );
    checkTitle("Attention is All You Need", "name Transformer");
    checkTitle("One Epoch Is All You Need", "");
    checkTitle("Order Matters: Sequence to sequence for sets", "name Set2Set");
    checkTitle("A Survey: Part I", "");
    checkTitle(
      "Mythological Medical Machine Learning: Boosting the Performance of a Classifier",
      "title Mythological Medical Machine Learning",
    );
    checkTitle("", "");
  });

  it("does not take terms of the field as names", () => {
    for (const word of ["Router", "Adapter", "Prompt", "Express", "Flask", "Transformer", "Trainer", "Attention", "GAN", "CNN"]) {
      check(`We study ${word} models. We evaluate on ${word} and compare it with ${word}.`, "", `${word}: A Study of Models`);
    }
  });
});

describe("extractNames: names that became terms of the field", () => {
  const cases: readonly (readonly [title: string, abstract: string, names: string])[] = [
    [
      "LoRA: Low-Rank Adaptation of Large Language Models",
      "We propose Low-Rank Adaptation, or LoRA, which freezes the pre-trained weights.",
      "LoRA",
    ],
    ["LoRA: Low-Rank Adaptation of Large Language Models", "", "LoRA"],
    [
      "BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding",
      "We introduce a new language representation model called BERT.",
      "BERT",
    ],
    ["RoBERTa: A Robustly Optimized BERT Pretraining Approach", "We present a replication study of BERT pretraining.", "RoBERTa"],
    ["Adam: A Method for Stochastic Optimization", "We introduce Adam, an algorithm for first-order gradient-based optimization.", "Adam"],
    [
      "Mamba: Linear-Time Sequence Modeling with Selective State Spaces",
      "We integrate these into a simplified architecture (Mamba).",
      "Mamba",
    ],
    [
      "Direct Preference Optimization: Your Language Model is Secretly a Reward Model",
      "The resulting algorithm, which we call Direct Preference Optimization (DPO), is stable.",
      "DPO",
    ],
    ["Segment Anything", "We are releasing the Segment Anything Model (SAM) and a dataset.", "SAM; Segment Anything"],
    [
      "Swin Transformer: Hierarchical Vision Transformer using Shifted Windows",
      "This paper presents a new vision Transformer, called Swin Transformer.",
      "Swin; SwinTransformer; Swin Transformer",
    ],
    ["Direct Preference Optimization for robots", "We use Direct Preference Optimization (DPO) to train robots.", ""],
    ["GANs: A Survey", "", ""],
    ["LLMs for code", "We study Low-Rank Adaptation (LoRA).", ""],
    [
      "A Simple Framework for Contrastive Learning of Visual Representations",
      "This paper presents SimCLR: a simple framework. SimCLR is good.",
      "NT-Xent; SimCLR",
    ],
    // Nobody else can be meant by a title, whatever the field calls its own.
    ["Contrastive Learning", "We present SimCLR results.", "Contrastive Learning"],
    ["CutMix: Regularization Strategy to Train Strong Classifiers", "We propose the CutMix augmentation strategy.", "CutMix"],
    ["DINOv2: Learning Robust Visual Features without Supervision", "We train large models.", "DINOv2"],
    ["ChatGPT: A Review of Risks", "We ask whether ChatGPT is safe.", ""],
  ];
  for (const [title, abstract, names] of cases) {
    it(`${title.split(":")[0] ?? ""}: ${names === "" ? "nothing" : names}`, () => check(abstract, names, title));
  }
});

describe("extractNames: what an abstract introduces", () => {
  it("reads names after verbs of introducing", () => {
    check("We propose GradSign, an accurate, simple, and flexible metric for model performance inference.", "GradSign");
    check(
      "In this work, we introduce xMIND, an open, multilingual news recommendation dataset derived from the English MIND dataset.",
      "xMIND",
    );
    check("We introduce Neural PG-RANK, a novel training algorithm that learns to rank.", "Neural PG-RANK");
    check("This paper presents a new pre-trained language model, DeBERTaV3, which improves the original DeBERTa model.", "DeBERTaV3");
    check("Furthermore, we have pre-trained a multi-lingual model mDeBERTa and observed a larger improvement.", "mDeBERTa");
    check("We present the first Encoder-free 3D LMM, ENEL. Our ENEL rivals larger models.", "ENEL");
    check("Moreover, we propose the Normalization Loss Balance algorithm to adjust the learning weights.", "Normalization Loss Balance");
    check("We propose a fast adversarial training algorithm (C-AdvUL) composed of two losses.", "C-AdvUL");
    check("To enhance retention, a Two-stage Blended Denoising method is proposed to guide the process.", "Two-stage Blended Denoising");
    check("We develop a generalized formulation, introducing Metric Mix, or Metrix. We show that Metrix helps.", "Metrix; Metric Mix");
  });

  it("reads names that are given outright", () => {
    check("We propose a framework called Genie that generates data. With Genie, we win. Our Genie is good.", "Genie");
    check("We propose a new pre-training method: duplex masked auto-encoder, a.k.a. DupMAE, which targets retrieval.", "DupMAE");
    check("The second loss function, which we dub ICNN loss is based on a score.", "ICNN loss");
    check("We propose a rather simple loss term (dubbed ND loss) to encourage large norms.", "ND loss");
    check('We present a novel algorithm named "Ghost Batch Normalization" which helps.', "Ghost Batch Normalization");
    check("We call the proposed text spotting framework TextDragon.", "TextDragon");
    check("To address the task, we introduce a framework with high generalizability, namely DomainMix.", "DomainMix");
    check("The first loss function is the Proto-Triplet Loss, which is based on the original triplet loss.", "Proto-Triplet Loss");
    check("The resulting model, Llama-3-Physician, achieves the best medical performance.", "Llama-3-Physician");
    check(
      "We use two Teacher networks, a Tolerant-Teacher and a Tough-Teacher in conjunction with the Student.",
      "Tolerant-Teacher; Tough-Teacher",
    );
    check("Our insights are twofold: 1) Adaptive Dynamic Rendering: we tame a model.", "Adaptive Dynamic Rendering");
  });

  it("pairs short forms with long forms, and keeps the field's apart", () => {
    const checkPair = (abstract: string, expected: string, title = plainTitle): void => {
      const names = extractNames({ title, abstract }).filter(({ kind }) => kind === "name");
      assert.equal(names.map(({ text, long }) => (long === undefined ? text : `${text} = ${long}`)).join("; "), expected, abstract);
    };
    checkPair(
      "In this paper, we propose Negative Preference Optimization (NPO), a simple method.",
      "NPO = Negative Preference Optimization",
    );
    checkPair(
      "We introduce the Style Transformer for Authorship Representations (STAR), trained on a corpus.",
      "STAR = Style Transformer for Authorship Representations",
    );
    checkPair(
      "We introduce FRUGAL (Full-Rank Updates with GrAdient spLitting), a new framework.",
      "FRUGAL = Full-Rank Updates with GrAdient spLitting",
    );
    checkPair(
      "We introduce an exact unlearning framework – Sequence-aware Sharded Sliced Training (S3T), designed to help.",
      "S3T = Sequence-aware Sharded Sliced Training",
    );
    checkPair(
      "We propose a power function based estimator, Rectified Straight Through Estimator (ReSTE for short).",
      "ReSTE = Rectified Straight Through Estimator",
    );
    checkPair(
      "We train a regressor using a novel Differentiable Semantic Rendering - DSR loss. Our DSR loss helps.",
      "DSR = Differentiable Semantic Rendering",
      "Learning to Regress Bodies from Images using Differentiable Semantic Rendering",
    );
    checkPair(
      "Our approach, Adaptive Multi-Head Contrastive Learning (AMCL), can be applied to methods.",
      "AMCL = Adaptive Multi-Head Contrastive Learning",
    );
    checkPair(
      "We propose a new pre-training method: duplex masked auto-encoder, a.k.a. DupMAE, which targets retrieval.",
      "DupMAE = duplex masked auto-encoder",
    );
    checkPair("Advances in neural architecture search (NAS) and semi-supervised learning (SSL) help.", "");
    checkPair("We propose a method for high dynamic range (HDR) imaging.", "");
    checkPair(
      "The work uses Straight Through Estimator (STE) to mimic the gradients.",
      "",
      "A Rectified Straight Through Estimator for Training",
    );
    checkPair("Methods such as GaLore (Zhao et al., 2024) and BAdam (Luo et al., 2024) have been proposed.", "");
  });

  it("reads variants and siblings of the paper's own names", () => {
    check(
      "We propose DSR-Net. For clothed regions, DSR-Net+ is used, and DSR-NetV2 beside DSR-Net-based methods.",
      "DSR-Net; DSR-Net+; DSR-NetV2",
    );
    check("We propose FLoRA. Then FLoRa is used, and flora grows.", "FLoRA; FLoRa");
    check(
      "We propose Soft-landmarks to train the teacher, and the ground truth (aka Hard-landmarks) to train the other.",
      "Soft-landmarks; Hard-landmarks",
    );
  });

  for (const [abstract, names] of [
    ["By contrast, our approach, called COPRA, asks a model.", ["COPRA"]],
    ["Despite this, our architecture, named DOTA, is small.", ["DOTA"]],
    ["We propose a duplex masked auto-encoder, called DupMAE.", ["DupMAE", "duplex masked auto-encoder"]],
    ["We offer profiles, and a subset of these called the forget set.", []],
    ["We propose a method. We call the second part BigTool, which is fast.", ["BigTool"]],
    ["We investigate design choices like data selection.", []],
    ["We study tricks like label smoothing and warm restarts.", []],
  ] as const) {
    it(`takes no words around a name for a name: ${abstract}`, () => {
      const found = extractNames({ title: "A study", abstract }).filter(({ kind }) => kind !== "title");
      assert.deepEqual(found.map(({ text }) => text).sort(), [...names].sort());
    });
  }

  it("leaves out names of what is compared with, built on or used", () => {
    check("We extend the recent Swin Transformer and evaluate on COCO, LVIS, and ImageNet against CLIP and GPT-4.", "");
    check("We propose to leverage a recently introduced training method, named Sharpness-aware Minimization.", "");
    check("To replace learned metrics like LPIPS, we adopt Pseudo-Huber losses from robust statistics.", "");
    check("We define a loss that utilizes points predicted by the two pre-trained Teacher networks (EfficientNet-b3).", "");
    check("Many methods have been proposed, such as FooBarNet and BazQuxNet.", "");
    check("Our approach leads to superior performance of two ranking architectures, namely BERT and ConvKNRM.", "");
    check("We create a multilingual dataset for English, Finnish, German, Indonesian, and Thai.", "");
  });

  it("reads phrases that are coined for parts", () => {
    check("We introduce a reconfigured attention module to extend it.", "reconfigured attention module");
    check("Lastly, we introduce the adaptive scaling-c scheduler to manage the process.", "adaptive scaling-c scheduler");
    check(
      "We present a multiclass H-consistency bound framework and an explicit bound for logistic loss.",
      "multiclass H-consistency bound",
    );
    check(
      "We find that the contrastive loss meets a uniformity-tolerance dilemma, and a good choice helps.",
      "uniformity-tolerance dilemma",
    );
    check("We introduce a fidelity loss based on a model.", "fidelity loss");
    check("We introduce a new loss, i.e. domain balance loss, to conduct learning.", "domain balance loss");
    check("This paper presents an enhanced technique, which we call multi-sample dropout, for training.", "multi-sample dropout");
    check(
      "We propose FooNet. Our FooNet involves a margin control regularization in local training.",
      "FooNet; margin control regularization",
    );
    check("We propose FooNet. We propose a new adaptive FooNet loss that adapts.", "FooNet; adaptive FooNet loss");
    check("We incorporate two auxiliary losses, an entropy loss and a semantic binding loss, to update it.", "semantic binding loss");
    check(
      "The pre-training objectives include: 1) Scene graph-guided contrastive learning, which helps.",
      "scene graph-guided contrastive learning",
    );
    check(
      "We propose a multi-granularity semantic revision method for distillation.",
      "multi-granularity semantic revision",
      "Multi-Granularity Semantic Revision for Distillation",
    );
    check("We introduce a contrastive loss and a novel attention mechanism.", "");
    check("We propose a simple yet effective method and a new efficient model.", "");
  });
});

describe("extractNames: repositories", () => {
  it("reads coined names in addresses", () => {
    check("Code is released in https://github.com/hnuzhy/MultiAugs.", "MultiAugs");
    check("The implementation is here: https://github.com/quandao10/sLCT/", "sLCT");
    check(
      "Code: https://github.com/x/Fast-Certified-Robust-Training.",
      "Fast Certified Robust Training; Fast-Certified-Robust-Training",
      "Fast Certified Robust Training with Short Warmup",
    );
    check("Code: https://github.com/nilesh2797/dexml.", "dexml", "Dual-Encoders for Extreme Multi-Label Classification");
    check("Code: https://github.com/yzd-v/cls_KD.", "cls_KD");
    check(
      "Code: https://github.com/safr-ai-lab/pandora-llm.",
      "pandora-llm",
      "Pandora's White-Box: Increased Training Data Leakage in Open LLMs",
    );
    check("We improve the original DeBERTa model. Code: https://github.com/microsoft/DeBERTa.", "");
    check("Code: https://github.com/mlfoundations/scaling and https://github.com/formiel/fairseq.", "");
    check("Code: https://github.com/a/ICML2023_Code and https://github.com/a/project-page.", "");
  });

  it("reads the paper's links too", () => {
    const links = [{ kind: "code" as const, url: "https://github.com/owner/WobbleNet" }];
    assert.deepEqual(textsOf(extractNames({ title: plainTitle, links }), "name"), ["WobbleNet"]);
  });
});

describe("extractNames: hostile texts", () => {
  it("keeps names that are also properties of objects", () => {
    check("We propose a method called hasOwnProperty and another called constructor.", "hasOwnProperty; constructor");
    check("We propose __proto__, a toString of valueOf.", "");
    assert.equal(extractNames({ title: "constructor", abstract: "__proto__" })[0]?.text, "constructor");
  });

  const pieces = [
    "A ",
    "a",
    "we propose ",
    "(",
    "A(",
    "(Aa) ",
    "Aa Bb ",
    "- ",
    ", ",
    "called ",
    "Aa, ",
    "1) Aa: ",
    "https://github.com/a/",
    "X-",
    "\u0301",
    "i.e. ",
    "two losses, Aa-Bb ",
    "\ud800",
    "“",
    "a.",
    "A.",
    "9,000",
    "loss ",
    "a-",
    "Aa (Bb) our ",
    "Aa - AA ",
  ];
  for (const piece of pieces) {
    it(`never throws and takes time linear in ${JSON.stringify(piece)}`, () => {
      for (const lead of ["", "We propose ", "In this paper we introduce a novel method called "]) {
        const text = lead + piece.repeat(Math.ceil(60_000 / piece.length));
        assertEffort(1_500, () => extractNames({ title: text, abstract: text, links: [{ kind: "code", url: text }] }), `${lead}:`);
      }
    });
  }
});

describe("extractTitles", () => {
  it("returns the titles among the names", () => {
    const others: readonly NamedText[] = [
      { title: "" },
      { title: "Genie" },
      { title: "Genie: Show Me the Data", abstract: "We propose Genie. Genie is a model.", names: [{ name: "Genie: Show Me the Data" }] },
      { title: "Adaptively Informed Trees (AIT*): Fast Asymptotically Optimal Path Planning" },
      { title: "SuSana Distancia is all you need: Enforcing class separability", abstract: "SuSana Distancia is ours." },
      { title: `${"a long title ".repeat(100)}: its end` },
      { title: "Same: Same", abstract: "Same is the same." },
    ];
    let short = 0;
    for (const paper of [...others, ...bundledPapers]) {
      const titles = extractTitles(paper);
      assert.deepEqual(
        titles,
        extractNames(paper).filter(({ kind }) => kind === "title"),
        paper.title,
      );
      short += titles.length - 1;
    }
    assert.ok(short > 10, String(short));
  });
});
