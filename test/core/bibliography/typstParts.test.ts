import assert from "node:assert/strict";
import { typstPartsNamedIn } from "../../../src/core/bibliography/typstParts";

describe("typstPartsNamedIn", () => {
  for (const [text, ...expected] of [
    ['#include "chapters/one.typ"\n#include "chapters/two.typ"', "chapters/one.typ", "chapters/two.typ"],
    ['#import "template.typ": thesis, note\n#import "/lib/a.typ"\n#{ include "b.typ" }', "template.typ", "/lib/a.typ", "b.typ"],
    ['#import "@preview/cetz:0.2.0": canvas\n// #include "old.typ"\n/* #include "older.typ" */'],
    ['#include "a.typ"\n#include "a.typ"\nWe include "b.typ" in re-include "c.typ"', "a.typ", "b.typ"],
    [""],
  ] as const) {
    it(`returns ${expected.join(" ")} for ${JSON.stringify(text)}`, () => {
      assert.deepEqual(typstPartsNamedIn(text), expected);
    });
  }
});
