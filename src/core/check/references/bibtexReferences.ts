import { createBibtexIndex, type PlacedChunk } from "../../formats/bibtex/bibtexIndex";
import { parseBibtexFields, type ValuePlace } from "../../formats/bibtex/parseBibtexFields";
import { withInherited } from "../../formats/bibtex/context/inheritance";
import { createBibtexContext } from "../../formats/bibtex/context/readBibtexContext";
import { type BibtexContext, nonPaperTypes, withDefinitions } from "../../formats/bibtex/readBibtexChunk";
import { addressFields, plainAddress, readBibtexEntry } from "../../formats/bibtex/readBibtexEntry";
import { readLatexText } from "../../formats/bibtex/readLatexText";
import { type BibtexChunk, createBibtexSplitter } from "../../formats/bibtex/splitBibtex";
import type { Reference, Stated } from "../reference";
import { type FieldUse, identifiersInField } from "./identifiersInField";
import { placeholderAuthors, placeholderIds, placeholderYear } from "./placeholderTexts";

/** This many entries take about a millisecond. */
const entriesPerSlice = 20;

/** Returns the entries of a .bib text, each with the places of its fields. A text without entries has none. Yields after each slice. */
export function* bibtexReferences(text: string): Generator<undefined, readonly Reference[]> {
  const chunks: PlacedChunk[] = [];
  const splitter = createBibtexSplitter(text, { start: 0, line: 1 });
  for (let chunk = splitter.next(); chunk; chunk = splitter.next()) {
    chunks.push({ chunk, shift: 0, lines: 0, reading: undefined });
    if (chunks.length % (entriesPerSlice * 10) === 0) {
      yield;
    }
  }
  const index = createBibtexIndex();
  index.add(chunks);
  const context = createBibtexContext(text, index);
  const references: Reference[] = [];
  for (const [count, { chunk }] of chunks.entries()) {
    const reference = chunk.kind === "entry" ? readReference(chunk, text.slice(chunk.start, chunk.end), context) : undefined;
    if (reference) {
      references.push(reference);
    }
    if (count % entriesPerSlice === entriesPerSlice - 1) {
      yield;
    }
  }
  return references;
}

/** The fields of an entry, its own and the inherited ones, and their places. */
interface Entry {
  readonly fields: ReadonlyMap<string, string>;
  readonly head: ValuePlace;
  readonly places: ReadonlyMap<string, ValuePlace>;
}

function readReference(chunk: BibtexChunk, text: string, context: BibtexContext): Reference | undefined {
  const own = parseBibtexFields(text, chunk, context.macros);
  const [type, citekey] = [chunk.type ?? "misc", chunk.citekey?.text ?? ""];
  const fields = withDefinitions(withInherited(own, { type, citekey }, context).fields, context.definitions);
  const paper = nonPaperTypes.has(type)
    ? undefined
    : readBibtexEntry({ type, citekey: citekey === "" ? "x" : citekey, fields, names: context.names });
  if (!paper) {
    return undefined;
  }
  const places = new Map([...own.places].map(([name, { start, end }]) => [name, { start: chunk.start + start, end: chunk.start + end }]));
  const entry = { fields, head: headOf(chunk), places };
  const year = yearOf(entry);
  const venue = venueOf(entry);
  return {
    ...{ form: "record", syntax: "bibtex", start: chunk.start, end: chunk.end },
    title: titleOf(entry, paper.title),
    ...(paper.authors.length === 0 ? {} : { authors: stated(entry, authorsField(entry), paper.authors) }),
    ...(year ? { year } : {}),
    ...(venue ? { venue } : {}),
    identifiers: identifiersOf(entry),
    placeholders: placeholdersOf(entry),
    ...(/retracted|withdrawn/i.test(`${fields.get("note") ?? ""} ${fields.get("pubstate") ?? ""}`) ? { saysRetracted: true } : {}),
  };
}

function headOf({ start, bodyStart, citekey }: BibtexChunk): ValuePlace {
  return citekey && citekey.end > citekey.start ? { start, end: citekey.end } : { start, end: Math.max(bodyStart, start + 1) };
}

/** A value that the entry does not write is at its head. */
function stated<T>({ places, head }: Entry, field: string, value: T): Stated<T> {
  const place = places.get(field);
  return place ? { value, ...place } : { value, ...head, isElsewhere: true };
}

function titleOf(entry: Entry, title: string): Stated<string> {
  const field = ["title", "maintitle", "booktitle"].find((name) => readLatexText(entry.fields.get(name) ?? "") !== "") ?? "title";
  const place = stated(entry, field, title);
  return entry.fields.has("subtitle") ? { ...place, isElsewhere: true } : place;
}

function authorsField({ fields }: Entry): string {
  return ["author", "authors", "editor"].find((name) => (fields.get(name) ?? "").trim() !== "") ?? "author";
}

function yearOf(entry: Entry): Stated<number> | undefined {
  for (const name of ["date", "year", "eventdate"]) {
    const found = /(?<!\d)[12]\d{3}(?!\d)/.exec(readLatexText(entry.fields.get(name) ?? ""))?.[0];
    if (found !== undefined) {
      const place = entry.places.get(name);
      const at = place ? (entry.fields.get(name) ?? "").indexOf(found) : -1;
      const year = stated(entry, name, Number(found));
      return place && at !== -1 ? { value: year.value, start: place.start + at, end: place.start + at + found.length } : year;
    }
  }
  return undefined;
}

function venueOf(entry: Entry): Stated<string> | undefined {
  const field = ["journal", "journaltitle", "booktitle"].find((name) => entry.fields.has(name));
  const venue = readLatexText((field === undefined ? undefined : entry.fields.get(field))?.slice(0, 1_000) ?? "");
  return field === undefined || venue === "" ? undefined : stated(entry, field, venue);
}

const uses: readonly (readonly [field: string, use: FieldUse])[] = [
  ["doi", "doi"],
  ["arxivid", "arxiv"],
  ["arxiv", "arxiv"],
  ["eprint", "arxiv"],
  ...["url", "ee", "code", "github", "project", "website"].map((name) => [name, "address"] as const),
  ...["journal", "journaltitle", "volume", "number", "pages", "howpublished", "note"].map((name) => [name, "text"] as const),
];

function identifiersOf(entry: Entry): readonly Stated<Reference["identifiers"][number]["value"]>[] {
  const archive = entry.fields.get("eprinttype") ?? entry.fields.get("archiveprefix") ?? "arxiv";
  return uses.flatMap(([name, use]) => {
    const raw = entry.fields.get(name);
    if (raw === undefined || raw === "" || (name === "eprint" && !/^\W*arxiv/i.test(archive))) {
      return [];
    }
    const place = entry.places.get(name);
    const value = use === "address" || use === "text" ? samePlaces(raw) : raw;
    return identifiersInField(value.slice(0, 2_000), use, place ?? entry.head);
  });
}

/** Returns an address without LaTeX. Offsets stay the same unless a command was there. */
function samePlaces(raw: string): string {
  const plain = raw.replace(/\\(?:url|href|path)(?=\{)|[{}]/g, (mark) => " ".repeat(mark.length));
  return /[\\]/.test(plain) ? plainAddress(raw) : plain;
}

function placeholdersOf(entry: Entry): readonly Stated<string>[] {
  const at = (name: string, find: (value: string, start: number) => readonly Stated<string>[]): readonly Stated<string>[] => {
    const [value, place] = [entry.fields.get(name), entry.places.get(name)];
    return value === undefined || !place ? [] : find(value.slice(0, 2_000), place.start);
  };
  return [
    ...at("author", placeholderAuthors),
    ...at("year", placeholderYear),
    ...["doi", "eprint", "arxiv", "arxivid", "journal", ...addressFields].flatMap((name) => at(name, placeholderIds)),
  ];
}
