import { describePublication, describeVenue } from "../citations/wording/describePaper";
import type { Paper } from "../paper";
import type { Snippet } from "../search/createSearchIndex";
import { displayName } from "../search/text/fields";
import { marksIn } from "../search/rank/findMatches";
import { parseQuery, type Query } from "../search/query/parseQuery";
import { fold } from "../words/fold";
import { type CardLink, cardLinks } from "./cardLinks";
import { shownNames } from "./shownNames";

export type { CardLink } from "./cardLinks";

/** A text and the half-open offsets, in UTF-16 code units, of what a query matched in it. */
export interface MarkedText {
  readonly text: string;
  readonly marks: readonly (readonly [start: number, end: number])[];
}

/** A paper as the side panel shows it: plain data, nothing of it markup. */
export interface ResultCard {
  readonly citekey: string;
  /** The names that it introduces, at most four: `"NPO"`. */
  readonly names: readonly MarkedText[];
  readonly title: MarkedText;
  /** The first three and whoever else matched: `"Ruiqi Zhang, Licong Lin, Yu Bai et al."`; "" where unknown. */
  readonly authors: MarkedText;
  /** All of them, where `authors` leaves some out. */
  readonly allAuthors?: string;
  /** Where it is cited from: `"COLM 2024"`; "" where unknown. */
  readonly venue: string;
  /** `"arXiv 2024, then COLM 2024"`, where that says more. */
  readonly history?: string;
  /** "" where unknown. */
  readonly abstract: MarkedText;
  /** The part of the abstract that matched, where nothing else on the closed card tells why the paper was found. */
  readonly snippet?: MarkedText;
  /** Code first, then the paper itself, then the rest; https only. */
  readonly links: readonly CardLink[];
  /** Where the paper stands in the person's own files: `"paper/refs.bib, line 12"`; left out for one that stands in none. */
  readonly places?: readonly string[];
}

/** A paper that was found; a `SearchHit` is one. */
export interface FoundPaper {
  readonly paper: Paper;
  readonly snippet?: Snippet | undefined;
}

const mostNames = 4;
const mostAuthors = 3;

/** Tells where a paper stands in the person's own files. */
export type DescribePlaces = (citekey: string) => readonly string[];

/** The cards of papers in the same order, with what a query matched marked. */
export function resultCards(found: readonly FoundPaper[], queryText: string, placesOf: DescribePlaces = () => []): readonly ResultCard[] {
  const query = parseQuery(queryText);
  return found.map((one) => {
    const places = placesOf(one.paper.citekey);
    return { ...resultCard(one, query), ...(places.length === 0 ? {} : { places }) };
  });
}

function resultCard({ paper, snippet }: FoundPaper, query: Query): ResultCard {
  const mark = (text: string): MarkedText => ({ text, marks: marksIn(text, query) });
  const names = shownNames(paper).slice(0, mostNames).map(mark);
  const title = mark(paper.title);
  const authors = shownAuthors(paper, mark);
  const venue = describePublication(paper);
  const history = describeVenue(paper);
  return {
    citekey: paper.citekey,
    names,
    title,
    authors,
    ...(paper.authors.length > mostAuthors ? { allAuthors: paper.authors.map(displayName).join(", ") } : {}),
    venue,
    ...(history === venue ? {} : { history }),
    abstract: mark(paper.abstract ?? ""),
    ...(snippet && saysMore(snippet, [...names, title, authors]) ? { snippet } : {}),
    links: cardLinks(paper),
  };
}

function shownAuthors({ authors }: Paper, mark: (text: string) => MarkedText): MarkedText {
  const names = authors.map(displayName);
  const first = names.slice(0, mostAuthors).join(", ");
  const matching = names.slice(mostAuthors).filter((name) => mark(name).marks.length > 0);
  const later = matching.length === 0 ? "" : ` … ${matching.join(", ")}`;
  const isWhole = names.length <= mostAuthors;
  return mark(isWhole ? first : `${first}${later} et al.`);
}

/** Whether a word is marked in the snippet that is marked nowhere in what stands above it. */
function saysMore(snippet: MarkedText, shown: readonly MarkedText[]): boolean {
  const seen = new Set(shown.flatMap(markedWords));
  return markedWords(snippet).some((word) => !seen.has(word));
}

function markedWords({ text, marks }: MarkedText): string[] {
  return marks.map(([start, end]) => fold(text.slice(start, end)));
}
