import { isRecord } from "../../record";
import { runToEnd } from "../../sliced";
import { itemOfCrossref } from "./crossrefItem";
import { type JsonRecord, readJsonRecords } from "./jsonRecords";
import { type LinedPapers, type PlacedCslItem, readCslItems } from "./readCslItems";
import { itemOfZotero } from "./zoteroItem";

/**
 * Reads a library in CSL-JSON: a list of items, or an object with `items`. Also reads the items of Zotero's own JSON. A record that is not a paper
 * becomes a problem with the line on which the record begins; the other records are read. See {@link readCslItems}. Never throws.
 */
export function parseCslJson(text: string): LinedPapers {
  return runToEnd(parseCslJsonInSlices(text));
}

/** Like {@link parseCslJson}, but yields after each record. */
export function* parseCslJsonInSlices(text: string): Generator<undefined, LinedPapers> {
  const { records, problems } = yield* readJsonRecords(text);
  return yield* readCslItems(itemsOf(records), problems);
}

/** Makes each item only when it is read, so that the records of a large file are not all converted in one step. */
function* itemsOf(records: readonly JsonRecord[]): Generator<PlacedCslItem> {
  for (const record of records) {
    const { value } = record;
    const item = isRecord(value) ? itemOfZotero(itemOfCrossref(value)) : value;
    if (item !== undefined) {
      yield { line: record.line, item };
    }
  }
}
