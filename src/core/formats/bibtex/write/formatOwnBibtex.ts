import { fieldOf } from "../../../record";
import type { Paper, PersonName } from "../../../paper";
import { months, sharedFields, sharedNames } from "../bibtexItem";
import { bibtexEntryOf, bibtexKey, formatName, type BibtexEntryParts } from "./formatBibtex";
import { parseBibtexNames } from "../parseBibtexNames";
import type { CslItem } from "../../csl/item";
import { unicodeToLatex } from "../../../latex/unicodeToLatex";

type Field = readonly [name: string, value: string];

/**
 * Formats a paper of the user's own library as a BibTeX entry with everything that its item says, without a final line
 * break. A paper that was read from an entry keeps that entry as it was written, with the facts that were added later. Any
 * other paper gets the fields that BibTeX has for the paper and its item.
 */
export function formatOwnBibtex(paper: Paper, item: CslItem): string {
  const { type, citekey, fields } = originalEntry(paper, item) ?? generatedEntry(paper, item);
  const lines = fields.map(([name, value]) => `  ${name.padEnd(13)} = ${isMacro(name, value) ? value : `{${value}}`}`);
  return `@${type}{${citekey},\n${lines.join(",\n")}\n}`;
}

/** Every style defines the months as macros. */
function isMacro(name: string, value: string): boolean {
  return name === "month" && months.includes(value);
}

/** Keeps the user's citekey, which was valid in a .bib file. */
function originalEntry(paper: Paper, { custom }: CslItem): BibtexEntryParts | undefined {
  const bibtex = fieldOf(fieldOf(custom, "bibtex"), "fields");
  const type = fieldOf(fieldOf(custom, "bibtex"), "type");
  if (typeof bibtex !== "object" || bibtex === null || typeof type !== "string" || !isEntryType(type)) {
    return undefined;
  }
  const written = Object.entries(bibtex).filter(
    (field): field is [string, string] =>
      fieldName.test(field[0]) && typeof field[1] === "string" && isStillValid(field[0], field[1], paper),
  );
  const names = new Set(written.map(([name]) => name));
  const added = [...bibtexEntryOf(paper).fields, ...abstractOf(paper)].filter(([name]) => isMissing(name, names));
  const citekey = /[\s,{}"#%~\\]/.test(paper.citekey) ? bibtexKey(paper.citekey) : paper.citekey;
  const fields = [...written, ...added];
  return { type, citekey, fields: [...fields, ...linksOf(paper, fields)] };
}

/** Matches the name of a field. An item may come from a file that no reader of BibTeX has checked. */
const fieldName = /^[a-z][\w:.+-]{0,100}$/i;

/** Returns whether a type is that of an entry: `@preamble`, `@string` and `@comment` are commands of BibTeX. */
function isEntryType(type: string): boolean {
  return /^[a-z][\w-]{0,60}$/i.test(type) && !/^(?:preamble|string|comment)$/i.test(type);
}

/** Returns `false` if a field can no longer be written as it was, such as a list of authors that has become longer. */
function isStillValid(name: string, value: string, { authors }: Paper): boolean {
  return hasBalancedBraces(value) && (name !== "author" || parseBibtexNames(value).length === authors.length);
}

/** Fields of BibTeX and BibLaTeX that have the same meaning. */
const equivalentFields: ReadonlyMap<string, readonly string[]> = new Map([
  ["year", ["date"]],
  ["journal", ["journaltitle"]],
  ["booktitle", ["eventtitle", "publisher", "organization"]],
  ["number", ["issue"]],
  ["archivePrefix", ["archiveprefix", "eprinttype"]],
  ["author", ["editor"]],
  ["school", ["institution"]],
  ["institution", ["school", "publisher"]],
  ["howpublished", ["journal"]],
]);

function isMissing(name: string, names: ReadonlySet<string>): boolean {
  return ![name, name.toLowerCase(), ...(equivalentFields.get(name) ?? [])].some((same) => names.has(same));
}

function generatedEntry(paper: Paper, item: CslItem): BibtexEntryParts {
  const made = asBook(bibtexEntryOf(paper), item);
  const names = new Set(made.fields.map(([name]) => name));
  const texts = sharedFields.flatMap(([field, variable]): Field[] => {
    const text = textOf(item[variable]);
    const isFirst = !names.has(field) && sharedFields.find((one) => one[1] === variable)?.[0] === field;
    return text === "" || !isFirst || text === paper.published?.venue || /^arXiv(?::\S+)?$/.test(text)
      ? []
      : [[field, field === "url" ? text.replace(/[{}\\\s]/g, encodeURIComponent) : unicodeToLatex(text)]];
  });
  const people = sharedNames.flatMap((name): Field[] => {
    const list = Array.isArray(item[name]) ? (item[name] as readonly PersonName[]) : [];
    return list.length === 0 ? [] : [[name, list.map(formatName).join(" and ")]];
  });
  const fields = [...made.fields, ...people, ...texts, ...monthOf(item["issued"]), ...abstractOf(paper)];
  return {
    ...made,
    fields: [...fields, ...linksOf(paper, fields)].map(([name, value]) => [name, value.replace(/[\s\p{Cc}]+/gu, " ").trim()]),
  };
}

/** The venue of a whole book is its publisher. */
function asBook(made: BibtexEntryParts, item: CslItem): BibtexEntryParts {
  return item["type"] === "book"
    ? { ...made, type: "book", fields: made.fields.map(([name, value]) => [name === "booktitle" ? "publisher" : name, value]) }
    : made;
}

function abstractOf({ abstract }: Paper): readonly Field[] {
  return abstract === undefined ? [] : [["abstract", unicodeToLatex(abstract)]];
}

/** Returns fields for the links that no other field contains. */
function linksOf({ links }: Paper, fields: readonly Field[]): readonly Field[] {
  const written = fields.map(([, value]) => value.replaceAll("\\", "")).join(" ");
  const others = links
    .map(({ url }) => url.replace(/[{}\\\s]/g, encodeURIComponent))
    .filter((url) => !written.includes(url.replace(/^https?:\/\//, "")));
  const hasAddress = fields.some(([name]) => name === "url");
  const [first, ...rest] = hasAddress ? [undefined, ...others] : others;
  const note = rest
    .filter((url) => url !== undefined)
    .map((url) => `\\url{${url}}`)
    .join(" ");
  return [...(first === undefined ? [] : [["url", first] as const]), ...(note === "" ? [] : [["addendum", note] as const])];
}

function monthOf(issued: unknown): readonly Field[] {
  const parts: unknown = fieldOf(issued, "date-parts");
  const first: unknown = Array.isArray(parts) ? parts[0] : undefined;
  const month = Array.isArray(first) ? months[Number(first[1]) - 1] : undefined;
  return month === undefined ? [] : [["month", month]];
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

/** Counts escaped braces too, as BibTeX does. */
function hasBalancedBraces(value: string): boolean {
  let depth = 0;
  for (const sign of value.match(/[{}]/g) ?? []) {
    depth += sign === "{" ? 1 : -1;
    if (depth < 0) {
      return false;
    }
  }
  return depth === 0;
}
