import { knownPeople, otherPeople, type Paper, type PersonName } from "../../paper";
import type { Finding } from "../finding";
import type { Reference, Stated } from "../reference";
import { placeholderAuthors } from "../references/placeholderTexts";
import { titleWords } from "../titles/titleWords";
import { fixedAuthors, fixedTitle } from "./fixes";
import type { Identified } from "./identify";
import { nameOf } from "./judgeParts";
import type { KnownPaper } from "./knownPapers";

/**
 * Returns what stands where a fact should be, with the fact if the rest of the reference says which paper it means. If nothing looks like a real
 * paper, it is a note: the entry only shows how entries look.
 */
export function judgePlaceholders(reference: Reference, identified: Pick<Identified, "records">): readonly Finding[] {
  const { title, authors, identifiers, placeholders = [] } = reference;
  const names = hasPlaceholderName(authors) ? [{ ...authors, value: authors.value.map(nameOf).join(", ") }] : [];
  const titles = title && placeholderTitle.test(title.value) ? [title] : [];
  const ids = identifiers.filter(({ value }) => isPlaceholderId(value.id)).map((one) => ({ ...one, value: one.value.id }));
  const isSample = placeholders.length + ids.length === 0 && isSampleEntry(reference, identified);
  const known = identified.records[0]?.known;
  return distinct([...placeholders, ...names, ...titles, ...ids]).map((place) => ({
    kind: "placeholder",
    severity: isSample ? "note" : "error",
    ...{ start: place.start, end: place.end, written: place.value, known: "", source: "its wording" },
    message: "This is a placeholder.",
    ...(known ? knownInstead(place, reference, known) : {}),
  }));
}

/** Returns a reference without its placeholders, which say nothing about its paper. */
export function withoutPlaceholders(reference: Reference): Reference {
  const { title, authors, identifiers, placeholders = [], ...rest } = reference;
  const isMarked = ({ start, end }: Stated<unknown>): boolean => placeholders.some((one) => one.start <= end && start <= one.end);
  const names = authors && !isMarked(authors) ? authors.value.filter((name) => !isPlaceholderName(name)) : [];
  const isCut = names.length < (authors?.value.length ?? 0);
  return {
    ...rest,
    placeholders,
    ...(title && !isMarked(title) && !placeholderTitle.test(title.value) ? { title } : {}),
    ...(authors && names.length > 0 ? { authors: { ...authors, value: isCut ? [...names, otherPeople] : names } } : {}),
    identifiers: identifiers.filter((one) => !isPlaceholderId(one.value.id)),
  };
}

/** Returns the fact that a placeholder stands for, as far as it says which. */
function knownInstead(place: Stated<string>, reference: Reference, { paper, source }: KnownPaper): Partial<Finding> {
  const { title, authors, syntax } = reference;
  const isAt = (part: Stated<unknown> | undefined): boolean => part !== undefined && part.start === place.start && part.end === place.end;
  const row = isAt(title)
    ? { known: paper.title, fact: `the title is "${paper.title}"`, fix: fixedTitle(paper.title, syntax) }
    : isAt(authors) || placeholderAuthors(place.value, 0).length > 0
      ? authorsInstead(paper, syntax)
      : /^10\./.test(place.value)
        ? { known: paper.doi, fact: `the DOI is ${paper.doi ?? ""}`, fix: paper.doi }
        : /^(?:\d{4}|x{3,9})(?:\.[\dx]{1,9})?$/i.test(place.value) && (/\./.test(place.value) || !/^\d/.test(place.value))
          ? { known: paper.arxiv, fact: `the arXiv id is ${paper.arxiv ?? ""}`, fix: paper.arxiv }
          : undefined;
  const { known = "", fact = `the paper is "${paper.title}"`, fix } = row?.known === undefined ? {} : row;
  const isExact = [title, authors].some(isAt) || place.end - place.start === place.value.length;
  return { known, paper, source, message: `This is a placeholder; ${fact}.`, ...(fix === undefined || !isExact ? {} : { fix }) };
}

/** More names are not read in a message. */
const maxNames = 5;

function authorsInstead(
  { authors }: Paper,
  syntax: Reference["syntax"],
): { known: string; fact: string; fix: string | undefined } | undefined {
  const names = knownPeople(authors).map(nameOf);
  const more = names.length > maxNames ? ` and ${names.length - maxNames} more` : "";
  return names.length === 0
    ? undefined
    : {
        known: names.join(", "),
        fact: `the authors are ${names.slice(0, maxNames).join(", ")}${more}`,
        fix: fixedAuthors(authors, syntax),
      };
}

function hasPlaceholderName(authors: Reference["authors"]): authors is NonNullable<Reference["authors"]> {
  return authors?.value.some((name) => isPlaceholderName(name)) === true;
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
