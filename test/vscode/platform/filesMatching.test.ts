import assert from "node:assert/strict";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import * as vscode from "vscode";
import { filesMatching, watchedPattern } from "../../../src/vscode/platform/filesMatching";
import { requires } from "../../guards/requirement";
import { useTemporaryFolder } from "../temporaryFolder";

describe("files that a glob matches", () => {
  const { folder } = useTemporaryFolder("globs");

  before(function () {
    requires(this, process.platform !== "win32", "Windows has no links for everybody");
    const at = (...names: readonly string[]): string => path.join(folder(), ...names);
    ["self", "one", "two", "data"].forEach((name) => {
      mkdirSync(at(name));
      writeFileSync(at(name, "refs.bib"), "");
    });
    symlinkSync(".", at("self", "again"));
    symlinkSync("..", at("self", "up"));
    symlinkSync(at("two"), at("one", "other"));
    symlinkSync(at("one"), at("two", "other"));
    symlinkSync("loop", at("loop"));
    symlinkSync("data", at("xlink"));
  });

  const rows: readonly (readonly [glob: string, expected: readonly string[]])[] = [
    ["self/**/*.bib", ["self/refs.bib", "self/up/data/refs.bib", "self/up/one/refs.bib", "self/up/two/refs.bib"]],
    ["one/**/*.bib", ["one/refs.bib", "one/other/refs.bib"]],
    ["x*/refs.bib", ["xlink/refs.bib"]],
    ["loop/**/*.bib", []],
    ["*", []],
    ["d{ata,{b,{c/refs.bib", []],
    ["{data,{b,c}}/refs.bib", []],
    ["da[t]a/*.bib", []],
    ["!(x)/*.bib", []],
    ["{1..99999999}/*.bib", []],
    ["**/**/**/**/**/**/data/*a*a*a*a*a*a*a*a*a*a*a*a.bib", []],
  ];
  for (const [glob, expected] of rows) {
    it(glob, async () => {
      const { files, isWhole } = await filesMatching(vscode.Uri.joinPath(vscode.Uri.file(folder()), glob), 200);
      assert.ok(isWhole, "the search goes in circles");
      const names = files.map((uri) => path.relative(folder(), uri.fsPath));
      const unexpected = expected.length === 0 ? names : expected.filter((name) => !names.includes(name));
      assert.deepEqual(unexpected, [], names.join(", "));
      assert.ok(names.length < 20, names.join(", "));
    });
  }

  it("are watched with a pattern that VS Code matches in a short time", () => {
    for (const [glob, expected] of [
      ["/a/*.bib", "*.bib"],
      ["/a/**/x*/*.json", "**/x*/*.json"],
      ["/a/[b]*.bib", "?b?*.bib"],
      [`/a/${"*a".repeat(12)}.bib`, "*.bib"],
      [`/a/${"*a".repeat(12)}`, "*"],
      [`/a/${"**/".repeat(8)}x.bib`, "**/*.bib"],
      [`/a/*/{${"b,".repeat(200)}c}.yaml`, "**/*.yaml"],
    ] as const) {
      assert.equal(watchedPattern(vscode.Uri.file(glob)).pattern, expected, glob);
    }
  });
});
