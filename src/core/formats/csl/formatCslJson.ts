import type { Paper, PersonName, Publication } from "../../paper";

/** CSL's item types for where a paper appeared; a preprint is an `article` (CSL 1.0.2, appendix III). */
const itemTypes: Readonly<Record<Publication["kind"], string>> = {
  conference: "paper-conference",
  workshop: "paper-conference",
  journal: "article-journal",
  book: "chapter",
  thesis: "thesis",
  report: "report",
};

/** These papers as a CSL-JSON array, two spaces deep; what is unknown is left out. */
export function formatCslJson(papers: readonly Paper[]): string {
  return JSON.stringify(papers.map(formatCslItem), undefined, 2);
}

/** A paper as a CSL item; what is unknown is left out. */
export function formatCslItem(paper: Paper): Readonly<Record<string, unknown>> {
  const { published } = paper;
  const year = published?.year ?? paper.year;
  return withoutUnknown({
    id: paper.citekey,
    type: published ? itemTypes[published.kind] : "article",
    title: paper.title,
    author: paper.authors.length > 0 ? paper.authors.map(nameOf) : undefined,
    issued: year === undefined ? undefined : { "date-parts": [[year]] },
    ...venueFields(published),
    volume: published?.volume,
    issue: published?.issue,
    page: published?.pages,
    DOI: paper.doi,
    ...preprintFields(paper),
    URL: addressOf(paper),
    abstract: paper.abstract,
  });
}

/** Its parts in one order, whoever told them. */
function nameOf(name: PersonName): Readonly<Record<string, unknown>> {
  const { family, given, suffix, literal } = name;
  const particles = { "dropping-particle": name["dropping-particle"], "non-dropping-particle": name["non-dropping-particle"] };
  return withoutUnknown({ family, given, ...particles, suffix, literal });
}

function venueFields(published: Publication | undefined): Readonly<Record<string, unknown>> {
  if (!published) {
    return {};
  }
  if (published.kind === "thesis" || published.kind === "report") {
    return { publisher: published.venue };
  }
  return { "container-title": published.venue };
}

/** A preprint is what arXiv published under its number; for a paper that came out elsewhere, the number is a note, as `number` is that publication's. */
function preprintFields({ arxiv, published }: Paper): Readonly<Record<string, unknown>> {
  if (arxiv === undefined) {
    return {};
  }
  return published ? { note: `arXiv:${arxiv}` } : { publisher: "arXiv", number: `arXiv:${arxiv}` };
}

/** The address of the version that the rest describes. */
function addressOf({ arxiv, doi, published }: Paper): string | undefined {
  if (doi !== undefined && (published || arxiv === undefined)) {
    return `https://doi.org/${doi}`;
  }
  return arxiv === undefined ? undefined : `https://arxiv.org/abs/${arxiv}`;
}

function withoutUnknown(item: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined));
}
