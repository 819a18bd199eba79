import type { Paper } from "../../paper";
import { mergeLinks } from "../../text/findLinks";

/** The parts of a paper that an entry may lose. */
const losable = ["arxiv", "doi", "year", "published"] as const;

/**
 * Returns a paper of the own library with the facts of its changed entry. What the entry did not have stays: names, links, the abstract, and other
 * records of it. The citekey stays, too.
 *
 * @param before the paper that is read from the entry as it was
 * @param after the paper that is read from the entry as it is to be
 */
export function publishedPaper(own: Paper, before: Paper, after: Paper): Paper {
  const lost = new Set<string>(losable.filter((part) => before[part] !== undefined && after[part] === undefined));
  const kept = Object.fromEntries(Object.entries(own).filter(([part]) => !lost.has(part))) as unknown as Paper;
  return {
    ...kept,
    ...after,
    citekey: own.citekey,
    ...(own.abstract === undefined ? {} : { abstract: own.abstract }),
    ...(own.names ? { names: own.names } : {}),
    links: mergeLinks([...after.links, ...own.links]),
    records: [...(after.records ?? []), ...(own.records ?? []).slice(1)],
  };
}
