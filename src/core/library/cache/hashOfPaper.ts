import { fnvPrime, hashText, joinHashHalves, secondFactor } from "../../hash";
import type { Paper } from "../../paper";

/** One salt for each kind of text, so that moving a text to another field changes the hash. */
const salts = { title: 1, arxiv: 2, doi: 3, link: 4, alias: 5, long: 6 } as const;

/**
 * Returns a hash of 53 bits of everything by which a paper is found: its title, ids, links and aliases. Combines two hashes,
 * so that two of a million papers are unlikely to share one.
 */
export function hashOfPaper(paper: Paper): number {
  return joinHashHalves(hashWith(fnvPrime, paper), hashWith(secondFactor, paper));
}

/** Uses loops instead of lists, as it runs for each paper at each start. */
function hashWith(factor: number, { title, arxiv, doi, links, aliases }: Paper): number {
  let hash = hashText(salts.title, title, factor);
  hash = hashText(hash + salts.arxiv, arxiv, factor);
  hash = hashText(hash + salts.doi, doi, factor);
  for (const { kind, url } of links) {
    hash = hashText(hashText(hash + salts.link, kind, factor), url, factor);
  }
  for (const { kind, text, long } of aliases) {
    hash = hashText(hashText(hash + salts.alias, kind, factor), text, factor);
    hash = hashText(hash + salts.long, long, factor);
  }
  return hash;
}
