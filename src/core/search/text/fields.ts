import { knownPeople, type Paper, type PersonName } from "../../paper";
import { isUnspacedName } from "./unspaced";
import { shownVenue } from "../../words/venueNames";

/** A field of a paper in which a match can be shown. */
export type MatchedField = "name" | "title" | "authors" | "venue" | "year" | "citekey" | "arxiv" | "doi" | "abstract";

/** Returns the texts of a field as they are displayed. */
export function fieldTexts(paper: Paper, field: MatchedField): readonly string[] {
  switch (field) {
    case "name":
      return paper.aliases.filter(({ kind }) => kind !== "title").map(({ text }) => text);
    case "title":
      return [paper.title];
    case "authors":
      return knownPeople(paper.authors).map(displayName);
    case "venue":
      return venuesOf(paper);
    case "year":
      return yearsOf(paper).map(String);
    case "citekey":
      return [paper.citekey];
    case "arxiv":
      return paper.arxiv === undefined ? [] : [paper.arxiv];
    case "doi":
      return paper.doi === undefined ? [] : [paper.doi];
    case "abstract":
      return paper.abstract === undefined ? [] : [paper.abstract];
  }
}

/** Returns the name of an author in the order in which it is spoken. Chinese, Japanese and Korean names have no space: `朱明`. */
export function displayName(name: PersonName): string {
  const { family = "", given = "" } = name;
  if (family !== "" && given !== "" && isUnspacedName(family) && isUnspacedName(given)) {
    return family + given;
  }
  return [name.given, name["dropping-particle"], name["non-dropping-particle"], name.family, name.literal, name.suffix]
    .filter((part) => part !== undefined && part !== "")
    .join(" ");
}

/** Returns the venue of a paper as its record and as cards write it, `"arXiv"` if it appeared only there, or nothing if it is unknown. */
export function venuesOf({ published, arxiv }: Paper): readonly string[] {
  if (!published) {
    return arxiv === undefined ? [] : ["arXiv"];
  }
  const shown = shownVenue(published.venue);
  return [published.venue, ...(shown === published.venue ? [] : [shown])].filter((venue) => venue !== "");
}

/** Returns the years of preprint and publication, as far as they are known. */
export function yearsOf({ year, published }: Paper): readonly number[] {
  return [year, published?.year].filter((known) => known !== undefined);
}
