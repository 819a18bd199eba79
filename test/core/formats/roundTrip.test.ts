import assert from "node:assert/strict";
import { formatOwnBibtex } from "../../../src/core/formats/bibtex/write/formatBibtex";
import { entryOfPaper } from "../../../src/core/formats/bibtex/write/entryOfPaper";
import { formatOwnLibrary } from "../../../src/core/formats/csl/formatOwnLibrary";
import { formatCffReference } from "../../../src/core/formats/formatCff";
import { parseLibrary } from "../../../src/core/formats/parseLibrary";
import type { Paper } from "../../../src/core/paper";

function read(text: string, fileName: string): readonly Paper[] {
  return parseLibrary(text, { fileName }).papers;
}

function throughLibrary(papers: readonly Paper[]): readonly Paper[] {
  return read([...formatOwnLibrary(papers)].join(""), "library.json");
}

/** Returns the fields of the last entry of a .bib text as they are written after it went through the own library. */
function fieldsAfter(bibtex: string): string {
  const [paper] = throughLibrary(read(bibtex, "a.bib")).slice(-1);
  assert.ok(paper);
  return formatOwnBibtex(paper)
    .replace(/\s+=\s/g, " = ")
    .replace(/\n\s*/g, " ");
}

describe("an entry goes through the library and back with", () => {
  const rows: readonly (readonly [what: string, bibtex: string, expected: string])[] = [
    ["a month in capitals as its macro", "@misc{k, title = {T}, month = Sep}", "@misc{k, title = {T}, month = sep }"],
    ["a month in braces as it is", "@misc{k, title = {T}, month = {Sep}}", "@misc{k, title = {T}, month = {Sep} }"],
    [
      "an abstract without LaTeX at its place",
      "@misc{k, abstract = {20% “so”}, title = {T}}",
      "@misc{k, abstract = {20% “so”}, title = {T} }",
    ],
    ["the LaTeX of an abstract", "@misc{k, title = {T}, abstract = {a $\\{0\\}$}}", "@misc{k, title = {T}, abstract = {a $\\{0\\}$} }"],
    [
      "an abstract that is cleaned",
      "@misc{k, title = {T}, abstract = {One.Two &amp; so}}",
      "@misc{k, title = {T}, abstract = {One.Two &amp; so} }",
    ],
    [
      "no journal beside its book title",
      "@article{k, title = {T}, booktitle = {Nature}}",
      "@article{k, title = {T}, booktitle = {Nature} }",
    ],
    ["no title beside its book title", "@proceedings{k, booktitle = {B}}", "@proceedings{k, booktitle = {B} }"],
    ["a title that is an unknown command", "@misc{k, title = {{\\CSTUG{}}}}", "@misc{k, title = {{\\CSTUG{}}} }"],
    [
      "no file of its volume",
      "@proceedings{v, title = {V}, year = 2020, file = {v.pdf}, shorthand = {S}}\n@inproceedings{k, title = {T}, crossref = {v}}",
      "@inproceedings{k, title = {T}, booktitle = {V}, year = {2020} }",
    ],
  ];
  for (const [what, bibtex, expected] of rows) {
    it(what, () => {
      assert.equal(fieldsAfter(bibtex), expected);
    });
  }
});

describe("an item goes through", () => {
  function item(fields: object): readonly Paper[] {
    return read(JSON.stringify([{ id: "k", type: "paper-conference", title: "T", ...fields }]), "a.json");
  }

  it("the own library with the braces of its abstract", () => {
    const abstract = "f: R → {0,1} for C_i";
    const papers = item({ abstract: abstract.replace(/[{}]/g, "\\$&") });
    assert.deepEqual(
      [papers, throughLibrary(papers)].map(([paper]) => paper?.abstract),
      [abstract, abstract],
    );
  });

  it("a .bib file with an address that begins like another one", () => {
    const links = ["https://github.com/a/b", "https://github.com/a/b/tree/main"];
    const [paper] = read(item({ custom: { links } }).map(formatOwnBibtex).join(""), "a.bib");
    assert.deepEqual(
      paper?.links.map(({ url }) => url),
      links,
    );
  });

  it("a .bib file with the event as its book title, which BibTeX asks for", () => {
    const [paper] = item({ "event-title": "ICML" });
    assert.ok(paper);
    assert.deepEqual(new Map(entryOfPaper(paper).fields).get("booktitle"), "ICML");
  });

  it("a .bib file with single quotation marks", () => {
    const [paper] = read("@misc{k, title = {Say `I know' and rock `n' roll's, `82}}", "a.bib");
    assert.equal(paper?.title, "Say ‘I know’ and rock ‘n’ roll's, `82");
  });

  const addresses: readonly (readonly [address: string, expected: string])[] = [
    ["https://doi.org/10.1175/1<9:E>2.0.CO;2", "https://doi.org/10.1175/1%3C9:E%3E2.0.CO;2"],
    ["https://a.org/100%/b%20c?d=[e]#f#g", "https://a.org/100%25/b%20c?d=%5Be%5D#f%23g"],
    ["https://a.org/é|~x", "https://a.org/%C3%A9%7C~x"],
  ];
  for (const [address, expected] of addresses) {
    it(`a CITATION.cff file with the address ${address} as a URI`, () => {
      const [paper] = item({ URL: address });
      assert.ok(paper);
      assert.match(formatCffReference(paper), new RegExp(`url: ${JSON.stringify(expected).replace(/[.?[\]()+*^$|]/g, "\\$&")}`));
    });
  }
});
