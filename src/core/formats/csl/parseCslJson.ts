import { isRecord } from "../../record";
import { itemOfCrossref } from "./crossrefItem";
import { readJsonRecords } from "./jsonRecords";
import { type LinedPapers, readCslItems } from "./readCslItems";
import { itemOfZotero } from "./zoteroItem";

/**
 * Reads a library in CSL-JSON: a list of items, or an object with `items`. Also reads the items of Zotero's own JSON. A record that is not a paper
 * becomes a problem with the line on which the record begins; the other records are read. See {@link readCslItems}. Never throws.
 */
export function parseCslJson(text: string): LinedPapers {
  const { records, problems } = readJsonRecords(text);
  const items = records.flatMap(({ line, value }) => {
    const item = isRecord(value) ? itemOfZotero(itemOfCrossref(value)) : value;
    return item === undefined ? [] : [{ line, item }];
  });
  return readCslItems(items, problems);
}
