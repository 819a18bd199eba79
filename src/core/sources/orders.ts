import type { Agency } from "./services/agency";
import { knownAgency } from "./services/agency";
import type { Given } from "./identify";
import type { PaperId, SourceId } from "./source";
import { sources } from "./sources";

/** Groups of services. Those of a group are asked at the same time, the next group only if no record is complete. */
export type Order = readonly (readonly SourceId[])[];

/**
 * arXiv itself is asked late, because it answers only once in three seconds and refuses whoever asks often. Hugging Face adds the repository.
 */
const orders: ReadonlyMap<PaperId["kind"], Order> = new Map<PaperId["kind"], Order>([
  ["arxiv", [["datacite", "hugging-face"], ["arxiv"], ["semantic-scholar"]]],
  ["openreview", [["openreview"]]],
  ["acl", [["acl-anthology"], ["semantic-scholar"]]],
  ["dblp", [["dblp"]]],
  ["semantic-scholar", [["semantic-scholar"]]],
  ["openalex", [["openalex"]]],
]);

/** Are asked for a title. Others are too slow for it, or refuse soon. */
export const askedForTitles: readonly SourceId[] = ["crossref", "openalex"];

/** Returns which services are asked for an id, in order. The agency of a DOI is asked first; the other one may have it all the same. */
export function orderOf({ kind, id }: PaperId, agency: Agency | undefined): Order {
  if (kind !== "doi") {
    return orders.get(kind) ?? [];
  }
  const known = agency ?? knownAgency(id);
  const own: Order = known === "datacite" ? [["datacite"], ["crossref"]] : known === "other" ? [] : [["crossref"], ["datacite"]];
  return [...own, ["openalex"], ["semantic-scholar"]];
}

/** Returns the id by which a paper is asked for: arXiv's own DOIs are ids of arXiv, and no service knows versions. */
export function askedId(id: PaperId): PaperId {
  const found = id.kind === "doi" ? /^10\.48550\/arxiv\.(.{1,60})$/i.exec(id.id)?.[1] : id.kind === "arxiv" ? id.id : undefined;
  return found === undefined ? id : { kind: "arxiv", id: found.replace(/v\d{1,2}$/i, "") };
}

/** Returns the services that may be asked for what the user gave, in order, so that they can be shown before. */
export function servicesAsked(given: Given, { isBrowser = false }: { readonly isBrowser?: boolean } = {}): readonly SourceId[] {
  const asked = given.kind === "id" ? servicesOfId(askedId(given.id)) : given.kind === "title" ? askedForTitles : [];
  return asked.filter((name) => !isBrowser || sources.get(name)?.isOpenToBrowsers === true);
}

function servicesOfId(id: PaperId): readonly SourceId[] {
  return id.kind === "cvf" ? askedForTitles : orderOf(id, undefined).flat();
}
