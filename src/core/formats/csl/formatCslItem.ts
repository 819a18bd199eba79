import { doiAddress } from "../../text/doi";
import type { Paper, PersonName, Publication } from "../../paper";

/** CSL's item types for the kinds of publications. A preprint is an `article` (CSL 1.0.2, appendix III). */
const itemTypes: Readonly<Record<Publication["kind"], string>> = {
  conference: "paper-conference",
  workshop: "paper-conference",
  journal: "article-journal",
  chapter: "chapter",
  book: "book",
  thesis: "thesis",
  report: "report",
};

/** Returns what a paper itself has as a CSL item, without its records. Omits unknown fields. */
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
    custom: paper.names && { names: paper.names },
  });
}

/** Returns the parts in a fixed order, whatever their order in the source. */
function nameOf(name: PersonName): Readonly<Record<string, unknown>> {
  const { family, given, suffix, literal } = name;
  const particles = { "dropping-particle": name["dropping-particle"], "non-dropping-particle": name["non-dropping-particle"] };
  return withoutUnknown({ family, given, ...particles, suffix, literal });
}

function venueFields(published: Publication | undefined): Readonly<Record<string, unknown>> {
  if (!published) {
    return {};
  }
  if (published.kind === "thesis" || published.kind === "report" || published.kind === "book") {
    return { publisher: published.venue };
  }
  return { "container-title": published.venue };
}

/**
 * A preprint has arXiv as its publisher and its id as `number`. For a published paper, `number` belongs to the publication,
 * so the arXiv id goes into the note.
 */
function preprintFields({ arxiv, published }: Paper): Readonly<Record<string, unknown>> {
  if (arxiv === undefined) {
    return {};
  }
  return published ? { note: `arXiv:${arxiv}` } : { publisher: "arXiv", number: `arXiv:${arxiv}` };
}

/** Returns the address of the version that the other fields describe. */
function addressOf({ arxiv, doi, published }: Paper): string | undefined {
  if (doi !== undefined && (published || arxiv === undefined)) {
    return doiAddress(doi);
  }
  return arxiv === undefined ? undefined : `https://arxiv.org/abs/${arxiv}`;
}

function withoutUnknown(item: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined));
}
