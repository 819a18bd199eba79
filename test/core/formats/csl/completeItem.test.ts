import assert from "node:assert/strict";
import { formatOwnBibtex } from "../../../../src/core/formats/bibtex/write/formatBibtex";
import { formatOwnLibrary } from "../../../../src/core/formats/csl/formatOwnLibrary";
import { paperOfItem } from "../../../../src/core/formats/csl/paperOfItem";
import { completeItem } from "../../../../src/core/formats/csl/completeItem";
import { parseLibrary } from "../../../../src/core/formats/parseLibrary";
import { runToEnd } from "../../../../src/core/sliced";
import { mergeSources } from "../../../../src/core/library/mergeSources";
import type { Paper } from "../../../../src/core/paper";
import { hardBlocks } from "../bibtex/hardTexts";

/** Returns the papers of a file as an import reads them, and the library that stores them. */
function imported(text: string, fileName: string) {
  const parsed = parseLibrary(text, { fileName }).papers;
  const { papers } = runToEnd(mergeSources([parsed]));
  return { parsed, papers, kept: papers.map(completeItem), library: [...formatOwnLibrary(papers)].join("") };
}

function exportedBibtex({ papers }: Pick<ReturnType<typeof imported>, "papers">): string {
  return papers.map(formatOwnBibtex).join("\n\n");
}

/** Returns papers without what differs by the format that they come from. */
function bare(papers: readonly Paper[]): readonly object[] {
  return papers.map((paper) => ({ ...paper, records: undefined }));
}

const ris = `TY  - JOUR
TI  - Deep learning
AU  - LeCun, Yann
AU  - King, Martin Luther, Jr.
A2  - Editor, Ed
T2  - Nature
AB  - Deep learning allows models.
PY  - 2015/05/28/
DO  - 10.1038/nature14539
VL  - 521
SP  - 436
EP  - 444
SN  - 1476-4687
LA  - en
KW  - Computer science
KW  - Mathematics
N1  - my note
L1  - files/12/LeCun.pdf
UR  - https://www.nature.com/articles/nature14539
ER  - 
`;
const csl = JSON.stringify([
  {
    id: "http://zotero.org/users/1/items/AB",
    type: "book",
    title: "Deep <i>Learning</i>",
    author: [{ family: "Goodfellow", given: "Ian" }],
    editor: [{ family: "E", given: "F" }],
    publisher: "MIT Press",
    ISBN: "1",
    issued: { "date-parts": [[2016, 11]] },
    keyword: "a, b",
    note: "mine",
    accessed: { "date-parts": [[2024, 3, 1]] },
  },
  { id: "data", type: "dataset", title: "A Set", URL: "https://example.org/set", version: "2" },
]);
const zotero = JSON.stringify({
  config: { label: "BetterBibTeX JSON" },
  items: [
    { itemType: "attachment", title: "PDF" },
    {
      itemType: "preprint",
      title: "LoRA",
      creators: [
        { firstName: "E", lastName: "Hu", creatorType: "author" },
        { name: "ACME", creatorType: "author" },
        { firstName: "An", lastName: "Ed", creatorType: "editor" },
      ],
      date: "2021-10-16",
      repository: "arXiv",
      archiveID: "arXiv:2106.09685",
      citationKey: "hu2021",
      abstractNote: "We propose LoRA.",
      tags: [{ tag: "ml" }],
    },
  ],
});

describe("an imported file", () => {
  it("writes no entry of a type, or with a field, that no .bib file could have", () => {
    for (const [bibtex, expected] of [
      [{ type: 'preamble{"\\input{/etc/passwd}"}\n@misc', fields: { title: "E" } }, /^@misc\{a,\n/],
      [{ type: "Preamble", fields: { title: "E" } }, /^@misc\{a,\n/],
      [{ type: "string", fields: { title: "E" } }, /^@misc\{a,\n/],
      [
        { type: "book", fields: { "title = {E},\n x": "y", note: "kept" } },
        /^@book\{a,\n {2}title {9}= \{\{E\}\},\n[^]*note {10}= \{kept\}\n/,
      ],
    ] as const) {
      const item = { id: "a", title: "E", author: [{ family: "A" }], custom: { bibtex } };
      const [paper = assert.fail()] = parseLibrary(JSON.stringify([item]), { fileName: "library.json" }).papers;
      assert.match(formatOwnBibtex(paper), expected);
      assert.doesNotMatch(formatOwnBibtex(paper), /input|x +=/);
    }
  });

  const texts = [
    ...hardBlocks().map(({ name, text }) => ({ name, fileName: "a.bib", text })),
    ...[
      ["a.ris", ris],
      ["b.json", csl],
      ["zotero.json", zotero],
    ].map(([fileName = "", text = ""]) => ({ name: fileName, fileName, text })),
  ];

  it("has the same papers in the user's own library, whatever its format", () => {
    for (const { name, fileName, text } of texts) {
      const { papers, library } = imported(text, fileName);
      const again = parseLibrary(library, { fileName: "library.json" });
      // A title in which the source wrote out braces is cleaned once more.
      assert.deepEqual(
        again.papers.map(({ title, ...paper }) => ({ ...paper, title: title.replace(/[{}]/g, ""), records: undefined })),
        papers.map(({ title, ...paper }) => ({ ...paper, title: title.replace(/[{}]/g, ""), records: undefined })),
        name,
      );
    }
  });

  it("has the same papers in an exported .bib file", () => {
    for (const { name, fileName, text } of texts) {
      const whole = imported(text, fileName);
      const again = parseLibrary(exportedBibtex(whole), { fileName: "export.bib" });
      // A key that is not allowed in BibTeX loses its spaces.
      const keyless = (papers: readonly Paper[]) => bare(papers).map((paper) => ({ ...paper, citekey: "" }));
      assert.deepEqual(keyless(again.papers), keyless(whole.papers), name);
    }
  });

  it("keeps all fields of an entry as they were written, also inherited ones", () => {
    const fields = [
      "title = {{LoRA}: {L}ow-rank {\\'e}}",
      "author = {van der Berg, Jan and {ACME {\\&} Co}}",
      "file = {:a.pdf:PDF}",
      "note = {see \\cite{x}}",
      "month = jan",
      "year = {2021}",
      "x-unknown_1 = {y}",
    ];
    const text = `@string{a = {b}}\n@inproceedings{k:1/2+3, ${fields.join(", ")}, crossref = {vol}}\n@proceedings{vol, title = {Proc}, booktitle = {Proc of X}, editor = {Ed, I}, publisher = {P}, isbn = {1}}`;
    const exported = exportedBibtex(imported(text, "a.bib"));
    for (const field of [...fields, "booktitle = {Proc of X}", "editor = {Ed, I}", "publisher = {P}", "isbn = {1}"]) {
      assert.ok(exported.replace(/ +=/g, " =").includes(field), `${field} in ${exported}`);
    }
    assert.ok(exported.startsWith("@inproceedings{k:1/2+3,\n"));
    assert.ok(!exported.includes("crossref"));
    const twice = imported(imported(text, "a.bib").library, "library.json");
    assert.equal(exportedBibtex(twice), exported);
  });

  it("keeps an item as it is, with the fields that only it has", () => {
    const { kept } = imported(csl, "b.json");
    const [book, data] = JSON.parse(JSON.stringify(kept)) as Record<string, unknown>[];
    const [original] = JSON.parse(csl) as Record<string, unknown>[];
    assert.deepEqual(book, { ...original, id: "goodfellow2016deep" });
    assert.deepEqual(data?.["type"], "dataset");
    assert.deepEqual(data["version"], "2");
  });

  it("is exported to BibTeX with all fields that BibTeX has", () => {
    const exported = [
      exportedBibtex(imported(ris, "a.ris")),
      exportedBibtex(imported(csl, "b.json")),
      exportedBibtex(imported(zotero, "zotero.json")),
    ]
      .join("\n")
      .replace(/ +=/g, " =");
    for (const part of [
      "keywords = {Computer science, Mathematics}",
      "note = {my note}",
      "editor = {Editor, Ed}",
      "language = {en}",
      "abstract = {Deep learning allows models.}",
      "@book{goodfellow2016deep",
      "publisher = {MIT Press}",
      "isbn = {1}",
      "month = nov",
      "keywords = {ml}",
      "editor = {Ed, An}",
    ]) {
      assert.ok(exported.includes(part), `${part} in ${exported}`);
    }
    assert.ok(!exported.includes("booktitle = {MIT Press}"));
  });

  it("keeps the fields of a paper from two sources", () => {
    const [first, second] = [
      imported("@misc{a, title = {LoRA}, author = {Hu, E}, eprint = {2106.09685}, archiveprefix = {arXiv}, keywords = {mine}}", "a.bib"),
      imported(ris.replace("Deep learning\n", "LoRA\n").replace("LeCun, Yann", "Hu, E"), "b.ris"),
    ];
    const { papers } = runToEnd(mergeSources([first.parsed, second.parsed]));
    const item = completeItem(papers[0] ?? assert.fail());
    assert.equal(papers.length, 1);
    assert.equal(item["keyword"], "mine");
    assert.equal(item["container-title"], "Nature");
    assert.deepEqual(item["editor"], [{ family: "Editor", given: "Ed" }]);
    assert.equal(item["note"], "my note");
    assert.equal(paperOfItem(item).arxiv, "2106.09685");
  });
});

describe("names that a file gives to a paper", () => {
  const file = JSON.stringify([
    {
      id: "he2016deep",
      title: "Deep Residual Learning for Image Recognition",
      custom: { names: [{ name: "ResNet", long: "Residual Network", kind: "model" }, "ResNets"], note: "kept" },
    },
  ]);

  it("are kept in the user's own library, and read from it again", () => {
    const { library } = imported(file, "papers.json");
    assert.deepEqual(parseLibrary(library, { fileName: "library.json" }).papers[0]?.names, [
      { name: "ResNet", long: "Residual Network" },
      { name: "ResNets" },
    ]);
    assert.match(library, /"note":"kept"/);
  });

  it("are the paper's own, not those of its sources: what the user took away stays away", () => {
    const { papers } = imported(file, "papers.json");
    const [paper] = papers;
    assert.ok(paper);
    const { names, ...without } = paper;
    assert.equal(names?.length, 2);
    assert.deepEqual(completeItem(without)["custom"], { note: "kept" });
    assert.deepEqual(completeItem({ ...paper, names: [{ name: "ResNet" }] })["custom"], { note: "kept", names: [{ name: "ResNet" }] });
  });

  it("come together if the paper is in several files", () => {
    const other = JSON.stringify([
      { id: "b", title: "Deep Residual Learning for Image Recognition", DOI: "10.1000/a", custom: { names: ["ResNet-D"] } },
    ]);
    const [first, second] = [file.replace('"id"', '"DOI":"10.1000/a","id"'), other].map(
      (text) => parseLibrary(text, { fileName: "a.json" }).papers,
    );
    const { papers } = runToEnd(mergeSources([first ?? [], second ?? []]));
    assert.deepEqual(
      papers.map(({ names = [] }) => names.map(({ name }) => name)),
      [["ResNet", "ResNets", "ResNet-D"]],
    );
  });
});

describe("records with values of the wrong kind", () => {
  const good = { id: "g", title: "Good", author: [{ family: "A" }] };

  /** Returns the entry of the second paper of a list, and the number of papers. */
  function written(record: Readonly<Record<string, unknown>>): { readonly entry: string; readonly count: number } {
    const { papers } = parseLibrary(JSON.stringify([good, { id: "x", title: "X", ...record }]), { fileName: "a.json" });
    const [, paper] = papers;
    assert.ok(paper);
    completeItem(paper);
    return { entry: formatOwnBibtex(paper), count: papers.length };
  }

  for (const [record, expected] of [
    [{ editor: [null] }, /^@misc\{\w*,\s+title\s+= \{\{X\}\}/],
    [{ author: [{ family: null, given: {} }], issued: { "date-parts": [null] } }, /title\s+= \{\{X\}\}/],
    [{ author: [null, "Z", { family: 5 }, { literal: "" }, []] }, /author\s+= \{\{Z\}/],
    [{ author: ["Z"] }, /author\s+= \{\{Z\}\}/],
    [{ translator: "nobody", editor: 7, author: {} }, /title\s+= \{\{X\}\}/],
    [{ custom: { bibtex: { type: "misc", fields: { "no te": "q" } } } }, /title\s+= \{\{X\}\}/],
    [{ custom: { bibtex: { type: "misc", fields: {} } } }, /title\s+= \{\{X\}\}/],
    [{ custom: { bibtex: { type: "book", fields: { note: "a {" } } } }, /^@book\{\w*,\s+title\s+= \{\{X\}\}/],
    [{ custom: { bibtex: { type: "misc", fields: { title: 5, note: "n" } } } }, /title\s+= \{\{X\}\}[^]*note\s+= \{n\}/],
  ] as const) {
    it(`cost only themselves: ${JSON.stringify(record)}`, () => {
      const { entry, count } = written(record);
      assert.equal(count, 2);
      assert.match(entry, expected);
    });
  }
});
