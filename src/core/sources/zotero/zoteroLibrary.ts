import { isRecord } from "../../record";
import { emptyRow, rowOf, type ZoteroRow } from "./zoteroAnswers";

/** The items of Zotero as of one version. */
export interface ZoteroLibrary {
  /** Which Zotero said it, if it says so. */
  readonly server: string;
  /** The version that Zotero gave the library when it last synchronized; 0 if never. */
  readonly version: number;
  /** By the key of the item. */
  readonly rows: ReadonlyMap<string, ZoteroRow>;
}

/** Formats the items as a file that is read like a library, one item a line from line 2 on. */
export function formatZoteroLibrary({ server, version, rows }: ZoteroLibrary): string {
  const head = `{ "server": ${JSON.stringify(server)}, "version": ${version}, "items": [`;
  return `${head}\n${[...rows.values()].map(({ text }) => text).join(",\n")}\n] }\n`;
}

/** Reads such a file, or returns `undefined` if it is damaged: then Zotero is asked for everything. */
export function parseZoteroLibrary(text: string): ZoteroLibrary | undefined {
  const value = parseJson(text);
  const { server, version, items } = isRecord(value) ? value : {};
  if (typeof server !== "string" || typeof version !== "number" || !Array.isArray(items)) {
    return undefined;
  }
  return { server, version, rows: byKey((items as readonly unknown[]).flatMap((item) => rowOf(item) ?? [])) };
}

/** Returns the key of the item on a line of such a file, from 1, or `undefined`. */
export function zoteroKeyOnLine(text: string, line: number): string | undefined {
  return /^\{"zoteroKey":"([A-Z0-9]{8})"/.exec(text.split("\n")[line - 1] ?? "")?.[1];
}

/** Returns the rows by their keys. The last one of a key counts. */
export function byKey(rows: readonly ZoteroRow[]): ReadonlyMap<string, ZoteroRow> {
  return new Map(rows.map((row) => [row.key, row]));
}

/** Returns the rows of the items that there are, in their order. The new ones of `later` count. An item that no list has is not a paper. */
export function rowsNow(
  keys: readonly string[],
  earlier: ReadonlyMap<string, ZoteroRow>,
  later: ReadonlyMap<string, ZoteroRow>,
): ReadonlyMap<string, ZoteroRow> {
  return new Map(keys.map((key) => [key, later.get(key) ?? earlier.get(key) ?? emptyRow(key)]));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
