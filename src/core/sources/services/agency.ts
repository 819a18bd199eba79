import { textField } from "../reading/fields";
import { readJson } from "../reading/readAnswer";
import type { SourceAnswer, SourceRequest, SourceResponse } from "../source";

/** Who registers a DOI. */
export type Agency = "crossref" | "datacite" | "other";

/** Returns the agency of a DOI whose prefix is known, or `undefined`. */
export function knownAgency(doi: string): Agency | undefined {
  return /^10\.(?:48550|5281|6084|5438|17605|57967)\//.test(doi) ? "datacite" : undefined;
}

/** Returns the question whose a DOI is. Only its prefix is asked for, so that the answer holds for all DOIs of the publisher. */
export function agencyRequest(doi: string): SourceRequest {
  return { source: "crossref", url: `https://doi.org/ra/${encodeURIComponent(doi.split("/", 1)[0] ?? "")}` };
}

/** Reads the answer to {@link agencyRequest}. */
export function parseAgency(response: SourceResponse): SourceAnswer<Agency> {
  const read = readJson(response);
  if (!("json" in read)) {
    return read;
  }
  const first: unknown = Array.isArray(read.json) ? read.json[0] : undefined;
  const name = textField(first, "RA").toLowerCase();
  if (name !== "") {
    return { kind: "found", found: name === "crossref" || name === "datacite" ? name : "other" };
  }
  return textField(first, "status") === "" ? { kind: "broken", why: { kind: "noAgency" } } : { kind: "unknown" };
}
