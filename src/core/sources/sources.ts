import { aclAnthology } from "./services/aclAnthology";
import { arxiv } from "./services/arxiv";
import { crossref } from "./services/crossref";
import { datacite } from "./services/datacite";
import { dblp } from "./services/dblp";
import { huggingFace } from "./services/huggingFace";
import { openAlex } from "./services/openAlex";
import { openReview } from "./services/openReview";
import { semanticScholar } from "./services/semanticScholar";
import type { Source, SourceId } from "./source";

/** All services that can be asked for papers. */
export const sources: ReadonlyMap<SourceId, Source> = new Map(
  [arxiv, datacite, crossref, openAlex, semanticScholar, huggingFace, dblp, openReview, aclAnthology].map((source) => [source.id, source]),
);

/** Returns the name of a service for the user. */
export function sourceName(id: SourceId): string {
  return sources.get(id)?.name ?? (id === "zotero" ? "Zotero" : id);
}
