import type { Given } from "../../core/sources/identify";
import type { FoundPaper, SourceId } from "../../core/sources/source";
import { sourceName } from "../../core/sources/sources";

/** The services that are asked about an id or a title, so that the user knows before. */
export function servicesAsked(given: Given): readonly SourceId[] {
  switch (given.kind) {
    case "title":
      return ["crossref", "openalex"];
    case "id":
      return byKind.get(given.id.kind) ?? [];
    case "bibtex":
    case "address":
    case "nothing":
      return [];
  }
}

const byKind: ReadonlyMap<string, readonly SourceId[]> = new Map<string, readonly SourceId[]>([
  ["arxiv", ["datacite", "hugging-face", "arxiv"]],
  ["doi", ["crossref", "datacite", "openalex"]],
  ["openreview", ["openreview"]],
  ["acl", ["acl-anthology", "semantic-scholar"]],
  ["dblp", ["dblp"]],
  ["semantic-scholar", ["semantic-scholar"]],
  ["openalex", ["openalex"]],
]);

/** Returns the names of services for the user: `"DataCite, Hugging Face, arXiv"`. */
export function sourceNames(ids: readonly SourceId[]): string {
  return ids.map(sourceName).join(", ");
}

/** Returns the service's name and the day of its answer: `"DataCite, 2026-11-30"`. */
export function describeSource({ source, asOf }: FoundPaper): string {
  return asOf === undefined ? sourceName(source) : `${sourceName(source)}, ${new Date(asOf).toISOString().slice(0, 10)}`;
}
