import { isRecord } from "../../record";
import type { GivenName, Paper, PaperLink, PersonName, Publication } from "../../paper";
import { isVisible } from "../../text/isVisible";
import { cleanText, oneSpace } from "../../text/cleanText";
import { latexToUnicode } from "../../latex/latexToUnicode";
import { findLinks, linkTo, mergeLinks } from "../../text/findLinks";
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
  const abstract = cleanText(textOf(item["abstract"]) ?? "");
  const issued = yearOf(item["issued"]);
  const arxiv = arxivOf(item);
  const published = publicationOf(item, issued);
  const doi = doiOf(item);
  const year = (arxiv === undefined ? undefined : arxivYear(arxiv)) ?? issued;
  return {
    citekey: idOf(item),
    title: cleanText(textOf(item["title"]) ?? ""),
    authors: authorsOrEditors(item),
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

/** Zotero's own ids are addresses, which cannot be used as citekeys. */
export function idOf(item: CslItem): string {
  const id = (textOf(item["citation-key"]) ?? textOf(item["id"]) ?? "").trim();
  return /^\w+:\/\//.test(id) ? "" : id;
}

function textOf(value: unknown): string | undefined {
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && /\S/.test(text) ? text : undefined;
}

function authorsOf(value: unknown): readonly PersonName[] {
  return Array.isArray(value) ? value.map((author: unknown) => authorOf(author)).filter((author) => author !== undefined) : [];
}

/** A work without authors is known by its editors. */
function authorsOrEditors({ author, editor }: CslItem): readonly PersonName[] {
  const authors = authorsOf(author);
  return authors.length > 0 ? authors : authorsOf(editor);
}

const nameParts = ["family", "given", "non-dropping-particle", "dropping-particle", "suffix", "literal"] as const;

function authorOf(value: unknown): PersonName | undefined {
  if (typeof value === "string" && value.trim() !== "") {
    return { literal: cleanName(value) };
  }
  if (!isRecord(value)) {
    return undefined;
  }
  const name: { -readonly [Part in keyof PersonName]: PersonName[Part] } = {};
  for (const part of nameParts) {
    const text = textOf(value[part]);
    if (text !== undefined) {
      name[part] = cleanName(text);
    }
  }
  return Object.keys(name).length === 0 ? undefined : name;
}

function cleanName(text: string): string {
  return oneSpace(latexToUnicode(text)).trim();
}

/** Returns the first number of four digits in `date-parts`, `raw`, `literal`, a text or a number. */
function yearOf(issued: unknown): number | undefined {
  const date = isRecord(issued) ? (issued["date-parts"] ?? issued["raw"] ?? issued["literal"]) : issued;
  const first: unknown = Array.isArray(date) ? date.flat(2)[0] : date;
  const year = /(?<!\d)[12]\d{3}(?!\d)/.exec(textOf(first) ?? "")?.[0];
  return year === undefined ? undefined : Number(year);
}

function publicationOf(item: CslItem, year: number | undefined): Publication | undefined {
  const kind = publicationKinds.get(textOf(item["type"]) ?? "") ?? (item["event-title"] === undefined ? undefined : "conference");
  const places = venueFields.get(kind ?? "conference") ?? ["container-title", "event-title", "event"];
  const venue = places.map((field) => textOf(item[field])).find((name) => name !== undefined);
  if (kind === undefined || venue === undefined || repositories.test(venue)) {
    return undefined;
  }
  const [volume, issue, pages] = ["volume", "issue", "page"].map((field) => textOf(item[field]));
  return {
    kind: kind === "conference" && /\bworkshop/i.test(venue) ? "workshop" : kind,
    venue: cleanText(venue),
    ...(year === undefined ? {} : { year }),
    ...(volume === undefined ? {} : { volume }),
    ...(issue === undefined ? {} : { issue }),
    ...(pages === undefined ? {} : { pages: pages.replace(/(?<!\s)\s*[-–—]+\s*/g, "-") }),
  };
}

const arxivPattern = /arxiv(?:\.org\/(?:abs|pdf|html)\/|[:.\s/]\s*)(\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[a-z]{2})?\/\d{7})/i;

/**
 * Looks for an arXiv id in all fields in which reference managers write it. A bare number counts only if the field `archive`
 * is arXiv. Looks into `custom.arxiv` last.
 */
function arxivOf(item: CslItem): string | undefined {
  const archive = /^arxiv$/i.test(textOf(item["archive"])?.trim() ?? "") ? "arXiv:" : "";
  const places = ["number", "archive_location", "archive-location", "URL", "DOI", "note", "container-title", "journalAbbreviation"];
  for (const place of places) {
    const text = textOf(item[place]);
    const prefix = place.startsWith("archive") || place === "number" ? archive : "";
    const found = text === undefined ? undefined : arxivPattern.exec(prefix + text)?.[1];
    if (found !== undefined) {
      return found;
    }
  }
  const kept = isRecord(item["custom"]) ? textOf(item["custom"]["arxiv"]) : undefined;
  return kept === undefined ? undefined : arxivPattern.exec(`arXiv:${kept}`)?.[1];
}

/** An arXiv id begins with the year and month of the preprint: 2404.05868 and hep-th/9901001. */
function arxivYear(arxiv: string): number | undefined {
  const short = Number(/(?:^|\/)(\d{2})/.exec(arxiv)?.[1] ?? Number.NaN);
  if (Number.isNaN(short)) {
    return undefined;
  }
  return short > 90 ? 1900 + short : 2000 + short;
}

/** arXiv's own DOI only repeats the arXiv id. */
function doiOf(item: CslItem): string | undefined {
  const doi = /10\.\d{4,9}\/\S+/.exec(textOf(item["DOI"]) ?? "")?.[0].toLowerCase();
  return doi?.startsWith("10.48550/") ? undefined : doi;
}

/** Returns the item's address, unless it follows from the DOI or the arXiv id. */
function ownLink(item: CslItem): PaperLink | undefined {
  const address = textOf(item["URL"])?.trim();
  const isOwnId = /^(?:https?:\/\/)?(?:www\.|export\.|dx\.)?(?:arxiv|doi)\.org\//i.test(address ?? "");
  return address === undefined || isOwnId || !/^https?:\/\//i.test(address) ? undefined : linkTo(address);
}

/** The links that CiteLens stores in its own library, as CSL has no field for them: a list, and the paper's repository. */
function keptLinks(custom: unknown): readonly (PaperLink | undefined)[] {
  const { links, code } = isRecord(custom) ? custom : {};
  return [code, ...(Array.isArray(links) ? (links as readonly unknown[]) : [])].map((url) =>
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
  for (const one of Array.isArray(list) ? (list as readonly unknown[]) : []) {
    const { name, long } = isRecord(one) ? one : { name: one, long: undefined };
    const [text, words] = [name, long].map((value) => cleanText(textOf(value) ?? ""));
    if (text !== undefined && text !== "" && text.length <= maxNameChars && !names.has(text)) {
      names.set(text, { name: text, ...(words === undefined || words === "" ? {} : { long: words }) });
    }
  }
  return names.size === 0 ? {} : { names: [...names.values()] };
}
