import assert from "node:assert/strict";
import { createSearchIndex } from "../../../../src/core/search/createSearchIndex";
import { parseQuery } from "../../../../src/core/search/query/parseQuery";
import { placeTerms } from "../../../../src/core/search/query/placeTerms";
import { addScores, createScores, nthBest } from "../../../../src/core/search/rank/scoreWords";
import { createRandom } from "../../../inputs/random";
import { nameOf, paperOf } from "../papers";

describe("a word counts", () => {
  const rows: readonly (readonly [place: string, weight: number, paper: ReturnType<typeof paperOf>])[] = [
    ["as a name", 8, paperOf("One", { aliases: [nameOf("Quokka")] })],
    ["in a name", 4.6, paperOf("Two", { aliases: [nameOf("Quokka Net")] })],
    ["at the beginning of a title", 4.4, paperOf("Quokka Sees")],
    ["in a title", 4, paperOf("Seeing Quokka")],
    ["in a phrase that the paper coins", 3.6, paperOf("Three", { aliases: [{ text: "plain quokka rule", kind: "phrase", why: "test" }] })],
    ["as the first author's name", 3.2, paperOf("Four", { authors: [{ family: "Quokka" }, { family: "Doe" }] })],
    ["as another author's name", 3, paperOf("Five", { authors: [{ family: "Doe" }, { family: "Quokka" }] })],
    ["as a given name", 2, paperOf("Six", { authors: [{ family: "Doe", given: "Quokka" }] })],
    ["in the venue", 1.6, paperOf("Seven", { published: { kind: "conference", venue: "Quokka" } })],
    ["as a citekey", 3, paperOf("Eight", { citekey: "quokka" })],
    ["in the abstract", 1, paperOf("Nine", { abstract: "A quokka." })],
    ["in title and abstract", 5, paperOf("Ten Quokka", { abstract: "A quokka." })],
    ["in title and venue", 4, paperOf("Eleven Quokka", { published: { kind: "conference", venue: "Quokka" } })],
  ];
  const index = createSearchIndex(rows.map(([, , paper]) => paper));
  const segments = index.segmentList();
  const scores = createScores(index.size);
  const touched = placeTerms(segments, parseQuery("quokka"), 300).reduce((count, term) => addScores(segments, scores, term, count), 0);
  const unit = scores.words[rows.findIndex(([place]) => place === "in the abstract")] ?? 0;

  it("in each paper that has it", () => {
    assert.equal(touched, rows.length);
    assert.deepEqual([...scores.touched.slice(0, touched)].sort(), rows.map((_, at) => at).sort());
  });
  for (const [at, [place, weight]] of rows.entries()) {
    it(`${String(weight)} times ${place}`, () => {
      assert.ok(Math.abs((scores.words[at] ?? 0) / unit - weight) < 1e-5, String((scores.words[at] ?? 0) / unit));
    });
  }
});

describe("nthBest", () => {
  it("is the last of so many in order, or 0 if there are not more", () => {
    const random = createRandom(4);
    for (let round = 0; round < 300; round++) {
      const room = Float32Array.from({ length: 1 + Math.floor(random() * 40) }, () => Math.floor(random() * 30));
      const count = Math.floor(random() * (room.length + 1));
      const most = 1 + Math.floor(random() * 20);
      const before = [...room];
      const expected = count <= most ? 0 : [...room.slice(0, count)].sort((a, b) => b - a)[most - 1];
      assert.equal(nthBest(room, count, most), expected);
      assert.deepEqual([...room], before);
    }
  });
});
