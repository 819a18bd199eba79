import assert from "node:assert/strict";
import { createLibrary } from "../../../src/core/library/createLibrary";
import type { Paper } from "../../../src/core/paper";

const star: Paper = {
  citekey: "huertas2023understanding",
  title: "Understanding writing style",
  authors: [],
  arxiv: "2310.11081",
  doi: "10.1016/j.knosys.2024.111867",
  links: [
    { kind: "code", url: "https://github.com/jahuerta92/star" },
    { kind: "model", url: "https://huggingface.co/AIDA-UPM/star" },
    { kind: "page", url: "https://example.org/Star/" },
  ],
  aliases: [],
};
const strange: Paper = { citekey: "__proto__", title: "Constructor", authors: [], links: [], aliases: [] };
const library = createLibrary([star, strange]);

describe("createLibrary", () => {
  it("finds a paper by any unique identifier", () => {
    for (const key of [
      "huertas2023understanding",
      "2310.11081v1",
      "doi:10.1016/j.knosys.2024.111867",
      "https://arxiv.org/abs/2310.11081",
      "https://github.com/jahuerta92/star/tree/main",
    ]) {
      assert.equal(library.byAny(key), star, key);
    }
    for (const key of ["", "star", "Understanding writing style", "constructor", "https://", "10.1016"]) {
      assert.equal(library.byAny(key), undefined, key);
    }
  });

  it("looks up citekeys, and arXiv ids and DOIs in any spelling", () => {
    assert.equal(library.byCitekey("huertas2023understanding"), star);
    assert.equal(library.byCitekey("__proto__"), strange);
    assert.equal(library.byCitekey("constructor"), undefined);
    for (const id of ["2310.11081", "arXiv:2310.11081v2", "ARXIV: 2310.11081"]) {
      assert.equal(library.byArxiv(id), star, id);
    }
    for (const doi of [
      "10.1016/J.KNOSYS.2024.111867",
      "https://doi.org/10.1016/j.knosys.2024.111867",
      "doi:10.1016/j.knosys.2024.111867",
    ]) {
      assert.equal(library.byDoi(doi), star, doi);
    }
    assert.equal(library.byArxiv("2310.11082"), undefined);
  });

  it("looks up addresses in any spelling", () => {
    for (const url of [
      "https://github.com/jahuerta92/star",
      "http://www.GitHub.com/JaHuerta92/star.git",
      "github.com/jahuerta92/star/",
      "https://github.com/jahuerta92/star/tree/main/src#readme",
      "https://huggingface.co/AIDA-UPM/star/blob/main/config.json",
      "https://example.org/Star",
      "https://arxiv.org/abs/2310.11081v1",
      "https://arxiv.org/pdf/2310.11081.pdf",
      "https://dx.doi.org/10.1016/j.knosys.2024.111867",
    ]) {
      assert.equal(library.byUrl(url), star, url);
    }
    for (const url of [
      "https://github.com/jahuerta92",
      "https://github.com/jahuerta92/star2",
      "https://example.org/star",
      "",
      "nonsense",
    ]) {
      assert.equal(library.byUrl(url), undefined, url);
    }
  });
});
