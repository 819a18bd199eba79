import type { PersonName, Problem } from "../paper";
import { maxTextChars } from "./records/longTexts";
import { readInvertedNames } from "./records/plainNames";
import { cslTypeOfRis } from "./records/types";
import { type CslItem } from "./csl/item";
import { readCslItems, type LinedPapers, type PlacedCslItem } from "./csl/readCslItems";

/** A record: its values by tag, in order. */
interface RisRecord {
  readonly line: number;
  readonly values: Map<string, string[]>;
  lastTag: string;
  /** The lines that continue the last value. */
  more: string[];
}

const tagged = /^\s{0,8}([A-Z][A-Z0-9])\s{1,4}-(?:\s(.*))?$/;

/**
 * Reads a library in RIS. A line has a tag of two letters, ` - ` and a value. `TY` begins a record and `ER` ends it. A
 * record without an end goes on to the next one, and a line without a tag continues the value above it. Yields after each slice of the work.
 * Never throws.
 */
export function* parseRis(text: string): Generator<undefined, LinedPapers> {
  const { records, problems } = yield* risRecords(text);
  const items: PlacedCslItem[] = [];
  for (const record of records) {
    items.push(yield* itemOf(record));
    yield;
  }
  return yield* readCslItems(items, problems);
}

/** This many lines or names take a millisecond or two. */
const [linesPerSlice, namesPerSlice] = [2_000, 200] as const;

const noEnd = "The record has no end tag (ER).";

function* risRecords(
  text: string,
): Generator<undefined, { readonly records: readonly RisRecord[]; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const records: RisRecord[] = [];
  let open: RisRecord | undefined;
  for (const [index, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (index % linesPerSlice === linesPerSlice - 1) {
      yield;
    }
    const [, tag, value = ""] = tagged.exec(line) ?? [];
    if (tag !== undefined && open) {
      joinLines(open);
    }
    if (tag === "TY") {
      if (open) {
        problems.push({ line: open.line, message: noEnd });
      }
      open = { line: index + 1, values: new Map([["TY", [value.trim()]]]), lastTag: "TY", more: [] };
      records.push(open);
    } else if (tag === "ER") {
      open = undefined;
    } else if (open) {
      addLine(open, tag, tag === undefined ? line.trim() : value.trim());
    } else if (tag !== undefined) {
      problems.push({ line: index + 1, message: `The tag ${tag} is outside of a record.` });
    }
  }
  if (open) {
    joinLines(open);
    problems.push({ line: open.line, message: noEnd });
  }
  return { records, problems };
}

function addLine(record: RisRecord, tag: string | undefined, value: string): void {
  if (tag === undefined) {
    record.more.push(value);
    return;
  }
  const values = record.values.get(tag) ?? [];
  values.push(value);
  record.values.set(tag, values);
  record.lastTag = tag;
}

/** Joins the lines that continue the last value to it, all at once, as there may be thousands. */
function joinLines(record: RisRecord): void {
  const values = record.values.get(record.lastTag);
  if (values && record.more.length > 0) {
    values.push([values.pop(), ...record.more].filter(Boolean).join(" "));
    record.more = [];
  }
}

/** Types of records that stand in a part of something, whose `T2` is that whole. The `T2` of the others is a series. */
const partTypes = new Set([
  "article-journal",
  "article-magazine",
  "article-newspaper",
  "paper-conference",
  "chapter",
  "entry-encyclopedia",
  "entry-dictionary",
  "article",
  "document",
]);

/** Returns a record as a CSL item with everything that it says, by the RIS specification of 2011. All tags are in `custom.ris`. */
function* itemOf({ line, values }: RisRecord): Generator<undefined, PlacedCslItem> {
  const all = (tag: string): readonly string[] => (values.get(tag) ?? []).filter((value) => value !== "");
  const first = (...tags: readonly string[]): string | undefined => tags.flatMap(all)[0];
  const joined = (tag: string, between: string): string | undefined => (all(tag).length === 0 ? undefined : all(tag).join(between));
  const type = typeOf(first("TY") ?? "", values);
  const isPart = partTypes.has(type);
  const ownTitle = first("TI", "T1", "CT");
  return {
    line,
    item: {
      id: first("ID", "LB"),
      type,
      title: ownTitle ?? first("BT", "ST"),
      author: yield* namesOf([...all("AU"), ...all("A1")]),
      ...(yield* editorsOf(type, [...all("A2"), ...all("ED")])),
      "collection-editor": all("A3").length === 0 ? undefined : yield* namesOf(all("A3")),
      translator: type === "book" ? yield* namesOf(all("A4")) : undefined,
      issued: dateOf(first("DA")?.startsWith(first("PY", "Y1") ?? "") === true ? first("DA") : first("PY", "Y1", "DA")),
      accessed: dateOf(first("Y2")),
      abstract: joined("AB", " ") ?? joined("N2", " "),
      "container-title": isPart ? first(...(type.startsWith("article") ? periodicalTags : bookTags)) : undefined,
      "container-title-short": isPart ? first("J2") : undefined,
      "collection-title": first("T3") ?? (isPart ? undefined : first("T2")),
      publisher: first("PB"),
      "publisher-place": joined("CY", ", "),
      volume: first("VL"),
      [type === "report" || type === "patent" || type === "standard" ? "number" : "issue"]: first("IS"),
      ...(first("M1") === undefined || first("IS") !== undefined ? {} : { number: first("M1") }),
      page: pagesOf(first("SP"), first("EP")),
      edition: first("ET"),
      "number-of-volumes": first("NV"),
      genre: type === "thesis" || type === "report" ? first("M3") : undefined,
      DOI: first("DO") ?? (/^\s*(?:doi:\s*)?10\.\d{4,9}\//i.test(first("M3") ?? "") ? first("M3") : undefined),
      [type === "book" || type === "chapter" || (first("SN") ?? "").replace(/[^\dXx]/g, "").length > 8 ? "ISBN" : "ISSN"]: first("SN"),
      URL: [...all("UR"), ...all("L2")].find((url) => /^https?:/i.test(url)) ?? first("UR", "L2"),
      language: joined("LA", ", "),
      keyword: joined("KW", ", "),
      "title-short": joined("ST", ", "),
      "call-number": first("CN"),
      note: joined("N1", "\n"),
      archive_location: first("AN", "M1", "UR"),
      custom: { ris: Object.fromEntries(values) },
    },
  };
}

/** The tags of the whole, the best first. `JF` is the full name of a periodical; some exports have another title in `T2`. */
const periodicalTags = ["JF", "T2", "JO", "JA", "BT", "C3"];
const bookTags = ["T2", "BT", "C3", "JF", "JO", "JA"];

/** Some exports call a conference paper `CONF`, some a book of one. A thing of an unknown type in a periodical is an article. */
function typeOf(tag: string, values: ReadonlyMap<string, readonly string[]>): string {
  const type = cslTypeOfRis.get(tag.trim().toUpperCase());
  return type ?? (values.has("JF") || values.has("JO") ? "article-journal" : "document");
}

/** Reads a date of RIS: `2015/05/28/other`, of which each part may be missing. */
function dateOf(value: string | undefined): CslItem | undefined {
  if (value === undefined) {
    return undefined;
  }
  const parts = value
    .split(/[/-]/)
    .slice(0, 3)
    .map((part) => Number.parseInt(part, 10));
  const end = parts.findIndex((part) => !(part > 0));
  const known = end < 0 ? parts : parts.slice(0, end);
  return known.length === 0 || (known[0] ?? 0) < 1000 ? { literal: value } : { "date-parts": [known] };
}

function* editorsOf(type: string, values: readonly string[]): Generator<undefined, CslItem> {
  const names = yield* namesOf(values);
  return names.length === 0 ? {} : type === "thesis" ? { contributor: names } : { editor: names };
}

function pagesOf(start: string | undefined, end: string | undefined): string | undefined {
  return start !== undefined && end !== undefined && !start.includes("-") && start !== end ? `${start}-${end}` : start;
}

function* namesOf(values: readonly string[]): Generator<undefined, readonly PersonName[]> {
  const names: PersonName[] = [];
  for (const [index, value] of values.entries()) {
    for (const name of readInvertedNames(value.slice(0, maxTextChars), "last")) {
      names.push(name);
    }
    if (index % namesPerSlice === namesPerSlice - 1) {
      yield;
    }
  }
  return names;
}
