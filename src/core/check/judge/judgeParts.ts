import { knownPeople, type PersonName } from "../../paper";
import { shownVenue } from "../../words/venueNames";
import type { Finding } from "../finding";
import type { Reference, Stated } from "../reference";
import { compareAuthors } from "../names/compareAuthors";
import { compareTitles } from "../titles/compareTitles";
import { fixedAuthors, fixedTitle } from "./fixes";
import type { Compared, Identified } from "./identify";
import type { KnownPaper, KnownPapers } from "./knownPapers";

/** Returns what is wrong with the title and the authors of a reference. */
export function judgeParts(reference: Reference, identified: Identified, known: KnownPapers): readonly Finding[] {
  const { title, authors } = reference;
  const { records } = identified;
  return [
    ...(title && records.length > 0 ? titleFindings(title, reference, records) : []),
    ...(authors && records.length > 0 ? authorFindings(authors, reference, records) : []),
    ...(records.length === 0 && identified.foreign.length === 0 ? unknownTitle(reference, identified, known) : []),
  ];
}

function titleFindings(title: Stated<string>, { syntax }: Reference, records: readonly Compared[]): readonly Finding[] {
  const [first] = records;
  const isConfirmed = records.some((one) => one.title === "same" || one.title === "shortened");
  if (!first || isConfirmed) {
    return [];
  }
  const { paper, source } = first.known;
  const fix = title.isElsewhere === true ? undefined : fixedTitle(paper.title, syntax);
  return [
    {
      kind: "title",
      // A paper may get a new title from one version to the next.
      severity: first.title === "related" && first.authors.kind === "same" ? "note" : "warning",
      ...{ start: title.start, end: title.end, written: title.value, known: paper.title, paper, source },
      message: `The title differs from "${paper.title}".`,
      ...(fix === undefined ? {} : { fix }),
    },
  ];
}

function authorFindings(authors: Stated<readonly PersonName[]>, { syntax }: Reference, records: readonly Compared[]): readonly Finding[] {
  const [first] = [...records].sort((a, b) => b.authors.shared - a.authors.shared);
  if (!first || records.some((one) => one.authors.kind !== "differ" || one.authors.isSlight)) {
    return [];
  }
  const { paper, source } = first.known;
  const names = paper.authors.map(nameOf).join(", ");
  const fix = authors.isElsewhere === true ? undefined : fixedAuthors(paper.authors, syntax);
  const { missing, extra, sameFirst } = first.authors;
  // People join the authors from one version to the next.
  const isLonger = sameFirst && missing.length === 0 && extra.length > 0;
  return [
    {
      kind: "authors",
      severity: isLonger ? "note" : "warning",
      ...{ start: authors.start, end: authors.end, written: authors.value.map(nameOf).join(", "), known: names, paper, source },
      message: authorsMessage(first),
      names: { extra: extra.map(nameOf), missing: missing.map(nameOf) },
      ...(fix === undefined ? {} : { fix }),
    },
  ];
}

/** More names are not read in a message. */
const maxNames = 3;

function authorsMessage({ authors: { shared, sameFirst, missing, extra }, known }: Compared): string {
  const listed = (names: readonly PersonName[]): string =>
    `${names.slice(0, maxNames).map(nameOf).join(", ")}${names.length > maxNames ? ` and ${names.length - maxNames} more` : ""}`;
  if (shared === 0) {
    return `The authors are ${listed(known.paper.authors)}.`;
  }
  const parts = [
    ...(extra.length > 0 ? [`${listed(extra)} ${extra.length === 1 ? "is not an author" : "are not authors"}`] : []),
    ...(missing.length > 0 ? [`${listed(missing)} ${missing.length === 1 ? "is" : "are"} missing`] : []),
    ...(!sameFirst && extra.length + missing.length === 0 ? [`the first author is ${listed(known.paper.authors.slice(0, 1))}`] : []),
  ];
  return `The authors differ: ${parts.join("; ")}.`;
}

/** Returns a name as people write it. */
export function nameOf(name: PersonName): string {
  const { given, "dropping-particle": dropping, "non-dropping-particle": particle, family, suffix, literal } = name;
  return [given, dropping, particle, family, suffix, literal].filter((part) => part !== undefined && part !== "").join(" ");
}

/** Returns a note about the title of an unknown paper if it looks as if a known one is meant, although no record proves it. */
function unknownTitle(reference: Reference, { similar }: Identified, known: KnownPapers): readonly Finding[] {
  const { title, authors, form } = reference;
  const [sibling, ...more] = title && authors && form === "record" ? siblingsOf(reference, known) : [];
  const one = sibling && more.length === 0 ? sibling : similar;
  if (!title || !one) {
    return [];
  }
  const { paper, source } = one;
  const message =
    one === sibling
      ? `The paper of these authors there and then is "${paper.title}".`
      : `Other authors have nearly this title: "${paper.title}".`;
  return [
    {
      kind: "title",
      severity: "note",
      ...{ start: title.start, end: title.end, written: title.value, known: paper.title, paper, source },
      message,
    },
  ];
}

/**
 * Returns the papers with another title by all of the same authors in the same order, in the same year and at the same venue. The reference may
 * be a second paper of theirs.
 */
function siblingsOf({ title, authors, year, venue, identifiers }: Reference, known: KnownPapers): readonly KnownPaper[] {
  if (!title || !authors || !year || !venue || identifiers.length > 0) {
    return [];
  }
  return known
    .withAuthors(authors.value)
    .filter(
      ({ paper: { title: other, authors: others, year: written, published } }) =>
        compareTitles(title.value, other) === "other" &&
        knownPeople(others).length === knownPeople(authors.value).length &&
        compareAuthors(authors.value, others).kind === "same" &&
        (written === year.value || published?.year === year.value) &&
        published !== undefined &&
        shownVenue(published.venue) === shownVenue(venue.value),
    );
}
