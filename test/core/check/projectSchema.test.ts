import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { findingKinds } from "../../../src/core/check/finding";
import { parseProjectFile } from "../../../src/core/check/projectFile";

const schema = JSON.parse(readFileSync("media/citelens.schema.json", "utf8")) as {
  readonly definitions: { readonly kind: { readonly enum: readonly string[]; readonly enumDescriptions: readonly string[] } };
};
const isValid = new Ajv({ strict: false }).compile(schema);

describe("the schema of citelens.json", () => {
  for (const file of [
    {},
    [],
    { $schema: "x", libraries: "a.bib", ignore: [] },
    { libraries: [] },
    { libraries: ["a/*.bib", "..a/b..c", "a..", "./x"] },
    { libraries: ["../a"] },
    { libraries: ["a/.."] },
    { libraries: ["a/../../b"] },
    { libraries: ["/a"] },
    { libraries: ["~/a"] },
    { libraries: ["c:/a"] },
    { libraries: ["https://a.b/c.bib"] },
    { libraries: ["a\\b"] },
    { libraries: [" "] },
    { libraries: [1] },
    { libary: [] },
    { ignore: {} },
    { ignore: [{}] },
    { ignore: ["title"] },
    { ignore: [{ reason: "x" }] },
    { ignore: [{ kind: "title" }, { kind: ["title", "year"], files: "/docs", reason: "x" }] },
    { ignore: [{ kind: "titel" }] },
    { ignore: [{ kind: [] }] },
    { ignore: [{ kinds: "title" }] },
    { ignore: [{ files: ["*.md", "/a/**"] }] },
    { ignore: [{ files: "//a" }] },
    { ignore: [{ files: "../a" }] },
    { ignore: [{ paper: "" }] },
    { ignore: [{ paper: ["he2016deep", "2404.05868"], written: "x" }] },
    { ignore: [{ written: "a".repeat(2001) }] },
    { ignore: [{ kind: null }] },
  ]) {
    it(`agrees with the reader about ${JSON.stringify(file).slice(0, 80)}`, () => {
      assert.equal(isValid(file), parseProjectFile(JSON.stringify(file)).problems.length === 0);
    });
  }

  it("knows all kinds of findings", () => {
    const { kind } = schema.definitions;
    assert.deepEqual(kind.enum, findingKinds);
    assert.equal(kind.enumDescriptions.length, findingKinds.length);
  });
});
