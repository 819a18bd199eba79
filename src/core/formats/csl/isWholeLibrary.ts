import { splitLibrary } from "../splitLibrary";
import { readJsonRecords } from "./jsonRecords";
import { isPaperItem } from "./paperOfItem";
import { itemOfZotero } from "./zoteroItem";

/** A slice takes a few milliseconds. */
const charsPerSlice = 20_000;

/**
 * Returns `true` if the papers of a CSL-JSON text are all that it contains: it is a list, no record is broken, and each
 * record is a paper. Yields after each slice of the work.
 */
export function* isWholeLibrary(text: string): Generator<undefined, boolean> {
  const pieces = yield* splitLibrary("csl-json", text, charsPerSlice);
  for (const piece of pieces ?? []) {
    const { records, problems } = yield* readJsonRecords(piece.text);
    if (problems.length > 0 || !records.every(({ value }) => isPaperItem(itemOfZotero(value)))) {
      return false;
    }
    yield;
  }
  return pieces !== undefined;
}
