import { isRecord, type UnknownRecord } from "../../record";
import { isPaperItem } from "./parseCslJson";
import { type CslItem } from "./item";
import { readCslItems, type LinedPapers, type PlacedCslItem } from "./readCslItems";
import { readYamlRecords } from "./readYamlRecords";

/**
 * Reads a library in CSL-YAML, as Pandoc and Better BibTeX write it: a list of CSL items, alone or under `references:`.
 * A record that is no YAML or no item becomes a problem, and the rest is read. Never throws.
 */
export function parseCslYaml(text: string): LinedPapers {
  const { records, problems } = readYamlRecords(text, "list");
  const items = records.flatMap(({ line, value }): PlacedCslItem[] => (isRecord(value) ? [{ line, item: withPlainDates(value) }] : []));
  const noItems = records.filter(({ value }) => !isRecord(value));
  return readCslItems(items, [
    ...problems,
    ...noItems.map(({ line }) => ({ line, message: "a record that is no item was left out", refused: 1 })),
  ]);
}

/** The items of a CSL-YAML library that are papers, in its order. */
export function cslYamlItems(text: string): readonly CslItem[] {
  return readYamlRecords(text, "list")
    .records.flatMap(({ value }) => (isRecord(value) ? [withPlainDates(value)] : []))
    .filter(isPaperItem);
}

/** Pandoc also writes `issued: 2024-04`, or a list of parts: `- year: 2024`. */
function withPlainDates(item: UnknownRecord): UnknownRecord {
  const { issued } = item;
  const first: unknown = Array.isArray(issued) ? issued[0] : issued;
  return isRecord(first) && first["year"] !== undefined ? { ...item, issued: first["year"] } : item;
}
