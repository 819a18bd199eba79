import assert from "node:assert/strict";
import { bibliographyKeyAt, bibliographyKeysIn } from "../../../src/core/formats/bibliographyKeys";

/**
 * In the drawn text, entries are `⟦key⟧`, additional keys `⟨key⟩`, and references to other entries `‹key›`. Exactly these
 * must be found.
 */
function check(fileName: string, drawn: string): void {
  const text = drawn.replace(/[⟦⟧⟨⟩‹›]/g, "");
  const { entries, others, references } = bibliographyKeysIn(text, fileName);
  const marks = [
    ...entries.map((place) => ({ ...place, open: "⟦", close: "⟧" })),
    ...others.map((place) => ({ ...place, open: "⟨", close: "⟩" })),
    ...references.map((place) => ({ ...place, open: "‹", close: "›" })),
  ].sort((one, other) => other.start - one.start);
  const redrawn = marks.reduce(
    (sum, { start, end, open, close }) => sum.slice(0, start) + open + sum.slice(start, end) + close + sum.slice(end),
    text,
  );
  assert.equal(redrawn, drawn);
}

describe("bibliographyKeysIn", () => {
  it("finds the keys of entries, their additional keys, and references to other entries", () => {
    check(
      "a.bib",
      '@misc{⟦a⟧,\n  ids = {⟨b⟩, ⟨c⟩},\n  crossref = {‹d›}, xdata={‹e›,‹f›},\n related = "‹g›"}\n@string{x = {y}}\n@book(⟦doe:2021⟧, title = {crossref = x})',
    );
    check("a.bib", "@misc{⟦a⟧}\n@comment{@misc{neither,}}\nann@b.org\n@misc{⟦a⟧,title={A @ b}}");
  });

  it("finds the keys in other formats by their lines", () => {
    check("a.json", '[{"id": "⟦a⟧", "type": "article", "title": "a"},\n {"id": "⟦b.c⟧", "type": "book", "title": "x"}]');
    check("a.yaml", "references:\n- id: ⟦doe2020⟧\n  type: book\n  title: Of doe2020\n- id: ⟦roe⟧\n  type: book\n  title: B\n");
    check("a.yml", "⟦harry⟧:\n    type: Book\n    title: Harry\n⟦kim⟧:\n    type: Book\n    title: Kim\n");
  });

  it("reports if the keys are complete", () => {
    assert.equal(bibliographyKeysIn("@misc{a", "a.bib").isWhole, true);
    assert.equal(bibliographyKeysIn("{", "a.json").isWhole, false);
  });

  it("returns the key at an offset", () => {
    const text = "@misc{abc, crossref = {d}}";
    const keys = bibliographyKeysIn(text, "a.bib");
    assert.equal(bibliographyKeyAt(keys, text.indexOf("bc"))?.citekey, "abc");
    assert.equal(bibliographyKeyAt(keys, text.indexOf("d}"))?.citekey, "d");
    assert.equal(bibliographyKeyAt(keys, 2), undefined);
  });
});
