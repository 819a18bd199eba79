import type { SourceRequest } from "../source";

/** The port of Zotero on this computer. */
export const zoteroPort = 23_119;
/** The items of one page. An answer of more than 2 MB would not be read. */
export const itemsPerPage = 100;
/** The latest changes are mostly few. */
export const changesPerPage = 25;
/** A line of the list of versions has about 25 characters. */
export const versionsPerPage = 25_000;

type Parameters = Readonly<Record<string, string | number>>;

/** Returns the question for the keys of all items, a page from `start` on. */
export function versionsRequest(start: number, port: number): SourceRequest {
  return zoteroRequest({ format: "versions", sort: "dateAdded", direction: "asc", start, limit: versionsPerPage }, port);
}

/** Returns the question for items, the oldest first: all, or those of later versions of the library than `since`. */
export function itemsRequest(start: number, since: number, port: number): SourceRequest {
  const later: Parameters = since > 0 ? { since } : {};
  return zoteroRequest({ format: "json", ...later, sort: "dateAdded", direction: "asc", start, limit: itemsPerPage }, port);
}

/** Returns the question for the items that were changed last. A change has no version before Zotero has synchronized. */
export function changesRequest(start: number, port: number): SourceRequest {
  return zoteroRequest({ format: "json", sort: "dateModified", direction: "desc", start, limit: changesPerPage }, port);
}

/** Zotero refuses what looks like a browser unless it says that it means Zotero. */
function zoteroRequest(parameters: Parameters, port: number): SourceRequest {
  const query = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
  return {
    source: "zotero",
    url: `http://127.0.0.1:${port}/api/users/0/items/top?${query.join("&")}`,
    headers: { "Zotero-Allowed-Request": "1", "Zotero-API-Version": "3" },
  };
}

/** Returns the address that shows an item in Zotero, or `undefined` if the key has another form. */
export function zoteroAddress(key: string): string | undefined {
  return isZoteroKey(key) ? `zotero://select/library/items/${key}` : undefined;
}

/** Returns whether a text is the key of an item. */
export function isZoteroKey(text: string): boolean {
  return /^[A-Z0-9]{8}$/.test(text);
}
