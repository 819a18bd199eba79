import assert from "node:assert/strict";
import { decodeText } from "../../../src/core/formats/decodeText";
import { parseCslJson } from "../../../src/core/formats/csl/parseCslJson";
import { parseLibrary } from "../../../src/core/formats/parseLibrary";
import { assertEffort, effortOf } from "../../guards/effort";
import { readRealPapers, realPapersCount, requireRealPapers } from "../../inputs/realPapers";

describe("reading twenty thousand real papers", () => {
  let text = "";

  before(function () {
    text = decodeText(readRealPapers(requireRealPapers(this))).text;
  });

  it("as CSL-JSON finds no problem and gives each paper a key of its own, in under three seconds", () => {
    const { papers, problems } = parseCslJson(text);
    assert.deepEqual(problems, []);
    assert.equal(new Set(papers.map((paper) => paper.citekey)).size, realPapersCount);
    assertEffort(3_000, () => {
      console.log(`      ${papers.length} papers in ${Math.round(effortOf(() => parseCslJson(text)))} ms of one core`);
    });
  });

  it("as a library finds all of them in under 10 s", () => {
    assertEffort(10_000, () => {
      const { papers, problems, lines } = parseLibrary(text, { fileName: "real.json" });
      console.log(`      ${papers.length} papers, ${problems.length} problems, ${lines.size} lines`);
      assert.equal(papers.length, realPapersCount);
    });
  });
});
