import assert from "node:assert/strict";
import { runToEnd } from "../../../src/core/sliced";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import { createLibrary } from "../../../src/core/library/createLibrary";
import { createPaperKeys, type PaperKeys } from "../../../src/core/library/createPaperKeys";
import { mergeSources } from "../../../src/core/library/mergeSources";
import type { Paper } from "../../../src/core/paper";
import { createRandom, randomBelow, randomOf } from "../../inputs/random";

function paper(citekey: string, facts: Partial<Paper> = {}): Paper {
  return { citekey, title: citekey, authors: [], links: [], aliases: [], ...facts };
}

const npo = paper("zhang2024negative", { title: "Negative Preference Optimization", arxiv: "2404.05868", authors: [{ family: "Zhang" }] });
const other = paper("song2022extendable", { arxiv: "2204.07447" });

function put(keys: PaperKeys, ...sources: readonly (readonly Paper[])[]): readonly Paper[] {
  const merged = runToEnd(mergeSources(sources));
  runToEnd(keys.update(merged));
  return merged.papers;
}

describe("createPaperKeys", () => {
  it("finds the current paper by its key in any source", () => {
    const keys = createPaperKeys(() => [npo, other]);
    const [joined] = put(keys, [{ ...npo, citekey: "mine" }], [paper("b"), { ...npo, citekey: "theirs" }], [npo, other]);
    assert.equal(joined?.citekey, "mine");
    for (const key of ["mine", "theirs", "zhang2024negative"]) {
      assert.equal(keys.paperOf(key), joined, key);
    }
    assert.equal(keys.paperOf("nobody2000nothing"), undefined);
    assert.equal(keys.paperOf("__proto__"), undefined);
  });

  it("finds a paper by each key that one source has for it, and so does the library", () => {
    const sources: readonly (readonly [what: string, papers: readonly Paper[]])[] = [
      ["the same DOI", [paper("one", { doi: "10.1000/1" }), paper("two", { doi: "10.1000/1" }), paper("other")]],
      ["the same arXiv id", [paper("other"), paper("one", { arxiv: "2404.05868" }), paper("two", { arxiv: "2404.05868" })]],
      [
        "the same title and author",
        [
          { ...npo, citekey: "one" },
          { ...npo, citekey: "two" },
        ],
      ],
    ];
    for (const [what, papers] of sources) {
      const keys = createPaperKeys(() => []);
      const merged = put(keys, papers);
      const library = createLibrary(merged, keys.paperInForce);
      for (const key of ["one", "two"]) {
        assert.equal(keys.paperOf(key)?.citekey, "one", what);
        assert.equal(library.byCitekey(key)?.citekey, "one", what);
        assert.equal(library.byAny(key)?.citekey, "one", what);
      }
      put(keys, [paper("other")]);
      assert.equal(keys.paperInForce("two"), undefined);
    }
  });

  it("returns the paper of the most trusted source if several share a key", () => {
    const keys = createPaperKeys(() => []);
    put(keys, [paper("first")], [paper("x", { title: "One" })], [paper("x", { title: "Two" })]);
    assert.equal(keys.paperOf("x")?.title, "One");
  });

  it("finds a paper by a former key, by its ids or its title and author, or returns the paper that is gone", () => {
    const keys = createPaperKeys(() => []);
    put(keys, [
      paper("early", { arxiv: "2404.05868" }),
      paper("titled", { title: npo.title, authors: npo.authors, arxiv: "2404.05868" }),
      paper("gone"),
    ]);
    const [now] = put(keys, [{ ...npo, citekey: "late" }]);
    assert.equal(keys.paperOf("early"), now);
    assert.equal(keys.paperOf("gone")?.title, "gone");
    const [back] = put(keys, [paper("gone", { title: "gone" })]);
    assert.equal(keys.paperOf("gone"), back);
    assert.equal(keys.paperOf("late")?.arxiv, "2404.05868");
    const [titled] = put(keys, [paper("third", { title: npo.title, authors: npo.authors })]);
    assert.equal(keys.paperOf("late"), titled);
  });

  it("forgets the oldest of very many keys", () => {
    const keys = createPaperKeys(() => []);
    put(
      keys,
      Array.from({ length: 12_000 }, (_, index) => paper(`p${index}`)),
    );
    put(keys, []);
    assert.equal(keys.paperOf("p0"), undefined);
    assert.equal(keys.paperOf("p11999")?.citekey, "p11999");
  });

  it("finds a bundled paper by its key whatever the user's files call it, in 300 random states", () => {
    const random = createRandom(61);
    const keys = createPaperKeys(() => bundledPapers);
    const wanted = bundledPapers.slice(0, 10);
    for (let state = 0; state < 300; state++) {
      const files = Array.from({ length: 1 + randomBelow(random, 3) }, () =>
        Array.from({ length: randomBelow(random, 4) }, () => ({
          ...randomOf(random, wanted),
          citekey: randomOf(random, ["mine", "theirs", randomOf(random, wanted).citekey]),
        })),
      );
      put(keys, ...files, bundledPapers);
      for (const { citekey, arxiv } of wanted) {
        const isTaken = files.flat().some((one) => one.citekey === citekey && one.arxiv !== arxiv);
        assert.ok(isTaken || keys.paperOf(citekey)?.arxiv === arxiv, `${citekey} in state ${state}`);
      }
    }
  });
});
