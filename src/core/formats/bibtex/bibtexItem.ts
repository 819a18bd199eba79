import type { PersonName } from "../../paper";
import type { CslItem } from "../csl/item";
import { cslTypeOfBibtex } from "../records/types";
import { issuedOf, readBibtexDate } from "./bibtexDates";
import { parseBibtexNames } from "./parseBibtexNames";
import { type BibtexEntry, plainAddress } from "./readBibtexEntry";
import { readLatexText } from "./readLatexText";

type Fields = ReadonlyMap<string, string>;

/**
 * The CSL variables for fields of BibTeX and BibLaTeX that mean the same in every entry, after pandoc's reading of both. If several fields have
 * the same variable, the first one is read, and the first one is written.
 */
export const sharedFields: readonly (readonly [field: string, variable: string])[] = [
  ["address", "publisher-place"],
  ["location", "publisher-place"],
  ["edition", "edition"],
  ["isbn", "ISBN"],
  ["issn", "ISSN"],
  ["keywords", "keyword"],
  ["note", "note"],
  ["language", "language"],
  ["langid", "language"],
  ["series", "collection-title"],
  ["chapter", "chapter-number"],
  ["volumes", "number-of-volumes"],
  ["part", "part-number"],
  ["shorttitle", "title-short"],
  ["shortjournal", "container-title-short"],
  ["eventtitle", "event-title"],
  ["venue", "event-place"],
  ["library", "archive"],
  ["origtitle", "original-title"],
  ["origpublisher", "original-publisher"],
  ["origlocation", "original-publisher-place"],
  ["pubstate", "status"],
  ["pmid", "PMID"],
  ["pmcid", "PMCID"],
  ["pagetotal", "number-of-pages"],
  ["annote", "annote"],
  ["annotation", "annote"],
  ["type", "genre"],
  ["version", "version"],
  ["url", "URL"],
];

/** Like {@link sharedFields}, for lists of people. */
export const sharedNames: readonly (readonly [field: string, variable: string])[] = [
  ["author", "author"],
  ["editor", "editor"],
  ["translator", "translator"],
  ["bookauthor", "container-author"],
  ["director", "director"],
  ["holder", "author"],
];

/** Like {@link sharedFields}, for dates. */
export const sharedDates: readonly (readonly [field: string, variable: string])[] = [
  ["urldate", "accessed"],
  ["origdate", "original-date"],
  ["eventdate", "event-date"],
];

/** The types of entries whose `number` is that of a series, by BibTeX's styles: `series = {LNCS}, number = 1234`. */
const inSeries = new Set(["book", "chapter", "paper-conference", "entry-encyclopedia", "pamphlet"]);
/** The types of entries whose `number` is their own. */
const numbered = new Set([
  "report",
  "thesis",
  "patent",
  "standard",
  "legal_case",
  "legislation",
  "bill",
  "speech",
  "dataset",
  "software",
  "document",
]);

/** The kinds of theses and reports, as the type of the entry gives them. */
const genres: ReadonlyMap<string, string> = new Map([
  ["phdthesis", "PhD thesis"],
  ["mastersthesis", "Master's thesis"],
  ["bathesis", "Bachelor's thesis"],
  ["bachelorsthesis", "Bachelor's thesis"],
  ["techreport", "Technical report"],
]);

/** The words that BibLaTeX prints for the keys of its field `type`. */
const typeKeys: ReadonlyMap<string, string> = new Map([
  ["phdthesis", "PhD thesis"],
  ["mathesis", "Master's thesis"],
  ["bathesis", "Bachelor's thesis"],
  ["candthesis", "Candidate thesis"],
  ["techreport", "Technical report"],
  ["resreport", "Research report"],
]);

/**
 * Converts an entry to a CSL item with everything that it says: the CSL variables, and under `custom.bibtex` the original entry, so that it can be
 * written again. Omits the abstract, which the paper has.
 */
export function bibtexItem({ type, fields }: BibtexEntry): CslItem {
  const cslType = typeOf(type, fields);
  const item: Record<string, unknown> = {
    type: cslType,
    title: titleOf(fields, "title", "subtitle") ?? titleOf(fields, "booktitle", "booksubtitle"),
    ...containerOf(cslType, fields),
    ...numbersOf(cslType, fields),
    publisher: publisherOf(fields),
    DOI: doiOf(fields),
    ...archiveOf(fields),
  };
  for (const [field, variable] of sharedFields) {
    item[variable] ??= textOf(fields.get(field), field);
  }
  item["URL"] ??= addressIn(fields.get("howpublished"));
  item["genre"] = typeKeys.get(String(item["genre"])) ?? item["genre"] ?? genres.get(type);
  for (const [field, variable] of sharedNames) {
    const names: readonly PersonName[] = parseBibtexNames(fields.get(field) ?? "");
    item[variable] ??= names.length > 0 ? names : undefined;
  }
  item["issued"] = issuedOf(fields, readLatexText);
  for (const [field, variable] of sharedDates) {
    item[variable] = readBibtexDate(fields.get(field) ?? "");
  }
  item["custom"] = { bibtex: { type, fields: Object.fromEntries(fields) } };
  return item;
}

function typeOf(type: string, fields: Fields): string {
  const known = cslTypeOfBibtex.get(type) ?? (fields.has("booktitle") ? "paper-conference" : "document");
  const subtype = (fields.get("entrysubtype") ?? "").trim().toLowerCase();
  if (known === "article-journal" && (subtype === "magazine" || subtype === "newspaper")) {
    return `article-${subtype}`;
  }
  const isPreprint = /arxiv|biorxiv|medrxiv/i.test(`${fields.get("eprinttype") ?? ""} ${fields.get("archiveprefix") ?? ""}`);
  return known === "document" && isPreprint ? "article" : known;
}

function titleOf(fields: Fields, name: string, rest: string): string | undefined {
  const [title, subtitle] = [textOf(fields.get(name), name), textOf(fields.get(rest), rest)];
  return title === undefined || subtitle === undefined ? title : `${title}${/[:?!.]$/.test(title) ? "" : ":"} ${subtitle}`;
}

/** Returns the whole that a part appeared in. */
function containerOf(cslType: string, fields: Fields): CslItem {
  const journal = titleOf(fields, "journaltitle", "journalsubtitle") ?? textOf(fields.get("journal"), "journal");
  const book = titleOf(fields, "booktitle", "booksubtitle") ?? titleOf(fields, "maintitle", "mainsubtitle");
  const isWhole = cslType === "book" || cslType === "thesis" || cslType === "report";
  const container = (isWhole ? titleOf(fields, "maintitle", "mainsubtitle") : undefined) ?? (isWhole ? undefined : (journal ?? book));
  return container === undefined || (isWhole && !fields.has("title")) ? {} : { "container-title": container };
}

function numbersOf(cslType: string, fields: Fields): CslItem {
  const number = textOf(fields.get("number"), "number");
  const issue = textOf(fields.get("issue"), "issue");
  const variable = inSeries.has(cslType) ? "collection-number" : numbered.has(cslType) ? "number" : "issue";
  return {
    volume: textOf(fields.get("volume"), "volume"),
    ...(issue === undefined ? {} : { issue }),
    ...(number === undefined ? {} : { [variable]: number }),
    page: textOf(fields.get("pages"), "pages")?.replace(/(?<!\s)\s*[-–—]+\s*/g, "-"),
  };
}

function publisherOf(fields: Fields): string | undefined {
  for (const name of ["publisher", "school", "institution", "organization", "howpublished"]) {
    const text = textOf(fields.get(name), name);
    if (text !== undefined && !(name === "howpublished" && /https?:\/\/|\\url/.test(fields.get(name) ?? ""))) {
      return text;
    }
  }
  return undefined;
}

/** Returns the address in a field that may say more: `howpublished = {Available at \\url{https://…}}`. */
function addressIn(value = ""): string | undefined {
  return /https?:\/\/[^\s,;]+/.exec(plainAddress(value))?.[0];
}

/** Returns the DOI as the entry writes it, without a resolver or LaTeX. */
function doiOf(fields: Fields): string | undefined {
  const doi = plainAddress(fields.get("doi") ?? "").trim();
  return doi === "" ? undefined : doi.replace(/^(?:https?:\/\/(?:dx\.|www\.)?doi\.org\/|doi:\s{0,5})/i, "");
}

/** Returns where else the text is, such as JSTOR. The paper has its arXiv id itself. */
function archiveOf(fields: Fields): CslItem {
  const eprint = (fields.get("eprint") ?? "").trim();
  const archive = textOf(fields.get("eprinttype") ?? fields.get("archiveprefix"), "eprinttype");
  const isArxiv = /^arxiv$/i.test(archive ?? "arXiv");
  return eprint === "" || isArxiv ? {} : { archive, archive_location: readLatexText(eprint) };
}

function textOf(value: string | undefined, field: string): string | undefined {
  const text = value === undefined ? "" : field === "url" ? plainAddress(value).trim() : readLatexText(value);
  return text === "" ? undefined : text;
}
