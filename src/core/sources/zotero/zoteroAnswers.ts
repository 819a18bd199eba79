import type { CslItem } from "../../formats/csl/item";
import { isPaperItem } from "../../formats/csl/paperOfItem";
import { itemOfZotero } from "../../formats/csl/zoteroItem";
import { isRecord } from "../../record";
import type { SourceResponse } from "../source";
import type { Why } from "../why";
import { isZoteroKey } from "./zoteroRequests";

/** The meaning of an answer of Zotero. `off` means that its user does not let other programs ask. */
export type ZoteroAnswer<T> =
  { readonly kind: "found"; readonly found: T } | { readonly kind: "off" } | { readonly kind: "broken"; readonly why: Why };

/** An item as CiteLens keeps it. */
export interface ZoteroRow {
  readonly key: string;
  /** When the item was changed: `"2026-11-30T13:00:00Z"`. Empty if Zotero did not say. */
  readonly modified: string;
  /** False for a note, an attachment, and whatever has no title. */
  readonly isPaper: boolean;
  readonly hasCitekey: boolean;
  /** One line of JSON. */
  readonly text: string;
}

/** Reads a page of items. Leaves out what is not an item. */
export function parseItems(response: SourceResponse): ZoteroAnswer<readonly ZoteroRow[]> {
  const answer = parseAnswer(response);
  if (answer.kind !== "found") {
    return answer;
  }
  return Array.isArray(answer.found)
    ? { kind: "found", found: (answer.found as readonly unknown[]).flatMap((record) => rowOf(record) ?? []) }
    : { kind: "broken", why: { kind: "notItems" } };
}

/** Reads a page of the keys of all items. */
export function parseKeys(response: SourceResponse): ZoteroAnswer<readonly string[]> {
  const answer = parseAnswer(response);
  if (answer.kind !== "found") {
    return answer;
  }
  const keys = isRecord(answer.found) ? Object.keys(answer.found) : undefined;
  return keys?.every(isZoteroKey) === true ? { kind: "found", found: keys } : { kind: "broken", why: { kind: "notKeys" } };
}

/** Reads an answer in JSON. */
export function parseAnswer({ status, text }: SourceResponse): ZoteroAnswer<unknown> {
  if (status === 403) {
    return { kind: "off" };
  }
  if (status !== 200) {
    return { kind: "broken", why: { kind: "status", value: status } };
  }
  try {
    return { kind: "found", found: JSON.parse(text) as unknown };
  } catch {
    return { kind: "broken", why: { kind: "notFormat", value: "JSON" } };
  }
}

/** The fields that are kept of an item: those that a paper is read from. */
const keptFields = [
  ...["itemType", "title", "abstractNote", "date", "publicationTitle", "proceedingsTitle", "bookTitle", "websiteTitle", "blogTitle"],
  ...["conferenceName", "publisher", "university", "institution", "repository", "place", "volume", "issue", "pages", "reportNumber"],
  ...["archiveID", "number", "DOI", "url", "ISBN", "ISSN", "language", "edition", "series", "shortTitle", "extra", "creators", "tags"],
];

/** Returns the row of an item as Zotero sends it or as it was kept, or `undefined` if it has no key. */
export function rowOf(record: unknown): ZoteroRow | undefined {
  const outer = isRecord(record) ? record : {};
  const data = isRecord(outer["data"]) ? outer["data"] : outer;
  const key = data["zoteroKey"] ?? data["key"] ?? outer["key"];
  if (typeof key !== "string" || !isZoteroKey(key)) {
    return undefined;
  }
  const modified = typeof data["dateModified"] === "string" ? data["dateModified"].slice(0, 40) : "";
  const kept = Object.fromEntries(keptFields.flatMap((name) => (isEmpty(data[name]) ? [] : [[name, data[name]] as const])));
  const isPaper = isPaperItem(itemOfZotero(kept)) && kept["itemType"] !== undefined;
  const citekey = citekeyIn(data);
  // Without the name `key`, a key of Zotero is not taken for a citekey.
  const head: CslItem = { zoteroKey: key, dateModified: modified, ...(citekey === undefined ? {} : { citationKey: citekey }) };
  const text = JSON.stringify(isPaper ? { ...head, ...kept } : { ...head, itemType: "note" });
  return { key, modified, isPaper, hasCitekey: citekey !== undefined, text };
}

/** Returns a row for an item of which nothing else is known. */
export function emptyRow(key: string): ZoteroRow {
  return { key, modified: "", isPaper: false, hasCitekey: false, text: JSON.stringify({ zoteroKey: key, itemType: "note" }) };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

/** Returns the citekey of Better BibTeX or of Zotero itself. Older versions write it into the field `extra`. */
function citekeyIn({ citationKey, extra }: CslItem): string | undefined {
  if (typeof citationKey === "string" && citationKey.trim() !== "") {
    return citationKey.trim();
  }
  return typeof extra === "string" ? /^citation key: ?(\S{1,200})[ \t]*\r?$/im.exec(extra.slice(0, 10_000))?.[1] : undefined;
}
