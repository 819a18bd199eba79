import assert from "node:assert/strict";
import { parse } from "@citation-js/plugin-bibtex/lib-mjs/input/value.js";
import { formatBibtex } from "../../../../../src/core/formats/bibtex/write/formatBibtex";
import { protectCapitals } from "../../../../../src/core/latex/protectCapitals";
import { unicodeToLatex } from "../../../../../src/core/latex/unicodeToLatex";
import { bundledPapers } from "../../../../../src/core/library/bundledPapers";
import type { Paper } from "../../../../../src/core/paper";
import { latexToUnicode } from "../../../../../src/core/latex/latexToUnicode";

const base: Paper = { citekey: "k", title: "T", authors: [], links: [], aliases: [] };

function fieldOf(entry: string, name: string): string | undefined {
  return new RegExp(`^  ${name} += \\{(.*)\\},?$`, "m").exec(entry)?.[1];
}

describe("formatBibtex", () => {
  it("chooses the entry type by the venue", () => {
    const check = (paper: Partial<Paper>, type: string, venueField?: string) => {
      const entry = formatBibtex({ ...base, ...paper });
      assert.ok(entry.startsWith(`@${type}{k,\n`), entry);
      assert.equal(venueField === undefined ? undefined : fieldOf(entry, venueField), paper.published?.venue);
    };
    check({ arxiv: "2404.05868", year: 2024 }, "misc");
    check({ published: { kind: "conference", venue: "COLM", year: 2024 } }, "inproceedings", "booktitle");
    check({ published: { kind: "workshop", venue: "A Workshop" } }, "inproceedings", "booktitle");
    check({ published: { kind: "journal", venue: "TPAMI" } }, "article", "journal");
    check({ published: { kind: "thesis", venue: "ETH" } }, "phdthesis", "school");
    check({ published: { kind: "report", venue: "NIST" } }, "techreport", "institution");
    check({ published: { kind: "chapter", venue: "Handbook" } }, "incollection", "booktitle");
    check({ published: { kind: "book", venue: "North Press" } }, "book", "publisher");
  });

  it("writes the year of publication, or of the preprint, or none", () => {
    assert.equal(fieldOf(formatBibtex({ ...base, year: 2022, published: { kind: "journal", venue: "J", year: 2024 } }), "year"), "2024");
    assert.equal(fieldOf(formatBibtex({ ...base, year: 2022 }), "year"), "2022");
    assert.equal(fieldOf(formatBibtex(base), "year"), undefined);
    assert.equal(formatBibtex(base), "@misc{k,\n  title         = {{T}}\n}");
  });

  it("keeps the characters that BibTeX allows in a key", () => {
    const check = (citekey: string, expected: string) => {
      assert.ok(formatBibtex({ ...base, citekey }).startsWith(`@misc{${expected},\n`), citekey);
    };
    check("o'brien2020", "o'brien2020");
    check("müller:2020/a+b.c-d", "müller:2020/a+b.c-d");
    check("a, b{c}~d\\e", "abcde");
  });

  it("writes authors so that BibTeX splits them correctly", () => {
    const check = (author: Paper["authors"][number], expected: string) => {
      assert.equal(fieldOf(formatBibtex({ ...base, authors: [author] }), "author"), expected);
    };
    check({ family: "Weijer", given: "Joost", "non-dropping-particle": "van de" }, "van de Weijer, Joost");
    check({ family: "King", given: "Martin Luther", suffix: "Jr." }, "King, Jr., Martin Luther");
    check({ literal: "Google and Friends" }, "{Google and Friends}");
    check({ family: "Devvrit" }, "{Devvrit}");
    check({ family: "Basu Roy Chowdhury", given: "Somnath" }, "Basu Roy Chowdhury, Somnath");
    check({ family: "Günnemann", given: "Š." }, 'G{\\"u}nnemann, {\\v{S}}.');
  });

  it("protects only meaningful capitals", () => {
    const check = (title: string, names: readonly string[], expected: string) => {
      assert.equal(protectCapitals(title, names), expected);
    };
    check("ViDT+: An Efficient 3D Detector using BERT", [], "{ViDT+}: An Efficient {3D} Detector using {BERT}");
    check("Genie: Show Me the Data", ["Genie"], "{Genie}: Show Me the Data");
    check("Genies and Geniehood", ["Genie"], "Genies and Geniehood");
    check("LAN-HDR: A Network. A Study of Vitamin A", ["LAN-HDR"], "{LAN-HDR}: A Network. A Study of Vitamin {A}");
    check("Scaling Laws: Part I and the Z-loss", ["Z-loss"], "Scaling Laws: Part {I} and the {Z-loss}");
    check("80% of Müller's GPT-4", [], "80\\% of M{\\\"u}ller's {GPT}-4");
  });

  it("writes characters that are safe in LaTeX", () => {
    const check = (text: string, expected: string) => {
      assert.equal(unicodeToLatex(text), expected);
    };
    check(
      "A & B_c # 5$ {x} ~^\\",
      "A \\& B\\_c \\# 5\\$ {\\textbraceleft}x{\\textbraceright} {\\textasciitilde}{\\textasciicircum}{\\textbackslash}",
    );
    check(
      "Krähenbühl Glavaš Raventós Łukasz Ø ß ğ ǖ",
      'Kr{\\"a}henb{\\"u}hl Glava{\\v{s}} Ravent{\\\'o}s {\\L}ukasz {\\O} {\\ss} {\\u{g}} {\\={\\"u}}',
    );
    check("“α” – 10⁻⁶ × x₂ → ∞…", "``$\\alpha$'' -- 10$^{-6}$ $\\times$ x$_{2}$ $\\to$ $\\infty${\\ldots}");
    check("张 🙂", "张 🙂");
  });

  it("writes the title and authors of every bundled paper so that a BibTeX reader returns them", () => {
    for (const paper of bundledPapers) {
      const entry = formatBibtex(paper);
      assert.match(entry, /^[\u0020-\u007e\n]+$/);
      assert.equal(latexToUnicode(fieldOf(entry, "title") ?? ""), paper.title);
      assert.equal(String(parse(fieldOf(entry, "title") ?? "", "note")), paper.title);
      const expected = paper.authors.map(({ family, given, "non-dropping-particle": prefix }) => ({ family, given, prefix }));
      assert.deepEqual(readAuthors(fieldOf(entry, "author") ?? ""), expected);
      assert.equal(fieldOf(entry, "eprint"), paper.arxiv);
      assert.equal(fieldOf(entry, "archivePrefix"), "arXiv");
      assert.equal(fieldOf(entry, "year"), String(paper.published?.year ?? paper.year));
    }
  });

  it("never writes an entry with unbalanced braces", () => {
    const text = 'a } { \\ " , = @article{x, % \n $ ~ #';
    const entry = formatBibtex({
      ...base,
      citekey: text,
      title: text,
      arxiv: text,
      doi: text,
      authors: [{ family: text, given: text }],
      published: { kind: "journal", venue: text, pages: text },
    });
    let depth = 0;
    for (const character of entry) {
      depth += character === "{" ? 1 : character === "}" ? -1 : 0;
      assert.ok(depth >= 0);
    }
    assert.equal(depth, 0);
    assert.equal(entry.match(/^@/gm)?.length, 1);
  });
});

function readAuthors(field: string): unknown {
  const names = parse(field, "author") as readonly { readonly family?: string; readonly given?: string; readonly prefix?: string }[];
  return names.map(({ family, given, prefix }) => ({ family, given, prefix }));
}
