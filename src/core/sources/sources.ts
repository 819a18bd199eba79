import { arxiv } from "./services/arxiv";
import { crossref } from "./services/crossref";
import { datacite } from "./services/datacite";
import type { Source, SourceId } from "./source";

/** All services that can be asked for papers. */
export const sources: ReadonlyMap<SourceId, Source> = new Map([arxiv, datacite, crossref].map((source) => [source.id, source]));

/** Returns the name of a service for the user. */
export function sourceName(id: SourceId): string {
  return sources.get(id)?.name ?? (id === "zotero" ? "Zotero" : id);
}
