import { cslJsonEdit } from "../../citations/entries/cslJsonEdit";
import { isRecord } from "../../record";
import { type ExportedPaper, type ExportOptions, type ExportResult, formatPlaces } from "./exported";

/** Adds the items that a CSL-JSON list lacks. Where a paper is used is in the item's `custom`, which other programs keep. */
export function exportCsl(text: string, exported: readonly ExportedPaper[], { where = false, recording }: ExportOptions): ExportResult {
  if (!isList(text)) {
    return { problem: "not-csl" };
  }
  const places = new Map(exported.map((one) => [one.paper, one.places]));
  const edit = cslJsonEdit(
    exported.map(({ paper }) => paper),
    { text, recording },
    (paper) => (where ? { "used-in": formatPlaces(places.get(paper) ?? []) } : {}),
  );
  if (!edit) {
    return { text: text.trim() === "" ? "[]\n" : text };
  }
  return { text: text.slice(0, edit.start) + edit.newText + text.slice(edit.end) };
}

/** Returns whether a text is empty, or a list of items. */
function isList(text: string): boolean {
  const plain = text.replace(/^\uFEFF/, "");
  if (plain.trim() === "") {
    return true;
  }
  try {
    const value: unknown = JSON.parse(plain);
    return Array.isArray(value) || (isRecord(value) && Array.isArray(value["items"]));
  } catch {
    return false;
  }
}
