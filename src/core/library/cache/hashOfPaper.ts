import type { Paper } from "../../paper";

/** What a text is in a paper, so that one that moved from one field to another is a change. */
const salts = { title: 1, arxiv: 2, doi: 3, link: 4, alias: 5, long: 6 } as const;

/** Of FNV-1a (Fowler, Noll, Vo), and another odd number. */
const factors = [0x01000193, 0x5bd1e995] as const;

/**
 * A hash, of 53 bits, of all that a paper is found by: its title, numbers, links and names. Two hashes in one, so that no two of a million papers
 * are likely to share it.
 */
export function hashOfPaper(paper: Paper): number {
  const [low, high] = factors;
  return (hashWith(high, paper) & 0x1fffff) * 2 ** 32 + (hashWith(low, paper) >>> 0);
}

/** Loops rather than lists, as it is made of each paper at each start. */
function hashWith(factor: number, { title, arxiv, doi, links, aliases }: Paper): number {
  let hash = hashText(factor, salts.title, title);
  hash = hashText(factor, hash + salts.arxiv, arxiv);
  hash = hashText(factor, hash + salts.doi, doi);
  for (const { kind, url } of links) {
    hash = hashText(factor, hashText(factor, hash + salts.link, kind), url);
  }
  for (const { kind, text, long } of aliases) {
    hash = hashText(factor, hashText(factor, hash + salts.alias, kind), text);
    hash = hashText(factor, hash + salts.long, long);
  }
  return hash;
}

/** Over code units and the length; the same where there is no text. */
function hashText(factor: number, start: number, text: string | undefined): number {
  if (text === undefined) {
    return start;
  }
  let hash = start ^ text.length;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), factor);
  }
  return hash;
}
