import { isRecord, type UnknownRecord } from "../record";
import type { PersonName } from "../paper";
import { parseBibtexNames } from "./bibtex/parseBibtexNames";
import { isPaperItem } from "./csl/parseCslJson";
import { type CslItem } from "./csl/item";
import { readCslItems, type LinedPapers, type PlacedCslItem } from "./csl/readCslItems";
import { readYamlRecords } from "./csl/readYamlRecords";

/**
 * Reads a library in Hayagriva's YAML, the format of Typst: entries by citekey, each with `type`, `title`, `author`, `date`,
 * `serial-number` and one or more `parent`s that it appeared in. See Hayagriva's file format, version 0.8. A record that is
 * not valid YAML becomes a problem; the other records are read. Never throws.
 */
export function parseHayagriva(text: string): LinedPapers {
  const { records, problems } = readYamlRecords(text, "keys");
  const items = records.flatMap(({ line, key, value }): PlacedCslItem[] =>
    isRecord(value) ? [{ line, item: itemOf(key ?? "", value) }] : [],
  );
  const noEntries = records.filter(({ value }) => !isRecord(value));
  return readCslItems(items, [
    ...problems,
    ...noEntries.map(({ line, key }) => ({
      line,
      message: `Skipped ${key === undefined ? "a record" : `"${key}"`}: not a Hayagriva entry.`,
      skipped: 1,
    })),
  ]);
}

/** Returns the papers of a Hayagriva library, in its order, as CSL items with everything that the entries say. */
export function hayagrivaItems(text: string): readonly CslItem[] {
  const entries = readYamlRecords(text, "keys").records.flatMap(({ key, value }) => (isRecord(value) ? [{ key: key ?? "", value }] : []));
  return entries
    .map(({ key, value }) => ({ ...itemOf(key, value), editor: namesOf(value["editor"]), custom: { hayagriva: value } }))
    .filter(isPaperItem);
}

function itemOf(key: string, entry: UnknownRecord): UnknownRecord {
  const parent = parentOf(entry);
  const serial = entry["serial-number"];
  const numbers: UnknownRecord = isRecord(serial) ? serial : {};
  const arxiv = textOf(numbers["arxiv"]);
  const venue = parent && (textOf(parent["title"]) ?? publisherOf(parent));
  return {
    id: key,
    type: typeOf(entry, parent),
    title: textOf(entry["title"]),
    author: namesOf(entry["author"] ?? entry["editor"]),
    issued: textOf(entry["date"] ?? parent?.["date"]),
    abstract: textOf(entry["abstract"]),
    URL: addressOf(entry["url"]) ?? addressOf(parent?.["url"]),
    DOI: textOf(numbers["doi"] ?? entry["doi"]),
    "container-title": venue ?? publisherOf(entry),
    publisher: publisherOf(entry) ?? (parent && publisherOf(parent)),
    volume: textOf(entry["volume"] ?? parent?.["volume"]),
    issue: textOf(entry["issue"] ?? parent?.["issue"]),
    page: textOf(entry["page-range"] ?? entry["pages"]),
    ...(arxiv === undefined ? {} : { archive: "arXiv", archive_location: arxiv.replace(/^arxiv:\s*/i, "") }),
    note: textOf(entry["note"]),
  };
}

function parentOf(entry: UnknownRecord): UnknownRecord | undefined {
  const { parent } = entry;
  const first: unknown = Array.isArray(parent) ? parent[0] : parent;
  return isRecord(first) ? first : undefined;
}

function typeOf(entry: UnknownRecord, parent: UnknownRecord | undefined): string {
  const type = (textOf(entry["type"]) ?? "").toLowerCase();
  const within = (textOf(parent?.["type"]) ?? "").toLowerCase();
  if (within === "proceedings" || within === "conference") {
    return "paper-conference";
  }
  if (within === "periodical" || within === "newspaper") {
    return "article-journal";
  }
  if (within === "anthology" || within === "book" || within === "reference") {
    return "chapter";
  }
  return types.get(type) ?? (parent ? "article-journal" : "article");
}

const types: ReadonlyMap<string, string> = new Map([
  ["book", "book"],
  ["thesis", "thesis"],
  ["report", "report"],
]);

/** Accepts plain text, or a mapping with Hayagriva's `value` (next to `verbatim` and `short`) or `name`. */
function textOf(value: unknown): string | undefined {
  const text: unknown = isRecord(value) ? (value["value"] ?? value["name"]) : value;
  return typeof text === "string" && text.trim() !== "" ? text : undefined;
}

function addressOf(value: unknown): string | undefined {
  return textOf(isRecord(value) ? value["value"] : value);
}

function publisherOf(entry: UnknownRecord): string | undefined {
  const publisher = entry["publisher"] ?? entry["organization"];
  return textOf(isRecord(publisher) ? publisher["name"] : publisher);
}

/** Accepts one name or a list of names, each as `Family, Given` or split into parts. */
function namesOf(value: unknown): readonly PersonName[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return list.flatMap((name) => {
    if (!isRecord(name)) {
      const text = textOf(name) ?? "";
      return text.includes(",") ? parseBibtexNames(text) : text === "" ? [] : [{ literal: text }];
    }
    const [family, given, particle, suffix] = ["name", "given-name", "prefix", "suffix"].map((part) => textOf(name[part]));
    return [
      {
        ...(family === undefined ? {} : { family }),
        ...(given === undefined ? {} : { given }),
        ...(particle === undefined ? {} : { "non-dropping-particle": particle }),
        ...(suffix === undefined ? {} : { suffix }),
      },
    ];
  });
}
