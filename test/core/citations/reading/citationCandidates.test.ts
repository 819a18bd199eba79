import assert from "node:assert/strict";
import { citationCandidates, queryOf } from "../../../../src/core/citations/reading/citationCandidates";
import { bundledPapers } from "../../../../src/core/library/bundledPapers";
import { createSearchIndex } from "../../../../src/core/search/createSearchIndex";

const index = createSearchIndex(bundledPapers);
/** The bibliography has NPO under another key, and an entry that the library does not have. */
const keys = ["mine", "unlearn:notes"];
const npo = bundledPapers.find(({ citekey }) => citekey === "zhang2024negative");

function candidatesFor(typed: string, others: readonly string[] = []): readonly string[] {
  const found = citationCandidates(
    { typed, others },
    {
      search: (query) => index.search(query, { limit: 200 }),
      keys,
      paperOf: (citekey) => (citekey === "mine" ? npo : undefined),
      recordedKey: (paper) => (paper === npo ? "mine" : undefined),
    },
  );
  return found.map(({ citekey, isRecorded }) => (isRecorded ? `[${citekey}]` : citekey));
}

describe("citationCandidates", () => {
  const first = (typed: string, expected: string): void => {
    it(`offers ${expected} first for ${typed === "" ? "nothing" : typed}`, () => {
      assert.equal(candidatesFor(typed)[0], expected);
    });
  };
  first("", "[mine]");
  first("mi", "[mine]");
  first("catastrophic", "[mine]");
  first("negative pref", "[mine]");
  first("zhang2024neg", "[mine]");
  first("notes", "[unlearn:notes]");
  first("vidt", "song2022extendable");
  first("extendable", "song2022extendable");
  first("song2022", "song2022extendable");
  first("Song, 2022", "song2022extendable");

  it("offers the document's entries before the library's papers", () => {
    const found = candidatesFor("unlearning");
    assert.deepEqual(found.slice(0, 1), ["[mine]"]);
    assert.ok(found.length > 2 && found.slice(2).every((key) => !key.startsWith("[")));
  });

  it("offers no key that the citation already has", () => {
    assert.ok(!candidatesFor("", ["mine"]).includes("[mine]"));
    assert.ok(!candidatesFor("catastrophic", ["mine"]).includes("[mine]"));
  });

  it("offers papers that lack a word only if no paper has all words", () => {
    assert.deepEqual(candidatesFor("collapse unlearning"), ["[mine]"]);
    assert.ok(candidatesFor("collapse unlearning xqzwvkj").length > 1);
  });

  it("offers nothing for nonsense", () => {
    assert.deepEqual(candidatesFor("xqzwvkj"), []);
  });

  it("searches for the parts of a key", () => {
    assert.equal(queryOf("zhang2024neg"), "zhang 2024 neg");
    assert.equal(queryOf("smith-2020:a"), "smith 2020 a");
    assert.equal(queryOf("yolov8"), "yolov8");
  });
});
