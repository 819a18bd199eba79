import type { Paper } from "../../paper";
import { askedId } from "../orders";
import type { FoundPaper, SourceId, SourceRequest } from "../source";
import { sources } from "../sources";
import { linkedDois } from "./publishedVersions";

/** A question to a service about the published version of a preprint. */
export interface PublishedRequest {
  readonly source: SourceId;
  readonly request: SourceRequest;
}

interface Place {
  /** True if only the services can be asked that let browsers ask. */
  readonly isBrowser: boolean;
}

const maxHits = 10;
/** A preprint seldom has more DOIs. */
const maxDois = 3;

/** Returns what is sent to the services: the arXiv id or else the DOI, the title, and the family name of the first author. */
export function sentForPublished({ arxiv, doi, title, authors: [first] }: Paper): readonly string[] {
  return [arxiv ?? doi ?? "", title, first?.family ?? first?.literal ?? ""].filter((text) => text !== "");
}

/** Returns the first questions: by the arXiv id, where a service knows what became of it, and by the title. */
export function publishedRequests(paper: Paper, place: Place): readonly PublishedRequest[] {
  const { arxiv, doi, title } = paper;
  const arxivId = arxiv === undefined ? undefined : askedId({ kind: "arxiv", id: arxiv });
  const ids = [arxivId, arxivId === undefined && doi !== undefined ? ({ kind: "doi", id: doi } as const) : undefined];
  const byId = (name: SourceId): readonly (SourceRequest | undefined)[] =>
    ids.map((id) => (id === undefined ? undefined : sources.get(name)?.byId(id)));
  return open(place, [
    ["crossref", byTitleAndAuthor(paper)],
    ...byId("datacite").map((request) => ["datacite", request] as const),
    ["openalex", sources.get("openalex")?.byTitle?.(title, maxHits)],
    ...byId("semantic-scholar").map((request) => ["semantic-scholar", request] as const),
    ...(ids.every((id) => id === undefined)
      ? [["semantic-scholar", sources.get("semantic-scholar")?.byTitle?.(title, maxHits)] as const]
      : []),
  ]);
}

/** Returns the questions that follow from the first answers: the records of the DOIs that the preprint's own records name. */
export function followingRequests(paper: Paper, found: readonly FoundPaper[], place: Place): readonly PublishedRequest[] {
  const known = new Set(found.filter(({ source }) => source === "crossref").map(({ item }) => String(item["DOI"])));
  const dois = [...linkedDois(paper, found)].filter((doi) => !known.has(doi)).slice(0, maxDois);
  return open(
    place,
    dois.map((id) => ["crossref", sources.get("crossref")?.byId({ kind: "doi", id })]),
  );
}

/** Titles are seldom unique. With the first author, the paper is among the first hits. */
function byTitleAndAuthor({ title, authors: [first] }: Paper): SourceRequest | undefined {
  const request = sources.get("crossref")?.byTitle?.(title, maxHits);
  const name = first?.family ?? first?.literal ?? "";
  return request && name !== "" ? { ...request, url: `${request.url}&query.author=${encodeURIComponent(name.slice(0, 100))}` } : request;
}

function open(
  { isBrowser }: Place,
  requests: readonly (readonly [name: SourceId, request: SourceRequest | undefined])[],
): readonly PublishedRequest[] {
  return requests.flatMap(([source, request]) =>
    request && (!isBrowser || sources.get(source)?.isOpenToBrowsers === true) ? [{ source, request }] : [],
  );
}
