import type { Paper, PersonName, Publication } from "../../paper";
import { protectCapitals } from "../../latex/protectCapitals";
import { unicodeToLatex } from "../../latex/unicodeToLatex";

/** How BibTeX files a paper, and the field in which it wants the venue. */
const entryTypes: Readonly<Record<Publication["kind"], { readonly type: string; readonly venueField: string }>> = {
  conference: { type: "inproceedings", venueField: "booktitle" },
  workshop: { type: "inproceedings", venueField: "booktitle" },
  journal: { type: "article", venueField: "journal" },
  book: { type: "incollection", venueField: "booktitle" },
  thesis: { type: "phdthesis", venueField: "school" },
  report: { type: "techreport", venueField: "institution" },
};

/**
 * A paper as a BibTeX entry: typed by where it appeared (`@misc` for a preprint), capitals that styles must keep in
 * braces, all authors, ASCII as far as LaTeX has commands. What is unknown is left out. No line break at the end.
 */
export function formatBibtex(paper: Paper): string {
  const { type, citekey, fields } = bibtexEntryOf(paper);
  const lines = fields.map(([name, value]) => `  ${name.padEnd(13)} = {${value}}`);
  return `@${type}{${citekey},\n${lines.join(",\n")}\n}`;
}

/** A BibTeX entry in its parts, for those who set it in another file's style. */
export interface BibtexEntryParts {
  /** In lower case: `"inproceedings"`. */
  readonly type: string;
  /** Without what BibTeX does not take in one. */
  readonly citekey: string;
  /** In their order; the values are LaTeX with balanced braces, without delimiters. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** The parts of the entry that {@link formatBibtex} writes. */
export function bibtexEntryOf(paper: Paper): BibtexEntryParts {
  const { published } = paper;
  const entry = published ? entryTypes[published.kind] : { type: "misc", venueField: "howpublished" };
  const year = published?.year ?? paper.year;
  const fields: readonly (readonly [name: string, value: string | undefined])[] = [
    ["title", protectCapitals(paper.title, namesOf(paper))],
    ["author", paper.authors.map(formatName).join(" and ")],
    [entry.venueField, published && unicodeToLatex(published.venue)],
    ["year", year?.toString()],
    ["volume", published?.volume && unicodeToLatex(published.volume)],
    ["number", published?.issue && unicodeToLatex(published.issue)],
    ["pages", published?.pages && unicodeToLatex(published.pages).replace(/(?<=\w)\s?-+\s?(?=\w)/g, "--")],
    ["doi", paper.doi && verbatim(paper.doi)],
    ["eprint", paper.arxiv && verbatim(paper.arxiv)],
    ["archivePrefix", paper.arxiv && "arXiv"],
    ["url", paper.arxiv && `https://arxiv.org/abs/${verbatim(paper.arxiv)}`],
  ];
  const known = fields.flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [[name, value.replace(/[\s\p{Cc}]+/gu, " ").trim()] as const],
  );
  return { type: entry.type, citekey: bibtexKey(paper.citekey), fields: known };
}

function namesOf(paper: Paper): readonly string[] {
  return paper.aliases.filter((alias) => alias.kind === "name").map((alias) => alias.text);
}

/** A name as BibTeX wants it: `van de Weijer, Joost`; `King, Jr, Martin`; a name in one part is braced, so that BibTeX does not take it apart. */
export function formatName(author: PersonName): string {
  const family = [author["dropping-particle"], author["non-dropping-particle"], author.family].filter(Boolean).join(" ");
  if (family === "" || author.given === undefined || author.given === "") {
    return `{${unicodeToLatex(family || (author.literal ?? author.given ?? ""))}}`;
  }
  return [family, author.suffix, author.given]
    .filter(Boolean)
    .map((part) => namePart(part ?? ""))
    .join(", ");
}

/** In a list of names "and" and commas part names; braces make them text. */
function namePart(text: string): string {
  const latex = unicodeToLatex(text);
  return /,|\band\b/i.test(text) ? `{${latex}}` : latex;
}

/** A citekey without the signs that BibTeX takes for something else. */
export function bibtexKey(citekey: string): string {
  return citekey.replace(/[\s"#%(),={}~\\]+/g, "");
}

/** Identifiers are not escaped: reference styles set them verbatim. Braces would unbalance the entry. */
function verbatim(text: string): string {
  return text.replace(/[{}\\\s]/g, encodeURIComponent);
}
