import type { Paper } from "../../paper";

/** One salt for each kind of text, so that moving a text to another field changes the hash. */
const salts = { title: 1, arxiv: 2, doi: 3, link: 4, alias: 5, long: 6 } as const;

/** The factor of FNV-1a (Fowler, Noll, Vo), and another odd number. */
const factors = [0x01000193, 0x5bd1e995] as const;

/**
 * Returns a hash of 53 bits of everything by which a paper is found: its title, ids, links and aliases. Combines two hashes,
 * so that two of a million papers are unlikely to share one.
 */
export function hashOfPaper(paper: Paper): number {
  const [low, high] = factors;
  return (hashWith(high, paper) & 0x1fffff) * 2 ** 32 + (hashWith(low, paper) >>> 0);
}

/** Uses loops instead of lists, as it runs for each paper at each start. */
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

/** Hashes the code units and the length. Returns `start` if there is no text. */
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
