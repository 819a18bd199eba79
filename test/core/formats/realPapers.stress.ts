import assert from "node:assert/strict";
import { decodeText } from "../../../src/core/formats/decodeText";
import { parseCslJson } from "../../../src/core/formats/csl/parseCslJson";
import { parseLibrary } from "../../../src/core/formats/parseLibrary";
import { assertEffort, effortOf } from "../../guards/effort";
import { readRealPapers, realPapersCount, requireRealPapers } from "../../inputs/realPapers";

describe("twenty thousand real papers", () => {
  let text = "";

  before(function () {
    text = decodeText(readRealPapers(requireRealPapers(this))).text;
  });

  it("are read as CSL-JSON without problems and with unique keys, in less than 3 s", () => {
    const { papers, problems } = parseCslJson(text);
    assert.deepEqual(problems, []);
    assert.equal(new Set(papers.map((paper) => paper.citekey)).size, realPapersCount);
    assertEffort(3_000, () => {
      console.log(`      ${papers.length} papers in ${Math.round(effortOf(() => parseCslJson(text)))} ms of processor time`);
    });
  });

  it("are all read as a library in less than 10 s", () => {
    assertEffort(10_000, () => {
      const { papers, problems, lines } = parseLibrary(text, { fileName: "real.json" });
      console.log(`      ${papers.length} papers, ${problems.length} problems, ${lines.size} lines`);
      assert.equal(papers.length, realPapersCount);
    });
  });
});
