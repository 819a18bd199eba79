import type { Paper, PaperLink, PersonName, Publication } from "../../paper";
import { isVisible } from "../../text/isVisible";
import { cleanText } from "../../text/cleanText";
import { mergeLinks } from "../../text/findLinks";
import { formatCitekey } from "../../citekeys/citekey";
import { parseBibtexNames } from "./parseBibtexNames";
import { arxivYear, findArxivId, findDoi, readArxivId, readDoiField, readLinks } from "./readIdentifiers";
import { readLatexText, readPlain } from "./readLatexText";
import { detached } from "../../text/lines";
import { maxAbstractChars, maxTextChars } from "../records/longTexts";

/** An entry with its own and its inherited fields: LaTeX by field name in lower case. */
export interface BibtexEntry {
  readonly type: string;
  readonly citekey: string;
  readonly fields: ReadonlyMap<string, string>;
  /** The names parsed so far; see {@link parseBibtexNames}. */
  readonly names?: Map<string, PersonName>;
}

/**
 * Converts a BibTeX or BibLaTeX entry to a paper with clean text, without its abstract (see {@link withAbstract}). Returns
 * `undefined` if no field provides a title. Generates a missing citekey. The paper's texts are copies, so that they do not
 * keep the fields in memory.
 */
export function readBibtexEntry(entry: BibtexEntry): Paper | undefined {
  const { fields } = entry;
  const title = titleOf(fields);
  if (!isVisible(title)) {
    return undefined;
  }
  const arxiv = arxivOf(fields);
  const doi = doiOf(fields);
  const issued = yearOf(fields);
  const published = publicationOf(entry, issued);
  const year = (arxiv === undefined ? undefined : arxivYear(arxiv)) ?? issued;
  const paper = {
    title,
    authors: authorsOf(fields, entry.names),
    ...(year === undefined ? {} : { year }),
    ...(published ? { published } : {}),
    ...(arxiv === undefined ? {} : { arxiv: detached(arxiv) }),
    ...(doi === undefined ? {} : { doi: detached(doi) }),
    links: linksOf(fields),
    aliases: none,
  };
  return { citekey: entry.citekey === "" ? formatCitekey(paper) : entry.citekey, ...paper };
}

/** A command that the entry escapes as text, as Zotero does with the LaTeX of a web page: `{\textbackslash}emph\{x\}`. */
const commandAsText = /\\[a-zA-Z]{3,20}\{/;

/** Returns the paper with this abstract, cleaned, and the links in it. Takes several times as long as everything else. */
export function withAbstract(paper: Paper, raw: string): Paper {
  const read = cleanText(raw.slice(0, maxAbstractChars));
  const abstract = detached(commandAsText.test(read) ? cleanText(read) : read);
  const links = readLinks([abstract]);
  return {
    ...paper,
    ...(abstract === "" ? {} : { abstract }),
    ...(links.length === 0 ? {} : { links: mergeLinks([...paper.links, ...links]) }),
  };
}

type Fields = ReadonlyMap<string, string>;

/** Shared by all papers with empty lists. */
const none: readonly never[] = [];

/** The fields that may have an address, the most usual first. */
export const addressFields = ["url", "howpublished", "note", "code", "github", "project", "website", "annote", "addendum"];

/** Returns the beginning of a field. The rest of a very long one is only kept in the paper's record. */
function startOf(fields: Fields, name: string): string {
  return (fields.get(name) ?? "").slice(0, maxTextChars);
}

function textOf(fields: Fields, ...names: readonly string[]): string {
  for (const name of names) {
    const text = readLatexText(name === "title" ? (fields.get(name) ?? "") : startOf(fields, name));
    if (text !== "") {
      return detached(text);
    }
  }
  return "";
}

function titleOf(fields: Fields): string {
  const title = textOf(fields, "title", "maintitle", "booktitle");
  const subtitle = fields.has("subtitle") && fields.has("title") ? textOf(fields, "subtitle") : "";
  return subtitle === "" ? title : `${title}${/[:?!.]$/.test(title) ? "" : ":"} ${subtitle}`;
}

function authorsOf(fields: Fields, names: Map<string, PersonName> | undefined): readonly PersonName[] {
  for (const name of ["author", "authors", "editor"]) {
    const authors = parseBibtexNames(fields.get(name) ?? "", names);
    if (authors.length > 0) {
      return authors;
    }
  }
  return [];
}

function linksOf(fields: Fields): readonly PaperLink[] {
  const links = readLinks(addressFields.filter((name) => fields.has(name)).map((name) => address(fields, name)));
  return links.length === 0 ? none : links.map(({ kind, url }) => ({ kind, url: detached(url) }));
}

function address(fields: Fields, name: string): string {
  return plainAddress(startOf(fields, name));
}

/** Returns an address without LaTeX escapes and `\url{…}`. */
export function plainAddress(text: string): string {
  return /[\\{}]/.test(text)
    ? text
        .replace(/\{\\?([_~%#&])(?:\{\})?\}|\\([_~%#&])(?:\{\})?/g, "$1$2")
        .replace(/\{\\textasciitilde\s?\}|\\textasciitilde\s?(?:\{\})?/g, "~")
        .replace(/\\(?:url|href|path)|[{}]/g, " ")
    : text;
}

function yearOf(fields: Fields): number | undefined {
  for (const name of ["date", "year", "eventdate"]) {
    const year = /(?<!\d)[12]\d{3}(?!\d)/.exec(readPlain(startOf(fields, name)))?.[0];
    if (year !== undefined) {
      return Number(year);
    }
  }
  return undefined;
}

const arxivFields = [
  "arxivid",
  "arxiv",
  "eprint",
  "journal",
  "journaltitle",
  "volume",
  "url",
  "doi",
  "note",
  "howpublished",
  "number",
  "pages",
];

function arxivOf(fields: Fields): string | undefined {
  const eprint = fields.get("eprint") ?? "";
  const archive = fields.get("eprinttype") ?? fields.get("archiveprefix") ?? "arxiv";
  const own = /^\W*arxiv/i.test(archive) ? readArxivId(eprint) : undefined;
  if (own !== undefined) {
    return own;
  }
  for (const name of arxivFields) {
    const text = startOf(fields, name);
    const found = text === "" ? undefined : (findArxivId(text) ?? (name.startsWith("arxiv") ? readArxivId(text) : undefined));
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function doiOf(fields: Fields): string | undefined {
  const doi = readDoiField(fields.get("doi") ?? "");
  if (doi !== undefined) {
    return doi;
  }
  return ["url", "note", "howpublished", "ee"].map((name) => findDoi(address(fields, name))).find((found) => found !== undefined);
}

interface Row {
  readonly kind: Publication["kind"];
  /** The fields that may contain the venue, the best first. */
  readonly venue: readonly string[];
}

const conference: Row = { kind: "conference", venue: ["booktitle", "eventtitle", "journal", "journaltitle", "series"] };
const journal: Row = { kind: "journal", venue: ["journal", "journaltitle", "booktitle"] };
const chapter: Row = { kind: "chapter", venue: ["booktitle", "maintitle"] };
const book: Row = { kind: "book", venue: ["publisher", "organization"] };
const thesis: Row = { kind: "thesis", venue: ["school", "institution"] };
const report: Row = { kind: "report", venue: ["institution", "publisher", "organization", "school"] };
const other: Row = { kind: "conference", venue: ["booktitle"] };

/**
 * The kinds of publications by entry type of BibTeX and BibLaTeX. An entry of any other type is published if it has a
 * `booktitle`.
 */
const rows: ReadonlyMap<string, Row> = new Map([
  ["article", journal],
  ["periodical", journal],
  ["suppperiodical", journal],
  ["magazine", journal],
  ["review", journal],
  ["inproceedings", conference],
  ["conference", conference],
  ["proceedings", book],
  ["mvproceedings", book],
  ["incollection", chapter],
  ["inbook", chapter],
  ["bookinbook", chapter],
  ["suppbook", chapter],
  ["inreference", chapter],
  ["book", book],
  ["mvbook", book],
  ["collection", book],
  ["mvcollection", book],
  ["booklet", book],
  ["manual", book],
  ["reference", book],
  ["phdthesis", thesis],
  ["mastersthesis", thesis],
  ["thesis", thesis],
  ["techreport", report],
  ["report", report],
]);
const preprint =
  /^\s*(?:arxiv|corr\b|(?:bio|med|chem|psy)rxiv|ssrn|openreview|preprint|e-?prints?\b|computing research repository|under review|submitted)/i;

function publicationOf(entry: BibtexEntry, year: number | undefined): Publication | undefined {
  const byType = rows.get(entry.type) ?? other;
  // An `@inbook` with the title of the book itself is a part of that book.
  const isOwnBook = byType === chapter && !chapter.venue.some((name) => entry.fields.has(name));
  const row = isOwnBook ? book : byType;
  const venue = textOf(entry.fields, ...row.venue);
  if (venue === "" || preprint.test(venue)) {
    return undefined;
  }
  const volume = textOf(entry.fields, "volume");
  // The number of anything but a journal is that of its series or its own.
  const issue = row.kind === "journal" ? textOf(entry.fields, "number", "issue") : textOf(entry.fields, "issue");
  const pages = textOf(entry.fields, "pages").replace(/(?<!\s)\s*[-–—]+\s*/g, "-");
  return {
    kind: row.kind === "conference" && /\bworkshop/i.test(venue) ? "workshop" : row.kind,
    venue,
    ...(year === undefined ? {} : { year }),
    ...(volume === "" ? {} : { volume }),
    ...(issue === "" || row.kind === "report" ? {} : { issue }),
    ...(pages === "" ? {} : { pages }),
  };
}
