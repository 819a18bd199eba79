import type { Paper, PersonName } from "../../../paper";
import { isRecord } from "../../../record";
import { unicodeToLatex } from "../../../latex/unicodeToLatex";
import { completeItem } from "../../csl/completeItem";
import { datePartsOf, isoDate } from "../../csl/dateParts";
import type { CslItem } from "../../csl/item";
import { ownEntry, recordsOf, type SourceEntry } from "../../records/packedRecords";
import { isLatex, readPlainName, readPlainText } from "../../records/plainText";
import { bibtexTypeOf } from "../../records/types";
import { sharedFields } from "../bibtexItem";
import { months } from "../bibtexDates";
import { hasBalancedBraces } from "./balancedBraces";
import { bibtexEntryOf, type BibtexEntryParts, bibtexKey, formatName } from "./bibtexEntryOf";

type Field = readonly [name: string, value: string];

/**
 * Returns the entry of a paper. A paper that a .bib file has keeps the entry as it is written there. For any other paper, the entry has everything
 * that its records say and BibTeX has a field for.
 */
export function entryOfPaper(paper: Paper): BibtexEntryParts {
  const records = recordsOf(paper);
  const own = ownEntry(paper);
  if (own === undefined) {
    return madeEntry(paper, records);
  }
  const parts = { ...written(own), citekey: ownKey(paper.citekey) };
  return parts.fields.some(([name]) => /title$/i.test(name)) ? parts : withMadeFields(parts, madeEntry(paper, records));
}

/** Adds what is known of a paper to an entry of which too much was refused or missing. */
function withMadeFields(parts: BibtexEntryParts, made: BibtexEntryParts): BibtexEntryParts {
  const has = new Set(parts.fields.map(([name]) => name.toLowerCase()));
  return { ...parts, fields: [...made.fields.filter(([name]) => !has.has(name.toLowerCase())), ...parts.fields] };
}

/** Returns the entry to make for a paper that no .bib file has. */
function madeEntry(paper: Paper, records: readonly CslItem[]): BibtexEntryParts {
  return records.length === 0 ? bibtexEntryOf(paper) : generatedEntry(paper, completeItem(paper));
}

/** Returns an entry as its file has it, or a bare one if nothing in it is BibTeX: a record may come from a file that no reader of BibTeX checked. */
function written({ type, fields }: SourceEntry): Omit<BibtexEntryParts, "citekey"> {
  return {
    type: isEntryType(type) ? type : "misc",
    fields: fields.filter(([name, value]) => fieldName.test(name) && hasBalancedBraces(value)),
  };
}

const fieldName = /^[\p{L}_][\p{L}\p{N}_:+./-]{0,100}$/u;

/** Returns whether a type is that of an entry: `@preamble`, `@string` and `@comment` are commands of BibTeX. */
function isEntryType(type: string): boolean {
  return /^[a-z][\w-]{0,60}$/i.test(type) && !/^(?:preamble|string|comment)$/i.test(type);
}

/** Keeps the user's citekey, which was valid in a .bib file. */
function ownKey(citekey: string): string {
  return /[\s,{}"#%~\\]/.test(citekey) ? bibtexKey(citekey) : citekey;
}

/** The field for the publisher of a type, if it is not `publisher`. */
const publisherFields: ReadonlyMap<string, string> = new Map([
  ["phdthesis", "school"],
  ["mastersthesis", "school"],
  ["techreport", "institution"],
  ["unpublished", "organization"],
  ["misc", "howpublished"],
]);

/** Converts the complete item of a paper to an entry of BibTeX. */
export function generatedEntry(paper: Paper, item: CslItem): BibtexEntryParts {
  const base = bibtexEntryOf(paper);
  const baseFields = new Map(base.fields);
  const type = entryTypeOf(item);
  const venueField = type === "article" ? "journal" : "booktitle";
  const isPreprint = paper.published === undefined && paper.arxiv !== undefined;
  const publisher = isPreprint && /^arxiv/i.test(textOf(item["publisher"])) ? "" : textOf(item["publisher"]);
  const number = textOf(item["collection-number"]) || textOf(item["issue"]) || (isPreprint ? "" : textOf(item["number"]));
  const fields: readonly Field[] = [
    ["title", baseFields.get("title") ?? ""],
    ["author", peopleOf(item["author"])],
    ["editor", peopleOf(item["editor"])],
    ["translator", peopleOf(item["translator"])],
    [venueField, latexOf(item["container-title"]) || (baseFields.get(venueField) ?? "")],
    ["year", yearOf(item["issued"]) || (baseFields.get("year") ?? "")],
    ["month", monthOf(item["issued"])],
    ["volume", latexOf(item["volume"])],
    ["number", unicodeToLatex(number)],
    ["pages", baseFields.get("pages") ?? unicodeToLatex(textOf(item["page"]).replace(/-+/g, "-")).replace(/(?<=\w)\s?-+\s?(?=\w)/g, "--")],
    [publisherFields.get(type) ?? "publisher", unicodeToLatex(publisher)],
    ...sharedFields.flatMap(([field, variable], index): Field[] => {
      const isFirst = sharedFields.findIndex((one) => one[1] === variable) === index;
      return isFirst && field !== "url" ? [[field, latexOf(item[variable])]] : [];
    }),
    ["doi", baseFields.get("doi") ?? ""],
    ["eprint", baseFields.get("eprint") ?? ""],
    ["archivePrefix", baseFields.get("archivePrefix") ?? ""],
    ["url", addressOf(item, baseFields.get("url"))],
    ["urldate", isoDate(datePartsOf(item["accessed"]))],
  ];
  const known = fields.flatMap(([name, value]): Field[] => {
    const line = value.replace(/[\s\p{Cc}]+/gu, " ").trim();
    return line === "" || (name === "note" && /^arXiv:\S+$/.test(line)) ? [] : [[name, line]];
  });
  return { type, citekey: base.citekey, fields: withoutRepeats(known) };
}

/** Keeps the first of several fields with one name. */
function withoutRepeats(fields: readonly Field[]): readonly Field[] {
  return fields.filter(([name], index) => fields.findIndex((field) => field[0] === name) === index);
}

function entryTypeOf(item: CslItem): string {
  const type = bibtexTypeOf(textOf(item["type"]));
  return type === "phdthesis" && /master|magister|diplom|bachelor|\bm\.?\s?(?:sc|a|phil)\b/i.test(textOf(item["genre"]))
    ? "mastersthesis"
    : type;
}

function peopleOf(value: unknown): string {
  return Array.isArray(value) ? (value as readonly PersonName[]).map(plainName).map(formatName).join(" and ") : "";
}

/** A record may have LaTeX in a text or a name, which must not be escaped. */
function latexOf(value: unknown): string {
  const text = textOf(value);
  return unicodeToLatex(isLatex(text) ? readPlainText(text) : text);
}

function plainName(name: PersonName): PersonName {
  return Object.values(name).some(isLatex)
    ? Object.fromEntries(Object.entries(name).map(([part, text]: readonly [string, string]) => [part, readPlainName(text)]))
    : name;
}

function addressOf(item: CslItem, arxiv: string | undefined): string {
  const url = textOf(item["URL"]);
  const isDoi = /^https?:\/\/(?:dx\.)?doi\.org\//i.test(url) && textOf(item["DOI"]) !== "";
  return isDoi || url === "" ? (arxiv ?? "") : url.replace(/[{}\\\s]/g, encodeURIComponent);
}

function yearOf(date: unknown): string {
  const [year] = datePartsOf(date);
  const written = isRecord(date) ? (date["raw"] ?? date["literal"]) : date;
  return year === undefined ? (/(?<!\d)\d{4}(?!\d)/.exec(textOf(written))?.[0] ?? latexOf(written)) : String(year);
}

function monthOf(date: unknown): string {
  const [, month] = datePartsOf(date);
  return months[Number(month) - 1] ?? "";
}

function textOf(value: unknown): string {
  return Array.isArray(value)
    ? value.filter((one) => typeof one === "string").join(", ")
    : typeof value === "number"
      ? String(value)
      : typeof value === "string"
        ? value
        : "";
}
