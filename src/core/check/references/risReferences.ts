import { parseBibtexNames } from "../../formats/bibtex/parseBibtexNames";
import type { ValuePlace } from "../../formats/bibtex/parseBibtexFields";
import { linesFrom } from "../../text/lines";
import type { Reference } from "../reference";
import { referenceOfItem } from "./referenceOfItem";

/** The tags of RIS that a check reads, with the CSL variables for them. The first one in a record counts. */
const variables: ReadonlyMap<string, string> = new Map([
  ["TI", "title"],
  ["T1", "title"],
  ["AU", "author"],
  ["A1", "author"],
  ["PY", "issued"],
  ["Y1", "issued"],
  ["DA", "issued"],
  ["DO", "DOI"],
  ["UR", "URL"],
  ["JO", "container-title"],
  ["JF", "container-title"],
  ["T2", "container-title"],
  ["N1", "note"],
]);

const tagged = /^\s{0,8}([A-Z][A-Z0-9])\s{1,4}-\s{0,4}/;

interface Record {
  readonly start: number;
  end: number;
  readonly values: Map<string, string[]>;
  readonly places: Map<string, ValuePlace>;
}

/** This many lines take a millisecond or two. */
const linesPerSlice = 1_000;

/** Returns the records of a text in RIS. Yields after each slice of the work. */
export function* risReferences(text: string): Generator<undefined, readonly Reference[]> {
  const references: Reference[] = [];
  let [open, count]: [Record | undefined, number] = [undefined, 0];
  const close = (record: Record | undefined): void => {
    const reference = record && referenceOf(text, record);
    if (reference) {
      references.push(reference);
    }
  };
  for (const line of linesFrom(text, 0)) {
    const [head = "", tag] = tagged.exec(line.text) ?? [];
    if (tag === "TY" || tag === "ER") {
      close(open);
      open = tag === "TY" ? { start: line.start, end: line.end, values: new Map(), places: new Map() } : undefined;
    } else if (open && tag !== undefined) {
      addValue(open, tag, { value: line.text.slice(head.length).trim(), start: line.start + head.length });
    }
    if (++count % linesPerSlice === 0) {
      yield;
    }
  }
  close(open);
  return references;
}

function addValue(record: Record, tag: string, { value, start }: { readonly value: string; readonly start: number }): void {
  const variable = variables.get(tag);
  record.end = Math.max(record.end, start + value.length);
  if (variable === undefined || value === "") {
    return;
  }
  const [values, place] = [record.values.get(variable), record.places.get(variable)];
  if (!values || !place) {
    record.values.set(variable, [value]);
    record.places.set(variable, { start, end: start + value.length });
  } else if (variable === "author") {
    values.push(value);
    record.places.set(variable, { start: place.start, end: start + value.length });
  }
}

function referenceOf(text: string, { start, end, values, places }: Record): Reference | undefined {
  const item = Object.fromEntries([...values].map(([name, list]) => [name, list[0]] as const).filter(([name]) => name !== "author"));
  const author = (values.get("author") ?? []).flatMap((name) => parseBibtexNames(name));
  return referenceOfItem(text, { item: { ...item, type: "article", author }, places, start, end }, "plain");
}
