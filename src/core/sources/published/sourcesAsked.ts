import type { SourceId } from "../source";
import { sources } from "../sources";

/** The services that are asked for published versions, in the order in which they are trusted. */
export const askedForPublished: readonly SourceId[] = ["crossref", "datacite", "openalex", "semantic-scholar"];

/** Returns the services that may be asked from a place, so that they can be shown before. */
export function servicesForPublished({ isBrowser }: { readonly isBrowser: boolean }): readonly SourceId[] {
  return askedForPublished.filter((name) => !isBrowser || sources.get(name)?.isOpenToBrowsers === true);
}
