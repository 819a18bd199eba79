import assert from "node:assert/strict";
import { changeEntry, type EntryChange, withEdits } from "../../../../../src/core/formats/bibtex/write/changeEntry";
import { writtenEntryAt } from "../../../../../src/core/formats/bibtex/write/writtenEntry";

const changes: readonly EntryChange[] = [
  { kind: "type", type: "inproceedings" },
  { kind: "set", name: "booktitle", value: "Frobs", replaces: "journal" },
  { kind: "set", name: "year", value: "2024" },
  { kind: "remove", name: "note" },
  { kind: "set", name: "doi", value: "10.1/f" },
];

/** Changes the entry at the mark `|` of a text. */
function changed(drawn: string, list: readonly EntryChange[] = changes): string {
  const text = drawn.replace("|", "");
  const entry = writtenEntryAt(text, drawn.indexOf("|"));
  assert.ok(entry, "no entry");
  const edits = changeEntry(text, entry, list);
  for (const [index, { start, end }] of edits.entries()) {
    assert.ok(start >= Math.max(entry.start, edits[index - 1]?.end ?? 0) && end <= entry.end, "an edit outside of the entry");
  }
  return withEdits(text, edits);
}

describe("changing an entry", () => {
  const rows: readonly (readonly [what: string, drawn: string, expected: string])[] = [
    [
      "keeps the column of =",
      "@misc{a,\n  title   = {T},\n  |journal = {arXiv},\n  year    = 2023\n}\n",
      "@inproceedings{a,\n  title   = {T},\n  booktitle = {Frobs},\n  year    = {2024},\n  doi     = {10.1/f}\n}\n",
    ],
    [
      "keeps names in capitals, quotes, and a comma at the end",
      '@MISC{a,\n\tTITLE = "T",\n\tJOURNAL = "arXiv",|\n\tYEAR = "2023",\n}',
      '@INPROCEEDINGS{a,\n\tTITLE = "T",\n\tBOOKTITLE = "Frobs",\n\tYEAR = "2024",\n\tDOI = "10.1/f",\n}',
    ],
    [
      "keeps comments, line ends, and other entries",
      "% one\r\n@misc{z, year = 1}\r\n@misc{a, % two\r\n  title = {T}, % three, with = and so on\r\n  note = {N}, % four\r\n  year = 2023 % fi|ve\r\n}\r\n% six\r\n",
      "% one\r\n@misc{z, year = 1}\r\n@inproceedings{a, % two\r\n  title = {T}, % three, with = and so on\r\n  % four\r\n  year = {2024}, % five\r\n  booktitle = {Frobs},\r\n  doi = {10.1/f}\r\n}\r\n% six\r\n",
    ],
    [
      "changes an entry on one line",
      "@misc{|a, title={T}, note={N}, year=2023}",
      "@inproceedings{a, title={T}, year={2024}, booktitle={Frobs}, doi={10.1/f}}",
    ],
    [
      "removes the last field with its line",
      "@misc{a,\n  title = {T},\n  year = 2023,\n  note = {N}\n|}",
      "@inproceedings{a,\n  title = {T},\n  year = {2024},\n  booktitle = {Frobs},\n  doi = {10.1/f}\n}",
    ],
    [
      "replaces macros and joined values as a whole",
      '@misc(a, title = {T # {x}}, journal = arx # " " # {y}, |year = 20 # "23")',
      "@inproceedings(a, title = {T # {x}}, booktitle = {Frobs}, year = {2024}, doi = {10.1/f})",
    ],
    [
      "takes the first of two fields with one name",
      "@misc{a,\n  year = 1,\n  |year = 2,\n  doi = {x},\n}",
      "@inproceedings{a,\n  year = {2024},\n  year = 2,\n  doi = {10.1/f},\n  booktitle = {Frobs},\n}",
    ],
    [
      "puts commas first as the entry does not",
      "@misc{a\n  , title = {T}\n  , year = {2023}\n|}",
      "@inproceedings{a\n  , title = {T}\n  , year = {2024}, booktitle = {Frobs}, doi = {10.1/f}\n}",
    ],
    [
      "puts no field into the comment behind the last one",
      "@misc{a, title = {T}, % one|\n}",
      "@inproceedings{a, title = {T}, % one\n  booktitle     = {Frobs},\n  year          = {2024},\n  doi           = {10.1/f},\n}",
    ],
    [
      "puts no field into a comment before which the comma is missing",
      "@misc{a, title = {T} % one, with = and so on|\r\n}",
      "@inproceedings{a, title = {T}, % one, with = and so on\r\n  booktitle     = {Frobs},\r\n  year          = {2024},\r\n  doi           = {10.1/f}\r\n}",
    ],
    [
      "puts no field into the comment behind a citekey",
      "@misc{a, % one|\n}",
      "@inproceedings{a, % one\n  booktitle     = {Frobs},\n  year          = {2024},\n  doi           = {10.1/f}\n}",
    ],
    [
      "keeps the comments between a field that goes and its comma",
      "@misc{a,\n  note = {N} % one\n  % two\n  , year = 1, doi = {D}, booktitle = {B}|\n}",
      "@inproceedings{a,\n  % one\n  % two\n   year = {2024}, doi = {10.1/f}, booktitle = {Frobs}\n}",
    ],
    ["adds to an entry without fields", "@misc{a|}", "@inproceedings{a, booktitle = {Frobs}, year = {2024}, doi = {10.1/f}}"],
  ];
  for (const [what, drawn, expected] of rows) {
    it(what, () => {
      assert.equal(changed(drawn), expected);
    });
  }

  it("removes fields side by side, first and last", () => {
    const remove = ["a", "b", "d"].map((name): EntryChange => ({ kind: "remove", name }));
    assert.equal(changed("@misc{|k, a={1}, b={2}, c={3}, d={4}}", remove), "@misc{k, c={3}}");
    assert.equal(changed("@misc{k,\n  a={1}, b={2},\n  c={3},\n  d={4}|}", remove), "@misc{k,\n  \n  c={3}\n  }");
    assert.equal(changed("@misc{k,\n  |a={1},\n  b={2},\n  c={3},\n  d={4},\n}", remove), "@misc{k,\n  c={3},\n}");
  });

  it("leaves damaged entries, and what is no entry, alone", () => {
    const texts = [
      "@misc{a,\n title = {T\n|",
      "@misc{a, title = {T} year = {2023}|}",
      "@misc{a, nonsense|}",
      "text| only",
      "@string{a = {|b}}",
      '@misc{a, title = "T|}',
    ];
    for (const drawn of texts) {
      assert.equal(writtenEntryAt(drawn.replace("|", ""), drawn.indexOf("|")), undefined, drawn);
    }
  });

  it("finds an entry far down a long text", () => {
    const text = `${"@misc{x, title = {T}}\n".repeat(20_000)}@misc{last, title = {T}}\n`;
    assert.equal(writtenEntryAt(text, text.length - 10)?.citekey, "last");
    assert.equal(text.slice(writtenEntryAt(text, text.length - 10)?.start), "@misc{last, title = {T}}\n");
  });
});
