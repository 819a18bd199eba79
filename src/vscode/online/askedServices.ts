import { disk } from "#disk";
import type { Given } from "../../core/sources/identify";
import { servicesAsked } from "../../core/sources/orders";
import type { FoundPaper, SourceId } from "../../core/sources/source";
import { sourceName } from "../../core/sources/sources";

/** True if the extension runs in a browser, which some services do not let ask. */
export const isInBrowser = disk === undefined;

/** Returns the services that may be asked about an id or a title from here, in order, so that the user knows before. */
export function servicesFor(given: Given): readonly SourceId[] {
  return servicesAsked(given, { isBrowser: isInBrowser });
}

/** Returns the names of services for the user: `"DataCite, Hugging Face, arXiv"`. */
export function sourceNames(ids: readonly SourceId[]): string {
  return ids.map(sourceName).join(", ");
}

/** Returns the service's name and the day of its answer: `"DataCite, 2026-11-30"`. */
export function describeSource({ source, asOf }: FoundPaper): string {
  return asOf === undefined ? sourceName(source) : `${sourceName(source)}, ${new Date(asOf).toISOString().slice(0, 10)}`;
}
