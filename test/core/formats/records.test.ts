import assert from "node:assert/strict";
import { recordPapers } from "../../../src/core/bibliography/recordPapers";
import { citationStyles } from "../../../src/core/citations/styles/citationStyles";
import { formatOwnBibtex } from "../../../src/core/formats/bibtex/write/formatBibtex";
import { completeItem } from "../../../src/core/formats/csl/completeItem";
import { parseLibrary } from "../../../src/core/formats/parseLibrary";
import type { Paper } from "../../../src/core/paper";

function papersIn(text: string, fileName = "own.bib"): readonly Paper[] {
  return parseLibrary(text, { fileName }).papers;
}

/** Returns what is cited of a paper in a format, on one line. */
function cited(paper: Paper, format: string): string {
  return (citationStyles.get(format)?.format([paper]) ?? "").replace(/\s+/g, " ");
}

describe("a record of a bibliography", () => {
  // Each source names the same work, and each citation has to say so.
  const book = { bibtex: /@book\{/, "csl-json": /"type": "book"/, cff: /type: book/ };
  const cases: readonly (readonly [what: string, text: string, fileName: string, expected: Readonly<Record<string, RegExp>>])[] = [
    ["a book", "@book{k, title={The Made Book}, author={Lang, Eva}, publisher={North Press}, edition={2}}", "a.bib", book],
    ["a book", '[{"id":"k","type":"book","title":"The Made Book","author":[{"family":"Lang"}],"publisher":"North Press"}]', "a.json", book],
    ["a book", "TY  - BOOK\nID  - k\nTI  - The Made Book\nAU  - Lang, Eva\nPB  - North Press\nER  - ", "a.ris", book],
    ["a book", "k:\n  type: book\n  title: The Made Book\n  author: Lang, Eva\n  publisher: North Press\n", "a.yml", book],
    [
      "a book in a series",
      "@book{k, title={T}, author={L, E}, publisher={P}, series={Notes}, number={12}, volume={3}}",
      "a.bib",
      {
        bibtex: /series += \{Notes\}, number += \{12\}/,
        "csl-json": /"collection-title": "Notes", "collection-number"|"collection-number": "12"/,
      },
    ],
    [
      "the number of a chapter's series, and a DOI as it is written",
      "@incollection{k, title={T}, author={L, E}, booktitle={B}, series={LNCS}, volume={12}, number={3}, doi={10.1002/(SICI)1097<1::AID>3.0.CO;2-2}}",
      "a.bib",
      { "csl-json": /^(?!.*"issue").*"collection-number": "3".*"DOI": "10\.1002\/\(SICI\)1097<1::AID>3\.0\.CO;2-2"/ },
    ],
    [
      "an edited book",
      "@book{k, title={T}, editor={Kurz, Tim and Lang, Eva}, publisher={P}}",
      "a.bib",
      { bibtex: /editor += \{Kurz, Tim and Lang, Eva\}/, "csl-json": /"editor": \[ \{ "family": "Kurz"/ },
    ],
    [
      "a chapter",
      "@incollection{k, title={T}, author={L, E}, booktitle={B}, editor={K, T}, publisher={P}, address={Rome}, pages={1--9}}",
      "a.bib",
      { bibtex: /@incollection\{.*editor += \{K, T\}.*address += \{Rome\}/, "csl-json": /"type": "chapter".*"publisher": "P"/ },
    ],
    [
      "a master's thesis",
      "@mastersthesis{k, title={T}, author={L, E}, school={Univ X}, year=2013}",
      "a.bib",
      { bibtex: /@mastersthesis\{/, "csl-json": /"genre": "Master's thesis"/, cff: /thesis-type: "Master's thesis"/ },
    ],
    [
      "a master's thesis",
      '[{"id":"k","type":"thesis","title":"T","genre":"Master\'s thesis","publisher":"Univ X"}]',
      "a.json",
      { bibtex: /@mastersthesis\{.*school += \{Univ X\}/ },
    ],
    [
      "a report with its number",
      "@techreport{k, title={T}, author={L, E}, institution={NIST}, number={TR-7}, type={Working paper}}",
      "a.bib",
      { bibtex: /number += \{TR-7\}/, "csl-json": /"number": "TR-7"/, cff: /institution: name: "NIST".*number: "TR-7"/ },
    ],
    [
      "proceedings",
      "@proceedings{k, title={Proc}, editor={K, T}, publisher={ACM}, year=2020}",
      "a.bib",
      { bibtex: /@proceedings\{/, "csl-json": /"type": "book"/ },
    ],
    [
      "software",
      '[{"id":"k","type":"software","title":"T","version":"2.1","URL":"https://a.org/t"}]',
      "a.json",
      { bibtex: /version += \{2\.1\}/, cff: /type: software.*version: "2\.1"/ },
    ],
    [
      "a data set",
      "@dataset{k, title={T}, author={L, E}, publisher={Zenodo}, version={3}, year=2020}",
      "a.bib",
      { bibtex: /@dataset\{.*version += \{3\}/, cff: /type: data/ },
    ],
    [
      "a web page",
      "@online{k, title={T}, url={https://a.org/p}, urldate={2024-05-01}}",
      "a.bib",
      { bibtex: /urldate += \{2024-05-01\}/, "csl-json": /"accessed"/, cff: /date-accessed: "2024-05-01"/ },
    ],
    [
      "a patent",
      "@patent{k, title={T}, author={L, E}, number={US123}, year=2001}",
      "a.bib",
      { bibtex: /@patent\{/, "csl-json": /"number": "US123"/, cff: /type: patent/ },
    ],
    [
      "a standard",
      '[{"id":"k","type":"standard","title":"T","number":"ISO 1"}]',
      "a.json",
      { bibtex: /number += \{ISO 1\}/, cff: /type: standard/ },
    ],
    [
      "a periodical before another title",
      "TY  - JOUR\nID  - k\nT1  - T\nT2  - A biennial show\nJF  - Timely\nER  - ",
      "a.ris",
      { bibtex: /journal += \{Timely\}/ },
    ],
    [
      "a part without a title",
      "k:\n  type: chapter\n  page-range: 10-12\n  parent:\n    type: book\n    title: The life\n    author: Lang, Eva\n    date: 2011\n",
      "a.yml",
      { "csl-json": /"title": "The life".*"family": "Lang"/ },
    ],
    [
      "fields of a person's own",
      "@misc{k, title={T}, file={:a.pdf:PDF}, keywords={a, b}, x-mine={1}}",
      "a.bib",
      { bibtex: /file += \{:a\.pdf:PDF\}, keywords += \{a, b\}, x-mine += \{1\}/ },
    ],
  ];
  for (const [what, text, fileName, expected] of cases) {
    for (const [format, pattern] of Object.entries(expected)) {
      it(`says ${what} in ${format}, read from ${fileName}`, () => {
        const [paper = assert.fail()] = papersIn(text, fileName);
        assert.match(cited(paper, format), pattern);
      });
    }
  }

  it("is data, whatever its fields are called", () => {
    for (const fields of [
      '"entry":"x","fields":[1,2]',
      '"entry":"preamble","fields":[["title",{}]]',
      '"custom":"abc"',
      '"custom":["a"]',
      '"custom":{"__proto__":{"a":1}}',
    ]) {
      const [paper = assert.fail()] = papersIn(`[{"id":"k","title":"T",${fields}}]`, "a.json");
      assert.match(cited(paper, "bibtex"), /^@misc\{k, title/);
      assert.match(cited(paper, "csl-json"), /"title": "T"/);
      assert.match(formatOwnBibtex(paper), /^@misc\{k,/);
    }
    assert.equal(Reflect.get({}, "a"), undefined);
  });

  it("comes back from the user's own library as it was", () => {
    for (const [, text, fileName] of cases) {
      const [paper = assert.fail()] = papersIn(text, fileName);
      const [again = assert.fail()] = papersIn(`[${JSON.stringify(completeItem(paper))}]`, "library.json");
      assert.deepEqual(completeItem(again), completeItem(paper));
      assert.equal(formatOwnBibtex(again), formatOwnBibtex(paper));
    }
  });
});

describe("an entry that is recorded", () => {
  const own =
    "@Article{mine, title = {{\\emph{X}} and {LaTeX}}, author = {Lang, Eva}, journal = {J. \\& K.}, month = mar, year = 1999, note = {mine}}";
  const [paper = assert.fail()] = papersIn(own);

  it("goes over as its own file has it, in the look of the other", () => {
    const { insertion } = recordPapers("@misc{a,\n\ttitle = {A},\n\tyear = {2000},\n}\n", [paper]);
    assert.equal(
      insertion?.text,
      "\n@article{mine,\n\ttitle = {{\\emph{X}} and {LaTeX}},\n\tauthor = {Lang, Eva},\n\tjournal = {J. \\& K.},\n\tmonth = mar,\n\tyear = {1999},\n\tnote = {mine},\n}\n",
    );
  });

  it("has the look of the nearest entry, not a vote on each blank", () => {
    const wide = "@misc{a,\n  title     = {A},\n  author    = {B},\n  year      = {2000},\n}\n";
    const narrow = "@misc{b,\n    title={B},\n    author={C},\n    year={2001}\n}\n";
    const added = (text: string, at: number): string => recordPapers(text, [paper], { at }).insertion?.text ?? "";
    assert.match(added(`${wide}\n${narrow}`, wide.length + narrow.length + 1), /\n {4}title=\{.*\n {4}note=\{mine\}\n\}\n$/s);
    assert.match(added(`${narrow}\n${wide}`, wide.length + narrow.length + 1), /\n {2}title {5}= \{.*\n {2}note {6}= \{mine\},\n\}\n$/s);
    assert.match(added(`${wide}\n${narrow}`, wide.length + 1), /\n {2}title {5}= \{/);
  });

  it("has the fields of BibLaTeX in a file for BibLaTeX", () => {
    const item = {
      id: "k",
      type: "article-journal",
      title: "T",
      author: [{ family: "L", given: "E" }],
      "container-title": "J",
      issued: { "date-parts": [[2020, 5]] },
      publisher: "P",
      "publisher-place": "Rome",
    };
    const [other = assert.fail()] = papersIn(JSON.stringify([item]), "a.json");
    const text = (bib: string): string => (recordPapers(bib, [other]).insertion?.text ?? "").replace(/\s+/g, " ");
    const biblatex = text("@online{a,\n  title = {A},\n  date = {2020},\n}\n");
    for (const field of ["journaltitle = {J}", "date = {2020-05}", "location = {Rome}"]) {
      assert.ok(biblatex.includes(field), biblatex);
    }
    const bibtex = text("@misc{a,\n  title = {A},\n  year = {2020},\n}\n");
    for (const field of ["journal = {J}", "year = {2020}", "month = may", "address = {Rome}"]) {
      assert.ok(bibtex.includes(field), bibtex);
    }
    const thesis = papersIn('[{"id":"t","type":"thesis","title":"T","publisher":"ETH","issued":{"date-parts":[[2019]]}}]', "a.json");
    const made = recordPapers("@thesis{a,\n  title = {A},\n  date = {2020},\n}\n", thesis).insertion?.text ?? "";
    assert.match(made, /@thesis\{t,\n.*institution = \{ETH\}.*type = \{phdthesis\}/s);
  });
});
