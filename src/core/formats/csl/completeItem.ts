import type { Paper } from "../../paper";
import { isRecord, omit } from "../../record";
import { recordsOf } from "../records/packedRecords";
import { formatCslItem } from "./formatCslItem";
import type { CslItem } from "./item";
import { arxivIn, paperOfItem } from "./paperOfItem";

/** The fields that speak of one publication. They are all taken from the same record. */
const publicationFields: ReadonlySet<string> = new Set([
  "type",
  "genre",
  "container-title",
  "container-title-short",
  "collection-title",
  "collection-number",
  "event",
  "event-title",
  "event-place",
  "event-date",
  "publisher",
  "publisher-place",
  "edition",
  "volume",
  "issue",
  "number",
  "page",
  "chapter-number",
  "editor",
  "container-author",
  "ISBN",
  "ISSN",
]);
/** The fields that a paper has itself, for all its records. */
const paperFields: ReadonlySet<string> = new Set(["id", "citation-key", "abstract", "custom"]);

/**
 * Returns everything that is known of a paper as a CSL item: what its records say, the most trusted first, and what the paper has besides. Fields
 * that CSL has no name for are in `custom`. Reading the item returns the same paper.
 */
export function completeItem(paper: Paper): CslItem {
  const records = recordsOf(paper);
  // The note of the paper's own item only repeats its arXiv id.
  const base = baseFor(paper, records);
  const unnoted = omit(base, "note");
  const main = (records.length === 1 ? undefined : records.find((record) => describesPublication(record, paper))) ?? records[0];
  if (main === undefined) {
    return { ...base, ...customOf(paper, []) };
  }
  const { id, abstract } = base;
  const full = withArxiv(paper, {
    id,
    ...publicationOf(main),
    ...firstOf([...records, unnoted], (name) => !publicationFields.has(name)),
    ...authorIn(records, paper),
    ...(abstract === undefined ? {} : { abstract }),
    ...customOf(paper, records),
  });
  return readsAs(full, paper) ? full : withArxiv(paper, { ...full, ...unnoted, ...customOf(paper, records) });
}

/** Returns a paper's complete item as other programs get it: without the source's own text, which only CiteLens reads. */
export function exportedItem(paper: Paper): CslItem {
  const item = omit(completeItem(paper), "custom");
  const kept = Object.entries({ ...customIn(recordsOf(paper)), ...(paper.names && { names: paper.names }) }).filter(
    ([name]) => !sourceFields.has(name),
  );
  return kept.length === 0 ? item : { ...item, custom: Object.fromEntries(kept) };
}

/** The fields with the text of a record in its own format, which only CiteLens reads. */
const sourceFields: ReadonlySet<string> = new Set(["bibtex", "ris", "hayagriva", "cff"]);

/**
 * Keeps the arXiv id of a paper whose records say it in no field of CSL: as the number of a preprint, or in the note of a published paper. Their
 * own number and note stay as they are.
 */
function withArxiv({ arxiv, published }: Paper, item: CslItem): CslItem {
  if (arxiv === undefined || arxivIn(item) === arxiv) {
    return item;
  }
  if (published === undefined && isEmpty(item["number"]) && (isEmpty(item["publisher"]) || item["publisher"] === "arXiv")) {
    return { ...item, publisher: "arXiv", number: `arXiv:${arxiv}` };
  }
  if (isEmpty(item["note"])) {
    return { ...item, note: `arXiv:${arxiv}` };
  }
  return { ...item, custom: { ...(isRecord(item["custom"]) ? item["custom"] : {}), arxiv } };
}

/** Formats papers as a CSL-JSON array with an indentation of two spaces, with everything that is known of them. */
export function formatCslJson(papers: readonly Paper[]): string {
  return JSON.stringify(papers.map(exportedItem), undefined, 2);
}

/** A record without authors names only its editors, and so does the item. */
function baseFor(paper: Paper, records: readonly CslItem[]): CslItem {
  const base = formatCslItem(paper);
  const isByEditors =
    records.length > 0 && records.every(({ author }) => isEmpty(author)) && records.some(({ editor }) => !isEmpty(editor));
  const { author, ...rest } = base;
  return isByEditors ? rest : author === undefined ? rest : base;
}

function describesPublication(record: CslItem, { published }: Paper): boolean {
  return published !== undefined && JSON.stringify(paperOfItem({ ...record, abstract: undefined }).published) === JSON.stringify(published);
}

/** Returns the list of authors that the paper has: the longest of its records. */
function authorIn(records: readonly CslItem[], { authors }: Paper): CslItem {
  const longest = records.find(({ author }) => Array.isArray(author) && author.length === authors.length);
  return longest ? { author: longest["author"] } : {};
}

function publicationOf(record: CslItem): CslItem {
  return firstOf([record], (name) => publicationFields.has(name));
}

/** Returns the fields whose names are wanted, each of the first record that has it, but not those that the paper has itself. */
function firstOf(records: readonly CslItem[], isWanted: (name: string) => boolean): CslItem {
  const found = new Map<string, unknown>();
  for (const [name, value] of records.flatMap((record) => Object.entries(record))) {
    if (!found.has(name) && isWanted(name) && !paperFields.has(name) && !isEmpty(value)) {
      found.set(name, value);
    }
  }
  return Object.fromEntries(found);
}

/** Links and names are the paper's: a name that the user has removed must not come back from a record. */
function customOf({ links, names }: Paper, records: readonly CslItem[]): CslItem {
  const others = Object.entries(customIn(records)).filter(([name]) => !["links", "names", "code"].includes(name));
  const custom = {
    ...Object.fromEntries(others),
    ...(links.length === 0 ? {} : { links: links.map(({ url }) => url) }),
    ...(names === undefined ? {} : { names }),
  };
  return Object.keys(custom).length === 0 ? {} : { custom };
}

/** Returns what the records have in `custom`, the most trusted first. Anything but an object there says nothing. */
function customIn(records: readonly CslItem[]): CslItem {
  return Object.fromEntries([...records].reverse().flatMap(({ custom }) => (isRecord(custom) ? Object.entries(custom) : [])));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

function readsAs(item: CslItem, paper: Paper): boolean {
  // The abstract is the paper's own, and reading it takes most of the time.
  const read = paperOfItem({ ...item, abstract: undefined });
  const bare = { abstract: undefined, aliases: undefined, records: undefined };
  return isSame({ ...read, ...bare }, { ...paper, ...bare });
}

/** Compares plain data, whatever the order of the fields. A field that is `undefined` is the same as none. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) {
    return one === other;
  }
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return (
    Array.isArray(one) === Array.isArray(other) && [...names].every((name) => isSame(Reflect.get(one, name), Reflect.get(other, name)))
  );
}
