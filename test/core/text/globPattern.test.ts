import assert from "node:assert/strict";
import { effortOf } from "../../guards/effort";
import { globPattern } from "../../../src/core/text/globPattern";

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

  check("/a/{b,{c,d}}.bib", ["/a/{b,c}.bib", "/a/{b,d}.bib"], ["/a/b.bib", "/a/c.bib"]);
  check("/a/{1..99999999}.bib", ["/a/1..99999999.bib"], ["/a/1.bib"]);
  check("/a/!(b).bib", ["/a/!(b).bib"], ["/a/c.bib"]);
  check("/a/[b-", ["/a/[b-"], ["/a/b", "/a/-"]);
  check(
    `/${"*a".repeat(12)}.bib`,
    [`/${"a".repeat(12)}.bib`, `/${"ba".repeat(40)}.bib`],
    [`/${"a".repeat(11)}.bib`, `/${"a".repeat(200)}`],
  );
  check("/**/**/**/x", ["/x", "/a/x", "/a/b/c/d/x"], ["/ax", "/a/x/b"]);

  const hostile: readonly (readonly [glob: string, path: string])[] = [
    ["*a".repeat(12), "a"],
    ["**/".repeat(12), "a/"],
    ["**/*a".repeat(12), "a/"],
    ["{a,{b,{c".repeat(12), "{a,"],
    [`{${"a,".repeat(100)}}`.repeat(3), "a"],
    ["*?".repeat(50), "a"],
    ["***".repeat(50), "a"],
    ["[".repeat(200), "["],
    ["!(a|*)".repeat(20), "a"],
    ["{1..99999999}", "1"],
  ];
  for (const [glob, part] of hostile) {
    it(`take linear time: ${glob.slice(0, 30)}`, () => {
      const pattern = globPattern(`/${glob}.bib`);
      const effort = (length: number): number => effortOf(() => pattern.test(`/${part.repeat(length / part.length)}`));
      // Eightfold length may take eight times as long, and sixteen for the noise. A square takes 64 times as long.
      const isSlow = (): boolean => effort(32_000) > Math.max(30, 16 * effort(4_000));
      assert.ok(!isSlow() || !isSlow() || !isSlow());
      assert.ok(effort(32_000) < 1000);
    });
  }
});
