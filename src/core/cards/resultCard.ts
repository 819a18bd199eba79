import type { BundledSet } from "../library/bundledSets";
import { hasOtherPeople, knownPeople, type Paper } from "../paper";
import type { Snippet } from "../search/createSearchIndex";
import { english, type Translate } from "../text/translate";
import { displayName } from "../search/text/fields";
import { marksIn } from "../search/rank/findMatches";
import { parseQuery, type Query } from "../search/query/parseQuery";
import { fold } from "../words/fold";
import { formatSet } from "./formatSet";
import { type CardLink, cardLinks } from "./cardLinks";
import { shownNames } from "./shownNames";
import { shownPublication, shownPublications } from "./shownPublication";

export type { CardLink } from "./cardLinks";

/** A text and the ranges `[start, end)`, in UTF-16 code units, that a query matched. */
export interface MarkedText {
  readonly text: string;
  readonly marks: readonly (readonly [start: number, end: number])[];
}

/** A paper as the side panel shows it: plain data without markup. */
export interface ResultCard {
  readonly citekey: string;
  /** The names that it introduces, at most four: `"NPO"`. */
  readonly names: readonly MarkedText[];
  readonly title: MarkedText;
  /** The first three authors and any others who matched: `"Ruiqi Zhang, Licong Lin, Yu Bai et al."`; "" if unknown. */
  readonly authors: MarkedText;
  /** All authors, if `authors` leaves some out. */
  readonly allAuthors?: string;
  /** The publication to cite: `"COLM 2024"`; "" if unknown. */
  readonly venue: string;
  /** All publications, if there is more than `venue`: `"arXiv 2024, then COLM 2024"`. */
  readonly history?: string;
  /** The abstract; "" if unknown. */
  readonly abstract: MarkedText;
  /** The part of the abstract that matched, if nothing else on the closed card shows why the paper was found. */
  readonly snippet?: MarkedText;
  /** The phrases by which the paper was found in other words than the query's: `"held-out tokens"`; missing if it was not. */
  readonly like?: readonly string[];
  /** The `https` links: code first, then the paper itself, then the rest. */
  readonly links: readonly CardLink[];
  /** The paper's places in the user's files: `"paper/refs.bib, line 12"`; missing if no file has it. */
  readonly places?: readonly string[];
  /** The name of the bundled set that has the paper: `"well-known methods"`; missing if none has. */
  readonly set?: string;
  /** True if the library that the user imports into has it, so that it can be edited and removed. */
  readonly isImported?: true;
}

/** A paper that a search found, such as a `SearchHit`. */
export interface FoundPaper {
  readonly paper: Paper;
  readonly snippet?: Snippet | undefined;
  readonly like?: readonly string[];
}

const maxNames = 4;
const maxAuthors = 3;

/** Where papers are from, by citekey. */
export interface PaperSources {
  /** Returns labels of the places of a paper in the user's files. */
  placesOf(citekey: string): readonly string[];
  /** Returns the bundled set that has a paper, if one has. */
  setOf(citekey: string): BundledSet | undefined;
  /** Returns whether the library that the user imports into has a paper. */
  isImported(citekey: string): boolean;
}

const noSources: PaperSources = { placesOf: () => [], setOf: () => undefined, isImported: () => false };

/** Returns the cards of papers in the same order, with the matches of a query marked. */
export function resultCards(
  found: readonly FoundPaper[],
  queryText: string,
  sources: PaperSources = noSources,
  t: Translate = english,
): readonly ResultCard[] {
  const query = parseQuery(queryText);
  return found.map((one) => {
    const places = sources.placesOf(one.paper.citekey);
    const set = sources.setOf(one.paper.citekey);
    return {
      ...resultCard(one, query, t),
      ...(places.length === 0 ? {} : { places }),
      ...(set === undefined ? {} : { set: formatSet(set, t) }),
      ...(sources.isImported(one.paper.citekey) ? { isImported: true } : {}),
    };
  });
}

function resultCard({ paper, snippet, like = [] }: FoundPaper, query: Query, t: Translate): ResultCard {
  const mark = (text: string): MarkedText => ({ text, marks: marksIn(text, query) });
  const names = shownNames(paper).slice(0, maxNames).map(mark);
  const title = mark(paper.title);
  const authors = shownAuthors(paper, mark);
  const venue = shownPublication(paper);
  const history = shownPublications(paper, t);
  return {
    citekey: paper.citekey,
    names,
    title,
    authors,
    ...(knownPeople(paper.authors).length > maxAuthors ? { allAuthors: allAuthors(paper) } : {}),
    venue,
    ...(history === venue ? {} : { history }),
    abstract: mark(paper.abstract ?? ""),
    ...(snippet && saysMore(snippet, [...names, title, authors]) ? { snippet } : {}),
    ...(like.length === 0 ? {} : { like }),
    links: cardLinks(paper, t),
  };
}

function allAuthors({ authors }: Paper): string {
  return `${knownPeople(authors).map(displayName).join(", ")}${hasOtherPeople(authors) ? " et al." : ""}`;
}

function shownAuthors({ authors }: Paper, mark: (text: string) => MarkedText): MarkedText {
  const names = knownPeople(authors).map(displayName);
  const first = names.slice(0, maxAuthors).join(", ");
  const matching = names.slice(maxAuthors).filter((name) => mark(name).marks.length > 0);
  const later = matching.length === 0 ? "" : ` … ${matching.join(", ")}`;
  const isWhole = names.length <= maxAuthors && (names.length === 0 || !hasOtherPeople(authors));
  return mark(isWhole ? first : `${first}${later} et al.`);
}

/** Returns whether the snippet has a marked word that is not marked in the texts above it. */
function saysMore(snippet: MarkedText, shown: readonly MarkedText[]): boolean {
  const seen = new Set(shown.flatMap(markedWords));
  return markedWords(snippet).some((word) => !seen.has(word));
}

function markedWords({ text, marks }: MarkedText): string[] {
  return marks.map(([start, end]) => fold(text.slice(start, end)));
}
