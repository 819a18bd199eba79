import { isRecord, type UnknownRecord } from "../../record";
import { readInvertedNames } from "../records/plainNames";
import { readCslItems, type LinedPapers, type PlacedCslItem } from "./readCslItems";
import { readYamlRecords, type YamlRecord } from "./readYamlRecords";

/**
 * Reads a library in CSL-YAML, as written by Pandoc and Better BibTeX: a list of CSL items, alone or under `references:`. A
 * record that is not valid YAML or not an item becomes a problem; the other records are read. Yields after each record. Never throws.
 */
export function* parseCslYaml(text: string): Generator<undefined, LinedPapers> {
  const { records, problems } = yield* readYamlRecords(text, "list");
  const noItems = records.filter(({ value }) => !isRecord(value));
  return yield* readCslItems(itemsOf(records), [
    ...problems,
    ...noItems.map(({ line }) => ({ line, message: "Skipped a record that is not a CSL item.", skipped: 1 })),
  ]);
}

/** Makes each item only when it is read, so that the records of a large file are not all converted in one step. */
function* itemsOf(records: readonly YamlRecord[]): Generator<PlacedCslItem> {
  for (const { line, value } of records) {
    if (isRecord(value)) {
      yield { line, item: itemOfYaml(value) };
    }
  }
}

/** Returns a record of CSL-YAML as a CSL item. */
export function itemOfYaml(record: UnknownRecord): UnknownRecord {
  return withNames(withDates(record));
}

/** Pandoc also writes `issued: 2024-04`, or a list of dates by their parts: `- year: 2024`. */
function withDates(item: UnknownRecord): UnknownRecord {
  const dates = ["issued", "accessed"].flatMap((variable) => {
    const value = item[variable];
    const parts = (Array.isArray(value) ? (value as readonly unknown[]) : [value]).slice(0, 2).map(partsOf);
    return parts.length > 0 && parts.every((part) => part.length > 0) ? [[variable, { "date-parts": parts }] as const] : [];
  });
  return dates.length === 0 ? item : { ...item, ...Object.fromEntries(dates) };
}

function partsOf(date: unknown): readonly unknown[] {
  const parts = isRecord(date) ? [date["year"], date["month"], date["day"]] : [];
  const end = parts.indexOf(undefined);
  return end === -1 ? parts : parts.slice(0, end);
}

/** Pandoc also reads a name that is a text, or that is alone. */
function withNames(item: UnknownRecord): UnknownRecord {
  const names = ["author", "editor", "translator"].flatMap((variable) => {
    const value = item[variable];
    return typeof value === "string" ? [[variable, readInvertedNames(value, "middle")] as const] : [];
  });
  return names.length === 0 ? item : { ...item, ...Object.fromEntries(names) };
}
