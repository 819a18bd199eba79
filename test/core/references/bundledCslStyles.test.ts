import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import type { Paper } from "../../../src/core/paper";
import { bundledCslStyles } from "../../../src/core/references/bundledCslStyles";
import { parseCslStyle } from "../../../src/core/references/parseCslStyle";
import { bundledFormatter, cslText } from "./processor";

const folder = "test/fixtures/citations-csl";
const shouldUpdate = process.env["CITELENS_UPDATE_GOLDENS"] === "1";
/**
 * Papers with one author and 25 authors, particles, accents, a preprint, a journal, a conference, pages, a DOI, no venue, symbols and
 * formulas, and names with and without capitals.
 */
const papers = JSON.parse(readFileSync(`${folder}/papers.json`, "utf8")) as readonly Paper[];

describe("bundled CSL styles", function () {
  this.timeout(60_000);

  for (const { name, file } of bundledCslStyles) {
    it(`${name} formats as in its golden text (update with CITELENS_UPDATE_GOLDENS=1)`, () => {
      const { format } = bundledFormatter(name);
      const alone = papers.flatMap((paper) => format([paper]).references);
      const together = format(papers).references;
      const text = `${alone.join("\n")}\n\ntogether:\n${together.join("\n")}\n`;
      const golden = `${folder}/${name}.txt`;
      if (shouldUpdate) {
        writeFileSync(golden, text);
      }
      assert.ok(existsSync(golden), `${golden} is missing`);
      assert.equal(text, readFileSync(golden, "utf8"));
      assert.equal(alone.length, papers.length);
      assert.equal(together.length, papers.length);
      assert.equal(parseCslStyle(cslText(`styles/${file}`)).style?.parent, undefined);
    });

    it(`${name} shows authors, title and year of every bundled paper`, () => {
      const { format } = bundledFormatter(name);
      const plain = (value: string): string => value.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
      for (const paper of bundledPapers) {
        const {
          references: [reference = ""],
          problem,
        } = format([paper]);
        const author = paper.authors[0]?.family ?? paper.authors[0]?.literal ?? "";
        assert.equal(problem, undefined, paper.citekey);
        for (const part of [author, paper.title, String(paper.published?.year ?? paper.year)]) {
          assert.ok(plain(reference).includes(plain(part)), `${paper.citekey}: ${part} in ${reference}`);
        }
        assert.doesNotMatch(reference, /[\n\r\p{Cc}]|<\/?(?:span|i|b|div)\b|&(?:amp|lt|#\d+);|\.\.|undefined/u, paper.citekey);
      }
    });
  }

  it("has no golden text without a style", () => {
    const known = new Set(["papers.json", ...bundledCslStyles.map(({ name }) => `${name}.txt`)]);
    assert.deepEqual(
      readdirSync(folder).filter((file) => !known.has(file)),
      [],
    );
    assert.equal(papers.length, 12);
  });
});
