import { hasOtherPeople, knownPeople, type Paper, type PersonName } from "../paper";
import { completeItem } from "./csl/completeItem";
import { datePartsOf, isoDate } from "./csl/dateParts";
import type { CslItem } from "./csl/item";
import { cffTypeOf } from "./records/types";

type Row = readonly [depth: number, line: string];

/**
 * Formats a paper as an item of `references:` in a CITATION.cff file (Citation File Format 1.2.0), with everything that the format has a field
 * for, without a final line break. A value that the format's schema refuses, such as a DOI with `<`, goes into `identifiers` or `notes`.
 *
 * @param indentation the white space before the item's hyphen.
 */
export function formatCffReference(paper: Paper, indentation = "  "): string {
  const item = completeItem(paper);
  // A paper without authors has its editors instead, who are written as such.
  const isByEditors = peopleIn(item["author"]).length === 0 && peopleIn(item["editor"]).length > 0;
  const authors = isByEditors || knownPeople(paper.authors).length === 0 ? [] : paper.authors;
  const rows: readonly Row[] = [
    [0, `type: ${cffTypeOf(textOf(item["type"]))}`],
    textRow("title", paper.title),
    // The schema asks for authors, and its guide has no word for unknown ones.
    ...peopleRows("authors", authors.length === 0 ? [{ literal: "anonymous" }] : authors),
    ...peopleRows("editors", peopleIn(item["editor"])),
    ...peopleRows("translators", peopleIn(item["translator"])),
    ...containerRows(item),
    ...publisherRows(item, paper),
    ...dateRows(item, paper),
    ...textFields.flatMap(([name, variable]) => optionalRow(name, textOf(item[variable]))),
    ...(item["type"] === "thesis" ? optionalRow("thesis-type", textOf(item["genre"])) : []),
    ...numberRows(item, paper),
    ...pageRows(textOf(item["page"])),
    ...patternRows(item),
    ...listRows("languages", languagesIn(textOf(item["language"]))),
    ...listRows("keywords", keywordsIn(textOf(item["keyword"]))),
    ...identifierRows(item, paper),
    ...optionalRow("notes", noteOf(item)),
  ];
  return rows.map(([depth, line], index) => `${indentation}${index === 0 ? "- " : "  "}${"  ".repeat(depth)}${line}`).join("\n");
}

/** Fields of CFF that take any text, and the CSL variables that they are written for. */
const textFields: readonly (readonly [name: string, variable: string])[] = [
  ["collection-title", "collection-title"],
  ["edition", "edition"],
  ["version", "version"],
  ["volume", "volume"],
  ["issue", "issue"],
  ["number-volumes", "number-of-volumes"],
  ["section", "chapter-number"],
  ["pages", "number-of-pages"],
];

function textRow(name: string, value: string): Row {
  return [0, `${name}: ${quoted(value)}`];
}

function optionalRow(name: string, value: string): readonly Row[] {
  return value.trim() === "" ? [] : [textRow(name, value)];
}

function peopleIn(value: unknown): readonly PersonName[] {
  return Array.isArray(value) ? (value as readonly PersonName[]) : [];
}

function peopleRows(name: string, people: readonly PersonName[]): readonly Row[] {
  // The format has no word for the people that a list leaves out, so their name says it.
  const named = hasOtherPeople(people) ? [...knownPeople(people), { literal: "et al." }] : people;
  const rows = [...new Map(named.map((person) => [JSON.stringify(person), personRows(person)])).values()].flat();
  return rows.length === 0 ? [] : [[0, `${name}:`], ...rows];
}

function personRows(person: PersonName): readonly Row[] {
  const fields = [
    ["name", person.literal],
    ["family-names", person.family],
    ["given-names", person.given],
    ["name-particle", person["non-dropping-particle"] ?? person["dropping-particle"]],
    ["name-suffix", person.suffix],
  ].filter(([, value]) => value !== undefined && value.trim() !== "");
  return fields.map(([name = "", value = ""], index) => [1, `${index === 0 ? "- " : "  "}${name}: ${quoted(value)}`]);
}

/** The whole that a part appeared in: a journal, a conference, or a book. */
function containerRows(item: CslItem): readonly Row[] {
  const container = textOf(item["container-title"]) || textOf(item["event-title"]);
  const type = textOf(item["type"]);
  if (container === "") {
    return [];
  }
  if (type === "paper-conference") {
    return entityRows("conference", container, textOf(item["event-place"]));
  }
  return [
    textRow(
      /^(?:article|review)/.test(type) ? "journal" : item["collection-title"] === undefined ? "collection-title" : "volume-title",
      container,
    ),
  ];
}

/** A thesis and a report have an institution, everything else a publisher. */
function publisherRows(item: CslItem, { published, arxiv }: Paper): readonly Row[] {
  const name = textOf(item["publisher"]);
  const isArchive = published === undefined && arxiv !== undefined && /^arxiv/i.test(name);
  const isInstitution = item["type"] === "thesis" || item["type"] === "report";
  return name === "" || isArchive ? [] : entityRows(isInstitution ? "institution" : "publisher", name, textOf(item["publisher-place"]));
}

function entityRows(field: string, name: string, place: string): readonly Row[] {
  return [[0, `${field}:`], [1, `name: ${quoted(name)}`], ...(place === "" ? [] : [[1, `location: ${quoted(place)}`] as const])];
}

function dateRows(item: CslItem, paper: Paper): readonly Row[] {
  const [year = paper.published?.year ?? paper.year, month] = datePartsOf(item["issued"]);
  const [accessed, accessedMonth, accessedDay] = datePartsOf(item["accessed"]);
  return [
    ...(year === undefined ? [] : [[0, `year: ${String(year)}`] as const]),
    ...(month === undefined || month < 1 || month > 12 ? [] : [[0, `month: ${String(month)}`] as const]),
    ...(accessedDay === undefined || accessedMonth === undefined
      ? []
      : [textRow("date-accessed", isoDate([accessed ?? 0, accessedMonth, accessedDay]))]),
  ];
}

function numberRows(item: CslItem, { published, arxiv }: Paper): readonly Row[] {
  const number = textOf(item["number"]) || textOf(item["collection-number"]);
  return optionalRow("number", published === undefined && arxiv !== undefined && number.includes(arxiv) ? "" : number);
}

function pageRows(pages: string): readonly Row[] {
  const [start = "", end = "", ...more] = pages.split(/[-–—]+/).map((page) => page.trim());
  return more.length > 0 ? [textRow("start", pages)] : [...optionalRow("start", start), ...optionalRow("end", end)];
}

/** Fields whose form the schema checks. */
const patterns: readonly (readonly [name: string, variable: string, pattern: RegExp])[] = [
  ["isbn", "ISBN", /^[0-9\- ]{10,17}X?$/],
  ["issn", "ISSN", /^\d{4}-\d{3}[\dxX]$/],
  ["pmcid", "PMCID", /^PMC[0-9]{7}$/],
];

function patternRows(item: CslItem): readonly Row[] {
  return patterns.flatMap(([name, variable, pattern]) => {
    const value = textOf(item[variable]).trim();
    return pattern.test(value) ? [textRow(name, value)] : [];
  });
}

function languagesIn(language: string): readonly string[] {
  const code = /^[a-z]{2,3}(?=$|[-_])/i.exec(language.trim())?.[0].toLowerCase();
  return code === undefined ? [] : [code];
}

function keywordsIn(keywords: string): readonly string[] {
  return [...new Set(keywords.split(/[,;]/).map((keyword) => keyword.trim()))].filter((keyword) => keyword !== "");
}

function listRows(name: string, values: readonly string[]): readonly Row[] {
  return values.length === 0 ? [] : [[0, `${name}:`], ...values.map((value): Row => [1, `- ${quoted(value)}`])];
}

const schemaDoi = /^10\.\d{4,9}(?:\.\d+)?\/[A-Za-z0-9:/_;\-.()[\]\\]+$/;

function identifierRows(item: CslItem, { doi, arxiv }: Paper): readonly Row[] {
  const isPlainDoi = doi !== undefined && schemaDoi.test(doi);
  const others = [...(doi === undefined || isPlainDoi ? [] : [`doi:${doi}`]), ...(arxiv === undefined ? [] : [`arXiv:${arxiv}`])];
  const url = arxiv === undefined ? textOf(item["URL"]).trim() : `https://arxiv.org/abs/${arxiv}`;
  const isDoiAddress = /^https?:\/\/(?:dx\.)?doi\.org\//i.test(url);
  return [
    ...(isPlainDoi ? [textRow("doi", doi)] : []),
    ...(/^https?:\/\/\S+$/.test(url) && !(isDoiAddress && isPlainDoi) ? [textRow("url", uriOf(url))] : []),
    ...(others.length === 0 ? [] : [[0, "identifiers:"] as const]),
    ...others.flatMap((value): Row[] => [
      [1, "- type: other"],
      [1, `  value: ${quoted(value)}`],
    ]),
  ];
}

/** Encodes the characters that stand in addresses, as in those of older DOIs, but not in a URI (RFC 3986). */
function uriOf(address: string): string {
  const parts = address.match(/^(https?:\/\/[^/?#]*)([^#]*)(#.*)?$/i);
  const encode = (text: string): string => text.replace(/%(?![\da-f]{2})|[^\w\-.~:/?@!$&'()*+,;=%]/giu, (sign) => encodeURIComponent(sign));
  const [, host = "", path = "", fragment = ""] = parts ?? [];
  return parts ? `${host}${encode(path)}${fragment === "" ? "" : `#${encode(fragment.slice(1))}`}` : address;
}

/** A note that only repeats the arXiv id says nothing new. */
function noteOf(item: CslItem): string {
  const note = textOf(item["note"]);
  return /^arXiv:\S+$/.test(note) ? "" : note;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}

/** A JSON string is also a double-quoted scalar of YAML 1.2. */
function quoted(value: string): string {
  return JSON.stringify(value.replace(/\s+/g, " ").trim()).replace(/[\u0085\u2028\u2029\uFEFF]/g, " ");
}
