import { isRecord } from "../../record";
import type { CslItem } from "./item";

/** CSL's types for Zotero's. Any other type, such as a preprint, becomes an `article`. */
const types: ReadonlyMap<string, string> = new Map([
  ["journalArticle", "article-journal"],
  ["magazineArticle", "article-magazine"],
  ["conferencePaper", "paper-conference"],
  ["book", "book"],
  ["bookSection", "chapter"],
  ["thesis", "thesis"],
  ["report", "report"],
  ["webpage", "webpage"],
  ["blogPost", "post-weblog"],
  ["computerProgram", "software"],
  ["dataset", "dataset"],
  ["presentation", "speech"],
  ["patent", "patent"],
]);
/** Types of items that accompany papers but are not papers. */
const nonPaperTypes = new Set(["attachment", "note", "annotation"]);

/** Zotero's fields for each CSL variable. If there are several, the first non-empty one counts. */
const fields: readonly (readonly [variable: string, ...fields: readonly string[]])[] = [
  ["citation-key", "citationKey", "citekey"],
  ["id", "itemKey", "key"],
  ["title", "title"],
  ["abstract", "abstractNote"],
  ["issued", "date"],
  ["container-title", "publicationTitle", "proceedingsTitle", "bookTitle", "websiteTitle", "blogTitle"],
  ["event-title", "conferenceName"],
  ["publisher", "publisher", "university", "institution", "repository"],
  ["publisher-place", "place"],
  ["volume", "volume"],
  ["issue", "issue"],
  ["page", "pages"],
  ["number", "reportNumber", "archiveID", "number"],
  ["DOI", "DOI"],
  ["URL", "url"],
  ["ISBN", "ISBN"],
  ["ISSN", "ISSN"],
  ["language", "language"],
  ["edition", "edition"],
  ["collection-title", "series"],
  ["title-short", "shortTitle"],
  ["note", "extra"],
];

/**
 * Converts a record of Zotero's own JSON to a CSL item. Better BibTeX exports this format as "BetterBibTeX JSON", and
 * Zotero's web API returns it. Returns any other record unchanged, and `undefined` for a note or an attachment.
 */
export function itemOfZotero(record: unknown): unknown {
  const outer = isRecord(record) ? record : {};
  const inner = outer["data"];
  const item = isRecord(inner) ? { ...outer, ...inner } : outer;
  const { itemType } = item;
  if (typeof itemType !== "string") {
    return record;
  }
  if (nonPaperTypes.has(itemType)) {
    return undefined;
  }
  const known = fields.map(
    ([variable, ...names]) => [variable, names.map((name) => item[name]).find((value) => value !== undefined && value !== "")] as const,
  );
  return {
    type: types.get(itemType) ?? "article",
    ...Object.fromEntries(known.filter(([, value]) => value !== undefined)),
    author: namesOf(item, ["author", "presenter", "inventor", "programmer"]),
    editor: namesOf(item, ["editor"]),
    keyword: listOf(item["tags"])
      .flatMap((tag) => (isRecord(tag) && typeof tag["tag"] === "string" ? [tag["tag"]] : []))
      .join(", "),
  } satisfies CslItem;
}

function namesOf(item: CslItem, roles: readonly string[]): readonly CslItem[] {
  return listOf(item["creators"]).flatMap((creator): CslItem[] => {
    if (!isRecord(creator) || !roles.includes(String(creator["creatorType"]))) {
      return [];
    }
    const { name, lastName, firstName } = creator;
    return [name === undefined ? { family: lastName, given: firstName } : { literal: name }];
  });
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
