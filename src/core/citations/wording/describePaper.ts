import { arxivYear } from "../../text/arxivId";
import { doiAddress } from "../../text/doi";
import { citedYear } from "./citedYear";
import { hasOtherPeople, knownPeople, type Paper, type PersonName } from "../../paper";

/** Returns the name by which a citation calls an author: the family name with its particle, or the name of a group. */
export function familyName(author: PersonName): string {
  const particle = author["non-dropping-particle"];
  const family = author.family ?? author.literal ?? author.given ?? "";
  return particle === undefined ? family : `${particle} ${family}`;
}

/** Returns the authors as in a citation in running text: "Zhang et al.", "He and Gao", "Song", or "" if unknown. */
export function describeAuthors({ authors }: Pick<Paper, "authors">): string {
  const known = knownPeople(authors);
  const [first, second] = known.map(familyName);
  if (first === undefined) {
    return "";
  }
  if (hasOtherPeople(authors) || known.length > 2) {
    return `${first} et al.`;
  }
  return second === undefined ? first : `${first} and ${second}`;
}

/** Returns authors and year: "Zhang et al., 2024". The title in quotes replaces unknown authors; an unknown year is left out. */
export function describeAuthorsAndYear(paper: Pick<Paper, "authors" | "title" | "year" | "published" | "records">): string {
  const authors = describeAuthors(paper) || `"${paper.title.replace(/"/g, "'")}"`;
  const year = citedYear(paper);
  return year === undefined ? authors : `${authors}, ${year}`;
}

/** A longer title is cut, in UTF-16 code units. VS Code cuts it too, but at its end, where the key stands. */
const maxRowTitleLength = 72;

/**
 * Returns the authors, the year, and the beginning of the title, for the row of a completion: "Zhang et al. 2024 · Negative Preference …". VS Code
 * looks for the typed letters in it to show them bold, and what the user types is in these words.
 */
export function describeRow(paper: Pick<Paper, "authors" | "title" | "year" | "published" | "records">): string {
  const who = [describeAuthors(paper), String(citedYear(paper) ?? "")].filter((part) => part !== "").join(" ");
  const title = paper.title.length > maxRowTitleLength ? `${paper.title.slice(0, maxRowTitleLength - 1)}…` : paper.title;
  return [who, title].filter((part) => part !== "").join(" · ");
}

/** Returns the publication to cite: "COLM 2024", "arXiv 2024", only the year, or "" if nothing is known. */
export function describePublication(paper: Pick<Paper, "arxiv" | "year" | "published">): string {
  return paper.published ? withYear(paper.published.venue, paper.published.year) : describePreprint(paper);
}

/** Returns the preprint of a paper that was published later, `"arXiv 2022"`, or `undefined`. */
export function describeEarlierPreprint({ arxiv, year, published }: Pick<Paper, "arxiv" | "year" | "published">): string | undefined {
  // The year of an entry is often that of the publication, but the id says when the preprint came out.
  return published && arxiv !== undefined ? withYear("arXiv", arxivYear(arxiv) ?? year) : undefined;
}

/** Returns the address to cite: the preprint's, else the DOI's, else `undefined`. */
export function citedAddress({ arxiv, doi }: Pick<Paper, "arxiv" | "doi">): string | undefined {
  if (arxiv !== undefined) {
    return `https://arxiv.org/abs/${arxiv}`;
  }
  return doi === undefined ? undefined : doiAddress(doi);
}

function describePreprint({ arxiv, year }: Pick<Paper, "arxiv" | "year">): string {
  return arxiv === undefined ? String(year ?? "") : withYear("arXiv", year);
}

function withYear(venue: string, year: number | undefined): string {
  return year === undefined ? venue : `${venue} ${year}`;
}
