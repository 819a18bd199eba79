import wordsByFrequency from "#data/words.json";
import { fold } from "./fold";

let ranks: Map<string, number> | undefined;

/**
 * Returns the rank of an English word by frequency, with 0 for the most common one, or `undefined` for a word that is not
 * among the 40,000 most common (SUBTLEX-US, Brysbaert and New, 2009). `wordRank("star")` is below 1,000, `wordRank("vidt")`
 * is `undefined`.
 */
export function wordRank(word: string): number | undefined {
  ranks ??= new Map(wordsByFrequency.split(" ").map((known, rank) => [known, rank]));
  return ranks.get(fold(word));
}

/** Returns `true` for an ordinary English word: `Genie`, `star` and `flat`, but not `ViDT` or `softmax`. */
export function isOrdinaryWord(word: string): boolean {
  return wordRank(word) !== undefined;
}
