import type { FoundPaper, PaperId, SourceId } from "../../core/sources/source";
import { readArxivId } from "../../core/text/arxivId";
import { doiInPasted } from "../../core/text/doi";

/** What the user gave to look a paper up by. */
export type Given =
  | { readonly kind: "id"; readonly id: PaperId }
  | { readonly kind: "entries"; readonly text: string }
  | { readonly kind: "title"; readonly title: string };

export function readGiven(typed: string): Given | undefined {
  const text = typed.trim();
  const arxiv = readArxivId(text);
  const doi = doiInPasted(text);
  if (text === "") {
    return undefined;
  }
  if (/^@\w+\s*[{(]/.test(text)) {
    return { kind: "entries", text };
  }
  if (arxiv !== undefined) {
    return { kind: "id", id: { kind: "arxiv", id: arxiv.replace(/v\d+$/, "") } };
  }
  return doi !== undefined ? { kind: "id", id: { kind: "doi", id: doi.toLowerCase() } } : { kind: "title", title: text };
}

export function servicesAsked(given: Given): readonly SourceId[] {
  return given.kind === "title" ? ["crossref", "openalex"] : given.kind === "id" && given.id.kind === "arxiv" ? ["datacite", "hugging-face", "arxiv"] : ["crossref", "datacite", "openalex"];
}

export function sourceName(id: SourceId): string {
  return ({ arxiv: "arXiv", crossref: "Crossref", datacite: "DataCite", openalex: "OpenAlex", "semantic-scholar": "Semantic Scholar", "hugging-face": "Hugging Face", dblp: "DBLP", openreview: "OpenReview", "acl-anthology": "ACL Anthology", zotero: "Zotero" } as const)[id];
}

export function sourceNames(ids: readonly SourceId[]): string {
  return ids.map(sourceName).join(", ");
}

/** Returns the service's name and the day of its answer: `"DataCite, 2026-11-30"`. */
export function describeSource({ source, asOf }: FoundPaper & { readonly asOf?: number }): string {
  return `${sourceName(source)}, ${new Date(asOf ?? Date.now()).toISOString().slice(0, 10)}`;
}
