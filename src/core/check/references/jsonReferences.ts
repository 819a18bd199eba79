import { itemOfCrossref } from "../../formats/csl/crossrefItem";
import { findJsonRecords } from "../../formats/csl/jsonRecords";
import { skipSpace, valueEnd } from "../../formats/csl/jsonPlaces";
import { itemOfZotero } from "../../formats/csl/zoteroItem";
import type { ValuePlace } from "../../formats/bibtex/parseBibtexFields";
import { isRecord } from "../../record";
import type { Reference } from "../reference";
import { referenceOfItem } from "./referenceOfItem";

/** Lists of anything else are JSON, too. */
const looksLikePapers = /"title"\s{0,9}:/;
const looksLikeRecords = /"(?:author|DOI|issued|creators|editor)"\s{0,9}:/;
const isList = /^\uFEFF?\s{0,99}(?:\[|\{\s{0,99}"items"\s{0,9}:\s{0,9}\[)/;

/** Returns the items of a text in CSL-JSON. Other JSON has none. Yields after each record. */
export function* jsonReferences(text: string): Generator<undefined, readonly Reference[]> {
  const references: Reference[] = [];
  if (!isList.test(text) || !looksLikePapers.test(text) || !looksLikeRecords.test(text)) {
    return references;
  }
  for (const { start, end, value, problem } of findJsonRecords(text)) {
    yield;
    const item = isRecord(value) && problem === undefined ? itemOfZotero(itemOfCrossref(value)) : undefined;
    const reference = isRecord(item) ? referenceOfItem(text, { item, places: placesIn(text, start, end), start, end }, "json") : undefined;
    if (reference) {
      references.push(reference);
    }
  }
  return references;
}

/** No record has more fields. */
const maxFields = 500;

/** Returns the places of the values of an object's own fields. A text is without its quotes. */
function placesIn(text: string, start: number, end: number): ReadonlyMap<string, ValuePlace> {
  const places = new Map<string, ValuePlace>();
  let at = skipSpace(text, start + 1);
  for (let count = 0; count < maxFields && at < end && text.charAt(at) === '"'; count++) {
    const closing = endOfText(text, at, end);
    const name = text.slice(at + 1, closing - 1);
    const colon = skipSpace(text, closing);
    const from = skipSpace(text, colon + 1);
    const to = text.charAt(from) === '"' ? endOfText(text, from, end) : Math.min(valueEnd(text, from), end - 1);
    const inner = text.charAt(from) === '"' ? { start: from + 1, end: to - 1 } : { start: from, end: trimmedEnd(text, from, to) };
    if (!places.has(name)) {
      places.set(name, inner);
    }
    const next = skipSpace(text, to);
    at = text.charAt(next) === "," ? skipSpace(text, next + 1) : end;
  }
  return places;
}

/** Returns the offset behind a text in quotes. */
function endOfText(text: string, start: number, end: number): number {
  for (let at = start + 1; at < end; at++) {
    const sign = text.charAt(at);
    if (sign === '"') {
      return at + 1;
    }
    at += sign === "\\" ? 1 : 0;
  }
  return end;
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text.charAt(at - 1))) {
    at--;
  }
  return at;
}
