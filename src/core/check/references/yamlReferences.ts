import { itemOfYaml } from "../../formats/csl/parseCslYaml";
import { readYamlRecords, type YamlShape } from "../../formats/csl/readYamlRecords";
import type { CslItem } from "../../formats/csl/item";
import { itemOfHayagriva } from "../../formats/parseHayagriva";
import { libraryFormat } from "../../formats/parseLibrary";
import { isRecord, type UnknownRecord } from "../../record";
import { linesFrom } from "../../text/lines";
import type { Reference } from "../reference";
import { cffItem, cffVariables } from "./cffItem";
import { referenceOfItem } from "./referenceOfItem";
import { innerPlace, yamlFieldsAt, type YamlFields } from "./yamlPlaces";

/** Returns the records of a text in CSL-YAML or Hayagriva's YAML. Other YAML has none. Yields after each record. */
export function* yamlReferences(text: string): Generator<undefined, readonly Reference[]> {
  if (!/^[ \t-]{0,40}["']?title["']?\s{0,9}:/m.test(text)) {
    return [];
  }
  const isHayagriva = libraryFormat(text, "library.yaml") === "hayagriva";
  return yield* recordsIn(text, { shape: isHayagriva ? "keys" : "list", start: 0 }, (key, value) =>
    isHayagriva ? { item: itemOfHayagriva(key, value), names: hayagrivaVariables } : { item: itemOfYaml(value), names: [] },
  );
}

const hayagrivaVariables: readonly (readonly [field: string, variable: string])[] = [
  ["date", "issued"],
  ["serial-number", "DOI"],
  ["serial-number", "archive_location"],
  ["doi", "DOI"],
  ["url", "URL"],
  ["parent", "container-title"],
];

/** Returns the works that a CITATION.cff cites, and the one that it asks to cite instead of the software. Yields after each record. */
export function* cffReferences(text: string): Generator<undefined, readonly Reference[]> {
  const references: Reference[] = [];
  for (const { 0: whole, 1: name = "", index } of text.matchAll(
    /^(preferred-citation|references)[ \t]*:[^\n]*(?:\n(?:[ \t#-][^\n]*|\r?(?=\n|$)))*/gm,
  )) {
    yield;
    const shape = name === "references" ? "list" : "keys";
    const found = yield* recordsIn(whole, { shape, start: index }, (_, value) => ({ item: cffItem(value), names: cffVariables }));
    for (const reference of found) {
      references.push(reference);
    }
  }
  return references.sort((a, b) => a.start - b.start);
}

type ReadItem = (
  key: string,
  value: UnknownRecord,
) => { readonly item: CslItem; readonly names: readonly (readonly [field: string, variable: string])[] };

/** Reads the records of a part of a file that begins at `start`. */
function* recordsIn(
  text: string,
  { shape, start }: { readonly shape: YamlShape; readonly start: number },
  read: ReadItem,
): Generator<undefined, readonly Reference[]> {
  const { records } = yield* readYamlRecords(text, shape);
  const lines = [...linesFrom(text, 0)];
  const references: Reference[] = [];
  for (const { line, key = "", value } of records) {
    yield;
    if (isRecord(value)) {
      const fields = yamlFieldsAt(lines, line - 1, shape);
      const { item, names } = read(key, value);
      const head = lines[line - 1]?.start ?? 0;
      const placed = { item, places: placesOf(text, fields, names), start: head, end: Math.max(fields.end, head) };
      const reference = referenceOfItem(text, placed, "yaml");
      if (reference) {
        references.push(movedBy(reference, start));
      }
    }
  }
  return references;
}

function placesOf(
  text: string,
  { places }: YamlFields,
  names: readonly (readonly [string, string])[],
): ReadonlyMap<string, { start: number; end: number }> {
  const own = [...places].map(([name, place]) => [name, innerPlace(text, place)] as const);
  const found = new Map(own);
  for (const [field, variable] of names) {
    const place = found.get(field);
    if (place) {
      found.set(variable, place);
    }
  }
  return found;
}

/** Returns a reference with all its places moved. */
function movedBy(reference: Reference, by: number): Reference {
  const move = <T extends { readonly start: number; readonly end: number }>(one: T): T => ({
    ...one,
    start: one.start + by,
    end: one.end + by,
  });
  const { title, authors, year, venue, identifiers, placeholders = [] } = reference;
  return by === 0
    ? reference
    : {
        ...move(reference),
        ...(title ? { title: move(title) } : {}),
        ...(authors ? { authors: move(authors) } : {}),
        ...(year ? { year: move(year) } : {}),
        ...(venue ? { venue: move(venue) } : {}),
        identifiers: identifiers.map(move),
        placeholders: placeholders.map(move),
      };
}
