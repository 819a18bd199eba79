import type { PersonName, Problem } from "../paper";
import { parseBibtexNames } from "./bibtex/parseBibtexNames";
import { isPaperItem } from "./csl/parseCslJson";
import { type CslItem } from "./csl/item";
import { readCslItems, type LinedPapers, type PlacedCslItem } from "./csl/readCslItems";

/** A record: its values by tag, in order. */
interface RisRecord {
  readonly line: number;
  readonly values: Map<string, string[]>;
  lastTag: string;
}

const tagged = /^\s{0,8}([A-Z][A-Z0-9])\s{1,4}-(?:\s(.*))?$/;

/**
 * Reads a library in RIS. A line has a tag of two letters, ` - ` and a value. `TY` begins a record and `ER` ends it. A
 * record without an end goes on to the next one, and a line without a tag continues the value above it. Never throws.
 */
export function parseRis(text: string): LinedPapers {
  const { records, problems } = risRecords(text);
  return readCslItems(records.map(itemOf), problems);
}

/** Returns the papers of a RIS library, in its order, as CSL items with everything that the records say. */
export function risItems(text: string): readonly CslItem[] {
  return risRecords(text)
    .records.map((record) => ({ ...itemOf(record).item, ...restOf(record), custom: { ris: Object.fromEntries(record.values) } }))
    .filter(isPaperItem);
}

const noEnd = "The record has no end tag (ER).";

function risRecords(text: string): { readonly records: readonly RisRecord[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const records: RisRecord[] = [];
  let open: RisRecord | undefined;
  for (const [index, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .entries()) {
    const [, tag, value = ""] = tagged.exec(line) ?? [];
    if (tag === "TY") {
      if (open) {
        problems.push({ line: open.line, message: noEnd });
      }
      open = { line: index + 1, values: new Map([["TY", [value.trim()]]]), lastTag: "TY" };
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
    problems.push({ line: open.line, message: noEnd });
  }
  return { records, problems };
}

function addLine(record: RisRecord, tag: string | undefined, value: string): void {
  const values = record.values.get(tag ?? record.lastTag) ?? [];
  if (tag === undefined) {
    const last = values.pop();
    record.values.set(record.lastTag, [...values, [last, value].filter(Boolean).join(" ")]);
    return;
  }
  values.push(value);
  record.values.set(tag, values);
  record.lastTag = tag;
}

const types: ReadonlyMap<string, string> = new Map([
  ["JOUR", "article-journal"],
  ["EJOUR", "article-journal"],
  ["MGZN", "article-journal"],
  ["CONF", "paper-conference"],
  ["CPAPER", "paper-conference"],
  ["CHAP", "chapter"],
  ["ECHAP", "chapter"],
  ["BOOK", "book"],
  ["EBOOK", "book"],
  ["THES", "thesis"],
  ["RPRT", "report"],
]);

function itemOf({ line, values }: RisRecord): PlacedCslItem {
  const first = (...tags: readonly string[]): string | undefined =>
    tags.flatMap((tag) => values.get(tag) ?? []).find((value) => value !== "");
  const type = types.get(first("TY") ?? "") ?? "article";
  const [start, end] = [first("SP"), first("EP")];
  return {
    line,
    item: {
      id: first("ID", "LB"),
      type,
      title: first("TI", "T1", "CT", "BT"),
      author: namesOf([...(values.get("AU") ?? []), ...(values.get("A1") ?? [])]),
      issued: first("PY", "Y1", "DA"),
      abstract: first("AB", "N2"),
      "container-title": type === "book" ? first("PB") : first("T2", "JF", "JO", "JA", "BT", "C3"),
      publisher: first("PB"),
      volume: first("VL"),
      issue: first("IS"),
      page: start !== undefined && end !== undefined && !start.includes("-") ? `${start}-${end}` : start,
      DOI: first("DO"),
      URL: first("UR", "L2"),
      note: [...(values.get("N1") ?? []), ...(values.get("AN") ?? []), ...(values.get("M1") ?? []), ...(values.get("UR") ?? [])].join(" "),
    },
  };
}

/** The fields that `Paper` does not have. */
function restOf({ values }: RisRecord): CslItem {
  const joined = (tag: string, between: string): string | undefined => values.get(tag)?.join(between);
  return {
    editor: namesOf([...(values.get("A2") ?? []), ...(values.get("ED") ?? [])]),
    keyword: joined("KW", ", "),
    note: joined("N1", "\n"),
    language: joined("LA", ", "),
    "publisher-place": joined("CY", ", "),
    "collection-title": joined("T3", ", "),
    "title-short": joined("ST", ", "),
  };
}

/** Reads names in the form `Family, Given, Suffix`. A name without a comma is that of a group. */
function namesOf(values: readonly string[]): readonly PersonName[] {
  return values.flatMap((value): readonly PersonName[] => {
    const parts = value.split(",").map((part) => part.trim());
    if (value === "" || parts.length === 1) {
      return value === "" ? [] : [{ literal: value }];
    }
    const [family = "", given = "", suffix = ""] = parts;
    return parseBibtexNames(suffix === "" ? `${family}, ${given}` : `${family}, ${suffix}, ${given}`);
  });
}
