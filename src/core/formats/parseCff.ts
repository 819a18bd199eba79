import { isRecord, type UnknownRecord } from "../record";
import type { PersonName, Problem } from "../paper";
import { readBibtexDate } from "./bibtex/bibtexDates";
import type { CslItem } from "./csl/item";
import { type LinedPapers, type PlacedCslItem, readCslItems } from "./csl/readCslItems";
import { readYamlRecords, type YamlRecord } from "./csl/readYamlRecords";
import { cslTypeOfCff } from "./records/types";

/**
 * Reads a CITATION.cff file (Citation File Format 1.2.0): the software or data that it is about, its preferred citation, and its references. A
 * part that is not valid YAML costs its own key or reference. Yields after each record. Never throws.
 */
export function* parseCff(text: string): Generator<undefined, LinedPapers> {
  const section = referencesIn(text);
  const { records, problems } = yield* readYamlRecords(section.rest, "keys");
  const references = yield* readYamlRecords(section.text, "list");
  const values = new Map(records.map((record) => [record.key ?? "", record]));
  const preferred = values.get("preferred-citation");
  const items: readonly PlacedCslItem[] = [
    { line: values.get("title")?.line ?? 1, item: ownItem(values) },
    ...(preferred ? [{ line: preferred.line, item: itemOf(preferred.value) }] : []),
    ...references.records.map(({ line, value }) => ({ line: section.lines + line, item: itemOf(value) })),
  ];
  return yield* readCslItems(items, [
    ...problems,
    ...repeatedKeys(records),
    ...references.problems.map(({ line, ...problem }) => ({ line: section.lines + line, ...problem })),
  ]);
}

/** The text of `references:` and the lines before it, and the file with empty lines instead of that text. */
interface References {
  readonly text: string;
  readonly lines: number;
  readonly rest: string;
}

function referencesIn(text: string): References {
  const lines = text.split(/\r\n|\n|\r/);
  const first = lines.findIndex((line) => /^references\s*:/.test(line));
  const start = first === -1 ? lines.length : first;
  const next = lines.findIndex((line, index) => index > start && /^[^\s#-]|^(?:---|\.\.\.)(?:\s|$)/.test(line));
  const end = next === -1 ? lines.length : next;
  const rest = lines.map((line, index) => (index >= start && index < end ? "" : line));
  return { text: lines.slice(start, end).join("\n"), lines: start, rest: rest.join("\n") };
}

function repeatedKeys(records: readonly YamlRecord[]): readonly Problem[] {
  const lastOf = new Map(records.map((record) => [record.key, record]));
  return records
    .filter((record) => lastOf.get(record.key) !== record)
    .map(({ key = "" }) => ({ line: lastOf.get(key)?.line ?? 1, message: `A key is repeated: "${key}". Its last value is used.` }));
}

/** Returns what the file is about, which is software unless it says data. */
function ownItem(values: ReadonlyMap<string, YamlRecord>): unknown {
  const own = Object.fromEntries([...values].filter(([key]) => key !== "preferred-citation").map(([key, { value }]) => [key, value]));
  return itemOf({ ...own, type: own["type"] ?? "software" });
}

/** Returns a reference as a CSL item. The reference as it is written is in `custom.cff`. Returns anything else unchanged. */
function itemOf(value: unknown): unknown {
  if (!isRecord(value)) {
    return value;
  }
  const text = (name: string): string | undefined => textOf(value[name]);
  const type = typeOf(value);
  const ids = identifiersOf(value);
  const code = text("repository-code") ?? text("repository");
  const [conference, publisher] = [value["conference"], value["institution"] ?? value["publisher"]];
  return {
    type,
    title: text("title"),
    author: authorsOf(value["authors"]),
    editor: namesOf(value["editors"]),
    "collection-editor": namesOf(value["editors-series"]),
    translator: namesOf(value["translators"]),
    issued: dateOf(value),
    accessed: readBibtexDate(text("date-accessed") ?? ""),
    abstract: text("abstract"),
    ...containerOf(value, type),
    ...(isRecord(conference) ? { "event-title": textOf(conference["name"]), "event-place": textOf(conference["location"]) } : {}),
    publisher: entityOf(publisher),
    "publisher-place": isRecord(publisher) ? (textOf(publisher["location"]) ?? textOf(publisher["city"])) : undefined,
    ...Object.fromEntries(plainFields.map(([name, variable]) => [variable, text(name)])),
    page: pagesOf(value),
    DOI: text("doi") ?? ids.doi,
    URL: text("url") ?? ids.url ?? code ?? text("repository-artifact"),
    keyword:
      listOf(value["keywords"])
        .flatMap((one) => textOf(one) ?? [])
        .join(", ") || undefined,
    language:
      listOf(value["languages"])
        .flatMap((one) => textOf(one) ?? [])
        .join(", ") || undefined,
    genre: text("thesis-type"),
    custom: { ...(code === undefined ? {} : { code }), ...(ids.arxiv === undefined ? {} : { arxiv: ids.arxiv }), cff: value },
  };
}

/** Fields that say the same as a CSL variable. */
const plainFields: readonly (readonly [name: string, variable: string])[] = [
  ["edition", "edition"],
  ["version", "version"],
  ["volume", "volume"],
  ["issue", "issue"],
  ["number", "number"],
  ["number-volumes", "number-of-volumes"],
  ["section", "chapter-number"],
  ["pages", "number-of-pages"],
  ["isbn", "ISBN"],
  ["issn", "ISSN"],
  ["pmcid", "PMCID"],
  ["notes", "note"],
  ["abbreviation", "title-short"],
  ["status", "status"],
];

function typeOf(reference: UnknownRecord): string {
  const type = (textOf(reference["type"]) ?? "generic").toLowerCase();
  if (type === "article") {
    return reference["journal"] === undefined ? "article" : "article-journal";
  }
  if (type === "generic") {
    return reference["collection-title"] === undefined && reference["volume-title"] === undefined ? "document" : "chapter";
  }
  return cslTypeOfCff.get(type) ?? "document";
}

/** Returns the whole that a reference appeared in, and the series of that whole. */
function containerOf(reference: UnknownRecord, type: string): CslItem {
  const [journal, collection, volume] = ["journal", "collection-title", "volume-title"].map((name) => textOf(reference[name]));
  const conference = type === "paper-conference" ? entityOf(reference["conference"]) : undefined;
  const container = journal ?? conference ?? volume;
  return container === undefined && type !== "book"
    ? { "container-title": collection }
    : { "container-title": container, "collection-title": collection };
}

function dateOf(reference: UnknownRecord): CslItem | undefined {
  const text = (name: string): string | undefined => textOf(reference[name]);
  const [year, month] = [text("year"), text("month")];
  const written = text("date-published") ?? text("date-released") ?? text("issue-date");
  const date = readBibtexDate(written ?? "");
  if (date || year === undefined) {
    return date ?? (written === undefined ? undefined : { literal: written });
  }
  return /^\d{1,4}$/.test(year)
    ? { "date-parts": [/^(?:0?[1-9]|1[0-2])$/.test(month ?? "") ? [Number(year), Number(month)] : [Number(year)]] }
    : { literal: year };
}

function pagesOf(reference: UnknownRecord): string | undefined {
  const [start, end] = [textOf(reference["start"]), textOf(reference["end"])];
  return start === undefined || end === undefined || start === end ? (start ?? end) : `${start}-${end}`;
}

/** Returns the ids in `identifiers`, of which those of type `other` may begin with `doi:` or `arXiv:`. */
function identifiersOf(reference: UnknownRecord): { readonly doi?: string; readonly url?: string; readonly arxiv?: string } {
  const found = new Map<string, string>();
  for (const one of listOf(reference["identifiers"])) {
    const [type, value = ""] = isRecord(one) ? [textOf(one["type"]), textOf(one["value"])] : [];
    const [, prefix, id] = /^\s{0,9}(doi|arxiv)\s{0,9}:\s{0,9}(\S+)/i.exec(value) ?? [];
    const kind = prefix?.toLowerCase() ?? type?.toLowerCase() ?? "";
    if (value !== "" && !found.has(kind)) {
      found.set(kind, id ?? value);
    }
  }
  return Object.fromEntries([...found].filter(([kind]) => kind === "doi" || kind === "url" || kind === "arxiv"));
}

/** The schema asks for authors, so a work of unknown ones has this name. */
function authorsOf(value: unknown): readonly PersonName[] {
  const names = namesOf(value);
  return names.length === 1 && /^anonymous$/i.test(names[0]?.literal ?? "") ? [] : names;
}

/** Returns people by their names, and entities and those who have only an alias as names that are not divided. */
function namesOf(value: unknown): readonly PersonName[] {
  return listOf(value).flatMap((one): readonly PersonName[] => {
    if (!isRecord(one)) {
      const literal = textOf(one);
      return literal === undefined ? [] : [{ literal }];
    }
    const [family, given, particle, suffix] = ["family-names", "given-names", "name-particle", "name-suffix"].map((part) =>
      textOf(one[part]),
    );
    const literal = textOf(one["name"]) ?? textOf(one["alias"]) ?? textOf(one["email"]);
    if (family === undefined && given === undefined) {
      return literal === undefined ? [] : [{ literal }];
    }
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

function entityOf(value: unknown): string | undefined {
  return textOf(isRecord(value) ? value["name"] : value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}
