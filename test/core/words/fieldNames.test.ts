import assert from "node:assert/strict";
import names from "#data/fieldNames.json";
import { fieldNames } from "../../../src/build/fieldNames";
import { findOwnership } from "../../../src/core/names/owners";
import { isFieldTerm } from "../../../src/core/words/fieldTerms";

const none = { terms: [], wellKnown: [], words: [] };

describe("fieldNames", () => {
  const cases: readonly (readonly [what: string, given: Parameters<typeof fieldNames>[0], expected: readonly string[]])[] = [
    ["takes what has a version, without it", { ...none, terms: ["quux 16", "yolov3", "loss"] }, ["quux", "yolo"]],
    ["takes what ends as models do", { ...none, terms: ["quuxnet", "styleganx", "quuxgan", "net", "loss"] }, ["quuxgan", "quuxnet"]],
    ["takes what is well known, of one word", { ...none, wellKnown: ["quux", "quux 2", "big bird", "r cnn"] }, ["quux"]],
    ["takes three letters only where both speak for them", { ...none, terms: ["vgg 16", "top 1"], wellKnown: ["vgg", "sam"] }, ["vgg"]],
    ["leaves out ordinary words", { ...none, terms: ["market 1501"], wellKnown: ["falcon"], words: ["market", "falcon"] }, []],
  ];
  for (const [what, given, expected] of cases) {
    it(what, () => assert.deepEqual(fieldNames(given), expected));
  }

  it("generates the bundled list of terms", () => {
    const all = names.split(" ");
    const { isOthers } = findOwnership({ title: "" });
    assert.ok(all.length > 100 && all.includes("resnet") && !all.includes("loss"));
    assert.ok(all.filter((name) => isFieldTerm(name) || isOthers(name)).length > all.length / 2);
  });
});
