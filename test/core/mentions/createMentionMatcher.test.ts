import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import { createMentionMatcher } from "../../../src/core/mentions/createMentionMatcher";
import type { Paper } from "../../../src/core/paper";
import { assertEffort } from "../../guards/effort";

const matcher = createMentionMatcher(bundledPapers);

/** Checks that the mentions of a text are those in angle quotes. */
function check(marked: string, own = matcher): void {
  const text = marked.replace(/[«»]/g, "");
  let found = "";
  let end = 0;
  for (const mention of own.find(text)) {
    found += `${text.slice(end, mention.start)}«${text.slice(mention.start, mention.end)}»`;
    end = mention.end;
  }
  assert.equal(found + text.slice(end), marked);
}

function paperOf(citekey: string, names: readonly string[], rest: Partial<Paper> = {}): Paper {
  const title = rest.title ?? `A paper called ${citekey}`;
  return {
    citekey,
    title,
    authors: [],
    links: [],
    aliases: [{ text: title, kind: "title", why: "test" }, ...names.map((text) => ({ text, kind: "name" as const, why: "test" }))],
    ...rest,
  };
}

interface Label {
  readonly title: string;
  readonly code_forms: Readonly<Record<string, { readonly yes: readonly string[]; readonly no: readonly string[] }>>;
  readonly introduces: readonly { readonly name: string; readonly kind: string }[];
}

describe("createMentionMatcher: forms of a name", () => {
  const cases: readonly string[] = [
    "model = build_«vidt»(config)",
    "class «ViDT»Backbone(nn.Module):",
    "from models.«vidt».build import «VIDT»_SMALL",
    "two «ViDTs» and one «ViDT+»",
    "vidtest, avidtrain, ViDTs3x_evidt",
    "# «Token Merging» as in «TokenMerging»Attention, «token_merging», «token-merging».ts, «TOKEN_MERGING»",
    "the «LAN-HDR» of «lan_hdr».py, but vlan_hdr",
    "accept(message, customer, MetricMixin, to_me, grad.sign(), «DSRC»)",
    "see «https://github.com/naver-ai/vidt», «arXiv:2404.05868v2» and word/1234567",
    "«https://arxiv.org/pdf/2404.05868» or «arxiv.org/abs/2404.05868v1»",
    "12404.05868 2404.058681 x2404.05868",
    "«2404.05868v1», (see «2404.05868v2.pdf»), but value = 2404.05868, x2404.05868v1 and 2404.05868v1a",
    "«https://www.alphaxiv.org/overview/2404.05868»",
    "«rank_me»_score, compute_«rank_me», «tree_former»",
    "«grad_sign», rank_me_first and «big_batch»",
    "«tome»_pipeline, but tome_of_magic",
    "«lan_hdr»_loss, «dac_kl»_divergence, but lan_hdr_len",
    "«xmind»_dataset, but «xmind»_map and XMindMapEditor",
    "«PreSelect»Scorer, but onPreSelectItem",
    "«AMCL»Head, but «AMCL»Node",
    "star_model, «sage»_attack, compute_«flora», but star_rating and «sage»_green",
    "# «FLAT» loss\n# «FLAT» files",
    "«Normalized LR+GD»: «NormalizedLRGD»",
    "class «STAR»(nn.Module):",
    "class «FRUGAL»(torch.optim.Optimizer):",
    "class «STAR»(Enum):",
    "| «SAGE» | ICLR 2024 |",
    "«FRUGAL» mode; a «FLAT»-based one",
    "«xMIND»large_train, «TripoSG»VAEModel and «NPO»LLMTrainer, but xmindlarge, TripoSGQRModel and xMINDful",
    "«cadvul», «C-AdvUL» and c_advisor",
    "cudnnConvolutionFwd«AlgoPerf»Struct",
    "run«AlgoPerf»",
    "Diffusion«KDLoss»",
    "class Vanilla«NPO»Trainer(Trainer):",
    "«NPO», SimNPO and AltNPO, but Unlearn«NPO» and sim_«npo»_loss",
    "«SAGE»Attack, sage_search, but «Sage»Attention and «Frugal»GPT",
    "«NPO»Trainer, «NPO»Losses, «NPO»Packed, «NPO»Legacy, «NPO»LossFn and «SAGE»Heads, but NPOSound, NPOFace2, NPOStreets_v1, SAGEBirds and SAGEKitchen(x)",
    "«RankMe» of RankMe2 and GhostBatchNorm2d",
    "«NPO» 302, but «NPO» 2024; «NPO», «NPO», «NPO»",
    "«ViDT»块 and 用«ViDT»",
    "tome_sdxl, «PreSelect»_fasttext",
    "«GhostBN», «ghost_bn», «dual_head_kd», «flag_agg», «entropy_balance»",
  ];
  for (const marked of cases) {
    it(marked, () => check(marked));
  }

  for (const marked of [
    "We compare *«NPO»* here.",
    "We compare **«NPO»** and others here.",
    "## *«ViDT»*",
    "- *«SAGE»*: a plan",
    "See *the «NPO» loss* here.",
    "See *«NPO» at work* here.",
    "(*the «ViDT»*)",
    "| *«ViDT»* | ***«ViDT»*** |",
  ]) {
    it(`finds the same in ${JSON.stringify(marked)} with underscores for asterisks`, () => {
      check(marked);
      check(marked.replaceAll("*", "_"));
    });
  }

  it("finds a title across lines, comment markers, hyphens and braces, and without its subtitle", () => {
    check("// as in «Negative Preference\n// Optimization: From Catastrophic Collapse\n// to Effective Un-\n// learning»");
    check("title = {{«Negative} Preference {O}ptimization: From Catastrophic Collapse to Effective Unlearning»}");
    check("«NEGATIVE PREFERENCE OPTIMIZATION» is meant");
  });
});

describe("createMentionMatcher: ids and addresses", () => {
  const old = paperOf("zubov1999", [], { arxiv: "hep-th/9901001" });
  const reviewed = paperOf("reviewed", [], { links: [{ kind: "paper", url: "https://openreview.net/forum?id=AbCdEf123" }] });
  const dashes = paperOf("dashes", [], { links: [{ kind: "paper", url: "https://openreview.net/pdf?id=-dKAg--kuZ_" }] });
  const own = createMentionMatcher([old, reviewed, dashes]);

  for (const marked of [
    "A. Zubov, «hep-th/9901001».",
    "«arXiv:hep-th/9901001v2», «https://arxiv.org/abs/hep-th/9901001»",
    "math/9901001, xhep-th/9901001, hep-th/99010012",
    "«https://openreview.net/forum?id=AbCdEf123»",
    "[«https://openreview.net/pdf?id=AbCdEf123»](x), «openreview.net/forum?noteId=x1&id=AbCdEf123»&a=b",
    "https://openreview.net/forum?id=AbCdEf1234, https://openreview.net/forum?id=AbCdEf, AbCdEf123, id=AbCdEf123",
    "<«https://openreview.net/forum?id=-dKAg--kuZ_»>",
  ]) {
    it(marked, () => check(marked, own));
  }
});

describe("createMentionMatcher: names that are words", () => {
  const star = paperOf("star2024", ["STAR"], {
    title: "STAR: Steering diffusion sampling",
    abstract: "We propose STAR for diffusion sampling.",
  });
  const own = createMentionMatcher([star]);

  it("finds them only as the paper writes them", () => {
    check("the STAR of the show; a star; *star; starred; start", createMentionMatcher([{ ...star, aliases: star.aliases.slice(0, 1) }]));
    check("int star = stars[0]; // a star", own);
  });

  it("finds them if the text has evidence", () => {
    check("# diffusion sampling with «STAR: Steering diffusion sampling»\n«star»_sampler = diffusion(«STAR»)", own);
  });

  const foreign =
    "The quick brown fox jumps over lazy dogs while seven wizards quietly judge boxing matches behind ancient stone walls under pale evening skies near Dublin harbour during stormy autumn nights. ";

  it("takes two names of a paper as evidence for each other among unrelated words", () => {
    check(`${foreign}end token substitution`);
    check(`${foreign}end token substitution of «ToMe»`);
  });

  it("takes a name joined with a word of methods as evidence for the name alone", () => {
    check("if loss == '«npo»':\n  return «npo»_loss(x)");
  });

  it("finds a coined name joined with other words if the text has it beyond doubt", () => {
    check("npo_coeff = 1  # npo_budget, «npo»_loss");
    check("star_rating; class «STAR»(nn.Module):");
  });

  it("finds a short name among words of the field if one of them is the paper's", () => {
    check("# unlearn facts of a llama, with torch\nif method == '«npo»': budget = args.npo_budget");
    check("# draw shapes of a camel, with paint\nbudget = args.npo_budget");
  });

  it("finds a short name with a word of methods in code about learning, and not in other code", () => {
    check("policy.train()\n«dcc»_loss.backward()");
    check(
      "adversarial_state, adversarial_action = discriminate(target, source, reward)\n«dcc»_loss = self.weigh(target, following)\noptimizer.zero_grad(); epoch += momentum; logger.flush()",
    );
    check(`${foreign}the dcc_invoice of the harbour`);
  });

  it("finds a short name with a distinctive case or number among words of the field alone, and no other", () => {
    const training =
      "import torch\nfrom torch.utils.data import DataLoader\ndef train(args, loader, optimizer):\n    for batch in loader:\n        loss = compute(batch)\n        loss.backward()\n        optimizer.step()\n";
    check(`${training}pipe = «ToMe»Pipeline(«AR2»Retriever(args), CCE(args), DCC(args))`);
  });

  it("finds a name made of field terms on its own, and among words of the paper", () => {
    check("«kd_loss» = 0");
    check(
      "«kd_loss» = tough(student) + tolerant(teacher)\nlandmarks = facial(image); points = heatmap(landmarks, alignment); assist(face, width)",
    );
  });

  it("finds a long name among unrelated words, and not a short one", () => {
    check(`${foreign}run_«deberta_v3»(x); make_«topo_mortar»(y); get_npo(z)`);
  });

  it("finds a word in capitals among words of the paper", () => {
    check("«NPO» «FLAT» GA on some data sets");
    check("unlearning with «FLAT», GA on TOFU and MUSE, forget and retain");
  });
});

describe("createMentionMatcher: a library of 3,000 papers", () => {
  const papers = Array.from({ length: 3_000 }, (_, at) => paperOf(`p${at}`, [`Qx${at}Zz`], { title: `Number ${at} of many` }));
  const own = createMentionMatcher([...papers, paperOf("pep", ["PEP"], { title: "Pruned experts" })]);
  const small = createMentionMatcher([paperOf("pep", ["PEP"], { title: "Pruned experts" })]);
  const comment =
    "import os\n\n# The address of each user who signed in today, as PEP asks for it, is kept in a file of the folder above this one.\n";

  it("has short names in texts about machine learning, and not in others", () => {
    check(comment, own);
    check(
      "# We fine-tune the transformer with «PEP» on the dataset: batch size, learning rate, epochs, logits, embeddings and gradients as in PyTorch.",
      own,
    );
    check("# «Number 7 of many»", own);
  });

  it("has coined names everywhere, as a small library has", () => {
    check(comment.replace("PEP", "«Qx1234Zz»"), own);
    check(comment.replace("PEP", "«PEP»"), small);
  });
});

describe("createMentionMatcher: several papers of a name", () => {
  const first = paperOf("a2020", ["QuuxNet"], { title: "Labels in a long tail" });
  const second = paperOf("b2021", ["QuuxNet"], { title: "Imaging at high range" });
  const own = createMentionMatcher([first, second]);

  it("lists both, first the one that the text has evidence for, with a reason", () => {
    const text = "Imaging at high range, with QuuxNet";
    const mention = own.at(text, text.indexOf("Quux"));
    assert.deepEqual(
      mention?.papers.map(({ citekey }) => citekey),
      ["b2021", "a2020"],
    );
    assert.deepEqual(mention.reason, { kind: "namesakes", name: "QuuxNet", others: 1, because: "cited" });
    assert.equal(own.at("QuuxNet", 1)?.papers.length, 2);
  });

  it("leaves out what is muted, in any case, but not the title", () => {
    const muted = createMentionMatcher([first], { muted: ["quuxnet"] });
    check("QuuxNet, quuxnet, «Labels in a long tail»", muted);
  });

  it("finds names that are also properties of objects", () => {
    const strange = createMentionMatcher([paperOf("c2022", ["__proto__", "hasOwnProperty", "toStringNet"])]);
    check("x.«toStringNet»()", strange);
    assert.ok(strange.find("constructor __proto__ hasOwnProperty").length <= 2);
  });
});

for (const file of ["labels-sample.json", "labels-own.json"])
  describe(`createMentionMatcher on the labelled papers of ${file}`, () => {
    const labels = JSON.parse(readFileSync(`test/fixtures/${file}`, "utf8")) as readonly Label[];

    function formsThat(kind: "yes" | "no", phrases: boolean): readonly { readonly form: string; readonly isFound: boolean }[] {
      return labels.flatMap(({ title, code_forms, introduces }) =>
        Object.entries(code_forms).flatMap(([name, forms]) => {
          const isPhrase = introduces.some((own) => own.name === name && own.kind === "phrase");
          const tried = isPhrase === phrases ? forms[kind] : [];
          return tried.map((form) => ({
            form,
            isFound: matcher.find(form).some(({ papers }) => papers.some((paper) => paper.title === title)),
          }));
        }),
      );
    }

    const checkShare = (forms: readonly { readonly form: string; readonly isFound: boolean }[], wanted: boolean, least: number): void => {
      const wrong = forms.filter(({ isFound }) => isFound !== wanted);
      assert.ok(forms.length > 0 && 1 - wrong.length / forms.length >= least, wrong.map(({ form }) => form).join("\n"));
    };

    // Most of these forms were fitted to. The rest are given up, so that next to nothing is found that only looks like a name.
    it("finds the forms of names", () => checkShare(formsThat("yes", false), true, 0.92));
    it("finds the forms of phrases", () => checkShare(formsThat("yes", true), true, 0.9));
    it("ignores what only looks like them", () => checkShare([...formsThat("no", false), ...formsThat("no", true)], false, 0.99));
  });

describe("createMentionMatcher: at", () => {
  it("finds at each offset what `find` finds in the whole text", () => {
    const text =
      "# ViDT and NPO in build_vidt(npo_loss), see arXiv:2404.05868v2 and\n# https://github.com/naver-ai/vidt for Token Merging.";
    const mentions = matcher.find(text);
    assert.ok(mentions.length > 5);
    for (let offset = 0; offset <= text.length; offset++) {
      const here = mentions.filter(({ start, end }) => start <= offset && offset <= end);
      const found = matcher.at(text, offset);
      assert.equal(found !== undefined, here.length > 0, `offset ${offset}`);
      assert.ok(found === undefined || here.some(({ start, end }) => start === found.start && end === found.end), `offset ${offset}`);
    }
  });

  it("takes offsets outside of the text as its ends", () => {
    assert.equal(matcher.at("ViDT", 400), undefined);
    assert.equal(matcher.at("", 0), undefined);
    assert.equal(matcher.at("ViDT", -5), undefined);
  });
});

describe("createMentionMatcher on hostile texts", () => {
  const size = 300_000;
  const lines: Readonly<Record<string, string>> = {
    "one letter": "a".repeat(size),
    capitals: "A".repeat(size),
    "changes of case": "aA".repeat(size / 2),
    "names without end": "ViDT".repeat(size / 4),
    "names and spaces": "STAR ".repeat(size / 5),
    "names and dots": "vidt.".repeat(size / 5),
    separators: "_-.:/ ".repeat(size / 6),
    pluses: `ViDT${"+".repeat(size)}`,
    braces: "{".repeat(size / 2) + "}".repeat(size / 2),
    addresses: "https://github.com/".repeat(size / 19),
    ids: "2404.".repeat(size / 5),
    "titles begun": "Negative Preference ".repeat(size / 20),
    "line ends": "Negative Preference\n// ".repeat(size / 24),
    marks: `V${"\u0301".repeat(size)}iDT`,
    "half pairs": "\ud835".repeat(size),
    "a binary": Array.from({ length: size }, (_, at) => String.fromCharCode((at * 7919) % 256)).join(""),
    spaces: " ".repeat(size),
    digits: "1".repeat(size),
  };
  for (const [what, text] of Object.entries(lines)) {
    it(`takes time linear in ${what}`, function () {
      this.timeout(20_000);
      assertEffort(5_000, () => {
        assert.ok(matcher.find(text).length <= size);
        matcher.at(text, size >> 1);
      });
    });
  }
});
