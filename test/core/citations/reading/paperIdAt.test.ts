import assert from "node:assert/strict";
import { paperIdAt } from "../../../../src/core/citations/reading/paperIdAt";

/** Checks the id at the `|` of a text: what it is, and what of the text it stands for. */
function check(drawn: string, expected: readonly [id: string, written: string] | undefined, languageId = "markdown"): void {
  it(JSON.stringify(drawn.slice(0, 80)), () => {
    const offset = drawn.indexOf("|");
    const text = drawn.replace("|", "");
    const found = paperIdAt(text, offset, languageId);
    assert.deepEqual(found && [found.id, text.slice(found.start, found.end)], expected);
  });
}

describe("the id of a paper at a place", () => {
  check("See arXiv:23|11.16162.", ["arXiv:2311.16162", "arXiv:2311.16162"]);
  check("See ar|Xiv: 2311.16162v2, or", ["arXiv:2311.16162", "arXiv: 2311.16162v2"]);
  check("# https://arxiv.org/pdf/2311.1616|2v3.pdf.", ["arXiv:2311.16162", "https://arxiv.org/pdf/2311.16162v3.pdf"], "python");
  check("(https://doi.org/10.1000/x(1)|2)", ["10.1000/x(1)2", "https://doi.org/10.1000/x(1)2"]);
  check("[a](https://dl.acm.org/doi/10.1145/33|97271.3401075)", [
    "10.1145/3397271.3401075",
    "https://dl.acm.org/doi/10.1145/3397271.3401075)".slice(0, -1),
  ]);
  check("doi: 10.1000/1|82", ["10.1000/182", "doi: 10.1000/182"]);
  check("https://openreview.net/forum?id=abc|defghij", [
    "https://openreview.net/forum?id=abcdefghij",
    "https://openreview.net/forum?id=abcdefghij",
  ]);
  check("https://huggingface.co/papers/2311.1|6162", ["arXiv:2311.16162", "https://huggingface.co/papers/2311.16162"]);
  check("@misc{a, eprint = {2311.1|6162}}", ["arXiv:2311.16162", "2311.16162"], "bibtex");
  check("https://github.com/a|/b", undefined);
  check("version = 2311.16|162", undefined, "python");
  check("See arXiv:2311.16162 and mo|re", undefined);
  check("arXiv:2311.16162\n|other", undefined);
  check(`${"x".repeat(5_000)}|${"https://".repeat(1_000)}`, undefined);
});
