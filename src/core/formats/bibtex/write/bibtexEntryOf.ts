import { isOtherPeople, type Paper, type PersonName, type Publication } from "../../../paper";
import { protectCapitals } from "../../../latex/protectCapitals";
import { unicodeToLatex } from "../../../latex/unicodeToLatex";

/** The entry type for each kind of publication, and the field for the venue. */
const entryTypes: Readonly<Record<Publication["kind"], { readonly type: string; readonly venueField: string }>> = {
  conference: { type: "inproceedings", venueField: "booktitle" },
  workshop: { type: "inproceedings", venueField: "booktitle" },
  journal: { type: "article", venueField: "journal" },
  chapter: { type: "incollection", venueField: "booktitle" },
  book: { type: "book", venueField: "publisher" },
  thesis: { type: "phdthesis", venueField: "school" },
  report: { type: "techreport", venueField: "institution" },
};

/** The parts of a BibTeX entry, to be written in the layout of another file. */
export interface BibtexEntryParts {
  /** In lower case: `"inproceedings"`. */
  readonly type: string;
  /** Without the characters that BibTeX does not allow in a citekey. */
  readonly citekey: string;
  /** In order. The values are LaTeX with balanced braces, without delimiters. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/**
 * Returns the entry that says what a paper itself has, without its records. The kind of publication determines the type (`@misc` for a preprint).
 * Capitals that styles must keep are in braces. All authors are listed. Characters are ASCII if LaTeX has commands for them. Omits unknown fields.
 */
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

/**
 * Formats a name for BibTeX: `van de Weijer, Joost` or `King, Jr, Martin`. A name with only one part is put in braces, so
 * that BibTeX does not split it. Without braces, `others` says that the list is not complete.
 */
export function formatName(author: PersonName): string {
  if (isOtherPeople(author)) {
    return "others";
  }
  const family = [author["dropping-particle"], author["non-dropping-particle"], author.family].filter(Boolean).join(" ");
  if (family === "" || author.given === undefined || author.given === "") {
    return `{${unicodeToLatex(family || (author.literal ?? author.given ?? ""))}}`;
  }
  return [family, author.suffix, author.given]
    .filter(Boolean)
    .map((part) => namePart(part ?? ""))
    .join(", ");
}

/** Braces protect "and" and commas, which separate the names in a list. */
function namePart(text: string): string {
  const latex = unicodeToLatex(text);
  return /,|\band\b/i.test(text) ? `{${latex}}` : latex;
}

/** Returns a citekey without the characters that have a meaning in BibTeX. */
export function bibtexKey(citekey: string): string {
  return citekey.replace(/[\s"#%(),={}~\\]+/g, "");
}

/**
 * Does not escape identifiers, as reference styles print them verbatim. Encodes braces, as they would unbalance the entry.
 */
function verbatim(text: string): string {
  return text.replace(/[{}\\\s]/g, encodeURIComponent);
}
