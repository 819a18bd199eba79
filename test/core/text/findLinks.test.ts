import assert from "node:assert/strict";
import { findLinks, linkTo, mergeLinks, addressKey } from "../../../src/core/text/findLinks";
import { assertEffort } from "../../guards/effort";

/** Compares the links, written as "kind url". */
function check(text: string, ...expected: readonly string[]): void {
  assert.deepEqual(
    findLinks(text).map((link) => `${link.kind} ${link.url}`),
    expected,
  );
}

describe("findLinks", () => {
  it("finds addresses without the punctuation around them", () => {
    check("available at https://github.com/naver-ai/vidt.", "code https://github.com/naver-ai/vidt");
    check(
      "(https://huggingface.co/AIDA-UPM/star) and (https://github.com/jahuerta92/star)",
      "model https://huggingface.co/AIDA-UPM/star",
      "code https://github.com/jahuerta92/star",
    );
    check("see https://dsr.is.tue.mpg.de/.", "page https://dsr.is.tue.mpg.de/");
    check("in https://en.wikipedia.org/wiki/Set_(mathematics), too", "page https://en.wikipedia.org/wiki/Set_(mathematics)");
    check("“https://a.org/x”; <https://b.org>", "page https://a.org/x", "page https://b.org");
    check(
      "http://github.com/a/b, www.example.org/c and github.com/d/e",
      "code https://github.com/a/b",
      "page https://www.example.org/c",
      "code https://github.com/d/e",
    );
    check("no link: ftp://x.y/z, javascript:alert(1), and/or, e.g.this");
  });

  it("determines the kind from host and path", () => {
    check(
      "https://huggingface.co/datasets/a/b https://huggingface.co/spaces/a/b https://huggingface.co/NeuralPGRank",
      "dataset https://huggingface.co/datasets/a/b",
      "demo https://huggingface.co/spaces/a/b",
      "page https://huggingface.co/NeuralPGRank",
    );
    check(
      "https://gitlab.com/a/b https://codeberg.org/a/b https://bitbucket.org/a/b https://github.com/a",
      "code https://gitlab.com/a/b",
      "code https://codeberg.org/a/b",
      "code https://bitbucket.org/a/b",
      "page https://github.com/a",
    );
    check("https://openreview.net/forum?id=7avlrpzWqo", "paper https://openreview.net/forum?id=7avlrpzWqo");
    check("https://a.github.io/b", "page https://a.github.io/b");
  });

  it("ignores the case of the host", () => {
    check("https://GitHub.com/a/b https://HuggingFace.co/a/b", "code https://github.com/a/b", "model https://huggingface.co/a/b");
    check("https://OpenReview.net/forum?id=x", "paper https://openreview.net/forum?id=x");
  });

  it("returns each place once", () => {
    const links = ["https://github.com/Naver-AI/ViDT", "http://www.github.com/naver-ai/vidt.git", "https://github.com/naver-ai/vidt/"].map(
      (url) => linkTo(url),
    );
    assert.deepEqual(
      mergeLinks(links).map((link) => link.url),
      ["https://github.com/Naver-AI/ViDT"],
    );
    assert.equal(addressKey("https://Example.org/A/"), "example.org/A");
  });

  it("takes linear time on hostile text", function () {
    this.timeout(20_000);
    assertEffort(2_000, () => {
      for (const piece of ["https://", "https://a.b/(", "www.", "(", ")", "https://a.bc/).,", "github.com/"]) {
        findLinks(piece.repeat(50_000));
        linkTo(piece.repeat(50_000));
      }
    });
  });
});
