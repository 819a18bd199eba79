import assert from "node:assert/strict";
import { bibliographyKeyAt, bibliographyKeysIn, bibliographyKeysInSlices } from "../../../src/core/formats/bibliographyKeys";
import { assertEffort } from "../../guards/effort";
import { longestSlice } from "../../guards/longestStep";

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

  it("finds the keys of a file that is one line, each behind the one before it, in linear time", () => {
    check("a.json", '[{"id":"⟦a⟧","title":"x"},{"id":"⟦b⟧","title":"a"},{"title":"c","id":"⟦ab⟧"}]');
    const text = `[${Array.from({ length: 40_000 }, (_, at) => `{"id":"k${at}","title":"T"}`).join(",")}]`;
    assertEffort(3_000, () => {
      const { entries } = bibliographyKeysIn(text, "a.json");
      assert.ok(entries.length === 40_000 && entries.every(({ citekey, start, end }) => text.slice(start, end) === citekey));
    });
  });

  it("yields while it reads a file of any format", () => {
    const files: readonly (readonly [fileName: string, unit: string])[] = [
      ["a.yaml", "- id: a\n  title: b\n"],
      ["a.yml", "a:\n  type: Book\n  title: b\n"],
      ["a.ris", "TY  - BOOK\nID  - a\nTI  - b\nER  - \n"],
      ["a.bib", "@misc{a, title={b}}\n"],
      ["a.txt", "\r\n"],
    ];
    for (const [fileName, unit] of files) {
      const text = unit.repeat(Math.ceil(200_000 / unit.length));
      const times = Array.from({ length: 3 }, () => longestSlice(bibliographyKeysInSlices(text, fileName)));
      assert.ok(Math.min(...times) < 120, `${fileName}: ${times.join(", ")} ms`);
    }
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
