import assert from "node:assert/strict";
import { globPattern } from "../../../src/vscode/platform/globPattern";

function check(glob: string, matching: readonly string[], others: readonly string[]): void {
  it(glob, () => {
    const pattern = globPattern(glob);
    assert.deepEqual(
      matching.filter((path) => !pattern.test(path)),
      [],
    );
    assert.deepEqual(
      others.filter((path) => pattern.test(path)),
      [],
    );
  });
}

describe("globs of libraries", () => {
  check("/a/*.bib", ["/a/x.bib", "/a/.bib"], ["/a/b/x.bib", "/a/x.bib.bak", "/b/x.bib", "/a/xbib"]);
  check("/a/**/*.json", ["/a/x.json", "/a/b/c/x.json"], ["/a/x.bib", "/x.json"]);
  check("/a/icl?202{4,5}.json", ["/a/iclr2024.json", "/a/iclr2025.json"], ["/a/iclr2023.json", "/a/icl/2024.json", "/a/icl2024.json"]);
  check("/a/(b)+[c].bib", ["/a/(b)+[c].bib"], ["/a/bb.bib", "/a/bc.bib"]);
  check("/a/{b.bib", ["/a/{b.bib"], ["/a/b.bib"]);

  it("are matched in a short time, however hostile the path", () => {
    const start = process.cpuUsage();
    globPattern(`/${"**/".repeat(3)}*a*.bib`).test(`/${"a/".repeat(100)}`);
    globPattern("/a*.bib").test(`/${"a".repeat(10_000)}`);
    assert.ok(process.cpuUsage(start).user / 1000 < 2000);
  });
});
