import assert from "node:assert/strict";
import { isReferenceTo } from "../../../../src/core/citations/wording/samePaper";
import type { Paper } from "../../../../src/core/paper";
import { withWatchdog } from "../../../guards/watchdog";

const paper: Paper = {
  citekey: "zhang2024negative",
  title: "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning",
  authors: [{ family: "Zhang", given: "Ruiqi" }],
  arxiv: "2404.05868",
  doi: "10.48550/arXiv.2404.05868",
  links: [],
  aliases: [],
};

function check(reference: string, expected: boolean, change: Partial<Paper> = {}): void {
  let found: boolean | undefined;
  withWatchdog(
    () => {
      found = isReferenceTo(reference, { ...paper, ...change });
    },
    () => reference,
  );
  assert.equal(found, expected, reference);
}

describe("isReferenceTo", () => {
  it("recognizes a paper by its arXiv id and its DOI as whole words", () => {
    check("See arXiv:2404.05868v2.", true);
    check("See https://doi.org/10.48550/ARXIV.2404.05868.", true);
    check("See arXiv:2404.0586.", false);
    check("See arXiv:12404.05868.", false);
    check("See arXiv:2404.058680.", false);
  });

  it("recognizes it by a long title alone, and by a short one with its first author", () => {
    check("negative preference\n  optimization: from catastrophic collapse to “effective” unlearning", true);
    check("Zhang: Negative", true, { title: "Negative" });
    check("Negative thoughts", false, { title: "Negative" });
    check("Zhang et al.", false);
  });

  it("does not look for an empty id", () => {
    check("COLM 2024", false, { doi: "", arxiv: "" });
    check("COLM 2024", false, { title: "", doi: "" });
  });
});
