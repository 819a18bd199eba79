import { isRecord, type UnknownRecord } from "../../record";
import { readCslItems, type LinedPapers, type PlacedCslItem } from "./readCslItems";
import { readYamlRecords } from "./readYamlRecords";

/**
 * Reads a library in CSL-YAML, as written by Pandoc and Better BibTeX: a list of CSL items, alone or under `references:`. A
 * record that is not valid YAML or not an item becomes a problem; the other records are read. Yields after each record. Never throws.
 */
export function* parseCslYaml(text: string): Generator<undefined, LinedPapers> {
  const { records, problems } = yield* readYamlRecords(text, "list");
  const items = records.flatMap(({ line, value }): PlacedCslItem[] => (isRecord(value) ? [{ line, item: withPlainDates(value) }] : []));
  const noItems = records.filter(({ value }) => !isRecord(value));
  return yield* readCslItems(items, [
    ...problems,
    ...noItems.map(({ line }) => ({ line, message: "Skipped a record that is not a CSL item.", skipped: 1 })),
  ]);
}

/** Pandoc also writes `issued: 2024-04`, or a list of parts: `- year: 2024`. */
export function withPlainDates(item: UnknownRecord): UnknownRecord {
  const { issued } = item;
  const first: unknown = Array.isArray(issued) ? issued[0] : issued;
  return isRecord(first) && first["year"] !== undefined ? { ...item, issued: first["year"] } : item;
}
