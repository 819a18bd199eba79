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

/** The library of a group by its number, or the user's own. */
export interface LibraryPlace {
  readonly port: number;
  readonly group?: number | undefined;
}

/** Returns the question for the keys of all items, a page from `start` on. */
export function versionsRequest(start: number, place: LibraryPlace): SourceRequest {
  return itemsQuestion({ format: "versions", sort: "dateAdded", direction: "asc", start, limit: versionsPerPage }, place);
}

/** Returns the question for items, the oldest first: all, or those of later versions of the library than `since`. */
export function itemsRequest(start: number, since: number, place: LibraryPlace): SourceRequest {
  const later: Parameters = since > 0 ? { since } : {};
  return itemsQuestion({ format: "json", ...later, sort: "dateAdded", direction: "asc", start, limit: itemsPerPage }, place);
}

/** Returns the question for the items that were changed last. A change has no version before Zotero has synchronized. */
export function changesRequest(start: number, place: LibraryPlace): SourceRequest {
  return itemsQuestion({ format: "json", sort: "dateModified", direction: "desc", start, limit: changesPerPage }, place);
}

/** Returns the question for the groups of the user. */
export function groupsRequest(port: number): SourceRequest {
  return zoteroRequest("users/0/groups", port);
}

function itemsQuestion(parameters: Parameters, { group, port }: LibraryPlace): SourceRequest {
  const query = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
  return zoteroRequest(`${group === undefined ? "users/0" : `groups/${group}`}/items/top?${query.join("&")}`, port);
}

/** Zotero refuses what looks like a browser unless it says that it means Zotero. */
function zoteroRequest(path: string, port: number): SourceRequest {
  return {
    source: "zotero",
    url: `http://127.0.0.1:${port}/api/${path}`,
    headers: { "Zotero-Allowed-Request": "1", "Zotero-API-Version": "3" },
  };
}

/** Returns the address that shows an item in Zotero, or `undefined` if the key has another form. */
export function zoteroAddress(key: string, group?: number): string | undefined {
  return isZoteroKey(key) ? `zotero://select/${group === undefined ? "library" : `groups/${group}`}/items/${key}` : undefined;
}

/** Returns whether a text is the key of an item. */
export function isZoteroKey(text: string): boolean {
  return /^[A-Z0-9]{8}$/.test(text);
}
