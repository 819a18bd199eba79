import type { Paper } from "../../../paper";
import { unicodeToLatex } from "../../../latex/unicodeToLatex";
import { ownEntry } from "../../records/packedRecords";
import { parseBibtexNames } from "../parseBibtexNames";
import { isMonthMacro } from "../bibtexDates";
import { entryOfPaper, generatedEntry } from "./entryOfPaper";
import { completeItem } from "../../csl/completeItem";
import { bibtexEntryOf, type BibtexEntryParts } from "./bibtexEntryOf";

type Field = readonly [name: string, value: string];

/**
 * Formats a paper of the user's own library as a BibTeX entry with everything that is known of it, without a final line break. A paper that was
 * read from an entry keeps that entry as it was written, with the facts that were added later, its abstract, and its links.
 */
export function formatOwnBibtex(paper: Paper): string {
  return formatEntry(withAdditions(paper, ownEntry(paper) ? originalEntry(paper) : generatedEntry(paper, completeItem(paper))));
}

/**
 * Formats the entry of a paper, without a final line break: as the user's own .bib file has it, or with everything that is known of the paper and
 * that BibTeX has a field for.
 */
export function formatBibtex(paper: Paper): string {
  return formatEntry(entryOfPaper(paper));
}

/** Formats an entry with one field on each line, without a final line break. */
export function formatEntry({ type, citekey, fields }: BibtexEntryParts): string {
  const lines = fields.map(([name, value]) => `  ${name.padEnd(13)} = ${isMonthMacro(name, value) ? value : `{${value}}`}`);
  return `@${type}{${citekey},\n${lines.join(",\n")}\n}`;
}

function originalEntry(paper: Paper): BibtexEntryParts {
  const entry = entryOfPaper(paper);
  const fields = entry.fields.filter(([name, value]) => isStillValid(name, value, paper));
  const names = new Set(fields.map(([name]) => name));
  return { ...entry, fields: [...fields, ...bibtexEntryOf(paper).fields.filter(([name]) => isMissing(name, names))] };
}

function withAdditions(paper: Paper, entry: BibtexEntryParts): BibtexEntryParts {
  const hasAbstract = entry.fields.some(([name]) => name === "abstract");
  const fields = [...entry.fields, ...(hasAbstract ? [] : abstractOf(paper))];
  return { ...entry, fields: [...fields, ...linksOf(paper, fields)] };
}

/** Returns `false` if a list of authors has become longer. */
function isStillValid(name: string, value: string, { authors }: Paper): boolean {
  return name !== "author" || parseBibtexNames(value).length >= authors.length;
}

/** Fields of BibTeX and BibLaTeX that have the same meaning. */
const equivalentFields: ReadonlyMap<string, readonly string[]> = new Map([
  ["title", ["maintitle", "booktitle"]],
  ["year", ["date"]],
  ["journal", ["journaltitle", "booktitle"]],
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

function abstractOf({ abstract }: Paper): readonly Field[] {
  return abstract === undefined ? [] : [["abstract", unicodeToLatex(abstract)]];
}

/** Returns fields for the links that no other field contains. */
function linksOf({ links }: Paper, fields: readonly Field[]): readonly Field[] {
  const written = fields.map(([, value]) => value.replaceAll("\\", "")).join(" ");
  const others = links
    .map(({ url }) => url.replace(/[{}\\\s]/g, encodeURIComponent))
    .filter((url) => !hasAddress(written, url.replace(/^https?:\/\//, "")));
  const hasUrl = fields.some(([name]) => name === "url");
  const [first, ...rest] = hasUrl ? [undefined, ...others] : others;
  const note = rest
    .filter((url) => url !== undefined)
    .map((url) => `\\url{${url}}`)
    .join(" ");
  return [...(first === undefined ? [] : [["url", first] as const]), ...(note === "" ? [] : [["addendum", note] as const])];
}

/** Returns whether a text has an address, and not only a longer one that begins with it. */
function hasAddress(text: string, address: string): boolean {
  for (let at = text.indexOf(address); at !== -1; at = text.indexOf(address, at + 1)) {
    if (!/^(?:[\w%~-]|[./?#&=:]+[\w%~-])/.test(text.slice(at + address.length, at + address.length + 10))) {
      return true;
    }
  }
  return false;
}
