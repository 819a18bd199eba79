import type { Query } from "./parseQuery";
import { plain } from "./spelling";
import { plainWords } from "./terms";

/** Least length of a query that is compared with beginnings of titles, in characters. */
const shortestBeginning = 4;

/** The share of the query's neighbouring words that are neighbours in the text too, in the same order; 0 for a single word. */
export function neighboursIn({ terms }: Query, text: string): number {
  if (terms.length < 2 || text === "") {
    return 0;
  }
  const compared = plain(text);
  let pairs = 0;
  for (let at = 1; at < terms.length; at++) {
    const [first = "", second = ""] = [terms[at - 1]?.typed, terms[at]?.typed];
    pairs += compared.includes(`${first} ${second}`) || compared.includes(`${first}-${second}`) ? 1 : 0;
  }
  return pairs / (terms.length - 1);
}

/** The share of the title that the query is the beginning of, word by word; 0 where it is none, or too short to tell. */
export function titleBeginning({ folded }: Query, title: string): number {
  if (folded.length < shortestBeginning) {
    return 0;
  }
  const words = plainWords(title).join(" ");
  return words.startsWith(folded) ? folded.length / words.length : 0;
}
