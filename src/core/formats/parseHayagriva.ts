import { isRecord, type UnknownRecord } from "../record";
import type { PersonName } from "../paper";
import { readInvertedNames } from "./records/plainNames";
import { cslTypeOfHayagriva } from "./records/types";
import { readBibtexDate } from "./bibtex/bibtexDates";
import { type CslItem } from "./csl/item";
import { readCslItems, type LinedPapers, type PlacedCslItem } from "./csl/readCslItems";
import { readYamlRecords, type YamlRecord } from "./csl/readYamlRecords";

/**
 * Reads a library in Hayagriva's YAML, the format of Typst: entries by citekey, each with `type`, `title`, `author`, `date`,
 * `serial-number` and one or more `parent`s that it appeared in. See Hayagriva's file format, version 0.8. A record that is
 * not valid YAML becomes a problem; the other records are read. Yields after each record. Never throws.
 */
export function* parseHayagriva(text: string): Generator<undefined, LinedPapers> {
  const { records, problems } = yield* readYamlRecords(text, "keys");
  const noEntries = records.filter(({ value }) => !isRecord(value));
  const firstOf = new Map(records.map((record) => [record.key, record] as const).reverse());
  const repeated = records.filter((record) => firstOf.get(record.key) !== record);
  return yield* readCslItems(itemsOf(records), [
    ...problems,
    ...repeated.map(({ line, key = "" }) => ({ line, message: repeatedKey(key) })),
    ...noEntries.map(({ line, key }) => ({
      line,
      message: `Skipped ${key === undefined ? "a record" : `"${key}"`}: not a Hayagriva entry.`,
      skipped: 1,
    })),
  ]);
}

/** Returns the problem of a citekey that an earlier entry has, too. */
export function repeatedKey(citekey: string): string {
  return `Duplicate citation key "${citekey}". A letter is added to that of this entry.`;
}

/** Makes each item only when it is read, so that the records of a large file are not all converted in one step. */
function* itemsOf(records: readonly YamlRecord[]): Generator<PlacedCslItem> {
  for (const { line, key, value } of records) {
    if (isRecord(value)) {
      yield { line, item: itemOfHayagriva(key ?? "", value) };
    }
  }
}

/** Returns an entry as a CSL item with everything that it says. The entry as it is written is in `custom.hayagriva`. */
export function itemOfHayagriva(key: string, entry: UnknownRecord): CslItem {
  const parent = parentOf(entry);
  const grandparent = parent && parentOf(parent);
  const serial = entry["serial-number"];
  const numbers: UnknownRecord = isRecord(serial) ? serial : {};
  const parentNumbers: UnknownRecord = isRecord(parent?.["serial-number"]) ? parent["serial-number"] : {};
  const arxiv = textOf(numbers["arxiv"]);
  const type = typeOf(entry, parent);
  const venue = parent && (textOf(parent["title"]) ?? publisherOf(parent));
  const inherited = (name: string): string | undefined => textOf(entry[name] ?? parent?.[name] ?? grandparent?.[name]);
  const authors = namesOf(entry["author"]);
  // A part without a title or an author of its own has those of its whole.
  const isNameless = entry["title"] === undefined;
  return {
    id: key,
    type,
    title: textOf(entry["title"]) ?? venue,
    author: authors.length === 0 && isNameless && parent ? namesOf(parent["author"]) : authors,
    editor: namesOf(entry["editor"] ?? parent?.["editor"]),
    translator: namesOf(affiliated(entry, "translator")),
    issued: dateOf(inherited("date")),
    abstract: textOf(entry["abstract"]),
    URL: addressOf(entry["url"]) ?? addressOf(parent?.["url"]),
    accessed: isRecord(entry["url"]) ? dateOf(textOf(entry["url"]["date"])) : undefined,
    DOI: textOf(numbers["doi"] ?? entry["doi"] ?? (isNameless ? parentNumbers["doi"] : undefined)),
    ISBN: textOf(numbers["isbn"] ?? parentNumbers["isbn"]),
    ISSN: textOf(numbers["issn"] ?? parentNumbers["issn"]),
    PMID: textOf(numbers["pmid"]),
    PMCID: textOf(numbers["pmcid"]),
    number: textOf(isRecord(serial) ? serial["serial"] : serial),
    "container-title": isNameless && type !== "chapter" ? undefined : venue,
    "collection-title": textOf(grandparent?.["title"]),
    "event-title": textOf(parent?.["type"])?.toLowerCase() === "conference" ? venue : undefined,
    publisher: publisherOf(entry) ?? (parent && publisherOf(parent)) ?? (grandparent && publisherOf(grandparent)),
    "publisher-place": placeOf(entry) ?? (parent && placeOf(parent)),
    volume: inherited("volume"),
    issue: inherited("issue"),
    edition: inherited("edition"),
    page: textOf(entry["page-range"] ?? entry["pages"])?.replace(/(?<!\s)\s*[-–—]+\s*/g, "-"),
    "number-of-pages": textOf(entry["page-total"]),
    genre: textOf(entry["genre"]),
    language: textOf(entry["language"]),
    ...(arxiv === undefined ? {} : { archive: "arXiv", archive_location: arxiv.replace(/^arxiv:\s*/i, "") }),
    ...(arxiv === undefined && entry["archive"] !== undefined ? { archive: textOf(entry["archive"]) } : {}),
    note: textOf(entry["note"]),
    custom: { hayagriva: entry },
  };
}

/** Returns the people of a role in `affiliated`: a list of `{ role, names }`. */
function affiliated(entry: UnknownRecord, role: string): unknown {
  const list: readonly unknown[] = Array.isArray(entry["affiliated"]) ? entry["affiliated"] : [entry["affiliated"]];
  const found = list.find((one) => isRecord(one) && textOf(one["role"])?.toLowerCase() === role);
  return isRecord(found) ? found["names"] : undefined;
}

function dateOf(text: string | undefined): CslItem | undefined {
  return text === undefined ? undefined : (readBibtexDate(text) ?? { literal: text });
}

function placeOf(entry: UnknownRecord): string | undefined {
  const { publisher, location } = entry;
  return (isRecord(publisher) ? textOf(publisher["location"]) : undefined) ?? textOf(location);
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
  return type === "article" && !parent ? "article" : (cslTypeOfHayagriva.get(type) ?? (parent ? "article-journal" : "document"));
}

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
    if (isRecord(name) && Object.keys(name).length === 0) {
      return [];
    }
    if (!isRecord(name)) {
      const text = textOf(name) ?? "";
      return readInvertedNames(text, "middle");
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
