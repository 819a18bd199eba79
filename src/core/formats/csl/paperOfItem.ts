import { isRecord } from "../../record";
import { runToEnd } from "../../sliced";
import type { GivenName, Paper, PaperLink, PersonName, Publication } from "../../paper";
import { isVisible } from "../../text/isVisible";
import { cleanText } from "../../text/cleanText";
import { findLinks, linkTo, mergeLinks } from "../../text/findLinks";
import { arxivYear, findArxivId, findDoi, readArxivId, readDoiField } from "../bibtex/readIdentifiers";
import { maxAbstractChars, maxNames, maxTextChars, tooLong, tooMany } from "../records/longTexts";
import { withOtherPeople } from "../records/otherNames";
import { readPlainName, readPlainText } from "../records/plainText";
import type { CslItem } from "./item";

const publicationKinds: ReadonlyMap<string, Publication["kind"]> = new Map([
  ["paper-conference", "conference"],
  ["article-journal", "journal"],
  ["article-magazine", "journal"],
  ["article-newspaper", "journal"],
  ["chapter", "chapter"],
  ["entry-encyclopedia", "chapter"],
  ["entry-dictionary", "chapter"],
  ["book", "book"],
  ["thesis", "thesis"],
  ["report", "report"],
]);
const venueFields: ReadonlyMap<Publication["kind"], readonly string[]> = new Map([
  ["book", ["publisher"]],
  ["thesis", ["publisher"]],
  ["report", ["publisher"]],
]);
const repositories = /^\s*(?:arxiv|corr|biorxiv|medrxiv|ssrn|openreview|preprint)\b/i;

/** Returns `true` if {@link readCslItems} reads this record as a paper. */
export function isPaperItem(value: unknown): value is CslItem {
  return isRecord(value) && isVisible(textOf(value["title"]) ?? "");
}

/** Converts an item that has a title to a paper with empty aliases. The citekey is the item's, or `""` if it has none. */
export function paperOfItem(item: CslItem): Paper {
  return runToEnd(paperOfItemInSlices(item));
}

/** Like {@link paperOfItem}, but yields while it reads thousands of names. */
export function* paperOfItemInSlices(item: CslItem): Generator<undefined, Paper> {
  const authors = yield* authorsOrEditors(item);
  const abstract = readPlainText((textOf(item["abstract"]) ?? "").slice(0, maxAbstractChars));
  const issued = yearOf(item["issued"]);
  const arxiv = arxivIn(item);
  const published = publicationOf(item, issued);
  const doi = doiOf(item);
  const year = (arxiv === undefined ? undefined : arxivYear(arxiv)) ?? issued;
  return {
    citekey: idOf(item),
    title: readPlainText(shortTextOf(item["title"]) ?? ""),
    authors,
    ...(abstract === "" ? {} : { abstract }),
    ...(year === undefined ? {} : { year }),
    ...(published ? { published } : {}),
    ...(arxiv === undefined ? {} : { arxiv }),
    ...(doi === undefined ? {} : { doi }),
    links: mergeLinks([...keptLinks(item["custom"]), ownLink(item), ...findLinks(abstract)]),
    ...givenNames(item["custom"]),
    aliases: [],
  };
}

/** Returns a problem for each text of an item that is so long that only its beginning is read. */
export function longTextsOf(item: CslItem): readonly string[] {
  const texts = ["title", "container-title", "abstract"].flatMap((name) => tooLong(name, textOf(item[name]) ?? ""));
  const lists = ["author", "editor"].flatMap((name) => tooMany(name, item[name]));
  return lists.length === 0 ? texts : [...texts, ...lists];
}

/** Zotero's own ids are addresses, which cannot be used as citekeys. */
export function idOf(item: CslItem): string {
  const id = (textOf(item["citation-key"]) ?? textOf(item["id"]) ?? "").trim();
  return /^\w+:\/\//.test(id) ? "" : id;
}

function textOf(value: unknown): string | undefined {
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && /\S/.test(text) ? text : undefined;
}

/** Returns the beginning of a text. The rest of a very long one is not read. */
function shortTextOf(value: unknown): string | undefined {
  return textOf(typeof value === "string" ? value.slice(0, maxTextChars) : value);
}

/** This many names take less than a millisecond. */
const namesPerSlice = 500;

function* authorsOf(value: unknown): Generator<undefined, readonly PersonName[]> {
  const names: PersonName[] = [];
  for (const [index, author] of listOfNames(value).slice(0, maxNames).entries()) {
    const name = authorOf(author);
    if (name) {
      names.push(name);
    }
    if (index % namesPerSlice === namesPerSlice - 1) {
      yield;
    }
  }
  return withOtherPeople(names);
}

/** A name may stand alone instead of in a list. */
function listOfNames(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : isRecord(value) ? [value] : [];
}

/** A work without authors is known by its editors. */
function* authorsOrEditors({ author, editor }: CslItem): Generator<undefined, readonly PersonName[]> {
  const authors = yield* authorsOf(author);
  return authors.length > 0 ? authors : yield* authorsOf(editor);
}

const nameParts = ["family", "given", "non-dropping-particle", "dropping-particle", "suffix", "literal"] as const;

function authorOf(value: unknown): PersonName | undefined {
  if (typeof value === "string" && value.trim() !== "") {
    return { literal: readPlainName(value.slice(0, maxTextChars)) };
  }
  if (!isRecord(value)) {
    return undefined;
  }
  const name: { -readonly [Part in keyof PersonName]: PersonName[Part] } = {};
  for (const part of nameParts) {
    const text = shortTextOf(value[part]);
    if (text !== undefined) {
      name[part] = readPlainName(text);
    }
  }
  return Object.keys(name).length === 0 ? undefined : name;
}

/** Returns the first number of four digits in `date-parts`, `raw`, `literal`, a text or a number. */
function yearOf(issued: unknown): number | undefined {
  const date = isRecord(issued) ? (issued["date-parts"] ?? issued["raw"] ?? issued["literal"]) : issued;
  const first: unknown = Array.isArray(date) ? date.flat(2)[0] : date;
  const year = /(?<!\d)[12]\d{3}(?!\d)/.exec(textOf(first) ?? "")?.[0];
  return year === undefined ? undefined : Number(year);
}

function publicationOf(item: CslItem, year: number | undefined): Publication | undefined {
  const byType = publicationKinds.get(textOf(item["type"]) ?? "") ?? (item["event-title"] === undefined ? undefined : "conference");
  const kind = byType === "chapter" && textOf(item["container-title"]) === undefined ? "book" : byType;
  const places = venueFields.get(kind ?? "conference") ?? ["container-title", "event-title", "event"];
  const venue = places.map((field) => shortTextOf(item[field])).find((name) => name !== undefined);
  if (kind === undefined || venue === undefined || repositories.test(venue)) {
    return undefined;
  }
  const [volume, issue, pages] = ["volume", "issue", "page"].map((field) => shortTextOf(item[field]));
  return {
    kind: kind === "conference" && /\bworkshop/i.test(venue) ? "workshop" : kind,
    venue: readPlainText(venue),
    ...(year === undefined ? {} : { year }),
    ...(volume === undefined ? {} : { volume }),
    ...(issue === undefined ? {} : { issue }),
    ...(pages === undefined ? {} : { pages: pages.replace(/(?<!\s)\s*[-–—]+\s*/g, "-") }),
  };
}

/**
 * Returns the arXiv id of an item. Looks in all fields in which reference managers write it. A bare number counts only if the field `archive`
 * is arXiv. Looks into `custom.arxiv` last.
 */
export function arxivIn(item: CslItem): string | undefined {
  const isArchive = /^arxiv(?:\.org)?$/i.test(textOf(item["archive"])?.trim() ?? "");
  const places = ["number", "archive_location", "archive-location", "URL", "DOI", "note", "container-title", "journalAbbreviation"];
  for (const place of places) {
    const text = shortTextOf(item[place]);
    const isWhole = isArchive && (place.startsWith("archive") || place === "number");
    const found = text === undefined ? undefined : ((isWhole ? readArxivId(text) : undefined) ?? findArxivId(text));
    if (found !== undefined) {
      return found;
    }
  }
  const kept = isRecord(item["custom"]) ? textOf(item["custom"]["arxiv"]) : undefined;
  return kept === undefined ? undefined : readArxivId(kept);
}

/** Zotero has no field for the DOI of some types, and writes it into the note. */
function doiOf(item: CslItem): string | undefined {
  const [doi = "", address = "", note = ""] = ["DOI", "URL", "note"].map((field) => shortTextOf(item[field]));
  return readDoiField(doi) ?? findDoi(address) ?? findDoi(note);
}

/** Returns the item's address, unless it follows from the DOI or the arXiv id. */
function ownLink(item: CslItem): PaperLink | undefined {
  const address = shortTextOf(item["URL"])?.trim();
  const isOwnId = /^(?:https?:\/\/)?(?:www\.|export\.|dx\.)?(?:arxiv|doi)\.org\//i.test(address ?? "");
  return address === undefined || isOwnId || !/^https?:\/\//i.test(address) ? undefined : linkTo(address);
}

/** Only so many links and names of a paper are read. The bundled papers have at most 2 links. */
const [maxLinks, maxGivenNames] = [1_000, 1_000] as const;

/** The links that CiteLens stores in its own library, as CSL has no field for them: a list, and the paper's repository. */
function keptLinks(custom: unknown): readonly (PaperLink | undefined)[] {
  const { links, code } = isRecord(custom) ? custom : {};
  return [code, ...(Array.isArray(links) ? (links as readonly unknown[]).slice(0, maxLinks) : [])].map((url) =>
    typeof url === "string" ? linkTo(url) : undefined,
  );
}

/** Longer names are not read: nobody calls a paper so. */
const maxNameChars = 100;

/**
 * Returns the names that a file gives to a paper, as CSL has no field for them. `custom.names` is a list of texts, or of
 * objects with `name` and possibly `long`. Other fields of these objects are ignored.
 */
function givenNames(custom: unknown): Pick<Paper, "names"> {
  const list: unknown = isRecord(custom) ? custom["names"] : undefined;
  const names = new Map<string, GivenName>();
  for (const one of Array.isArray(list) ? (list as readonly unknown[]).slice(0, maxGivenNames) : []) {
    const { name, long } = isRecord(one) ? one : { name: one, long: undefined };
    const [text, words] = [name, long].map((value) => cleanText(shortTextOf(value) ?? ""));
    if (text !== undefined && text !== "" && text.length <= maxNameChars && !names.has(text)) {
      names.set(text, { name: text, ...(words === undefined || words === "" ? {} : { long: words }) });
    }
  }
  return names.size === 0 ? {} : { names: [...names.values()] };
}
