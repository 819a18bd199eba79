import { compareAuthors } from "../../check/names/compareAuthors";
import { titleKey } from "../../check/titles/titleWords";
import { biblatexDate, months } from "../../formats/bibtex/bibtexDates";
import { readLatexText } from "../../formats/bibtex/readLatexText";
import { hasBalancedBraces } from "../../formats/bibtex/write/balancedBraces";
import type { BibtexEntryParts } from "../../formats/bibtex/write/bibtexEntryOf";
import type { EntryChange } from "../../formats/bibtex/write/changeEntry";
import { generatedEntry } from "../../formats/bibtex/write/entryOfPaper";
import { hasOtherPeople, knownPeople } from "../../paper";
import type { FoundPaper } from "../source";
import { type CurrentEntry, type FieldRow, removeRow, shown } from "./fieldRow";
import { leftoverRows } from "./leftoverRows";
import type { PublishedVersion, VersionRecord } from "./publishedVersions";

/** A field that a record has, as LaTeX. */
interface Stated {
  readonly value: string;
  readonly found: FoundPaper;
}

/** A record with its entry. */
interface StatedRecord extends VersionRecord {
  readonly entry: BibtexEntryParts;
}

/** Returns what changes in an entry if it becomes that of a published version, field by field. The citekey stays. */
export function fieldRows(entry: CurrentEntry, version: PublishedVersion): readonly FieldRow[] {
  const records: readonly StatedRecord[] = version.records.map((record) => ({
    ...record,
    entry: generatedEntry(record.paper, record.found.item),
  }));
  const stated = (name: string, isTrusted: (record: StatedRecord) => boolean = () => true): Stated | undefined =>
    records
      .filter(isTrusted)
      .flatMap(({ found, entry: { fields } }) => fields.flatMap(([one, value]) => (one === name ? [{ value, found }] : [])))
      // An unbalanced value would damage the entry. Records are foreign text.
      .find(({ value }) => hasBalancedBraces(value));
  const type = typeOf(records.map((record) => record.entry.type));
  const changed = [
    ...typeRow(entry, type, version),
    ...titleRow(entry, stated("title")),
    ...authorRow(entry, version),
    ...venueRow(entry, type, stated),
    ...dateRows(entry, stated("year", hasYear), stated("month", isExact)),
    ...["volume", "number", "pages"].flatMap((name) => plainRow(entry, name, stated(name))),
    ...(type === "article" && !entry.fields.has("publisher") ? [] : plainRow(entry, "publisher", stated("publisher"))),
    ...plainRow(entry, "doi", stated("doi")),
    ...urlRow(entry, stated("url")),
  ];
  const rows = [...changed, ...leftoverRows(entry, changed)];
  const isSure = (version.kind === "published" || version.kind === "workshop" || version.kind === "short") && !version.isRetracted;
  return isSure ? rows : rows.map((row) => (row.kind === "keep" ? row : { ...row, isAccepted: false }));
}

/** Records that know the day of publication. Others have that of the preprint. */
function isExact({ found: { source } }: VersionRecord): boolean {
  return source === "crossref" || source === "datacite";
}

/** A damaged record may have any text as its year, and programs read only years of four digits. */
function hasYear({ entry: { fields } }: StatedRecord): boolean {
  return fields.some(([name, value]) => name === "year" && /^\d{4}$/.test(value));
}

/** Crossref calls a paper in a volume of proceedings a chapter of a book. */
function typeOf([first = "misc", ...others]: readonly string[]): string {
  return first === "incollection" && others.includes("inproceedings") ? "inproceedings" : first;
}

function typeRow({ type: before }: CurrentEntry, after: string, { records: [{ found }] }: PublishedVersion): readonly FieldRow[] {
  const isSame = before === after || (before === "conference" && after === "inproceedings");
  return isSame
    ? []
    : [
        {
          name: "@",
          before: `@${before}`,
          after: `@${after}`,
          found,
          kind: "set",
          isAccepted: true,
          changes: [{ kind: "type", type: after }],
        },
      ];
}

function titleRow({ paper, fields }: CurrentEntry, title: Stated | undefined): readonly FieldRow[] {
  const isSame = title === undefined || titleKey(readLatexText(title.value)) === titleKey(paper.title);
  return isSame || fields.has("subtitle") ? [] : [setRow("title", fields.get("title"), title)];
}

/** The longest list of authors counts. One that lacks authors of the entry is not accepted unless the user says so. */
function authorRow({ paper, fields }: CurrentEntry, { records }: PublishedVersion): readonly FieldRow[] {
  const [longest] = [...records].sort((one, other) => knownPeople(other.paper.authors).length - knownPeople(one.paper.authors).length);
  const value = longest && new Map(generatedEntry(longest.paper, longest.found.item).fields).get("author");
  if (!longest || value === undefined || !hasBalancedBraces(value)) {
    return [];
  }
  const { kind, extra } = compareAuthors(paper.authors, longest.paper.authors);
  const isLonger = hasOtherPeople(paper.authors) && knownPeople(longest.paper.authors).length > knownPeople(paper.authors).length;
  const isSame = kind !== "differ" && !isLonger;
  const row = setRow("author", fields.get("author"), { value, found: longest.found });
  const before = row.before.replace(/ and /g, "; ");
  return isSame ? [] : [{ ...row, before, after: row.after.replace(/ and /g, "; "), isAccepted: extra.length === 0 }];
}

/** The name of a journal that only says arXiv is the place of the new venue. */
function venueRow(entry: CurrentEntry, type: string, stated: (name: string) => Stated | undefined): readonly FieldRow[] {
  const venue = type === "article" ? stated("journal") : type === "book" ? undefined : stated("booktitle");
  if (!venue) {
    return [];
  }
  const has = (name: string): boolean => entry.fields.has(name);
  const name =
    type !== "article"
      ? "booktitle"
      : has("journal")
        ? "journal"
        : has("journaltitle") || entry.dialect === "biblatex"
          ? "journaltitle"
          : "journal";
  const replaced = has(name) ? name : ["journal", "journaltitle", "booktitle"].find(has);
  const row = setRow(name, entry.fields.get(replaced ?? name), venue);
  return replaced === undefined || replaced === name
    ? [row]
    : [{ ...row, name: `${replaced} → ${name}`, changes: [{ kind: "set", name, value: venue.value, replaces: replaced }] }];
}

/** A month or a day of the preprint goes with its year. */
function dateRows({ fields, dialect }: CurrentEntry, year: Stated | undefined, month: Stated | undefined): readonly FieldRow[] {
  const isDate = fields.has("date") || (dialect === "biblatex" && !fields.has("year"));
  const before = fields.get(isDate ? "date" : "year") ?? "";
  if (!year || /(?<!\d)\d{4}(?!\d)/.exec(before)?.[0] === year.value) {
    return [];
  }
  const known = month && month.found === year.found && months.includes(month.value) ? month : undefined;
  if (isDate) {
    return [setRow("date", fields.get("date"), { ...year, value: biblatexDate(year.value, known?.value) })];
  }
  const row = setRow("year", fields.get("year"), year);
  const after = fields.has("month") ? (known ? [setRow("month", fields.get("month"), known)] : [removeRow("month", fields)]) : [];
  return [row, ...after, ...(fields.has("day") ? [removeRow("day", fields)] : [])];
}

function plainRow({ fields }: CurrentEntry, name: string, stated: Stated | undefined): readonly FieldRow[] {
  const own = name === "number" && !fields.has("number") && fields.has("issue") ? "issue" : name;
  const before = fields.get(own);
  const isSame = stated === undefined || (before !== undefined && comparable(before) === comparable(stated.value));
  return isSame ? [] : [setRow(own, before, stated)];
}

/** The page of the preprint is no news. An address that the entry has stays unless the user says otherwise. */
function urlRow({ fields }: CurrentEntry, url: Stated | undefined): readonly FieldRow[] {
  const before = fields.get("url");
  const isSame = !url || /arxiv\.org|doi\.org/i.test(url.value) || before?.trim() === url.value;
  return isSame ? [] : [{ ...setRow("url", before, url), isAccepted: before === undefined }];
}

function setRow(name: string, before: string | undefined, { value, found }: Stated): FieldRow {
  const changes: readonly EntryChange[] = [{ kind: "set", name, value }];
  return { name, before: shown(before ?? ""), after: shown(value), found, kind: "set", isAccepted: true, changes };
}

function comparable(latex: string): string {
  return shown(latex)
    .toLowerCase()
    .replace(/^https?:\/\/(?:dx\.)?doi\.org\//, "")
    .replace(/\s?[-–—]+\s?/g, "-")
    .replace(/[\s{}.,]+/g, " ")
    .trim();
}
