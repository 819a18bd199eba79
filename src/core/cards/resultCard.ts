import { citedAddress, describeVenue } from "../citations/describePaper";
import type { LinkKind, Paper } from "../paper";
import { displayName } from "../search/fields";
import { marksIn } from "../search/findMatches";
import { parseQuery, type Query } from "../search/parseQuery";

/** A text and the half-open offsets of what a query matched in it. */
export interface MarkedText {
  readonly text: string;
  readonly marks: readonly (readonly [start: number, end: number])[];
}

/** An address with a word for people. */
export interface LabelledLink {
  readonly label: string;
  readonly url: string;
}

/** A paper as the side panel shows it: plain data, nothing of it markup. */
export interface ResultCard {
  readonly citekey: string;
  readonly names: readonly MarkedText[];
  readonly title: MarkedText;
  readonly authors: MarkedText;
  readonly venue: string;
  readonly abstract: MarkedText;
  /** Repositories, models and the like, best first. */
  readonly links: readonly LabelledLink[];
}

const mostNames = 4;
const mostAuthors = 3;

const linkLabels: Readonly<Record<LinkKind, string>> = {
  code: "Code",
  model: "Model",
  dataset: "Dataset",
  demo: "Demo",
  page: "Page",
  paper: "Proceedings",
};

/** The cards of papers, with what a query matched marked. */
export function resultCards(papers: readonly Paper[], queryText: string): readonly ResultCard[] {
  const query = parseQuery(queryText);
  return papers.map((paper) => resultCard(paper, query));
}

function resultCard(paper: Paper, query: Query): ResultCard {
  const mark = (text: string): MarkedText => ({ text, marks: marksIn(text, query) });
  const address = citedAddress(paper);
  const links = paper.links.map(({ kind, url }) => ({ label: linkLabels[kind], url }));
  return {
    citekey: paper.citekey,
    names: paper.aliases.filter(({ kind }) => kind === "name").slice(0, mostNames).map(({ text }) => mark(text)),
    title: mark(paper.title),
    authors: mark(shownAuthors(paper)),
    venue: describeVenue(paper),
    abstract: mark(paper.abstract ?? ""),
    links: [...links.filter(({ label }) => label === "Code"), ...(address === undefined ? [] : [{ label: "Paper", url: address }]), ...links.filter(({ label }) => label !== "Code")],
  };
}

function shownAuthors({ authors }: Paper): string {
  const shown = authors.slice(0, mostAuthors).map(displayName).join(", ");
  return authors.length > mostAuthors ? `${shown} et al.` : shown;
}
