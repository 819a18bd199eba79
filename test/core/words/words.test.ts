import assert from "node:assert/strict";
import { fold } from "../../../src/core/words/fold";
import { isOrdinaryWord, wordRank } from "../../../src/core/words/ordinaryWords";
import { joinPieces, splitPieces } from "../../../src/core/words/pieces";
import { isStopWord } from "../../../src/core/words/stopWords";
import { assertEffort } from "../../guards/effort";

describe("words", () => {
  it("folds case and accents", () => {
    const check = (text: string, expected: string): void => {
      assert.equal(fold(text), expected, text);
    };
    check("ViDT", "vidt");
    check("Négative", "negative");
    check("ﬁne-tuning", "fine-tuning");
    check("Şükrü İ", "sukru i");
    check("β-VAE", "β-vae");
    check("", "");
  });

  it("ranks ordinary words by frequency", () => {
    for (const word of ["star", "Genie", "flat", "SAGE", "antidote", "frugal", "mind"]) {
      assert.ok(isOrdinaryWord(word), word);
    }
    for (const word of ["ViDT", "softmax", "gpt", "constructor2", "__proto__", "hasOwnProperty", "", "toString"]) {
      assert.ok(!isOrdinaryWord(word), word);
    }
    assert.ok((wordRank("the") ?? Infinity) < (wordRank("genie") ?? -1));
  });

  it("recognizes stop words", () => {
    assert.ok(isStopWord("with"));
    assert.ok(!isStopWord("preference"));
    assert.ok(!isStopWord("constructor"));
  });

  it("splits identifiers into pieces", () => {
    const check = (text: string, expected: string): void => {
      const pieces = splitPieces(text);
      assert.equal(pieces.map((piece) => piece.text).join(" "), expected, text);
      for (const { start, end, text: part } of pieces) {
        assert.equal(text.slice(start, end), part);
      }
    };
    check("ViDTBackbone", "Vi DT Backbone");
    check("build_vidt", "build vidt");
    check("LAN-HDR", "LAN HDR");
    check("DeBERTaV3", "De BER Ta V 3");
    check("S3TTrainer", "S 3 T Trainer");
    check("été2Vec", "été 2 Vec");
    check("模型_ViT", "模型 Vi T");
    check("a.b/c::d", "a b c d");
    check("", "");
    check("__", "");
  });

  it("joins the pieces of every spelling", () => {
    for (const form of ["LAN-HDR", "lan_hdr", "LanHdr", "lanhdr", "LAN HDR"]) {
      assert.equal(joinPieces(form), "lanhdr", form);
    }
  });

  it("takes linear time", () => {
    assertEffort(2_000, () => {
      for (const text of [
        "A".repeat(400_000),
        "aA".repeat(200_000),
        "é".repeat(400_000),
        "_-".repeat(200_000),
        "a\u0301".repeat(200_000),
      ]) {
        splitPieces(text);
        joinPieces(text);
        fold(text);
      }
    });
  });
});
