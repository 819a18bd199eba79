import { bibliographiesInDoxyfile } from "../../src/core/bibliography/bibliographiesInDoxyfile";
import { bibliographiesInMakefile } from "../../src/core/bibliography/bibliographiesInMakefile";
import { bibliographiesInSphinx } from "../../src/core/bibliography/bibliographiesInSphinx";
import { isLatexRoot, latexPartsNamedIn } from "../../src/core/bibliography/latexParts";
import { recordPapers } from "../../src/core/bibliography/recordPapers";
import { escapeMarkdown } from "../../src/core/cards/escapeMarkdown";
import { formatReference } from "../../src/core/citations/wording/formatReference";
import { parseTemplate } from "../../src/core/citations/wording/template";
import { bibliographyKeysIn } from "../../src/core/formats/bibliographyKeys";
import { formatEntry } from "../../src/core/formats/bibtex/write/formatBibtex";
import { entryOfPaper } from "../../src/core/formats/bibtex/write/entryOfPaper";
import { decodeText } from "../../src/core/formats/decodeText";
import { formatCffReference } from "../../src/core/formats/formatCff";
import { latexToUnicode } from "../../src/core/latex/latexToUnicode";
import { unicodeToLatex } from "../../src/core/latex/unicodeToLatex";
import { bundledPapers } from "../../src/core/library/bundledPapers";
import { createLibrary } from "../../src/core/library/createLibrary";
import { createMentionMatcher } from "../../src/core/mentions/createMentionMatcher";
import { findInParts } from "../../src/core/mentions/findInParts";
import { workspaceTexts } from "../../src/core/mentions/workspaceTexts";
import { extractNames } from "../../src/core/names/extractNames";
import type { Paper } from "../../src/core/paper";
import { macroProblem } from "../../src/core/references/expandedSize";
import { parseCsl } from "../../src/core/references/parseCsl";
import { parseCslStyle } from "../../src/core/references/parseCslStyle";
import { createSearchIndex } from "../../src/core/search/createSearchIndex";
import { parseSeed } from "../../src/core/seed/parseSeed";
import { cleanText } from "../../src/core/text/cleanText";
import { doiInPasted } from "../../src/core/text/doi";
import { findLinks } from "../../src/core/text/findLinks";
import type { Growing } from "../guards/growth";
import { commonUnits } from "./repeatedTexts";

const matcher = createMentionMatcher(bundledPapers);
const index = createSearchIndex(bundledPapers);
const encoder = new TextEncoder();

function paperOf(title: string, abstract: string): Paper {
  return {
    citekey: "a",
    title,
    abstract,
    authors: [{ literal: title }],
    links: [],
    aliases: [{ text: title, kind: "title", why: "title" }],
  };
}

/** A reader, what its texts repeat besides the common parts, and what stands around that. A `№` in a part is its number. */
interface Row {
  readonly reader: string;
  readonly read: (text: string) => void;
  readonly units?: readonly string[];
  readonly around?: readonly (readonly [before: string, after: string])[];
}

const sentences = [
  "ViDT ",
  "We propose A (B). ",
  "A: B ",
  "called A, ",
  "A-B ",
  "Aa Bb ",
  "aB",
  "A1",
  "the ",
  "of ",
  "e.g. ",
  "A’s ",
  "“A” ",
  "(A) ",
  "et al. ",
];
const latexParts = [
  "\\",
  "\\a",
  "\\emph{",
  "{\\'a}",
  "\\'{",
  "$a$ ",
  "$",
  "\\frac{",
  "^{",
  "_{",
  "\\ce{",
  "\\ifmmode ",
  "\\fi ",
  "``",
  "--",
  "\\url{",
  "\\& ",
];
const style = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>T</title><id>t</id></info>';

const rows: readonly Row[] = [
  { reader: "cleanText", read: cleanText, units: [...latexParts, "- ", "a- b ", "&#65;", "<i>", "http://a ", "1times", "a2024b,"] },
  { reader: "latexToUnicode", read: latexToUnicode, units: latexParts },
  { reader: "latexToUnicode of a field", read: (text) => latexToUnicode(text, "field"), units: latexParts },
  { reader: "unicodeToLatex", read: unicodeToLatex, units: ["ä", "é", "–", "“", "α", "x²"] },
  { reader: "findLinks", read: findLinks, units: ["http://", "https://github.com/a/b ", "www.", "a.b/", "10.1000/"] },
  { reader: "pasted DOIs", read: doiInPasted, units: ["10.1000/", "%2F", "doi:"] },
  { reader: "Markdown", read: escapeMarkdown, units: ["&lt;", "![", "](", "|-"] },
  { reader: "names of an abstract", read: (text) => extractNames(paperOf("A", text)), units: sentences },
  { reader: "names of a title", read: (text) => extractNames(paperOf(text, "")), units: sentences },
  { reader: "names of both", read: (text) => extractNames(paperOf(text, text)), units: sentences },
  {
    reader: "mentions",
    read: (text) => findInParts(matcher, text),
    units: [...sentences, "vidt_", "ViDT(", "arXiv:2404.05868 ", "lan_hdr.", "npo "],
  },
  {
    reader: "mentions at once",
    read: (text) => matcher.find(text),
    units: [...sentences, "vidt_", "ViDT(", "import npo\n", "2404.05868 "],
  },
  {
    reader: "a mention",
    read: (text) => {
      for (const at of [0, text.length / 2, text.length - 1].map(Math.floor)) {
        matcher.at(text, at);
        matcher.explain(text, at);
      }
    },
    units: [...sentences, "vidt_", "ViDT(", "npo"],
    around: [
      ["ViDT ", " ViDT"],
      ["", "ViDT"],
    ],
  },
  {
    reader: "a workspace's texts",
    read: (text) => matcher.readWorkspace(workspaceTexts({ files: [text, text], papers: [], gitConfig: text })),
    units: ["url = a/b\n", "[remote]\n", ...sentences],
  },
  {
    reader: "a search",
    read: (text) => index.search(text),
    units: ['"', '"a" ', "-a ", "author:", "year:", "in:", "2020..", ...sentences],
  },
  { reader: "an index", read: (text) => createSearchIndex([paperOf(text, text)]).search("a"), units: sentences },
  { reader: "a library", read: (text) => createLibrary([paperOf(text, text), paperOf(text, "")]), units: sentences },
  { reader: "seeds", read: parseSeed, units: ["Title\n\nAbstract. ", "A\n", "A.\n", "---\n", "====\n", "A\n\n"] },
  {
    reader: "Makefile",
    read: bibliographiesInMakefile,
    units: ["pandoc --bibliography=a ", "pandoc -d a ", "\\\n", "pandoc\n", "--defaults="],
    around: [
      ["", ""],
      ["pandoc ", ""],
    ],
  },
  {
    reader: "Sphinx",
    read: bibliographiesInSphinx,
    units: ["bibtex_bibfiles = [", "'a',", '"a"', "bibtex_bibfiles", "["],
    around: [
      ["", ""],
      ["bibtex_bibfiles = [", ""],
    ],
  },
  {
    reader: "Doxyfile",
    read: bibliographiesInDoxyfile,
    units: ["CITE_BIB_FILES = a\n", "CITE_BIB_FILES += a ", "\\\n", "a \\\n"],
    around: [
      ["", ""],
      ["CITE_BIB_FILES = ", ""],
    ],
  },
  {
    reader: "parts of LaTeX",
    read: (text) => {
      latexPartsNamedIn(text);
      isLatexRoot(text);
    },
    units: ["\\input{a}", "\\input ", "\\include{", "% ", "\\%", "\\subfile{a}", "\\documentclass", "\\begin{document}"],
  },
  { reader: "a template", read: parseTemplate, units: ["{author}", "{", "{{", "}", "{title:", "{a|b}"] },
  {
    reader: "bytes",
    read: (text) => decodeText(encoder.encode(text)),
    units: ["% encoding: utf8\n", "@comment{x-kbibtex-encoding=", "\\usepackage[latin1]{inputenc}"],
  },
  ...["a.bib", "a.yaml", "a.json", "a.ris"].map((fileName): Row => ({
    reader: `keys of ${fileName}`,
    read: (text) => bibliographyKeysIn(text, fileName),
    units: [
      "@a{b№,\n}",
      "crossref={a№},",
      "- id: a№\n  title: b\n",
      "a№:\n  title: b\n",
      '{"id":"a№","title":"b"},',
      "TY  - JOUR\nID  - a№\nTI  - b\nER  - \n",
    ],
    around: [
      ["", ""],
      ["[", "]"],
      ["references:\n", ""],
      ["@a{b, ", "}"],
    ],
  })),
  {
    reader: "an entry to add",
    read: (text) => recordPapers(text, bundledPapers.slice(0, 2)),
    units: ["@a{b№,\n}\n", "@misc{a№, title={b №}}\n", "@string{a№ = {b}}\n", "@misc{a,\n\ttitle = {b},\n}\n", "% a\n"],
    around: [
      ["", ""],
      ["@misc{a,", "}"],
    ],
  },
  {
    reader: "a written paper",
    read: (text) => {
      const paper = paperOf(text, text);
      formatEntry(entryOfPaper(paper));
      formatCffReference(paper);
      formatReference(paper);
    },
    units: [...sentences, ...latexParts],
  },
  {
    reader: "a CSL style",
    read: (text) => {
      parseCslStyle(text);
      const { root } = parseCsl(text, "style");
      if (root) {
        macroProblem(root);
      }
    },
    units: [
      "<a>",
      "<a/>",
      "<a b='c'/>",
      "<!--",
      "<![CDATA[",
      "&amp;",
      "<macro name='m№'/>",
      "<text macro='m№'/>",
      "<macro name='m№'><text macro='m№'/></macro>",
      "<link rel='a'/>",
    ],
    around: [
      ["", ""],
      [style, "</style>"],
      [`${style}<macro name="m">`, "</macro></style>"],
      [`${style}<!--`, "--></style>"],
      [style, ""],
    ],
  },
];

function repeat(unit: string, length: number): string {
  const count = Math.ceil(length / unit.length);
  return unit.includes("№") ? Array.from({ length: count }, (_, at) => unit.replaceAll("№", String(at))).join("") : unit.repeat(count);
}

/** Returns the productions of all readers but those of libraries and documents. */
export function growingTexts(): readonly Growing[] {
  return rows.flatMap(({ reader, read, units = [], around = [["", ""]] }) =>
    around.flatMap(([before, after]) =>
      [...commonUnits, ...units].map((unit) => ({
        what: `${reader}: ${JSON.stringify(unit)} between ${JSON.stringify(before)} and ${JSON.stringify(after)}`,
        textOf: (length: number) => before + repeat(unit, length) + after,
        read,
      })),
    ),
  );
}
