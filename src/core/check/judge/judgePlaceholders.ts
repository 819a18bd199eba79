import type { PersonName } from "../../paper";
import type { Finding } from "../finding";
import type { Reference, Stated } from "../reference";
import { titleWords } from "../titles/titleWords";
import type { Identified } from "./identify";
import { nameOf } from "./judgeParts";

/** Returns what stands where a fact should be. If nothing looks like a real paper, it is a note: the entry only shows how entries look. */
export function judgePlaceholders(reference: Reference, identified: Pick<Identified, "records">): readonly Finding[] {
  const { title, authors, identifiers, placeholders = [] } = reference;
  const names =
    authors?.value.some((name) => isPlaceholderName(name)) === true ? [{ ...authors, value: authors.value.map(nameOf).join(", ") }] : [];
  const titles = title && placeholderTitle.test(title.value) ? [title] : [];
  const ids = identifiers.filter(({ value }) => isPlaceholderId(value.id)).map((one) => ({ ...one, value: one.value.id }));
  const isSample = placeholders.length + ids.length === 0 && isSampleEntry(reference, identified);
  return distinct([...placeholders, ...names, ...titles, ...ids]).map(({ value, start, end }) => ({
    kind: "placeholder",
    severity: isSample ? "note" : "error",
    ...{ start, end, written: value, known: "", source: "its wording" },
    message: "This is a placeholder.",
  }));
}

function distinct(places: readonly Stated<string>[]): readonly Stated<string>[] {
  return places.filter((one, index) => places.findIndex(({ start, end }) => one.start <= end && start <= one.end) === index);
}

/**
 * Returns whether an entry names no paper that may exist: its only author is somebody like Jane Doe, and its title is like "A Sample Article". An
 * entry with a text that somebody meant to replace, such as "TODO", is no sample.
 */
function isSampleEntry({ title, authors, identifiers }: Reference, { records }: Pick<Identified, "records">): boolean {
  const names = authors?.value.map(writtenName).filter((name) => placeholderName.test(name)) ?? [];
  const hasSampleTitle = !title || sampleTitle.test(title.value) || titleWords(title.value).length < fewestWords;
  const isToReplace = names.some((name) => !sampleName.test(name)) || toReplace.test(title?.value ?? "");
  return records.length === 0 && identifiers.length === 0 && hasSampleTitle && !isToReplace;
}

/** A shorter title may be of anything. */
const fewestWords = 3;
const sampleTitle =
  /\b(?:title|sample|example|test|dummy|demo|foo|bar|baz|lorem|placeholder)s?\b|^\W{0,5}(?:an?|the|my|your|some|another|first|second)\s(?:first\s|second\s|great\s|interesting\s)?(?:paper|article|book|thesis|work|report)\b/i;
const sampleName =
  /\bdoe$|^(?:[a-h]|some|another|first|second|third|fourth|the)? ?(?:author|autor)s?(?: ?(?:\d{1,2}|[a-h]|one|two|three|four|five|six))?$/;
const toReplace = /^\W{0,5}(?:todo|tba|tbd|fixme|x{3,})\W{0,5}$/i;

const placeholderTitle =
  /^\W{0,5}(?:(?:paper |article |your |the )?title(?: here| of (?:the |your )?paper)?|todo|tba|tbd|fixme|x{3,}|untitled|lorem ipsum.*|unknown title)\W{0,5}$/i;

/** Whole names, in the order in which people write them, in lower case. */
const placeholderName =
  /^(?:(?:first|given|fore)[ -]?names? (?:last|family|sur)[ -]?names?|(?:last|family|sur)[ -]?names? (?:first|given|fore)[ -]?names?|first last|last first|(?:john|jane|j) (?:q )?doe|(?:author|autor|name|surname|lastname|firstname)(?: ?(?:\d{1,2}|[a-h]|one|two|three|four|five|six|name|names|here|list))?|(?:[a-h]|first|second|third|fourth|another|other|your|some|the) authors?(?: ?names?)?|your ?names?(?: here)?|anonymous authors?|authors?|todo|tba|tbd|fixme|x{3,}|x+ x+|unknown authors?|full author list|author list|\d{1,4} (?:more |other )?authors?|(?:and )?\d{1,4} others|names? of authors?|lorem ipsum)$/;

function isPlaceholderName(name: PersonName): boolean {
  const written = writtenName(name);
  return written.length < 60 && placeholderName.test(written) && !/^anonymous$/.test(written);
}

function writtenName(name: PersonName): string {
  return nameOf(name)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}-]+/gu, " ")
    .trim();
}

/** Returns whether an identifier can only be one that somebody wanted to replace: `"10.1234/xxxxx"`, `"2404.XXXXX"`. */
export function isPlaceholderId(id: string): boolean {
  return /(?:^|[./])x{3,}$|^10\.(?:x+|\d{4,9}\/(?:x{3,}|\.{3}|your[-_.]?doi|placeholder|todo|doi))|^x{4}\.x{4,5}$/i.test(id);
}
