import { fieldOf } from "../../record";
import type { Paper, PersonName } from "../../paper";
import { months, sharedFields, sharedNames } from "./bibtexItem";
import { bibtexEntryOf, bibtexKey, formatName, type BibtexEntryParts } from "./formatBibtex";
import { parseBibtexNames } from "./parseBibtexNames";
import type { CslItem } from "../csl/item";
import { unicodeToLatex } from "../../latex/unicodeToLatex";

type Field = readonly [name: string, value: string];

/**
 * A paper of the person's own library as a BibTeX entry with all that its item says: the entry that it was read from, as that was written, and
 * what was learnt since; else what the paper says and what BibTeX has fields for. No line break at the end.
 */
export function formatOwnBibtex(paper: Paper, item: CslItem): string {
  const { type, citekey, fields } = writtenEntry(paper, item) ?? madeEntry(paper, item);
  const lines = fields.map(([name, value]) => `  ${name.padEnd(13)} = ${isMacro(name, value) ? value : `{${value}}`}`);
  return `@${type}{${citekey},\n${lines.join(",\n")}\n}`;
}

/** Months are macros of every style. */
function isMacro(name: string, value: string): boolean {
  return name === "month" && months.includes(value);
}

/** Its citekey as the person has it: it was one in a .bib file. */
function writtenEntry(paper: Paper, { custom }: CslItem): BibtexEntryParts | undefined {
  const bibtex = fieldOf(fieldOf(custom, "bibtex"), "fields");
  const type = fieldOf(fieldOf(custom, "bibtex"), "type");
  if (typeof bibtex !== "object" || bibtex === null || typeof type !== "string") {
    return undefined;
  }
  const written = Object.entries(bibtex).filter(
    (field): field is [string, string] => typeof field[1] === "string" && isStill(field[0], field[1], paper),
  );
  const names = new Set(written.map(([name]) => name));
  const learnt = [...bibtexEntryOf(paper).fields, ...abstractOf(paper)].filter(([name]) => isLearnt(name, names));
  const citekey = /[\s,{}"#%~\\]/.test(paper.citekey) ? bibtexKey(paper.citekey) : paper.citekey;
  const fields = [...written, ...learnt];
  return { type, citekey, fields: [...fields, ...linksOf(paper, fields)] };
}

/** Whether a field can be written as it was: a list of authors that has become longer cannot. */
function isStill(name: string, value: string, { authors }: Paper): boolean {
  return hasBalancedBraces(value) && (name !== "author" || parseBibtexNames(value).length === authors.length);
}

/** Fields that say the same in BibTeX and BibLaTeX. */
const sameFields: ReadonlyMap<string, readonly string[]> = new Map([
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

function isLearnt(name: string, names: ReadonlySet<string>): boolean {
  return ![name, name.toLowerCase(), ...(sameFields.get(name) ?? [])].some((same) => names.has(same));
}

function madeEntry(paper: Paper, item: CslItem): BibtexEntryParts {
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

/** A whole book's venue is its publisher. */
function asBook(made: BibtexEntryParts, item: CslItem): BibtexEntryParts {
  return item["type"] === "book"
    ? { ...made, type: "book", fields: made.fields.map(([name, value]) => [name === "booktitle" ? "publisher" : name, value]) }
    : made;
}

function abstractOf({ abstract }: Paper): readonly Field[] {
  return abstract === undefined ? [] : [["abstract", unicodeToLatex(abstract)]];
}

/** The links that no field tells. */
function linksOf({ links }: Paper, fields: readonly Field[]): readonly Field[] {
  const told = fields.map(([, value]) => value.replaceAll("\\", "")).join(" ");
  const others = links
    .map(({ url }) => url.replace(/[{}\\\s]/g, encodeURIComponent))
    .filter((url) => !told.includes(url.replace(/^https?:\/\//, "")));
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

/** As BibTeX counts them, escaped ones too. */
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
