import assert from "node:assert/strict";
import { resultCards } from "../../../src/core/cards/resultCard";
import { formatReference } from "../../../src/core/citations/wording/formatReference";
import { describeAuthors } from "../../../src/core/citations/wording/describePaper";
import { formatCitekey } from "../../../src/core/citekeys/citekey";
import { parseBibtex } from "../../../src/core/formats/bibtex/createBibtexReader";
import { formatBibtex } from "../../../src/core/formats/bibtex/write/formatBibtex";
import { formatCslItem } from "../../../src/core/formats/csl/formatCslItem";
import { formatCffReference } from "../../../src/core/formats/formatCff";
import { withOtherPeople } from "../../../src/core/formats/records/otherNames";
import { parseLibrary } from "../../../src/core/formats/parseLibrary";
import { mergePapers } from "../../../src/core/library/mergeSources";
import { otherPeople, type Paper, type PersonName } from "../../../src/core/paper";
import { fieldTexts } from "../../../src/core/search/text/fields";
import { headKey } from "../../../src/core/search/text/titleKey";

const lang: PersonName = { family: "Lang", given: "Eva" };
const kurz: PersonName = { family: "Kurz", given: "Tim" };

function paper(authors: readonly PersonName[], changed: Partial<Paper> = {}): Paper {
  return { citekey: "x", title: "As Some May Think", authors, year: 1945, links: [], aliases: [], ...changed };
}

describe("the people that a list of authors leaves out", () => {
  const incomplete = paper([lang, otherPeople]);

  it("are et al. wherever authors are shown", () => {
    for (const [authors, expected] of [
      [[lang, otherPeople], "Lang et al."],
      [[lang, kurz, otherPeople], "Lang et al."],
      [[lang, kurz], "Lang and Kurz"],
      [[otherPeople], ""],
    ] as const) {
      assert.equal(describeAuthors({ authors }), expected);
    }
    assert.equal(formatReference(incomplete), 'Lang et al., "As Some May Think", 1945.');
    const [card] = resultCards([{ paper: incomplete }], "");
    assert.equal(card?.authors.text, "Eva Lang et al.");
    const four = paper([lang, kurz, { family: "A" }, { family: "B" }, otherPeople]);
    assert.equal(resultCards([{ paper: four }], "")[0]?.allAuthors, "Eva Lang, Tim Kurz, A, B et al.");
  });

  it("are written as each format does", () => {
    assert.match(formatBibtex(incomplete), /author {8}= \{Lang, Eva and others\}/);
    assert.deepEqual(formatCslItem(incomplete)["author"], [lang, { literal: "others" }]);
    assert.doesNotMatch(formatCffReference(incomplete), /others/);
    assert.match(formatCffReference(paper([otherPeople])), /authors:\n {6}- name: "anonymous"\n/);
    assert.deepEqual(parseBibtex(formatBibtex(incomplete)).papers[0]?.authors, incomplete.authors);
  });

  it("are no author who can be searched, cited, or compared", () => {
    assert.deepEqual(fieldTexts(incomplete, "authors"), ["Eva Lang"]);
    assert.doesNotMatch(headKey(incomplete), /others/);
    assert.equal(formatCitekey(paper([otherPeople])), "some1945");
    const other = paper([kurz, otherPeople], { citekey: "y" });
    assert.equal(mergePapers([[incomplete], [other]]).length, 2);
    const [merged] = mergePapers([[incomplete], [paper([lang, kurz])]]);
    assert.deepEqual(merged?.authors, [lang, kurz]);
    assert.deepEqual(mergePapers([[incomplete], [paper([lang])]])[0]?.authors, incomplete.authors);
  });

  it("are read from other formats", () => {
    const csl = JSON.stringify([{ id: "x", title: "T", author: [lang, { family: "others" }] }]);
    const ris = "TY  - JOUR\nTI  - T\nAU  - Lang, Eva\nAU  - et al.\nER  - \n";
    const yaml = "x:\n  type: article\n  title: T\n  author: ['Lang, Eva', 'others']\n";
    for (const [text, fileName] of [
      [csl, "a.json"],
      [ris, "a.ris"],
      [yaml, "a.yml"],
    ] as const) {
      assert.deepEqual(parseLibrary(text, { fileName }).papers[0]?.authors, [lang, otherPeople], fileName);
    }
    assert.deepEqual(withOtherPeople([{ literal: "Lang et al." }]), [{ literal: "Lang" }, otherPeople]);
    assert.deepEqual(withOtherPeople([{ literal: "others" }]), []);
  });
});
