import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { cleanText } from "../../../src/core/text/cleanText";
import { parseSeed } from "../../../src/core/seed/parseSeed";
import { assertEffort } from "../../guards/effort";

function check(raw: string, expected: string): void {
  assert.equal(cleanText(raw), expected);
}

describe("cleanText", () => {
  it("removes the residue of scraping in the bundled abstracts", () => {
    check("with at least 80\\% accuracy", "with at least 80% accuracy");
    check("sources of 4.5 x 10^6 authored texts", "sources of 4.5 × 10⁶ authored texts");
    check("a framework called Genie~that generates", "a framework called Genie that generates");
    check("shape and pose (e.g.~SMPL parameters)", "shape and pose (e.g. SMPL parameters)");
    check("pipeline,\\ie PLTON", "pipeline, i.e., PLTON");
    check("remains \\textit{agnostic to the \\emph{stage}}.", "remains agnostic to the stage.");
    check("can be {it misaligned} with pass@N", "can be misaligned with pass@N");
    check("a quantity {\\Psi} and {\\tau} .", "a quantity Ψ and τ.");
    check(
      "steps (s): $L(s) = L_0 + Acdot S_1^{-alpha} - Ccdot S_2 Where S_1 is$ x",
      "steps (s): L(s) = L₀ + A·S₁^(-α) - C·S₂ Where S₁ is x",
    );
    check("feature transfer network ({T}-net)", "feature transfer network (T-net)");
    check("CIFAR-10 and ImageNet 64times 64", "CIFAR-10 and ImageNet 64 × 64");
    check("a 3.5times and 4times improvement", "a 3.5× and 4× improvement");
    check("on CIFAR-10 (epsilon=8{255})", "on CIFAR-10 (ε = 8/255)");
    check("regret of order mathcal O(K^{2/3}) and mathcal O(sqrt K)", "regret of order O(K^(2/3)) and O(√K)");
    check("the step size gamma to infty.", "the step size gamma to ∞.");
    check("138B token runx2014each from", "138B token run—each from");
    check("attacks qi2023fine-- a few, in huang2024lazy,mukhoti2023fine.", "attacks – a few, in.");
    check("(``avoid injuries'') -- twice", "(“avoid injuries”) – twice");
    check("models with only 1M~60M parameters, about ~80", "models with only 1M~60M parameters, about ~80");
  });

  it("joins words that were cut at the end of a line, and no others", () => {
    check("to unprece- dented levels of data process- ing", "to unprecedented levels of data processing");
    check("achieving high- quality 3D gen- erative models", "achieving high-quality 3D generative models");
    check("existing state-of-the- art tools", "existing state-of-the-art tools");
    check("pre- and post-training, first- to third-order", "pre- and post-training, first- to third-order");
    check("loss - a simple modification - that", "loss - a simple modification - that");
  });

  it("restores the spaces of a text only if it has lost them throughout", () => {
    const lost =
      "systems,which fit new garments.An ideal pipeline,which preserves features(like logos)while moving.Previous works fail,as seen.";
    check(
      lost,
      "systems, which fit new garments. An ideal pipeline, which preserves features (like logos) while moving. Previous works fail, as seen.",
    );
    check("We call torch.Tensor once, and numpy.Array.", "We call torch.Tensor once, and numpy.Array.");
  });

  it("reads markup, entities, ligatures and invisible characters", () => {
    check("<jats:p>H<sub>2</sub>O &amp; R&#8211;D</jats:p>", "H2O & R–D");
    check("e\uFB03cient sig\u00ADnal\u200B  x\u00A0y", "efficient signal x y");
    check("if a < b and c > d", "if a < b and c > d");
  });

  it("does not change addresses and names", () => {
    for (const text of [
      "at https://github.com/yzd-v/cls_KD.",
      "see https://example.org/a~b/x^2--y_z",
      "the snake_case name cls_KD and ViDT+ cost $5 or $6",
      "run citelens --help or -v",
    ]) {
      check(text, text);
    }
  });

  it("leaves no residue in any bundled paper, and does not change a text that is already clean", () => {
    for (const { title, abstract } of parseSeed(readFileSync("seeds/daily-papers.txt", "utf8")).papers) {
      for (const clean of [cleanText(title), cleanText(abstract)]) {
        const text = clean.replace(/https?:\/\/\S+/g, "");
        assert.equal(/[\\{}$]|\s\s|\p{L}~\p{L}|\dtimes|\p{L}{2}- \p{L}+|``|''|\s[.,;)]/u.exec(text)?.[0], undefined, text);
        assert.equal(cleanText(clean), clean);
      }
    }
  });

  it("never throws and takes linear time on hostile text", function () {
    this.timeout(20_000);
    assertEffort(1_500, () => {
      for (const piece of [
        "{",
        "}",
        "$",
        "\\",
        "^{",
        "_{",
        "\\frac{",
        "\\'",
        "\\hat ",
        "- a",
        "<i ",
        "&#1;",
        "((",
        "a,b",
        "(a)b.C",
        " x2023y",
        "http",
        "\\cite[",
        "\\textit{",
        "'",
        "-",
        "~",
        "{a}",
        " .",
        "a- b",
        "1{1}",
      ]) {
        assert.equal(typeof cleanText(piece.repeat(Math.ceil(60_000 / piece.length))), "string", piece);
      }
    });
  });
});
