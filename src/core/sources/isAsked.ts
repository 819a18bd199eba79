import { paperOfItem } from "../formats/csl/paperOfItem";
import { arxivKey } from "../text/arxivId";
import type { FoundPaper, PaperId } from "./source";

/**
 * Returns whether a record is that of the paper that was asked for, as far as its arXiv id or DOI says so. Services put these into every record;
 * one without is about something else.
 */
export function isAsked({ kind, id }: PaperId, { item }: FoundPaper): boolean {
  // The abstract takes most of the time, and has no id of the paper.
  const { arxiv, doi } = paperOfItem({ ...item, abstract: undefined });
  if (kind === "arxiv") {
    return arxiv !== undefined && arxivKey(arxiv) === arxivKey(id);
  }
  return kind !== "doi" || doi === id.toLowerCase();
}
