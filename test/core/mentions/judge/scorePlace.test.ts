import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { scoreOf, threshold } from "../../../../src/core/mentions/judge/score/scorePlace";
import { featureNames } from "../../../../src/core/mentions/judge/score/features/featureNames";

/** Features of places in public code, labelled by hand; the weights were fitted to them. Numbers only. */
interface Places {
  readonly names: readonly string[];
  /** The stratum, 1 if the paper is meant, and the features. */
  readonly rows: readonly (readonly [stratum: string, meant: number, ...features: number[]])[];
}

const { names, rows } = JSON.parse(readFileSync("test/fixtures/labelled-places.json", "utf8")) as Places;

describe("scoreOf on labelled places", () => {
  const scored = rows.map(([stratum, meant, ...features]) => ({
    stratum,
    isMeant: meant === 1,
    score: scoreOf(Float64Array.from(features), false),
  }));

  function recall(stratum: string): number {
    const meant = scored.filter((row) => row.stratum === stratum && row.isMeant);
    return meant.filter(({ score }) => score >= threshold).length / meant.length;
  }

  it("has the features that the weights belong to", () => assert.deepEqual(names, featureNames));

  it("is right where it says yes", () => {
    const found = scored.filter(({ score }) => score >= threshold);
    assert.ok(found.filter(({ isMeant }) => isMeant).length / found.length >= 0.96);
  });

  it("finds plain names and most ambiguous ones", () => {
    assert.ok(recall("ml-plain") >= 0.9, String(recall("ml-plain")));
    assert.ok(recall("ml-ambiguous") >= 0.65, String(recall("ml-ambiguous")));
  });
});
