import { shownVenue, isShortVenue } from "../../words/venueNames";
import type { Finding } from "../finding";
import type { Reference } from "../reference";
import type { Identified } from "./identify";

/** Returns what is wrong with the year and the venue of a reference. */
export function judgeDates(reference: Reference, identified: Identified, now: { readonly year: number }): readonly Finding[] {
  const future = futureYear(reference, now);
  return [...future, ...(future.length > 0 ? [] : [...otherYear(reference, identified), ...otherVenue(reference, identified)])];
}

function futureYear({ year }: Reference, now: { readonly year: number }): readonly Finding[] {
  return year && year.value > now.year + 1
    ? [
        {
          kind: "year",
          severity: "error",
          ...{ start: year.start, end: year.end, written: String(year.value), known: "", source: "the calendar" },
          message: "This year is in the future.",
        },
      ]
    : [];
}

/** A preprint is published up to so many years later, and a paper is in a volume of the year before or after. */
const [yearsToPublication, yearsAround] = [4, 1] as const;

/** The year lies outside of the time from the preprint to the publication. */
function otherYear({ year, title }: Reference, { records, rank }: Identified): readonly Finding[] {
  const sure = rank === 0 ? records.filter((one) => one.title === "same" && one.authors.kind === "same") : [];
  const years = sure.flatMap(({ known: { paper } }) => [paper.year, paper.published?.year].filter((one) => one !== undefined));
  const [first] = sure;
  if (!year || !title || !first || years.length === 0) {
    return [];
  }
  const [from, to] = [Math.min(...years), Math.max(...years)];
  const isPublished = sure.some(({ known }) => known.paper.published !== undefined);
  const latest = to + (isPublished ? yearsAround : yearsToPublication);
  if (year.value >= from - yearsAround && year.value <= latest) {
    return [];
  }
  const { paper, source } = first.known;
  return [
    {
      kind: "year",
      severity: "note",
      ...{ start: year.start, end: year.end, written: String(year.value), known: String(to), paper, source },
      message: `The paper is from ${to}.`,
      ...(year.isElsewhere === true ? {} : { fix: String(to) }),
    },
  ];
}

/** Both venues are known by their short names, and the paper is of the same year. */
function otherVenue({ venue, year }: Reference, { records, rank }: Identified): readonly Finding[] {
  const sure = rank === 0 ? records.filter((one) => one.title === "same" && one.authors.kind === "same") : [];
  const known = sure.flatMap(({ known: one }) => (one.paper.published ? [{ one, published: one.paper.published }] : []));
  const [first] = known;
  const written = venue && shownVenue(venue.value);
  if (!first || !venue || written === undefined || !isShortVenue(written)) {
    return [];
  }
  const differs = known.every(({ published }) => {
    const shown = shownVenue(published.venue);
    return (
      isShortVenue(shown) && shown !== written && !shown.includes(written) && !written.includes(shown) && published.year === year?.value
    );
  });
  const shown = shownVenue(first.published.venue);
  return differs
    ? [
        {
          kind: "venue",
          severity: "note",
          ...{ start: venue.start, end: venue.end, written: venue.value, known: shown, paper: first.one.paper, source: first.one.source },
          message: `The paper appeared at ${shown}.`,
        },
      ]
    : [];
}
