import { fnvPrime, hashText, joinHashHalves, secondFactor } from "../../hash";
import type { Paper } from "../../paper";

/** What a text is in a paper, so that one that moved from one field to another is a change. */
const salts = { title: 1, arxiv: 2, doi: 3, link: 4, alias: 5, long: 6 } as const;

/**
 * A hash, of 53 bits, of all that a paper is found by: its title, numbers, links and names. Two hashes in one, so that no two of a million papers
 * are likely to share it.
 */
export function hashOfPaper(paper: Paper): number {
  return joinHashHalves(hashWith(fnvPrime, paper), hashWith(secondFactor, paper));
}

/** Loops rather than lists, as it is made of each paper at each start. */
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
