import type { Paper } from "../../paper";
import { type AuthorAgreement, compareAuthors } from "../names/compareAuthors";
import type { Identifier, Reference, Stated } from "../reference";
import { compareTitles, editsBetween, type TitleAgreement } from "../titles/compareTitles";
import { titleWords } from "../titles/titleWords";
import { identifiersOf, keyOf, type KnownPaper, type KnownPapers } from "./knownPapers";

/** A known record beside a reference. */
export interface Compared {
  readonly known: KnownPaper;
  /** `undefined` if the reference has no title. */
  readonly title: TitleAgreement | undefined;
  readonly authors: AuthorAgreement;
  readonly hasIdentifier: boolean;
}

/** The paper that a reference means, and the records that its identifiers belong to although they are not of that paper. */
export interface Identified {
  /** The records of the paper, those that agree most first. Empty if the paper is unknown. */
  readonly records: readonly Compared[];
  /** How sure it is that the paper is meant. The lower, the surer. */
  readonly rank: number;
  /** A record whose title is nearly the same, although the authors are others. It may be another paper. */
  readonly similar?: KnownPaper;
  readonly foreign: readonly { readonly identifier: Stated<Identifier>; readonly owner: Compared }[];
}

/** Finds the paper that a reference means: by its identifiers, then by its title, then by its authors. */
export function identify(reference: Reference, known: KnownPapers): Identified {
  const compared = comparedRecords(reference, known);
  const ranked = compared.map((one) => ({ one, rank: rankOf(one, reference) })).sort((a, b) => a.rank - b.rank);
  const best = ranked[0]?.rank ?? unlikely;
  const meant = best < unlikely ? ranked.filter(({ rank }) => rank === best).map(({ one }) => one) : [];
  const others = ranked.filter(
    ({ one, rank }) => rank < unlikely && !meant.includes(one) && meant.some((there) => isSamePaper(there, one)),
  );
  const records = [...meant, ...others.map(({ one }) => one)];
  const similar = compared.find((one) => isSimilar(one, reference))?.known;
  return { records, rank: best, ...(similar ? { similar } : {}), foreign: foreignIdentifiers(reference, known, { compared, records }) };
}

function comparedRecords(reference: Reference, known: KnownPapers): readonly Compared[] {
  const { title, authors, identifiers } = reference;
  const byId = identifiers.filter(({ value }) => value.kind !== "repository").flatMap(({ value }) => known.withIdentifier(value));
  const exact = title ? [...known.withTitle(title.value), ...known.withShorterTitle(title.value)] : [];
  const near = title && exact.length === 0 ? known.withNearTitle(title.value).slice(0, maxNear) : [];
  return [...new Set([...byId, ...exact.slice(0, maxNear), ...near])].map((one) => ({
    known: one,
    title: title && compareTitles(title.value, one.paper.title),
    authors: compareAuthors(authors?.value ?? [], one.paper.authors),
    hasIdentifier: byId.includes(one),
  }));
}

/** A title that is near to more of them says nothing. */
const maxNear = 12;

/** A record with this rank is of another paper. */
const unlikely = 9;

/** Returns how surely a record is of the paper that the reference means: 0 is the surest. */
function rankOf({ known, title, authors, hasIdentifier }: Compared, reference: Reference): number {
  const isSameTitle = title === "same";
  const isAlikeTitle = isSameTitle || title === "shortened" || title === "near";
  if (hasIdentifier && (isAlikeTitle || title === undefined)) {
    return isSameTitle || title === undefined ? 0 : 1;
  }
  if (isSameTitle && (areMostly(authors) || authors.kind === "same" || authors.kind === "unknown")) {
    return authors.kind === "unknown" && !isDistinctive(known.paper.title, 3) ? unlikely : 0;
  }
  if (title === "shortened" && authors.shared > 0 && authors.sameFirst) {
    return 2;
  }
  if (hasIdentifier && (areMostly(authors) || (title === "related" && (authors.sameFirst || authors.kind === "unknown")))) {
    return 3;
  }
  if (title === "near" && areMostly(authors) && isWithinFewEdits(reference.title?.value ?? "", known.paper.title)) {
    return 4;
  }
  if (isSameTitle && isDistinctive(known.paper.title, 4) && isNearInTime(reference, known.paper)) {
    return 5;
  }
  return unlikely;
}

/** A long title of which all words but one or two are the same, in the same year. */
function isSimilar({ known: { paper }, title, authors }: Compared, reference: Reference): boolean {
  const [own, other] = [titleWords(reference.title?.value ?? ""), titleWords(paper.title)];
  const years = [paper.year, paper.published?.year].filter((one) => one !== undefined);
  return (
    title === "near" &&
    authors.kind === "differ" &&
    isDistinctive(paper.title, 6) &&
    editsBetween(own, other, 2) <= 2 &&
    reference.year !== undefined &&
    years.includes(reference.year.value)
  );
}

/** The same first author and half of the others, or most of them. */
function areMostly({ sameFirst, shared, shorter }: AuthorAgreement): boolean {
  return shared > 0 && (sameFirst ? shared * 2 >= shorter : shared * 3 >= shorter * 2);
}

/** Authors write several papers with titles that are nearly the same, of which two words or more are different. */
function isWithinFewEdits(stated: string, known: string): boolean {
  const [own, other] = [titleWords(stated), titleWords(known)];
  return Math.abs(own.length - other.length) <= 3 && changedWords(own, other) <= (Math.min(own.length, other.length) < 10 ? 1 : 2);
}

function changedWords(own: readonly string[], other: readonly string[]): number {
  let start = 0;
  while (start < own.length && own[start] === other[start]) {
    start++;
  }
  const [rest, otherRest] = [own.slice(start), other.slice(start)];
  let end = 0;
  while (end < Math.min(rest.length, otherRest.length) && rest.at(-1 - end) === otherRest.at(-1 - end)) {
    end++;
  }
  const [left, otherLeft] = [rest.length - end, otherRest.length - end];
  // Only what is between the first and the last difference; the beginning of another title counts once.
  return otherLeft === 0 || left === 0 ? 1 : Math.max(left, otherLeft);
}

/** Two papers may well have the same short title, such as "Deep Learning". */
function isDistinctive(title: string, fewestWords: number): boolean {
  const words = titleWords(title);
  return words.length >= fewestWords && words.join("").length >= 18;
}

function isNearInTime({ year }: Reference, { year: known, published }: Paper): boolean {
  const years = [known, published?.year].filter((one) => one !== undefined);
  return !year || years.length === 0 || years.some((one) => Math.abs(one - year.value) <= 2);
}

function isSamePaper(one: Compared, other: Compared): boolean {
  const ids = new Set(
    identifiersOf(one.known.paper)
      .filter(({ kind }) => kind !== "repository")
      .map(keyOf),
  );
  const sharesId = identifiersOf(other.known.paper).some((identifier) => ids.has(keyOf(identifier)));
  const sameTitle = compareTitles(one.known.paper.title, other.known.paper.title) === "same";
  return sharesId || (sameTitle && compareAuthors(one.known.paper.authors, other.known.paper.authors).kind !== "differ");
}

/** Returns the identifiers that belong to a known paper which the reference cannot mean. */
function foreignIdentifiers(
  { form, title, identifiers, venue }: Reference,
  known: KnownPapers,
  { compared, records }: { readonly compared: readonly Compared[]; readonly records: readonly Compared[] },
): Identified["foreign"] {
  return identifiers.flatMap((identifier) => {
    if (identifier.value.kind === "repository" || !title) {
      return [];
    }
    const owners = new Set(known.withIdentifier(identifier.value));
    const own = compared.filter((one) => owners.has(one.known));
    const [owner] = own;
    const isOurs = own.some((one) => records.includes(one) || mayBeMeant(one) || isWhole(one.known.paper, venue?.value));
    const isKnown = records.some((one) => one.authors.shared > 0 || one.authors.kind === "unknown" || one.hasIdentifier);
    const isProved = own.every(
      ({ authors }) =>
        (isKnown && records.length > 0) ||
        (authors.kind === "differ" && authors.shared === 0) ||
        (form === "prose" && authors.kind === "unknown"),
    );
    return owner && !isOurs && isProved ? [{ identifier, owner }] : [];
  });
}

function mayBeMeant({ title, authors }: Compared): boolean {
  return (
    title === undefined || title === "same" || title === "shortened" || title === "near" || (title === "related" && authors.shared > 0)
  );
}

/** The identifier of a book or of proceedings is also written beside a part of it. */
function isWhole({ title }: Paper, venue: string | undefined): boolean {
  return venue !== undefined && ["same", "shortened", "near"].includes(compareTitles(venue, title));
}
