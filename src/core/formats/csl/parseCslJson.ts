import { isRecord } from "../../record";
import { runToEnd } from "../../sliced";
import { itemOfCrossref } from "./crossrefItem";
import { readJsonRecords } from "./jsonRecords";
import { type LinedPapers, readCslItems } from "./readCslItems";
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
  const items = records.flatMap(({ line, value }) => {
    const item = isRecord(value) ? itemOfZotero(itemOfCrossref(value)) : value;
    return item === undefined ? [] : [{ line, item }];
  });
  return yield* readCslItems(items, problems);
}
