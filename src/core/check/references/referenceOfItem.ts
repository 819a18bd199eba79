import type { ValuePlace } from "../../formats/bibtex/parseBibtexFields";
import { isPaperItem, paperOfItem } from "../../formats/csl/paperOfItem";
import type { CslItem } from "../../formats/csl/item";
import { isRecord } from "../../record";
import type { Identifier, Reference, Stated } from "../reference";
import { type FieldUse, identifiersInField } from "./identifiersInField";
import { placeholderIds, placeholderYear } from "./placeholderTexts";

/** A CSL item with the places of its variables. */
export interface PlacedItem {
  readonly item: CslItem;
  /** Where the values of the variables are written, without quotes, in the text of the file. */
  readonly places: ReadonlyMap<string, ValuePlace>;
  readonly start: number;
  readonly end: number;
}

/** Returns an item as a reference, or `undefined` if it is no paper: other lists of things with titles are JSON and YAML, too. */
export function referenceOfItem(text: string, placed: PlacedItem, syntax: Reference["syntax"]): Reference | undefined {
  const { item, places, start, end } = placed;
  const isPaper = isPaperItem(item) && ["author", "editor", "DOI", "issued"].some((name) => hasContent(item[name]));
  if (!isPaper) {
    return undefined;
  }
  const paper = paperOfItem(item);
  const head = { start, end: Math.min(end, start + maxHeadChars) };
  const state = <T>(variable: string, value: T): Stated<T> => {
    const place = places.get(variable);
    return place ? { value, ...place } : { value, ...head, isElsewhere: true };
  };
  const authors = hasContent(item["author"]) ? "author" : "editor";
  const year = yearOf(item["issued"]);
  const venue = ["container-title", "event-title"].find((name) => hasContent(item[name]));
  const years = places.get("issued");
  return {
    ...{ form: "record", syntax, start, end },
    title: state("title", paper.title),
    ...(paper.authors.length === 0 ? {} : { authors: state(authors, paper.authors) }),
    ...(year === undefined ? {} : { year: exact(text, state("issued", year), String(year)) }),
    ...(venue === undefined ? {} : { venue: state(venue, String(item[venue])) }),
    identifiers: identifiersOf(text, placed, head),
    placeholders: [
      ...(years ? placeholderYear(text.slice(years.start, years.end), years.start) : []),
      ...["DOI", "URL", "number", "archive_location", "note", "container-title"].flatMap((name) => {
        const place = places.get(name);
        return place ? placeholderIds(text.slice(place.start, Math.min(place.end, place.start + maxFieldChars)), place.start) : [];
      }),
    ],
    ...(/retracted|withdrawn/i.test(`${textOf(item["note"])} ${textOf(item["status"])}`) ? { saysRetracted: true } : {}),
  };
}

const [maxHeadChars, maxFieldChars] = [80, 2_000] as const;

function textOf(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}

function hasContent(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : isRecord(value) || textOf(value) !== "";
}

function yearOf(issued: unknown): number | undefined {
  const parts: unknown = isRecord(issued) ? (issued["date-parts"] ?? issued["raw"] ?? issued["literal"]) : issued;
  const first: unknown = Array.isArray(parts) ? parts.flat(2)[0] : parts;
  const year = /(?<!\d)[12]\d{3}(?!\d)/.exec(textOf(first))?.[0];
  return year === undefined ? undefined : Number(year);
}

/** Returns the place of a value within that of its field, if it is written there. */
function exact<T>(text: string, stated: Stated<T>, written: string): Stated<T> {
  const at = text.slice(stated.start, stated.end).toLowerCase().indexOf(written.toLowerCase());
  return stated.isElsewhere === true || at === -1
    ? { ...stated, isElsewhere: true }
    : { value: stated.value, start: stated.start + at, end: stated.start + at + written.length };
}

const uses: readonly (readonly [variable: string, use: FieldUse])[] = [
  ["DOI", "doi"],
  ["URL", "address"],
  ["number", "text"],
  ["archive_location", "arxiv"],
  ["note", "text"],
  ["container-title", "text"],
];

function identifiersOf(text: string, { item, places }: PlacedItem, head: ValuePlace): readonly Stated<Identifier>[] {
  return uses.flatMap(([variable, use]) => {
    const value = textOf(item[variable]).slice(0, maxFieldChars);
    const isArxiv = variable !== "archive_location" || /^arxiv/i.test(textOf(item["archive"]));
    const place = places.get(variable) ?? head;
    return value === "" || !isArxiv
      ? []
      : identifiersInField(value, use, place).map((one) => exact(text, { value: one.value, ...place }, writtenId(one.value)));
  });
}

function writtenId({ kind, id }: Identifier): string {
  return kind === "site" ? id.slice(id.indexOf(":") + 1) : id;
}
