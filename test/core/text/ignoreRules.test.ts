import assert from "node:assert/strict";
import { createIgnoreRules } from "../../../src/core/text/ignoreRules";

describe("The rules of .gitignore files", () => {
  const rules = createIgnoreRules(decodeURIComponent);
  rules.add("/r/", "*.log\n/build\nout/\n!kept.log\n" + "*a".repeat(12));
  rules.add("/r/a/", "!*.log\n*.tmp");
  rules.add("/r/a/b/", "x.log");

  const cases: readonly (readonly [address: string, ignored: boolean])[] = [
    ["/r/one.log", true],
    ["/r/kept.log", false],
    ["/r/z/one.log", true],
    ["/r/a/one.log", false],
    ["/r/a/b/x.log", true],
    ["/r/a/b/y.log", false],
    ["/r/a/b/y.tmp", true],
    ["/r/build", true],
    ["/r/build/in/it.py", true],
    ["/r/z/build", false],
    ["/r/out", false],
    ["/r/out/", true],
    ["/r/z/out/", true],
    ["/r/a%20b/%65.log", true],
    ["/r/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false],
    ["/r/", false],
    ["/elsewhere/one.log", false],
    ["/", false],
    ["", false],
    ["one.log", false],
  ];
  for (const [address, ignored] of cases) {
    it(`${ignored ? "ignore" : "keep"} ${address}`, () => {
      assert.equal(rules.ignores(address), ignored);
    });
  }

  it("ignore nothing if there are none", () => {
    assert.equal(createIgnoreRules().ignores("/r/one.log"), false);
  });
});
