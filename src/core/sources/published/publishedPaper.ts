import type { Paper } from "../../paper";
import { mergeLinks } from "../../text/findLinks";

/** The parts of a paper that an entry may lose. */
type Losable = "arxiv" | "doi" | "year" | "published";

/**
 * Returns a paper of the own library with the facts of its changed entry. The names, the links, the abstract, and the other records of
 * the paper stay. The citekey stays, too.
 *
 * @param before the paper that is read from the entry as it was
 * @param after the paper that is read from the entry as it is to be
 */
export function publishedPaper(own: Paper, before: Paper, after: Paper): Paper {
  const { arxiv, doi, year, published, ...rest } = own;
  const stays = (part: Losable): boolean => before[part] === undefined || after[part] !== undefined;
  return {
    ...rest,
    ...(arxiv !== undefined && stays("arxiv") ? { arxiv } : {}),
    ...(doi !== undefined && stays("doi") ? { doi } : {}),
    ...(year !== undefined && stays("year") ? { year } : {}),
    ...(published !== undefined && stays("published") ? { published } : {}),
    ...after,
    citekey: own.citekey,
    ...(own.abstract === undefined ? {} : { abstract: own.abstract }),
    ...(own.names ? { names: own.names } : {}),
    links: mergeLinks([...after.links, ...own.links]),
    records: [...(after.records ?? []), ...(own.records ?? []).slice(1)],
  };
}
